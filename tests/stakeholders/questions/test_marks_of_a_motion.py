"""What would be wrong: marks of people who have votes end somewhere between ++ and --, where words of the same meaning
are votes on one motion."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.questions.options import motion

TODAY = 739_000
MARKS = ("++", "+", "-", "--")
WORDS = ("strongly for", "for", "against", "strongly against")
VOTES = (14, 10, 9, 7)
AGAINST, FOR = "against", "for"


def sheet(words: tuple[str, ...] = MARKS, column: str = "votes") -> str:
    rows = zip(("Ann", "Bob", "Cid", "Dot", "Eve"), words, (*VOTES, 5), strict=False)
    return "\n".join([f"actor,position,{column}", *(f"{who},{word},{many}" for who, word, many in rows)]) + "\n"


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("board.csv"), answers, TODAY)


def put(one: Opened) -> tuple[str, str] | None:
    return motion(questions.ask(one.known, one.written))


ANSWERED = {"words": "++ 100|+ 75|- 25|-- 0"}


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"settles": "vote"},
        {"votes": "all but Dot"},
        ANSWERED,
        {"ends": "--|++"},
        {**ANSWERED, "ends": "- | +", "settles": "vote"},
        {"ends": "strongly against|strongly for"},
    ],
)
def test_marks_of_people_who_have_votes_are_one_motion(answers: dict[str, str]) -> None:
    assert put(read(sheet(), **answers)) == (AGAINST, FOR)


@pytest.mark.parametrize("answers", [{"settles": "bargain"}, {"ends": "one term|ten terms"}, {"line": "50"}])
def test_who_says_that_it_may_end_between_them_has_a_scale(answers: dict[str, str]) -> None:
    assert put(read(sheet(), **answers)) is None


def test_without_votes_marks_are_points_of_a_scale() -> None:
    assert put(read("actor,position\nAnn,++\nBob,+\nCid,-\nDot,--\n")) is None


@pytest.mark.parametrize("answers", [{"votes": "all but Dot"}, {"settles": "vote"}])
def test_votes_may_come_by_an_answer_alone(answers: dict[str, str]) -> None:
    assert put(read("actor,position\nAnn,++\nBob,+\nCid,-\nDot,--\n", **answers)) == (AGAINST, FOR)
    head = "actor,stance\nAnn,++,14\n".replace("stance", "stance,expected")
    columns = "actor:actor|position:stance|vote:expected"
    assert put(read(f"{head}Bob,+,10\nCid,-,9\nDot,--,7\n", columns=columns)) == (AGAINST, FOR)


def test_the_chance_is_that_of_the_same_words(tmp_path: Path) -> None:
    told = {"settles": "vote", "quota": "2/3", "status_quo": "0"}
    chances = []
    for words in (MARKS, WORDS):
        path = tmp_path / "board.csv"
        path.write_text(sheet(words), "utf-8")
        study = forecast_table(path, told, as_of="2026-12-01")
        assert study.case.event[0].question == "Will the motion on board be carried?"
        chances.append(study.run(as_of=study.case.as_of, draws=1000).forecast.events[0].share.p)
    assert chances[0] == chances[1] < 0.3


@pytest.mark.parametrize(("written", "holds"), [("--", AGAINST), ("-", AGAINST), ("++", FOR), ("0", AGAINST)])
def test_what_holds_may_be_told_by_a_mark(written: str, holds: str) -> None:
    one = read(sheet(), status_quo=written)
    assert questions.ask(one.known, one.written).value("status_quo") == holds


def test_ends_are_not_asked_and_whoever_is_in_the_middle_is() -> None:
    one = read(sheet((*MARKS, "0")))
    asked = [question.key for question in questions.open_questions(one.known, one.written)]
    asking = questions.ask(one.known, one.written)
    assert put(one) == (AGAINST, FOR)
    assert "ends" not in asked
    assert "'0 abstain'" in asking.catalogue["words"].told(asking)
    away = read(sheet((*MARKS, "0")), words="++ 100|+ 75|0 abstain|- 25|-- 0")
    assert put(away) == (AGAINST, FOR)
    assert away.known.issues["board"].not_voting == ("Eve",)


def test_the_other_way_round_marks_stay_points_of_a_scale() -> None:
    assert put(read(sheet(), words="++ 0|+ 25|- 75|-- 100")) is None
