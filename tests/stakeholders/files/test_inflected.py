"""What would be wrong: a grade that is read in one of its forms and not known in another."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build import opened
from instantsia.stakeholders.files.cells.inflected import _LANGUAGES, _WORDS
from instantsia.stakeholders.files.cells.ladders import ladder
from instantsia.stakeholders.files.cells.words import GRADES


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_inflected_word_is_a_grade_and_means_one_thing(language: str) -> None:
    for forms in _WORDS[language]:
        shares = ladder([*forms, "high", "low"])
        assert shares is not None, forms
        assert len({shares[form] for form in forms}) == 1, forms


@pytest.mark.parametrize(
    ("high", "very_high", "low"),
    [
        ("высокое", "очень высокое", "низкой"),
        ("wysokie", "bardzo wysoka", "niskiej"),
        ("wysoki", "bardzo duzy", "mala"),
        ("altos", "muy altas", "bajos"),
        ("alti", "molto alte", "bassi"),
        ("altas", "muito altos", "baixas"),
        ("élevées", "tres eleve", "basses"),
        ("hohes", "sehr hoher", "geringer"),
        ("HOHE", "sehr großer", "Niedrige"),
        ("hoge", "zeer grote", "lage"),
        ("great", "v. high", "little"),
        ("High", "v high", "Low"),
        ("strong", "vhigh", "small"),
        ("high", "v.high", "low"),
    ],
)
def test_high_very_high_and_low_in_their_forms(high: str, very_high: str, low: str) -> None:
    assert ladder([high, very_high, low]) == {very_high: 0.9, high: 0.75, low: 0.25}
    assert {high.casefold(), very_high.casefold(), low.casefold()} <= GRADES.keys()


@pytest.mark.parametrize(
    ("word", "share"),
    [
        ("med-high", 0.625), ("medium/high", 0.625), ("med. high", 0.625), ("low to medium", 0.375),
        ("mittel bis hoch", 0.625),         ("medio-alto", 0.625), ("średnio-wysokie", 0.625),
        ("средне-низкая", 0.375), ("fairly high", 0.625),
        ("ziemlich hohe", 0.625), ("assez faibles", 0.375), ("dość ważna", 0.625), ("mod.", 0.5), ("moderately", 0.5),
    ],
)  # fmt: skip
def test_what_lies_between_two_grades_or_is_rather_so(word: str, share: float) -> None:
    found = ladder([word, "high", "low"])
    assert found is not None
    assert found[word] == share


def test_what_is_no_grade_stays_none() -> None:
    for word in ("higher", "lower", "v. Highfield", "high and dry", "alt", "between high and low", "rather"):
        assert ladder([word, "high", "low"]) is None, word


def test_a_column_of_inflected_grades_is_read_without_a_question(tmp_path: Path) -> None:
    rows = "A,20,высокая\nB,40,высокие\nC,60,очень низкое\nD,80,среднее\n"
    (tmp_path / "a.csv").write_text("actor,position,salience\n" + rows, "utf-8")
    read = opened(tmp_path / "a.csv", {}, None, 739_950)
    numbers = [entry.salience.number for entry in read.table.stakeholders.entries]
    assert [number and number.low for number in numbers] == [75, 75, 10, 50]
    assert not any(where for where in read.known.where)
