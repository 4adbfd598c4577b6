"""Wrong if somebody who is away is overlooked, or is said to do what they would not do if they came."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia import api
from instantsia.analysis.levers.lever import Attending, Levers
from instantsia.analysis.replaying.replays import Replays
from instantsia.api import Study
from instantsia.report.levers import levers_json, screen
from tests.analysis.levers.test_ballots import council

DRAWS = 2000
MOTION = [("Ann", "strongly for", 3), ("Bob", "absent", 5), ("Cid", "against", 4), ("Dan", "strongly against", 3)]
BOARD = [("Ann", "90", 3), ("Bob", "absent", 3), ("Cid", "10", 4), ("Dan", "40", 2), ("Eve", "80", 2)]
SITE = [("Ann", "north", 1), ("Bob", "absent", 1), ("Cid", "stay", 1), ("Dan", "south", 1)]


def rows(some: list[tuple[str, str, int]], **instead: str) -> list[dict[str, Any]]:
    return [{"actor": one, "position": instead.get(one, place), "votes": str(votes)} for one, place, votes in some]


def headline(study: Study) -> float:
    return Replays(study.plan(draws=DRAWS), draws=DRAWS).headline()


def back(found: Levers) -> Attending:
    (one,) = found.attending
    return one


@pytest.mark.parametrize(
    ("some", "answers", "word", "told"),
    [
        (MOTION, {"settles": "vote"}, "strongly for", "Bob votes for 'for' instead of abstaining or being away;"),
        (BOARD, {"settles": "vote", "status_quo": "0"}, "90", "Bob votes as somebody at 90 instead of abstaining"),
        (
            SITE,
            {"options": "stay|north|south", "status_quo": "stay"},
            "north",
            "Bob votes for north instead of abstaining",
        ),
    ],
)
def test_who_is_away_is_told_with_what_their_vote_would_do(
    some: list[tuple[str, str, int]], answers: dict[str, str], word: str, told: str
) -> None:
    """Only those who were there were moved, though the one who is away had the votes."""
    study = api.forecast_table(rows(some), answers, as_of="2026-11-21")
    found = study.levers("ann", draws=DRAWS)
    one = back(found)
    assert one.p_before == found.p == headline(study)
    assert one.p_after >= found.p + 0.01
    # a cell of a table is off by a little, and what is looked for is exact
    there = api.forecast_table(rows(some, Bob=word), answers, as_of="2026-11-21")
    assert one.p_after == pytest.approx(headline(there), abs=0.03)
    text = " ".join(screen(found).split())
    assert told in text
    assert "no effort is shown, since nothing in the table or case says what it would take" in text
    assert '"attending": [{"actor": "bob"' in " ".join(levers_json(found).split()).replace("[ {", "[{").replace(
        "{ ", "{"
    )


def test_who_would_come_and_vote_against_them_endangers_what_they_have() -> None:
    study = api.forecast_table(rows(MOTION), {"settles": "vote"}, as_of="2026-11-21")
    found = study.levers("dan", draws=DRAWS)
    assert found.goal.reached
    assert back(found).p_after > found.p
    assert "Abstain or away, and better left so" in screen(found)


def test_where_they_lean_is_known_in_a_case_they_vote_as_they_lean() -> None:
    """The chances are those of the case in which they are there, and of --set in it."""
    whole = council({"ash": 100.0, "beech": 0.0, "cedar": 20.0, "dorn": 90.0, "elm": 80.0})
    study = whole.changing(set=["body.board.absent=elm"])
    leans, looked_for = study.levers("ash", draws=DRAWS).attending
    if leans.to is not None:
        leans, looked_for = looked_for, leans
    assert (leans.to, leans.option, looked_for.to, looked_for.option) == (None, "", 100.0, "close")
    assert leans.p_after == headline(whole) > headline(study)
    assert looked_for.p_after == headline(whole.changing(set=["elm.pier=100"]))


def test_who_is_there_or_takes_the_side_themselves_is_not_brought_back() -> None:
    study = api.forecast_table(rows(MOTION, Bob="for"), {"settles": "vote"}, as_of="2026-11-21")
    assert study.levers("ann", draws=DRAWS).attending == ()
