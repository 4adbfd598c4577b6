"""What would be wrong: one number among letters makes a column of options one of numbers, all else unknown."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY

_CANAL = "Firm,Wants,Votes\n" + "".join(
    f"{name},{wants},{votes}\n"
    for name, wants, votes in zip(
        ("Monti", "Ferri", "Bassa", "Biagio", "Cocchi", "Fosso", "Mattioli", "Comune"),
        ("C", "C", "B", "A", "B", "A", "0", "?"),
        (62, 48, 41, 37, 22, 19, 9, 7),
        strict=True,
    )
)


def read(folder: Path, text: str, *answers: str) -> Opened:
    path = folder / "canal.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, questions.given(("columns=actor:Firm|position:Wants", *answers)), None, TODAY)


def words(found: Opened) -> list[str | None]:
    return sorted((one.position.word for one in found.table.stakeholders.entries), key=str)


OPTIONS = ["0", "A", "A", "B", "B", "C", "C", None]


@pytest.mark.parametrize("answers", [(), ("words=options",), ("options=0|A|B|C",)])
def test_one_number_among_letters_is_an_option(answers: tuple[str, ...], tmp_path: Path) -> None:
    found = read(tmp_path, _CANAL, *answers)
    assert words(found) == OPTIONS
    assert found.document()


def test_the_line_that_is_told_reads_it_as_a_number(tmp_path: Path) -> None:
    told = next(note for note in read(tmp_path, _CANAL).table.stakeholders.notes if "is read as an option" in note)
    (line,) = shlex.split(told.partition("(--answer ")[2].partition(" reads it")[0])
    assert words(read(tmp_path, _CANAL, line)) == [None] * 8


def test_points_of_the_letters_make_all_of_them_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, _CANAL, "words=A 35|B 110|C 240")
    assert [one.position.number is not None for one in found.table.stakeholders.entries].count(True) == 7


def test_every_cell_is_an_option_where_somebody_says_so(tmp_path: Path) -> None:
    text = "Firm,Wants\nAnn,10\nBob,20\nCid,none\nDee,20\n"
    assert words(read(tmp_path, text)) == [None] * 4
    assert words(read(tmp_path, text, "words=options")) == ["10", "20", "20", "none"]


def test_more_numbers_than_options_are_refused_with_the_reason(tmp_path: Path) -> None:
    text = "Firm,Wants\n" + "".join(f"Firm {one},{one}\n" for one in range(20))
    with pytest.raises(UserError, match="expected at most 15 options, found 20 different cells"):
        read(tmp_path, text, "words=options")


@pytest.mark.parametrize("cells", ["60,?,?,?", "60,for,for,against", "60,low,high,high"])
def test_a_number_among_words_that_say_how_much_or_nothing_stays_one(cells: str, tmp_path: Path) -> None:
    text = "Firm,Wants\n" + "".join(f"Firm {at},{cell}\n" for at, cell in enumerate(cells.split(",")))
    assert any(one.position.number is not None for one in read(tmp_path, text).table.stakeholders.entries)
