"""What would be wrong: not really counts for more than a bit, or as much as yes."""

from __future__ import annotations

import pytest

from instantsia.stakeholders.files.cells.ladders import ladder


@pytest.mark.parametrize(
    "words",
    [
        ["a lot", "some", "a bit", "not much", "not really", "no"],
        ["very much", "yes", "a bit", "not really"],
        ["sehr", "ja", "ein bisschen", "nicht viel", "nicht wirklich", "nein"],
        ["beaucoup", "un peu", "pas beaucoup", "pas vraiment", "non"],
        ["mucho", "algo", "un poco", "no mucho", "no realmente", "no"],
        ["molto", "un po'", "non molto", "non proprio", "no"],
        ["muito", "um pouco", "não muito", "nem por isso", "não"],
        ["veel", "een beetje", "niet veel", "niet echt", "nee"],
        ["dużo", "trochę", "niewiele", "nie bardzo", "nie"],
        ["много", "немного", "не очень", "не особо", "нет"],
    ],
)
def test_words_for_how_much_stand_in_their_order(words: list[str]) -> None:
    found = ladder(reversed(words))
    assert found is not None
    assert list(found) == words
    assert len({*found.values()}) == len(words)


@pytest.mark.parametrize("words", [["yes", "no"], ["ja", "nein", "vielleicht"], ["sí", "no"], ["yes", "a lot"]])
def test_yes_and_no_alone_are_no_grades(words: list[str]) -> None:
    assert ladder(words) is None
