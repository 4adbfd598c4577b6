"""What would be wrong: low is not known beside high and medium, or grades that nobody knows are all made the same."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.files.cells.ladders import few_words, most_of_a_ladder

TODAY = 739_000


@pytest.mark.parametrize(
    "words",
    [
        ("hoch", "mittel", "tief", "sehr tief"),
        ("svært stor", "stor", "middels", "liten"),
        ("mycket hög", "hög", "medel", "låg"),
        ("meget høj", "høj", "mellem", "lav"),
        ("veldig høy", "høy", "middels", "lav"),
        ("v hard", "hard", "med", "soft", "v soft"),
    ],
)
def test_grades_stand_in_their_order(words: tuple[str, ...]) -> None:
    found = most_of_a_ladder(words[::-1])
    assert found is not None
    assert list(found) == list(words)
    assert all(one > other for one, other in pairwise(found.values()))


def test_words_of_which_none_is_told_from_another_are_no_ladder() -> None:
    assert few_words(["mid", "grey", "mid", "grey"]) is None
    assert few_words(["mid", "grey", "loud", "mid", "grey", "loud"]) == {"loud": 0.75, "grey": 0.5, "mid": 0.5}


def test_they_are_asked_without_a_point() -> None:
    text = "actor,position,salience\nAnn,10,mid\nBob,20,grey\nCid,60,mid\nDot,90,grey\n"
    one = opened_text(text, Path("t.csv"), {}, TODAY)
    asking = questions.ask(one.known, one.written)
    assert "grades" in [question.key for question in questions.open_questions(one.known, one.written)]
    assert "grey unknown" in asking.catalogue["grades"].default(asking)
