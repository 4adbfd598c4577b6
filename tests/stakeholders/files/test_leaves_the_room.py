"""What would be wrong: who leaves the room before the vote is counted as there, and nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text

TODAY = 739_950


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("DPI - owns the shop, leaves the room", True),
        ("verlässt den Saal", True),
        ("quitte la salle", True),
        ("verlaat de zaal", True),
        ("leaves the room at 9, after the vote", False),
        ("leaves room for talks", False),
    ],
)
def test_who_leaves_the_room_is_told_as_away(remark: str, told: bool) -> None:
    rows = ("Abel;for;", "Barlow;against;", f"Kemble;for;{remark}", "Drew;against;seconded it", "Eve;for;moved it")
    read = opened_text("\n".join(("Cllr;On the motion;Note", *rows)) + "\n", Path("hall.csv"), {}, TODAY)
    assert ("Kemble" in str(read.known.remarks)) is told
