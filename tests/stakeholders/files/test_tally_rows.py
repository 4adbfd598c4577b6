"""What would be wrong: a row that counts the others, or explains a column, votes and bargains beside them."""

from __future__ import annotations

import pytest

from instantsia.stakeholders.files.stakeholders import Stakeholders
from tests.stakeholders.files.reading import entered

COUNCIL = """Member,First reading,Second reading,Weight,Remark
Dolores,AYE,AYE,3,firm
Ted,NAY,NAY,2,his ward
Yolanda,AYE,leaning aye,4,
Curtis,AYE,AYE,5,sponsor
Lyle,NAY,NAY,1,
"""
CODED = """Senator;Region;Mandate to;Coder A;Consensus;Salience (0-10);Note
Arrieta;North;2027;5;4,5;8;
Bustamante;South;2029;1;1;10;author
Cabral;South;2027;2;2;9;
Funes;East;2029;5;5;4;
Grondona;West;2027;3;3;9;hinge
Ibarguren;West;2029;3;2,5;7;
Average / kappa;;;;κ = 0,71;;
Deputy governor (chairs);;;;5;;only votes in a tie
"""


def names(table: Stakeholders) -> set[str]:
    return {one.actor for one in table.entries}


MEMBERS = names(entered(COUNCIL))


@pytest.mark.parametrize(
    "row",
    [
        "TALLY,3-2,3 aye / 2 nay,,",
        "Pointage au 13/06,,Pour : 3 Contre : 2,,one of them soft",
        "COUNT,No,2,,Ted and Lyle",
        "Auszählung (12.6.),,2,,",
        "Floor today,3-2-1,3 aye / 2 nay / 1 und.,,",
        "Remark = what they told us in private,,,,",
    ],
)
def test_it_is_left_out_and_named(row: str) -> None:
    table = entered(f"{COUNCIL}{row}\n")
    assert names(table) == MEMBERS == {"Dolores", "Ted", "Yolanda", "Curtis", "Lyle"}
    assert any(one.text.startswith(row.partition(",")[0]) for one in table.left_out)


@pytest.mark.parametrize("row", ["Count Felix Morath,AYE,NAY,3,", "Conta Energia,AYE,NAY,3,", "COUNT,AYE,NAY,3,there"])
def test_somebody_may_be_called_so(row: str) -> None:
    assert row.partition(",")[0] in names(entered(f"{COUNCIL}{row}\n"))


def test_a_range_among_words_and_numbers_is_no_tally() -> None:
    ranges = "Member,Position,Weight\nAnn,4-5,3\nBen,open,2\nCleo,open,2\nDora,no view,1\nEmil,3,1\n"
    assert "Ann" in names(entered(ranges, columns="actor:Member|position:Position"))


@pytest.mark.parametrize("position", ["Consensus", "Coder A"])
def test_rows_that_are_left_out_do_not_come_back_when_columns_are_answered(position: str) -> None:
    table = entered(CODED, columns=f"position:{position}")
    assert "Average / kappa" not in names(table)
    assert "Deputy governor (chairs)" not in names(table)
    assert len(table.entries) == 6


@pytest.mark.parametrize("last", ["J", "N", "Y", "Z"])
def test_the_last_of_members_called_by_letters_stays_where_all_have_numbers(last: str) -> None:
    """Two columns, and a number that counts nothing above it: somebody, whatever side the letter may stand for."""
    text = "member,position\n" + "".join(f"{name},{31 - place}\n" for place, name in enumerate("ABCDEFGHI"))
    assert last in names(entered(f"{text}{last},2\n"))


@pytest.mark.parametrize("last", ["CON", "Pro", "Aye", "NO", "For"])
def test_a_last_row_called_as_a_side_is_somebody_where_its_numbers_count_nobody(last: str) -> None:
    """One of them happens to be the number of rows above it; the others are neither counts nor sums."""
    text = "actor,position,salience,capability\nA,20,50,10\nB,70,60,20\nC,90,40,15\nD,10,20,5\nE,30,20,5\n"
    assert last in names(entered(f"{text}{last},30,20,5\n"))


@pytest.mark.parametrize("row", ["For,3,3,3", "For,220,190,55", "Against,4,160,35", "For,5,5,40"])
def test_a_last_row_of_counts_or_sums_of_a_side_is_nobody(row: str) -> None:
    text = "actor,position,salience,capability\nA,20,50,10\nB,70,60,20\nC,90,40,15\nD,10,20,5\nE,30,20,5\n"
    assert row.partition(",")[0] not in names(entered(f"{text}{row}\n"))
