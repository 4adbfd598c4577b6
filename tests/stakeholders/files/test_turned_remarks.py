"""What would be wrong: of actors in the columns what is said of one is taken as said of another, or of nobody."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build.opened import Opened, opened_text

TURNED = ",Ann,Bob,Cid,Dan,Eve\nPosition,20,80,60,,30\nSalience,60,70,50,40,30\nInfluence,10,20,15,5,8\n"


def read(more: str) -> Opened:
    return opened_text(TURNED + more, Path("t.csv"), {}, 739_950)


def test_a_remark_on_absence_is_told_beside_a_blank_position() -> None:
    found = read("Remark,away that week,,,,\n")
    assert found.known.remarks.away == ("Ann",)


def test_who_decides_is_the_one_of_whom_it_is_said() -> None:
    found = read("Remark,,has the final say,,,\n")
    assert [one.name for one in found.known.deciders] == ["Bob"]


def test_the_chair_is_whoever_has_the_office() -> None:
    assert read("Office,member,Chair,member,member,member\n").known.chairs == ("Bob",)


def test_who_attends_is_read_of_each_column() -> None:
    found = read("Attends,yes,no,yes,yes,no\n")
    assert [away for _, away, _ in found.known.remarks.attendance] == [("Bob", "Eve")]
