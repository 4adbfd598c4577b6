"""What would be wrong: columns of the least and the most that each accepts cannot be answered to be ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.files.columns.hints import limits
from instantsia.stakeholders.files.sheet import TableError

TODAY = 739_950
VOTED = (
    "Membro;Votou em abril;Espero em junho;pode ir até;Convicção (1-5)\nAna;11,75%;11,50%;11,25%;5\n"
    "Rui;11,75%;11,50%;11,50%;4\nZé;12,00%;11,75%;11,50%;5\nIda;11,50%;11,25%;11,00%;3\nGil;11,75%;11,50%;;2\n"
)
SHEET = (
    "Actor;Piso;Ideal;Techo;Poder\nHacienda;600;800;1000;90\nMinería;;600;;50\nGremio;420;450;500;40\n"
    "Puna;430;900;;10\n"
)
RATES = (
    "Membro;Espero em junho;pode ir até;Peso\nAna;11,50%;11,25%;5\nRui;11,75%;11,75%;4\nZé;11,25%;;3\n"
    "Ida;12,00%;11,50%;2\n"
)
DAYS = (
    "Name;Wanted;Latest;Say\nAnn;Oct 2027;Dec 2027;3\nBob;Apr 2028;Jun 2028;4\nCid;1 Dec 2027;1 Feb 2028;2\n"
    "Dan;Feb 2028;;2\n"
)


def ranges(sheet: str, columns: str) -> dict[str, tuple[float, ...]]:
    read = opened_text(sheet, Path("table.csv"), {"columns": columns}, TODAY)
    found = {}
    for entry in read.table.stakeholders.entries:
        number = entry.position.number
        assert number is not None, (entry.actor, entry.position)
        found[entry.actor] = (number.low, number.middle, number.high)
    return found


@pytest.mark.parametrize("mark", ["position low", "position_low", "position min"])
def test_both_ends_are_read_with_what_stands_between(mark: str) -> None:
    found = ranges(SHEET, f"actor:Actor|position:Ideal|{mark}:Piso|position high:Techo|capability:Poder")
    assert found["Hacienda"] == (600, 800, 1000)
    assert found["Gremio"] == (420, 450, 500)


def test_one_end_leaves_what_is_wanted_as_the_other() -> None:
    found = ranges(RATES, "actor:Membro|position:Espero em junho|position low:pode ir até|capability:Peso")
    assert (found["Ana"], found["Ida"]) == ((11.25, 11.5, 11.5), (11.5, 12, 12))
    found = ranges(DAYS, "actor:Name|position:Wanted|position high:Latest|capability:Say")
    assert found["Cid"][0] == pytest.approx(2027.915, abs=0.01)
    assert found["Cid"][2] == pytest.approx(2028.085, abs=0.01)


def test_the_ends_alone_are_a_range() -> None:
    found = ranges(
        SHEET.replace("Minería;;600;", "Minería;500;600;700"), "actor:Actor|position low:Piso|position high:Techo"
    )
    assert found["Gremio"][0] == 420
    assert found["Gremio"][2] == 500


def test_ends_of_several_positions_are_refused_with_what_is_expected() -> None:
    with pytest.raises(TableError, match="expected one position, with one column for each of its ends"):
        ranges(SHEET, "actor:Actor|position:Ideal|position:Poder|position low:Piso")


def asked(sheet: str) -> str:
    """What is asked of the columns."""
    read = opened_text(sheet, Path("table.csv"), {}, TODAY)
    return next(
        one.question.told(one.asking) for one in questions.open_questions(read.known, {}) if one.key == "columns"
    )


def test_the_question_names_the_ends_as_they_are_answered() -> None:
    assert "add '|position low:Piso|position high:Techo' to this answer" in asked(SHEET)


@pytest.mark.parametrize(
    ("voted", "expected", "limit"),
    [
        ("Votou em abril", "Espero em junho", "pode ir até"),
        ("Voted in April", "Expected in June", "would go to"),
        ("Abgestimmt im April", "Erwartet im Juni", "geht bis"),
        ("Votó en abril", "Espero en junio", "puede llegar a"),
        ("A voté en avril", "Attendu en juin", "irait jusqu'à"),
    ],
)
def test_a_past_vote_and_a_limit_are_no_issues_beside_what_is_expected(voted: str, expected: str, limit: str) -> None:
    sheet = VOTED.replace("Votou em abril", voted).replace("Espero em junho", expected).replace("pode ir até", limit)
    told = asked(sheet)
    assert f"position = {expected}" in told
    assert f"position low:{limit}" in told
    assert voted not in told


def test_a_column_on_both_sides_of_what_they_want_is_no_end() -> None:
    sheet = "Actor;Limit;Ideal;Poder\nAna;600;800;90\nZoe;700;600;50\nLuz;420;450;40\nPuna;430;900;10\n"
    assert "position low" not in asked(sheet)
    assert not limits("Where they stand")
