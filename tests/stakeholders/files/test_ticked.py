"""What would be wrong: of a roll call with a column for each side one is read alone, or counts are read as ticks."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.build.test_sent_back import case_of, sent_back

NAMES = ("Aldin", "Berin", "Corva", "Dorn", "Esk", "Falk")


def read(folder: Path, text: str, answers: dict[str, str] | None = None) -> Opened:
    path = folder / "roll.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, answers or {}, None, TODAY)


def roll_call(sides: str, ticks: list[int | None], mark: str = "x", empty: str = "") -> str:
    names = sides.split(",")
    rows = [
        ",".join((name, *(mark if at == tick else empty for at in range(len(names)))))
        for name, tick in zip(NAMES, ticks, strict=False)
    ]
    return "\n".join((f"Member,{sides}", *rows, ""))


def positions(found: Opened) -> list[str | float | None]:
    out: list[str | float | None] = []
    for one in found.table.stakeholders.entries:
        number = one.position.number
        away = "away" if one.position.abstains else one.position.word
        out.append(float(number.middle) if number is not None else away)
    return out


def told(found: Opened) -> str:
    return " ".join(found.table.stakeholders.notes)


@pytest.mark.parametrize("mark", ["x", "X", "1", "yes", "✓", "(x)"])
@pytest.mark.parametrize("empty", ["", "0", "-"])
def test_the_name_of_the_ticked_column_is_the_position(mark: str, empty: str, tmp_path: Path) -> None:
    found = read(tmp_path, roll_call("For,Against,Abstain", [0, 1, 1, 0, 2, 0], mark, empty))
    assert positions(found) == ["For", "Against", "Against", "For", "away", "For"]
    sentence = "Columns 'For', 'Against' and 'Abstain' are read as one: whichever is ticked."
    assert sentence in told(found)
    assert found.known.rivals == sentence


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ("Yes,No,Abstention,Absent", ["Yes", "No", "away", "away"]),
        ("Ja,Nein,Enthaltung", ["Ja", "Nein", "away"]),
        ("Pour,Contre,Abstention", ["Pour", "Contre", "away"]),
        ("a favor,en contra,abstención", ["a favor", "en contra", "away"]),
        ("za,przeciw,wstrzymał się", ["za", "przeciw", "away"]),
        ("Vote for,Vote against", ["for", "against"]),
        ("strongly for,for,neutral,against,strongly against", [100, 75, 50, 25, 0]),
    ],
)
def test_sides_of_several_languages_and_degrees(sides: str, expected: list[str | float | None], tmp_path: Path) -> None:
    found = read(tmp_path, roll_call(sides, [*range(len(expected)), 0]))
    assert positions(found) == [*expected, expected[0]]


def test_the_mark_of_a_name_is_a_tick(tmp_path: Path) -> None:
    text = "Member,For,Against\nAnna Berg,AB,\nCarl Dahl,,C.D.\nEva Falk,EF,\nGita Holm,,Gita Holm\n"
    assert positions(read(tmp_path, text)) == ["For", "Against", "For", "Against"]


@pytest.mark.parametrize("number", ["No", "Nr"])
def test_a_column_that_numbers_the_rows_is_no_side(number: str, tmp_path: Path) -> None:
    rows = ["1,Aldin,x,,", "2,Berin,,x,", "3,Corva,,x,ill", "4,Dorn,x,,"]
    found = read(tmp_path, "\n".join((f"{number},Name,For,Against,Remark", *rows, "")))
    assert positions(found) == ["For", "Against", "Against", "For"]


def test_several_ticks_and_none_are_not_known_and_several_are_named(tmp_path: Path) -> None:
    text = roll_call("For,Against,Abstain", [0, 1, 1, 0, None, 0]) + "Galt,x,,x\n"
    found = read(tmp_path, text)
    assert positions(found) == ["For", "Against", "Against", "For", None, "For", None]
    assert "Ticked more than once, so not known: 'Galt' ('For' and 'Abstain')." in told(found)


def test_a_row_of_sums_is_no_count_of_a_party(tmp_path: Path) -> None:
    found = read(tmp_path, roll_call("For,Against,Abstain", [0, 1, 1, 0, 2, 0]) + "Total,3,2,1\n")
    assert positions(found) == ["For", "Against", "Against", "For", "away", "For"]


@pytest.mark.parametrize(
    "text",
    [
        "Member,Position,For,Against\nAldin,20,x,\nBerin,80,,x\nCorva,60,x,\n",
        "Member,For,Neutral\nAldin,x,\nBerin,,x\nCorva,x,\n",
        "Member,For,Against\nAldin,cheaper,slower\nBerin,,dear\nCorva,quick,\n",
        "Member,For,Against\nAldin,x,x\nBerin,x,x\nCorva,x,\n",
    ],
)
def test_what_is_no_roll_call_is_left_as_it_was(text: str, tmp_path: Path) -> None:
    assert "whichever is ticked" not in told(read(tmp_path, text))


def test_an_answer_takes_counts_for_a_position(tmp_path: Path) -> None:
    text = "Party,For,Against\nAldin,12,3\nBerin,4,20\nCorva,1,2\n"
    assert positions(read(tmp_path, text, {"columns": "actor:Party|position:For"})) == [12, 4, 1]


def test_an_answer_that_names_one_of_the_columns_takes_it_alone(tmp_path: Path) -> None:
    text = roll_call("For,Against,Abstain", [0, 1, 1, 0, 2, 0])
    alone = read(tmp_path, text, {"columns": "actor:Member|position:For"})
    assert positions(alone) == ["yes", None, None, "yes", None, "yes"]
    as_one = read(tmp_path, text, {"columns": "actor:Member|position:position"})
    assert positions(as_one) == positions(read(tmp_path, text))
    of_actor = read(tmp_path, text, {"columns": "actor:Member"})
    assert positions(of_actor) == positions(as_one)


@pytest.mark.parametrize("sides", ["For,Against,Abstain", "strongly for,for,neutral,against", "Ja,Nein,Abwesend"])
def test_it_is_the_same_case_when_it_is_sent_back(sides: str, tmp_path: Path) -> None:
    first = read(tmp_path, roll_call(sides, [0, 1, 1, 0, 2, None]))
    assert case_of(sent_back(first, tmp_path)) == case_of(first)
