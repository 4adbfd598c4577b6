"""What would be wrong: a link that says another thing than the draws have, a report whose absence changes too much."""

from __future__ import annotations

import datetime
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from instantsia.analysis.beliefs.moments import gathered
from instantsia.analysis.beliefs.reports import Otherwise, left_out
from instantsia.analysis.beliefs.trace import Decided, Trace
from instantsia.analysis.course.narration import narrate
from instantsia.analysis.replaying.replays import Replays
from instantsia.api import Study, load
from instantsia.draws.state import differs
from instantsia.engine.plan import prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Moment
from instantsia.errors import UserError
from instantsia.report.beliefs.trace import _came, screen
from tests.analysis.beliefs.papers import papers, relay

DRAWS = 4000


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return papers(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="module")
def again(study: Study) -> Trace:
    return study.trace("again", draws=DRAWS)


def close(share: float | None, expected: float, draws: float = DRAWS) -> bool:
    assert share is not None
    return abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / draws)


def test_every_link_says_what_the_case_has(again: Trace) -> None:
    assert (again.sender, again.channel, again.origin, again.fact) == ("dee", "second", "hand", "genuine")
    assert not again.world
    assert close(again.so, 0.3)
    assert again.would == (0.3, 0.3)
    assert close(again.origin_yes, 0.3, 0.7 * DRAWS)
    assert (again.way.fidelity, again.way.lost) == (pytest.approx(0.9), pytest.approx(0.25))
    assert again.way.slant is again.way.edits is None
    assert close(again.way.turned, 0.1)
    assert close(again.reached, 0.75)
    yes = 0.3 * 0.8 + 0.7 * 0.3
    assert close(again.yes, 0.9 * yes + 0.1 * (1 - yes))
    assert again.earlier == ("brought",)


def test_the_slant_of_another(study: Study) -> None:
    way = study.trace("looked_at", draws=DRAWS).way
    yes = 0.3 * 0.9 + 0.7 * 0.1
    assert way.slant == pytest.approx(0.2)
    assert close(way.slanted, 0.2 * yes)


def test_a_tap_passes_on_what_the_cable_said_and_the_pen_takes_it_back(tmp_path: Path) -> None:
    way = relay(tmp_path).trace("heard", draws=DRAWS)
    yes = 0.3 * 0.8 + 0.7 * 0.2
    ((above),) = way.above
    assert (above.channel, above.there) == ("cable", 1.0)
    assert close(above.yes, yes)
    copied = 0.9 * yes + 0.1 * (1 - yes)
    assert close(way.way.turned, 0.1)
    assert close(way.way.struck, 0.25 * copied)
    assert close(way.yes, 0.75 * copied)
    assert (way.way.editor, way.earlier) == ("eve", ())


def test_without_the_cable_the_tap_still_hears_it(tmp_path: Path) -> None:
    """The word is kept from those it is sent to: what copies it hears it as before."""
    plan = relay(tmp_path).plan(draws=200)
    prepared, never = prepare(plan), Otherwise("report", "wires", "never", ("wires",))
    drawn, without = (gathered(one, program_of(plan), ("war",)) for one in (prepared, never.of(prepared)[0]))
    assert ("wires", 0, "war") in drawn.pieces
    assert ("wires", 0, "war") not in without.pieces
    ann = (side.joined(("heard", 0, "war")).after[:, 0] for side in (drawn, without))
    assert np.array_equal(*ann)


def test_what_those_who_got_it_hold_is_the_row_of_knew(study: Study, again: Trace) -> None:
    row = next(one for one in study.knew("genuine", draws=DRAWS).facts[0].rows if one.step == "again")
    assert again.believed == tuple(replace(one, earlier=()) for one in row.held)


def test_without_it_is_the_case_in_which_its_channel_loses_it(study: Study, again: Trace) -> None:
    lost = study.changing(set=["channel.second.lost=1"]).run(draws=DRAWS, runs=None)
    (meeting,) = again.decided
    assert meeting.option == "act"
    assert meeting.without_it == lost.forecast.event("acted").share.p
    assert meeting.with_it == study.run(draws=DRAWS, runs=None).forecast.event("acted").share.p
    assert meeting.differs


def test_in_one_draw_it_is_what_that_draw_has(study: Study) -> None:
    run = study.run(draws=40, runs=None)
    decided, met = run.columns["decided/again"], run.columns["decided/meeting"]
    for draw in (0, 5, 18, 39):
        one = study.trace("again", draw, draws=40)
        assert one.yes == float(decided[draw] == 0)
        assert one.so == float(run.columns["fact/genuine"][draw])
        came = next(row.option for row in one.decided if row.step == "meeting" and row.with_it)
        assert came == ("wait", "act")[met[draw]]
        # copied or not, the word of the hand and that of the copy go together
        assert (one.yes == one.origin_yes) == (one.way.turned == 0.0)


def test_a_report_that_is_left_out_arrives_nowhere(study: Study) -> None:
    prepared = prepare(study.plan(draws=400))
    without, variation = left_out(prepared, "brought").of(prepared)
    played = play(without, program_of(without.plan), 0, 400, variation)
    assert not np.isfinite(played["arrived", "brought"]).any()


