"""What would be wrong: one of several options carries with half of the votes, where a line says that all must agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY

ROWS = ["Party,Position,Importance", "Ann,red,3", "Bob,blue,2", "Cem,red,4", "Dan,green,3", ""]


@pytest.mark.parametrize(
    ("line", "quota"),
    [
        ("Members must all agree (any one can block)", "unanimity"),
        ("All must agree", "unanimity"),
        ("les quatre doivent tous signer", "unanimity"),
        ("deben firmar todos", "unanimity"),
        ("devono firmare tutti", "unanimity"),
        ("devem assinar todos", "unanimity"),
        ("zij moeten allemaal tekenen", "unanimity"),
        ("все должны подписать", "unanimity"),
        ("must all be there at nine", questions.voters.HALF),
    ],
)
def test_unanimity_is_proposed_of_options_on_which_all_must_agree(line: str, quota: str, tmp_path: Path) -> None:
    (tmp_path / "flag.csv").write_text("\n".join([*ROWS, line]) + "\n", "utf-8")
    found = opened(tmp_path / "flag.csv", {}, None, TODAY)
    asking = questions.ask(found.known, found.written)
    assert questions.QUESTIONS["quota"].default(asking) == quota
    assert bool(questions.voters.told_quota(asking)) == (quota == "unanimity")
