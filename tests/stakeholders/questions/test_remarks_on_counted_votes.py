"""What would be wrong: a remark on why some abstain or are away is told as not read where the counts have told it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions.remarks import remarks_not_read

HEAD = "Bloc,Seats,For,Against,Abst.,Unknown / absent,Note\n"
REST = "Reds,10,8,1,1,0,\nBlues,12,0,12,0,0,will abstain if it is amended\n"


@pytest.mark.parametrize(
    "row", ["Greens,7,4,0,2,1,two will abstain", "Greens,7,5,0,1,1,one is on leave", "Greens,1,0,0,0,1,probably absent"]
)
def test_what_the_counts_tell_is_not_told_of_the_remark(row: str) -> None:
    known = opened_text(f"{HEAD}{REST}{row}\n", Path("table.csv"), {}, 739_950).known
    assert remarks_not_read(known, {}) == []


def test_without_such_counts_the_remark_is_told() -> None:
    text = "Bloc,Seats,For,Against,Note\nReds,10,9,1,\nBlues,12,0,12,\nGreens,7,7,0,two are on leave\n"
    known = opened_text(text, Path("table.csv"), {}, 739_950).known
    assert "speaks of absence (Greens)" in " ".join(remarks_not_read(known, {}))
