"""What would be wrong: the beginning of an actor's name is taken and that of an issue refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.files.sheet import TableError

ROWS = (
    "actor,issue,position\nAnn,Carbon tax,20\nBob,Carbon tax,80\nAnn,Carbon border,20\nBob,Carbon border,60\n"
    "Ann,Visa quota,1\nBob,Visa quota,5\n"
)


def read(folder: Path, **answers: str) -> Opened:
    (folder / "two.csv").write_text(ROWS)
    return opened(folder / "two.csv", {key.replace("__", "."): text for key, text in answers.items()}, None, 739_950)


@pytest.mark.parametrize("written", ["Visa quota", "visaquota", "Visa", "VIS"])
def test_an_issue_is_meant_by_a_beginning_that_only_one_has(written: str, tmp_path: Path) -> None:
    whole = read(tmp_path, issue="Visa quota", **{"scale__Visa quota": "0..5"})
    begun = read(tmp_path, issue=written, **{f"scale__{written}": "0..5"})
    assert begun.written == whole.written == {"issue": "Visa quota", "scale.Visa quota": "0..5"}
    assert begun.known == whole.known


def test_a_beginning_that_two_issues_have_names_both(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"found no issue 'Carb' \(known: Carbon border, Carbon tax\)"):
        read(tmp_path, issue="Carb")
    with pytest.raises(UserError, match=r"found 'Carb', expected an issue \(known: Carbon border, Carbon tax\)"):
        read(tmp_path, line__Carb="40")
