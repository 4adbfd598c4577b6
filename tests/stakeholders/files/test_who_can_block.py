"""What would be wrong: a column that says who can block is not read, and their veto is lost without a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stakeholders.files.reading import meant

ROWS = (("Ann", "20", "5"), ("Bob", "60", "4"), ("Cid", "40", "3"), ("Dora", "80", "2"))


def table(header: str, cells: tuple[str, ...]) -> str:
    """Four actors with their positions and weights, and a column beside them."""
    lines = [
        f"Member;Position;Influence;{header}",
        *(";".join((*row, cell)) for row, cell in zip(ROWS, cells, strict=True)),
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Can block?", ("yes", "no", "no", "no")),
        ("Blocking power (y/n)", ("y", "n", "n", "n")),
        ("Could stop the deal", ("x", "", "", "")),
        ("Blocking minority", ("yes", "no", "no", "no")),
        ("Sperrminorität", ("ja", "nein", "nein", "nein")),
        ("Peut bloquer la décision ?", ("oui", "non", "non", "non")),
        ("Puede bloquear", ("sí", "no", "no", "no")),
    ],
)
def test_who_can_block_has_a_veto(header: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    found = meant(tmp_path, table(header, cells))
    assert [one.actor for one in found.entries if one.veto] == ["Ann"]
    assert "veto" in found.called


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Blocking power (1-5)", ("5", "2", "1", "3")),
        ("Blocking power", ("high", "low", "low", "medium")),
        ("Blocked in 2024?", ("yes", "no", "no", "no")),
        ("Can block the road", ("yes", "no", "no", "no")),
    ],
)
def test_how_well_they_block_and_what_they_did_is_no_veto(header: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    found = meant(tmp_path, table(header, cells))
    assert not any(one.veto for one in found.entries)
    assert header in found.unread


def test_how_well_they_block_weighs_where_nothing_else_does(tmp_path: Path) -> None:
    lines = [line.split(";") for line in table("Blocking power (1-5)", ("5", "2", "1", "3")).splitlines()]
    found = meant(tmp_path, "\n".join(f"{one[0]};{one[1]};{one[3]}" for one in lines))
    assert [one.capability.raw for one in found.entries] == ["5", "2", "1", "3"]
