"""What would be wrong: each answer that is printed may be given, and all of them on one line are refused."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build.answers_that_fit import answers_that_fit
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened, opened, opened_text

from .tables import TODAY

_PLAIN = (
    *("firm L", "firm L", "firm L", "lean T", "lean L", "firm T", "firm T", "lean L", "lean T", "firm L", "undecided"),
    *("lean T", "no reply", "undecided", "lean L", "undecided", "lean L"),
    *("firm L: 4", "lean T: 3", "lean L: 4", "firm T: 2", "undecided: 3", "no reply: 1"),
)
CANVASS = "actor,position,salience\n" + "".join(
    f"Seat {chr(65 + place)},{cell},{3 + place % 7}\n" for place, cell in enumerate(_PLAIN)
)
"""With what is said of its last cells the others are points between L and T, on which 'no decision' is none."""


def read(folder: Path, text: str) -> Opened:
    path = folder / "canvass.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, {}, None, TODAY)


def answers(one: Opened) -> dict[str, str]:
    return {each.key: each.question.default(each.asking) for each in answers_that_fit(one).asked}


def test_what_is_printed_works_though_one_answer_changes_how_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, CANVASS)
    assert found.known.issues["canvass"].options
    again = opened(tmp_path / "canvass.csv", answers(found), None, TODAY)
    assert answers(again) == {}
    assert again.document()


def test_where_the_answers_do_not_touch_each_other_they_are_those_that_are_open(tmp_path: Path) -> None:
    found = read(tmp_path, "who,view,clout\nAnn,strongly for,5\nBob,against,3\nCem,n.c.,2\n")
    fitting = answers_that_fit(found)
    assert [one.key for one in fitting.asked] == ["columns", "words", "ends", "status_quo"]
    assert fitting.then.known.issues == opened(tmp_path / "canvass.csv", answers(found), None, TODAY).known.issues


def test_options_sent_back_stay_options_though_their_words_are_those_of_a_scale(tmp_path: Path) -> None:
    written = as_read(read(tmp_path, CANVASS))
    back = opened_text(written, tmp_path / "canvass.csv", {}, TODAY)
    assert set(back.known.issues["canvass"].options) >= {"firm L", "firm T", "lean L", "lean T"}
    assert back.document()