def test_whoever_watches_sees_every_step_and_arrival_and_changes_nothing(study: Study) -> None:
    plan = study.plan(draws=64)
    prepared, program, seen = prepare(plan), program_of(plan), list[Moment]()
    watched = play(prepared, program, 0, 64, watch=seen.append)
    plain = play(prepared, program, 0, 64)
    assert watched.arrays.keys() == plain.arrays.keys()
    assert not any(differs(watched[key], plain[key]).any() for key in plain.arrays)
    assert [one.turn.step.id for one in seen if not one.arrived] == list(plan.case.steps)
    days = {one.turn.step.id: np.sort(one.day) for one in seen if one.arrived and one.turn.step.id == "brought"}
    assert (days["brought"] == 704949).all()
    sent = np.concatenate([one.day for one in seen if one.arrived and one.turn.step.id == "looked_at"])
    assert np.array_equal(np.sort(sent), np.sort(plain["arrived", "looked_at"]))


@pytest.mark.parametrize(
    ("name", "draw", "said"),
    [
        ("agan", None, "there is no step agan, expected a report: brought, again, looked_at .did you mean again"),
        ("meeting", None, "meeting is of kind vote, expected a report"),
        ("again", 40, "--draw is 40, expected one of the draws that are played, 0 to 39"),
    ],
)
def test_what_is_no_report_or_no_draw_is_refused(study: Study, name: str, draw: int | None, said: str) -> None:
    with pytest.raises(UserError, match=said):
        study.trace(name, draw, draws=40)


def test_without_the_first_link_of_a_chain_its_copies_have_nothing_to_pass_on() -> None:
    """The word of the agent was said to change nothing, though all that is known comes from it."""
    apparatus = load("apparatus")
    way = apparatus.trace("field", draws=DRAWS)
    assert way.copies == ("far_report", "near_report")
    session = next(one for one in way.decided if one.step == "session")
    assert session.differs
    assert abs(session.with_it - session.without_it) > 0.05
    # the copy of a copy: who is last in the chain has nobody to pass it on
    assert apparatus.trace("near_report", draws=400).copies == ()
    assert "passed on      by far_report and near_report, which without this report" in screen(way)


def test_nothing_that_was_decided_before_it_was_sent_is_decided_by_it(tmp_path: Path) -> None:
    case = papers(
        tmp_path, early='{ id = "early", kind = "vote", body = "board", issue = "policy", date = 1931-01-01 },'
    )
    assert {one.step for one in case.trace("again", draws=400).decided} == {"meeting"}


def test_what_is_taken_from_the_record_is_named_above(tmp_path: Path) -> None:
    """After the decision the draws of the record were counted as if the report had left them as they are."""
    recorded = papers(tmp_path)
    case = recorded.case
    text = screen(replace(recorded.trace("again", draws=400), recorded=("meeting",)))
    assert "meeting is taken from the record where it stands" in " ".join(text.split())
    assert f"instantsia levers {case.id} --information plays it" in " ".join(text.split())
    assert recorded.trace("again", draws=400).recorded == ()
    tanaka = load("tanaka-1931")
    assert tanaka.trace("test", draws=200, as_of="1932-12-31").recorded == ("verdict",)
    assert tanaka.trace("test", draws=200).recorded == ()
    assert "record where it stands" not in screen(recorded.trace("again", draws=400))


def test_two_numbers_that_differ_do_not_read_as_the_same() -> None:
    one = Decided(step="session", option="search", with_it=0.7012, without_it=0.6981, mcse=0.0004)
    assert _came("session", one) == "session: search in 0.70; without this report less, by less than 0.01"
    small = replace(one, with_it=0.0121, without_it=0.0152)
    assert _came("session", small) == "session: search in 0.01; without this report 0.02"
    even = replace(one, without_it=0.7011)
    assert _came("session", even).endswith("0.70; without this report 0.70, no difference")


@pytest.mark.parametrize(("delay", "there", "late"), [(0.3, 9, False), (1.0, 9, False), (1.3, 10, True)])
def test_a_report_arrives_on_the_first_day_on_which_it_can_be_used(
    tmp_path: Path, delay: float, there: int, late: bool
) -> None:
    """Sent on the 8th and due in the course of the 9th it was printed as arrived on the 9th, and the vote of the 9th as
    decided without it."""
    study = papers(tmp_path).changing(set=[f"channel.expert.delay={delay}"])
    day = datetime.date(1931, 2, there).toordinal()
    assert study.trace("looked_at", draws=400).arrives == (day, day)
    row = next(one for one in study.knew(draws=400).facts[0].rows if one.step == "looked_at")
    assert (row.first, row.day, row.last) == (day, day, day)
    assert bool(row.late) == late
    replays = Replays(study.plan(draws=400), draws=400)
    told = {one.step: one.sentence for one in narrate(replays, replays.base, 0)}
    assert f"It arrives {there} February 1931." in told["looked_at"]
