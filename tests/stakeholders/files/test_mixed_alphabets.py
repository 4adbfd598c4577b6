"""What would be wrong: bytes of two alphabets make a file of nonsense, or words of the west are read as Cyrillic."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.files.delimited import western
from instantsia.stakeholders.files.formats.text import Decoded, any_text
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError

TODAY = 739_950
HEADER = "Member;Position;Weight\n"


def decoded(data: bytes, answered: str = "") -> Decoded:
    """The text of bytes."""
    return any_text(data, "t.csv", western, answered)


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        (f"{HEADER}Gráfico;20;5\nPeña;60;4\n", "ñ"),
        ("Délégation;Position;Poids\nSuède;20;5\nEspagne;60;4\nné;50;3\n", "né"),
        (f"{HEADER}“home”;20;5\nBjörn;60;4\nŁódź;40;3\n", "ö"),
        (f"{HEADER}Иванов;20;5\nПетров;60;4\nAndré;40;3\n", "é"),
    ],
)
def test_a_few_bytes_of_another_alphabet_are_read_as_what_they_are(text: str, stray: str, tmp_path: Path) -> None:
    data = text.encode().replace(stray.encode(), stray.encode("cp1252"))
    with pytest.raises(UnicodeDecodeError):
        data.decode()
    found = decoded(data)
    assert (found.text, found.alphabet) == (text, "UTF-8 (1 byte of it as Windows-1252)")
    # it is asked, told on the first screen where the guess is taken, and the answer that is proposed reads it so
    (tmp_path / "t.csv").write_bytes(data)
    known = opened(tmp_path / "t.csv", {}, None, TODAY).known
    assert next(one.key for one in questions.open_questions(known, {})) == "encoding"
    assert any("is read as UTF-8 (1 byte of it as Windows-1252)" in one for one in questions.guessed(known, {}))
    assert decoded(data, "UTF-8").text == text
    assert decoded(data, found.others[0]).text != text


def test_bytes_of_one_alphabet_are_no_mixture() -> None:
    for text, page, alphabet in (
        ("Министр;за\nДія;проти", "cp1251", "Windows-1251 (Ukrainian)"),
        ("STÓŁ;ŻABA\nŁódź;za", "cp1250", "Windows-1250 (Polish)"),
        ("財務省;賛成", "cp932", "Shift-JIS"),
    ):
        found = decoded(f"{HEADER}{text}\n".encode(page))
        assert (found.text, found.alphabet) == (f"{HEADER}{text}\n", alphabet)


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        (("ÄÖÜ", "IÖ", "Dave"), ()),
        (("Ü-Gruppe", "Ö 3", "Bob"), ("Windows-1252 (German)",)),
        (("ÅÄÖ Group", "ÖÄ", "Ann"), ("Windows-1252 (Swedish)",)),
    ],
)
def test_short_words_beside_western_ones_are_western(
    names: tuple[str, ...], proposed: tuple[str, ...], tmp_path: Path
) -> None:
    rows = "".join(f"{name};{at * 20};{at};heard in the house\n" for at, name in enumerate(names, 1))
    path = tmp_path / "t.csv"
    path.write_bytes(f"Member;Position;Weight;Note\n{rows}".encode("cp1252"))
    found = read_sheet(path)
    assert [row[0].text for row in found.rows] == list(names)
    # where it is not sure it is asked, and the other one is offered
    assert found.alphabets[:1] == proposed


def test_names_in_cyrillic_beside_western_words_stay() -> None:
    rows = "Иванов;20;5;strongly against the deal\nПетров;60;4;in favour of any deal\n"
    text = f"Member;Position;Weight;Note\n{rows}"
    assert decoded(text.encode("cp1251")).text == text


def test_icelandic_is_a_language_of_the_west() -> None:
    text = f"{HEADER}Þórður;20;5\nÁsgeir;60;4\nÓðinn;40;3\n"
    assert decoded(text.encode("cp1252")).text == text


def test_an_answer_that_the_bytes_are_not_in_is_refused() -> None:
    with pytest.raises(TableError):
        decoded(f"{HEADER}Müller;20;5\n".encode("cp1252"), "UTF-8")
