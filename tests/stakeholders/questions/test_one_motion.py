"""Degrees of attitude of people who have votes are votes on one motion: more than a bare majority is not "half way"."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia import forecast_table
from instantsia.api import Study
from instantsia.report.first.screen import screen
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened, opened, opened_text
from instantsia.stakeholders.questions import ask
from instantsia.stakeholders.questions.options import motion

DEGREES = ("strongly for", "for", "leaning for", "for", "leaning against", "against", "strongly against")
NAMES = ("Ana", "Ben", "Cleo", "Dov", "Eli", "Fay", "Gus")
TODAY = 739_000


def sheet(words: tuple[str, ...] = DEGREES, below: str = "", column: bool = True) -> str:
    head, cell = ("member,attitude,vote", ",1") if column else ("member,attitude", "")
    rows = [f"{name},{word}{cell}" for name, word in zip(NAMES, words, strict=False)]
    return "\n".join([head, *rows, *([below + ("," if column else "")] if below else [])]) + "\n"


def read(text: str, answers: dict[str, str] | None = None) -> Opened:
    return opened_text(text, Path("board.csv"), answers or {}, TODAY)


def put(one: Opened) -> tuple[str, str] | None:
    return motion(ask(one.known, one.written))


def played(folder: Path, text: str, answers: dict[str, str] | None = None) -> Study:
    path = folder / "board.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers or {}, as_of="2026-12-01")


def chance(study: Study) -> float:
    return study.run(as_of=study.case.as_of, draws=2000).forecast.events[0].share.p


@pytest.mark.parametrize(
    ("text", "answers", "sides"),
    [
        (sheet(), {}, ("against", "for")),
        (sheet(column=False, below="Quota: 5 of 7 votes,"), {}, ("against", "for")),
        (sheet(column=False), {"quota": "5"}, ("against", "for")),
        (sheet(column=False), {"votes": "all"}, ("against", "for")),
        (sheet(column=False), {"settles": "vote"}, ("against", "for")),
        (sheet(column=False), {}, None),
        (sheet(column=False), {"votes": "none"}, None),
        (sheet(), {"settles": "bargain"}, None),
        (sheet(), {"settles": "Ana"}, None),
        (sheet(), {"model": "win-set"}, None),
        (sheet(), {"model": "ballot"}, ("against", "for")),
        (sheet(), {"ends": "keep|change"}, None),
        (sheet(), {"line": "60"}, None),
        (sheet(), {"options": "keep 0|half 50|change 100"}, None),
        (sheet(("eher ja", "ja", "nein")), {}, ("nein", "ja")),
        (sheet(("leaning for", "for", "neutral")), {}, ("no decision", "for")),
        (sheet(("strongly against", "leaning against")), {}, ("against", "a change")),
        (sheet(("80", "60", "20")), {}, None),
        (sheet(("high", "low", "medium")), {}, None),
        (sheet(("80", "60", "20")), {"ends": "strongly against|strongly for"}, ("against", "for")),
        (sheet(("80", "60", "20"), column=False), {"ends": "against|for"}, None),
        (sheet(("80", "60", "20"), column=False), {"ends": "against|for", "settles": "vote"}, ("against", "for")),
        (sheet(("80", "60", "20")), {"ends": "no ban|full ban"}, None),
        (sheet(("5", "4", "2")), {"scale": "1..5", "ends": "1 = yes, 5 = no"}, ("yes", "no")),
    ],
)
def test_what_is_one_motion(text: str, answers: dict[str, str], sides: tuple[str, str] | None) -> None:
    assert put(read(text, answers)) == sides


def test_words_that_were_answered_are_votes_all_the_same() -> None:
    """If it failed, the line that the program prints would change the answer when it is pasted."""
    first = read(sheet())
    words = ask(first.known, first.written).catalogue["words"]
    again = read(sheet(), {"words": words.default(ask(first.known, first.written))})
    assert put(again) == put(first) == ("against", "for")


def test_four_of_seven_do_not_carry_a_motion_that_needs_five(tmp_path: Path) -> None:
    """Settled on a scale, a watered-down bill passed with .9, where the board votes on it as it is."""
    five = played(tmp_path, sheet(below="Quota: 5 of 7 votes,"))
    assert chance(five) < 0.4
    assert chance(played(tmp_path, sheet(below="Quota: 4 of 7 votes,"))) > 0.6
    first = screen(five.run(as_of=five.case.as_of, draws=2000).forecast, 120)
    assert "Will the motion on board be carried?" in first
    assert "As stated 4 votes for and 3 against" in first
    assert "(--answer settles=bargain says that it may end between them)" in " ".join(first.split())


def test_who_leans_goes_over_more_often(tmp_path: Path) -> None:
    """What is written as a leaning is nearer to the middle, which is inside its doubt."""
    study = played(tmp_path, sheet())
    votes = study.run(as_of=study.case.as_of, draws=4000).forecast.steps[0].votes
    assert votes["eli"]["against"] < votes["gus"]["against"] - 0.02


def test_who_stands_between_and_of_whom_nothing_is_known_are_named(tmp_path: Path) -> None:
    """Neither is one of those who voted for, and nobody may count them there."""
    words = ("strongly for", "for", "neutral", "for", "leaning against", "", "strongly against")
    study = played(tmp_path, sheet(words))
    first = screen(study.run(as_of=study.case.as_of, draws=2000).forecast, 120)
    assert "As stated 3 votes for and 2 against" in first
    assert "Position not known: Fay. As near to one as to the other: Cleo." in " ".join(first.split())


def test_a_sheet_that_is_sent_back_is_the_same_motion(tmp_path: Path) -> None:
    first = read(sheet(below="Quota: 5 of 7 votes,"))
    path = tmp_path / "as-read.csv"
    path.write_text(as_read(first), "utf-8")
    second = opened(path, {}, None, TODAY)
    assert list(ask(second.known, second.written).value("options")) == ["against", "for"]
    assert chance(played(tmp_path, path.read_text("utf-8"))) == pytest.approx(
        chance(played(tmp_path, sheet(below="Quota: 5 of 7 votes,"))), abs=1e-9
    )


def test_long_names_of_issues_have_events_of_their_own(tmp_path: Path) -> None:
    """Two questions of a form that begin alike had one id for two events, and the table could not be played."""
    long = "To what extent do you agree with each of the statements below about the "
    rows = [f"{name},{issue},{word},1" for issue in (f"{long}tram", f"{long}fare")
            for name, word in zip(NAMES, DEGREES, strict=True)]  # fmt: skip
    study = played(tmp_path, "\n".join(["actor,issue,position,vote", *rows]) + "\n")
    ids = [event.id for event in study.case.event]
    assert len(set(ids)) == len(ids)


def test_numbers_between_for_and_against_are_the_same_motion(tmp_path: Path) -> None:
    """The same board in words and in marks of a hundred is one answer; the high end may be that of those against."""
    words = played(tmp_path, sheet(below="Quota: 5 of 7 votes,"))
    marks = ("100", "75", "60", "75", "40", "25", "0")
    text = sheet(marks, below="Quota: 5 of 7 votes,")
    numbers = played(tmp_path, text, {"ends": "strongly against|strongly for", "status_quo": "against"})
    assert chance(numbers) == pytest.approx(chance(words), abs=0.02)
    turned = sheet(tuple(str(100 - int(mark)) for mark in marks), below="Quota: 5 of 7 votes,")
    other = played(tmp_path, turned, {"ends": "strongly for|strongly against", "status_quo": "against"})
    assert chance(other) == pytest.approx(chance(words), abs=0.02)


@given(st.lists(st.integers(0, 100), min_size=3, max_size=7), st.booleans(), st.booleans())
def test_numbers_are_never_a_motion_by_themselves(numbers: list[int], column: bool, quota: bool) -> None:
    """A number is a point of a scale, of which half is half: only whoever says so makes votes of them."""
    text = sheet(tuple(map(str, numbers)), "Quota: 2 votes," if quota else "", column)
    assert put(read(text)) is None


def test_who_is_given_a_side_by_a_what_if_is_counted_once(tmp_path: Path) -> None:
    """Of seven members eight were told of: one for it, and still between the two."""
    words = ("strongly for", "for", "neutral", "for", "leaning against", "", "strongly against")
    path = tmp_path / "board.csv"
    path.write_text(sheet(words), "utf-8")
    changed = forecast_table(path, as_of="2026-12-01", set=["Cleo.attitude=for"])
    told = " ".join(screen(changed.run(as_of=changed.case.as_of, draws=2000, runs=None).forecast, 120).split())
    assert "As stated 4 votes for and 2 against" in told
    assert "Cleo." not in told.partition("Swing")[2]
    assert "Fay" in told
