"""What would be wrong: the ends that a title names are forgotten where nobody who is read stands at one of them."""

from __future__ import annotations

import pytest

from tests.stakeholders.questions.test_counting_rules import asked

ROWS = "actor,position,salience\nAna,0,50\nBen,6.5,40\nCleo,18,30\nDov,22,20\n"


@pytest.mark.parametrize(
    "title",
    [
        "Stand 2025 / Wi, Be  0 = kein Ausbau, 22 = Vollausbau nach Gutachten",
        "0 = no works, 22 = all works",
        "22 = tout, 0 = rien",
    ],
)
def test_the_scale_is_the_titles_whoever_is_left_out(title: str) -> None:
    text = f'"{title}"\n\n{ROWS}'
    whole, fewer = asked(text), asked(text, {"leave_out": "Dov"})
    assert whole.value("scale") == fewer.value("scale") == (0, 22)
    assert whole.value("ends") == fewer.value("ends")
    assert fewer.value("ends").low != "the low end"


@pytest.mark.parametrize("title", ["1 = weak, 5 = strong", "0 = none, 99 = not known", "Budget 0, 22 rooms"])
def test_other_pairs_are_no_ends(title: str) -> None:
    assert asked(f'"{title}"\n\n{ROWS}', {"leave_out": "Dov"}).value("scale") == (0, 100)
