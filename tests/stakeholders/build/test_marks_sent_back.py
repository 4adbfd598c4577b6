"""What would be wrong: a column of marks is written as it is read, and cannot be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.build.test_sent_back import case_of, sent_back

ROWS = ["Ann,x,1", "Bob,(x),1", "Cem,x,1", "Dan,,1", "Eva,x,1", "Fay,(x),1", "Gil,x,1"]


@pytest.mark.parametrize("more", [[], ["Hal,3,1"], ["Hal,no,1"], ["Hal,-,1"], ["Hal,Y (?),1", "Ida,N,1"]])
def test_marks_in_brackets_are_read_again_as_they_were(more: list[str], tmp_path: Path) -> None:
    path = tmp_path / "weeks.csv"
    path.write_text("\n".join(["Name,6 wk,Vote", *ROWS, *more]) + "\n", "utf-8")
    first = opened(path, {"columns": "actor:Name|position:6 wk"}, None, TODAY)
    again = sent_back(first, tmp_path)
    held = [(one.actor, one.position.word, one.position.loose) for one in first.table.stakeholders.entries]
    assert [(one.actor, one.position.word, one.position.loose) for one in again.table.stakeholders.entries] == held
    assert case_of(again) == case_of(first)
