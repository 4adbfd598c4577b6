"""What would be wrong: the row that tells how many are needed is told as a sum of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build import read_table
from tests.stakeholders.build.tables import TODAY, table

ROWS = "actor,position,capability\nUnion,90,40\nEmployers,40,60\nMinistry,70,50\nRegion,55,20\n"
NEEDED, ADDED = "tells how many are needed", "adds up or averages the others"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Quota,5,", NEEDED),
        ("Quota:,,150", NEEDED),
        ("Majority needed,3,", NEEDED),
        ("required majority,3,", NEEDED),
        ("Quorum,4,", NEEDED),
        ("Threshold,50,", NEEDED),
        ("Erforderliche Mehrheit,,90", NEEDED),
        ("Net position,62,", ADDED),
        ("Total,,170", ADDED),
        ("Average,64,42", ADDED),
    ],
)
def test_a_row_that_tells_how_many_are_needed_is_told_as_such(tmp_path: Path, row: str, reason: str) -> None:
    read = read_table(table(tmp_path, f"{ROWS}{row}\n"), None, {}, TODAY)
    assert [str(one.reason) for one in read.stakeholders.left_out] == [reason]
