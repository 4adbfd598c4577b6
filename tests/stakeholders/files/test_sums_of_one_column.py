"""What would be wrong: the sum of a column weighs ten votes of twenty, or a count of marks is somebody."""

from __future__ import annotations

from instantsia.stakeholders.files.stakeholders import Stakeholders
from tests.stakeholders.files.reading import entered

BOARD = """Name,Flat,Increase %,Cares (1-5),Votes,Remarks
Hannah,2,3.5,3,1,in the chair
Tariq,17,4.8,5,1,roof fund
Iris,21,4.8,4,1,
Colm,9,0,5,1,
Agata,12,2,4,1,
Pat,6,2,3,2,
"""
DEVICES = """Who,As now,Lockers,Pouches,Ban,Matters,Notes
Rob,,(x),X,,High,
Nasreen,,X,(x),,Med,
Phil,,,X,(x),High,
Claire,X,(x),,,High,
Dawn,,,,X,High,
Hugh,X,,,,Med,only if
"""


def names(table: Stakeholders) -> set[str]:
    return {one.actor for one in table.entries}


MEMBERS = {"Hannah", "Tariq", "Iris", "Colm", "Agata", "Pat"}


def test_the_sum_of_one_column_is_nobody_whatever_it_is_called() -> None:
    table = entered(f"{BOARD}Votes on the night,,,,7,quorum 4\nGill,,4.8,4,0,advises\n")
    assert names(table) == {*MEMBERS, "Gill"}
    assert [str(one) for one in table.left_out if "night" in one.text] == [
        "row 8 ('Votes on the night, 7, quorum 4', which adds up or averages the others)"
    ]


def test_who_has_another_number_or_a_position_is_somebody() -> None:
    for row in ("Mona,,,,8,", "Mona,,1,,7,", "Mona,,,,7,new to it"):
        assert "Mona" in names(entered(f"{BOARD}{row}\n"))


def test_a_count_below_columns_of_marks_is_nobody() -> None:
    table = entered(f"{DEVICES}Number of X,2,1,2,1,,\n")
    assert names(table) == {"Rob", "Nasreen", "Phil", "Claire", "Dawn", "Hugh"}
    assert any(one.text.startswith("Number of X") and "counts" in one.reason for one in table.left_out)


def test_an_order_of_options_among_marks_is_somebodys() -> None:
    assert "Olga" in names(entered(f"{DEVICES}Olga,4,1,2,3,Low,\n"))
