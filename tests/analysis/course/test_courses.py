"""What would be wrong: a course that is not the commonest, a story that no draw tells, votes that were not cast so."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from typing import Any

import numpy as np
import pytest

from instantsia import api
from instantsia.analysis.course.courses import courses, options_of, recorded, sequences
from instantsia.analysis.course.narration import narrate
from instantsia.analysis.course.typical_draw import ROLL_CALL
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import events, state_of
from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.library import find
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.draws.sums import share
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of
from instantsia.steps import VARIABLES, StepKind, playable
from tests.casefile.folders import load_folder

BALLOT = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11"}
APPEAL = {
    "id": "appeal", "kind": "appeal", "to": "council", "issue": "pier", "date": "1931-03-20",
    "when": 'ballot == "keep"', "chance": {"value": 0.4, "why": "so"},
}  # fmt: skip
SOURCE = {"id": "s", "cite": "S", "p": 0.9, "made": "1931-04-01"}


def record(about: str, value: str, right: float = 0.8, number: int = 1) -> dict[str, Any]:
    return {"id": f"r{number}", "source": "s", "about": about, "value": value, "right": right}


def pier(*, ballot: dict[str, Any] | None = None, appeal: dict[str, Any] | None = None, **more: Any) -> Case:
    """Four members, one of them for either side, and a council that may take it up."""
    written: dict[str, Any] = {
        "instantsia": 1,
        "title": "The pier",
        "source": [SOURCE] if "claim" in more else [],
        "actor": [{"id": one} for one in ("alder", "birch", "cedar", "dorn")]
        + [{"id": "bloc", "name": "Town bloc", "seats": 21}, {"id": "ships", "seats": 4}],
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [
            {"id": "board", "members": ["alder", "birch", "cedar", "dorn"], "rule": {"kind": "majority"}},
            {"id": "council", "name": "Town council", "members": ["bloc", "ships"], "rule": {"kind": "majority"}},
        ],
        "step": [BALLOT | (ballot or {}), APPEAL | (appeal or {})],
        "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close" or appeal == "close"'}],
        "assumption": [
            {"about": "alder.pier", "value": "80..100", "why": "so"},
            {"about": "birch.pier", "value": "0..20", "why": "so"},
            {"about": "*.pier", "value": "0..100", "why": "so"},
        ],
    }
    return load(from_mapping(written | more, "pier"))


def played(case: Case, draws: int = 1000, **more: Any) -> tuple[Replays, State]:
    replays = Replays(Plan(case, draws=draws, **more))
    return replays, state_of(replays.prepared, columns_of(replays.plan))


def as_tuples(replays: Replays, state: State) -> list[tuple[Any, ...]]:
    steps = list(replays.prepared.outcomes)
    return [
        tuple((bool(state["happened", s][d]), int(state["decided", s][d])) for s in steps) for d in range(state.draws)
    ]


def test_recounted_one_draw_after_another() -> None:
    replays, state = played(pier())
    seen = as_tuples(replays, state)
    closed = events(replays.prepared, state)["closed"]
    found = courses(replays, state)
    assert found.typical is not None
    assert found.other is not None
    commonest, count = Counter(seen).most_common(1)[0]
    assert (found.typical.share, seen[found.typical.draw]) == (count / 1000, commonest)
    way = closed[found.typical.draw]
    others = [draw for draw in range(1000) if closed[draw] != way]
    commonest, count = Counter(seen[draw] for draw in others).most_common(1)[0]
    assert found.other.share == count / 1000
    assert seen[found.other.draw] == commonest


def test_a_headline_that_never_goes_the_other_way_has_no_other_course() -> None:
    replays, state = played(pier(event=[{"id": "e", "text": "E", "when": "ballot.happened"}]))
    assert courses(replays, state).other is None


def test_the_same_number_means_the_same_sequence_however_many_steps_there_are() -> None:
    # 40 steps of 9 outcomes are more sequences than a whole number of 64 bits can count
    rng = np.random.default_rng(5)
    steps = tuple(f"s{n}" for n in range(40))
    decided = {step: rng.integers(-1, 8, 300).astype(np.int8)[np.arange(300) % 90] for step in steps}
    arrays = {("decided", s): d for s, d in decided.items()} | {("happened", s): d < 6 for s, d in decided.items()}
    state = State(300, VARIABLES, {"actor": {}}, arrays)
    labels = sequences(state, steps)
    seen = [tuple(int(decided[s][d]) if decided[s][d] < 6 else None for s in steps) for d in range(300)]
    assert len(set(labels.tolist())) == len(set(seen)) == len(set(zip(labels.tolist(), seen, strict=True)))


def test_of_two_as_common_the_one_in_the_lower_numbered_draw_counts() -> None:
    replays, state = played(pier(), draws=8)
    decided = np.array([1, 0, 1, 0, 0, 1, 0, 1], np.int8)
    arrays = dict(state.arrays) | {
        ("decided", "ballot"): decided,
        ("happened", "appeal"): np.zeros(8, bool),
        ("decided", "appeal"): np.full(8, -1, np.int8),
        ("vote", "ballot"): np.zeros_like(state["vote", "ballot"]),
    }
    even = State(8, state.variables, state.axes, arrays)
    found = courses(replays, even)
    assert found.typical is not None
    assert found.other is not None
    assert (found.typical.draw, found.other.draw) == (0, 1)
    assert found.typical.share == found.other.share == 0.5


# ------------------------------------------------------------------------------------------------ the telling


@pytest.mark.parametrize("draw", [0, 1, 2, 3, 501, 998, 999])
def test_a_draw_is_told_as_it_was_cast_in_the_run(draw: int) -> None:
    replays, state = played(pier())
    first = narrate(replays, state, draw)[0]
    axis = replays.prepared.axes["actor"]
    names = replays.prepared.outcomes["ballot"]
    for place, name in enumerate(names):
        cast = [m for m in ("alder", "birch", "cedar", "dorn") if state["vote", "ballot"][draw, axis[m]] == place]
        said = re.search(rf"[Ff]or {name}: ([^.;]*)", first.sentence)
        heard = re.split(", | and ", said[1]) if said else []
        assert [one.lower() for one in heard] == cast
    assert first.outcome == names[state["decided", "ballot"][draw]]
    assert first.day == "11 March 1931"


def test_what_is_replayed_is_not_played_once_more_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a table of thousands that took as long as all that is read off its replays."""
    replays, state = played(pier())
    few = Replays(replays.plan, 4)
    beyond = [narrate(few, state, draw) for draw in range(40)]
    monkeypatch.setattr("instantsia.analysis.course.narration.play", None)
    assert [narrate(replays, state, draw) for draw in range(40)] == beyond


def test_steps_that_did_not_happen_are_left_out() -> None:
    replays, state = played(pier())
    for draw in range(12):
        steps = [one.step for one in narrate(replays, state, draw)]
        assert ("appeal" in steps) == bool(state["happened", "appeal"][draw])


def test_a_tally_counts_seats_and_begins_with_what_was_decided() -> None:
    replays, state = played(pier())
    draw = int(np.flatnonzero(state["happened", "appeal"])[0])
    last = narrate(replays, state, draw)[-1]
    axis, vote = replays.prepared.axes["actor"], state["vote", "appeal"][draw]
    seats = {place: 21 * (vote[axis["bloc"]] == place) + 4 * (vote[axis["ships"]] == place) for place in (0, 1)}
    decided = int(state["decided", "appeal"][draw])
    name = replays.prepared.outcomes["appeal"][decided]
    begins = f"The Town council takes it up: {name} ({seats[decided]} to {seats[1 - decided]})."
    assert last.sentence.startswith(begins)
    assert "Town bloc" in last.sentence


@pytest.mark.parametrize(
    ("written", "outcome", "sentence"),
    [
        ({"kind": "vote", "body": "board", "issue": "pier"}, "close", "The board votes: close (3 to 1)."),
        ({"kind": "appeal", "to": "council", "chance": 0.4}, "refused", "The Town council is not called together."),
        ({"kind": "appeal", "to": "council", "issue": "pier", "chance": 0.4}, None,
         "The Town council takes it up: nothing is decided."),
        ({"kind": "adjourn", "body": "board", "pressed": 0.4, "until": "1931-03-20"}, "pressed",
         "The board does not wait."),
        ({"kind": "convene", "body": "council"}, None, "The Town council meets."),
        ({"kind": "caucus", "issue": "pier", "members": ["alder", "bloc"]}, None,
         "Alder and Town bloc agree beforehand."),
        ({"kind": "carry-out", "issue": "pier", "by": "dorn", "chance": 0.4}, "not_done",
         "What was decided is not carried out."),
        ({"kind": "carry-out", "issue": "pier", "by": "dorn", "chance": 0.4}, None,
         "Nothing has to be carried out."),
    ],
)  # fmt: skip
def test_each_kind_of_step_tells_what_came_of_it(written: dict[str, Any], outcome: str | None, sentence: str) -> None:
    """A kind of another package tells its own in the same way; without one it is told by its name and outcome."""
    step = {"id": "first_one", "date": "1931-03-01"} | written
    case = pier(step=[step, BALLOT, APPEAL])
    result = {"close": "close (3 to 1)", None: "nothing is decided"}.get(outcome, str(outcome))
    told = playable(case.steps["first_one"])
    assert told.told(case, outcome, result) == sentence
    plain = f"First one: {result}." if told.outcomes(case) else "First one."
    assert StepKind.told(told, case, outcome, result) == plain


def test_who_carries_out_what_is_recorded_does_what_was_written_down_and_the_sentence_says_which() -> None:
    """With three options a softened record is no doing of what was decided, and no doing of nothing either."""
    issue = {"id": "pier", "options": ["keep", "mend", "close"]}
    ballot = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11",
              "procedure": "plurality"}  # fmt: skip
    minutes = {"id": "minutes", "kind": "minute", "of": "ballot", "by": "alder", "softens": {"close": "mend"},
               "chance": 1, "date": "1931-03-12"}  # fmt: skip
    works = {"id": "works", "kind": "carry-out", "issue": "pier", "by": "dorn", "order_as": "recorded", "chance": 1,
             "date": "1931-03-13"}  # fmt: skip
    wants = [{"about": f"{one}.pier.{option}", "value": value, "why": "as told"}
             for one in ("alder", "birch", "cedar", "dorn", "bloc", "ships")
             for option, value in (("keep", 0), ("mend", 0.1), ("close", 1))]  # fmt: skip
    case = pier(issue=[issue], step=[ballot, minutes, works], assumption=wants, claim=[],
                event=[{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}])  # fmt: skip
    replays, state = played(case)
    draw = int(np.flatnonzero(state["decided", "ballot"] == 2)[0])
    told = [one.sentence for one in narrate(replays, state, draw)]
    assert told[1:] == [
        "The record says less than was decided: mend, not close.",
        "What is recorded (mend) is carried out.",
    ]


def test_the_case_tells_it_in_its_own_words() -> None:
    tell = {"keep": "The pier stays.", "close": "The pier is given up."}
    replays, state = played(pier(ballot={"tell": tell}))
    one = narrate(replays, state, 0)[0]
    assert one.sentence.startswith(tell[one.outcome or ""])


def test_a_roll_call_is_not_told_where_the_record_gives_another_outcome_than_was_voted() -> None:
    # where a step is given the votes stay as played, and would contradict what is told
    case = pier(ballot={"given": True}, claim=[record("record.ballot", "close", 0.99)])
    replays, state = played(case)
    given = state["given", "ballot"] >= 0
    for draw in (int(np.flatnonzero(given)[0]), int(np.flatnonzero(~given)[0])):
        sentence = narrate(replays, state, draw)[0].sentence
        assert ("or close:" in sentence or "or keep:" in sentence) is not bool(given[draw])


def test_a_large_body_has_a_tally_and_no_roll_call() -> None:
    names = [f"m{n}" for n in range(ROLL_CALL + 1)]
    written = pier(
        actor=[{"id": one} for one in (*names, "bloc")],
        body=[
            {"id": "board", "members": names, "rule": {"kind": "majority"}},
            {"id": "council", "members": ["bloc"], "rule": {"kind": "majority"}},
        ],
        assumption=[{"about": "*.pier", "value": "0..100", "why": "so"}],
    )
    replays, state = played(written, draws=20)
    assert re.fullmatch(
        r"The board votes: (keep|close) \(\d+ to \d+\)\.",
        narrate(replays, state, 0)[0].sentence,
    )


# ---------------------------------------------------------------------------------------------- as it went


def test_as_it_went_is_the_share_of_draws_that_decide_as_the_record_has_it() -> None:
    case = pier(claim=[record("record.ballot", "keep"), record("record.appeal", "close", 0.7, 2)])
    replays, state = played(case)
    went = courses(replays, state).as_it_went
    agrees = [
        draw
        for draw in range(1000)
        if state["decided", "ballot"][draw] == 0
        and state["happened", "appeal"][draw]
        and state["decided", "appeal"][draw] == 1
    ]
    assert went is not None
    assert went.share == len(agrees) / 1000
    assert went.draw in agrees
    assert [one.outcome for one in went.steps] == ["keep", "close"]


def test_what_the_record_does_not_tell_apart_counts_as_one() -> None:
    issue = {"id": "pier", "options": ["keep", "sell", "close"], "scale": {"0": "no", "100": "yes"}}
    case = pier(
        issue=[issue | {"at": {"keep": 0, "sell": 60, "close": 100}}],
        ballot={"motion": ["sell", "close"], "first_motion": {"value": 0.5, "why": "so"}},
        appeal={"motion": ["close"]},
        claim=[record("record.ballot", "sell|close")],
    )
    replays, state = played(case)
    assert recorded(replays.prepared, state) == {"ballot": frozenset({1, 2})}
    went = courses(replays, state).as_it_went
    assert went is not None
    assert went.share == share(np.isin(state["decided", "ballot"], (1, 2)))


def test_the_record_that_stands_most_often_is_the_one() -> None:
    claims = [record("record.ballot", "keep", 0.4), record("record.ballot", "close", 0.8, 2)]
    replays, state = played(pier(claim=claims))
    assert recorded(replays.prepared, state) == {"ballot": frozenset({1})}


def test_no_as_it_went_in_a_forecast_or_without_a_record() -> None:
    early = datetime.date(1931, 3, 1).toordinal()
    case = pier(claim=[record("record.ballot", "keep")])
    assert courses(*played(case, 100, as_of=early)).as_it_went is None
    assert courses(*played(pier(), 100)).as_it_went is None


def test_where_nothing_goes_as_it_went_the_share_is_none_and_nothing_is_told() -> None:
    # a board that always closes, and a record that has it keep
    case = pier(
        claim=[record("record.ballot", "keep")],
        assumption=[{"about": "*.pier", "value": 100, "why": "so"}],
        ballot={"precision": {"value": 10_000, "why": "so"}},
    )
    went = courses(*played(case, 100)).as_it_went
    assert went is not None
    assert (went.share, went.steps) == (0.0, ())


def test_bits_are_places() -> None:
    assert [options_of(mask) for mask in (0, 1, 2, 5, 12)] == [(), (0,), (1,), (0, 2), (2, 3)]


@pytest.mark.parametrize("name", ["june-1957", "gdr-orders-1957"])
def test_a_bundled_case_is_told_in_whole_sentences(name: str) -> None:
    replays, state = played(load_folder(find(name)), 400)
    found = courses(replays, state)
    for course in (found.typical, found.other, found.as_it_went):
        assert course is not None
        for one in course.steps:
            assert re.match(r"[A-Z0-9].*\.$", one.sentence)
            assert "_" not in one.sentence
            assert re.search(r"\d{4}$", one.day)


def test_which_of_two_motions_stood_does_not_split_a_course() -> None:
    """If it failed, "the motion fails" would be the typical course of a case in which it mostly does not."""
    case = {
        "instantsia": 1,
        "title": "The pier",
        "issue": [
            {"id": "pier", "options": ["keep", "sell", "close"], "scale": {"0": "keep", "100": "end"},
             "at": {"keep": 0, "sell": 100, "close": 100}},
        ],
        "body": [{"id": "board", "members": ["alder"], "rule": {"kind": "majority"}}],
        "step": [
            {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11",
             "motion": ["sell", "close"], "first_motion": 0.5, "procedure": "motion", "precision": 6},
        ],
        "event": [{"id": "ended", "text": "The pier is given up", "when": 'ballot != "keep"'}],
        "assumption": [{"about": "alder.pier", "value": 52, "why": "for the test"}],
    }  # fmt: skip
    forecast = api.load(case).run(draws=4000, runs=None).forecast
    assert forecast.courses.typical is not None
    assert forecast.head.share.p is not None
    assert forecast.courses.typical.share == forecast.head.share.p > 0.5
    assert forecast.courses.typical.steps[0].outcome in {"sell", "close"}


def test_the_typical_course_tells_the_likeliest_decision() -> None:
    """What is decided most often may end in two ways, each rarer than the one way of what is decided less often."""
    case = api.load(
        {
            "instantsia": 1,
            "title": "Orders",
            "question": "Is it ordered?",
            "actor": [{"id": "head"}],
            "body": [{"id": "desk", "members": ["head"], "rule": {"kind": "majority"}}],
            "issue": [{"id": "answer", "options": ["wait", "act"]}],
            "step": [
                {"id": "session", "kind": "vote", "body": "desk", "issue": "answer", "date": "1974-03-12"},
                {
                    "id": "order",
                    "kind": "carry-out",
                    "issue": "answer",
                    "by": "head",
                    "chance": {"value": 0.5, "why": "so"},
                    "date": "1974-03-14",
                },
            ],
            "event": [{"id": "ordered", "text": "It is ordered", "when": 'session == "act"'}],
            "assumption": [
                {"about": "head.answer.wait", "value": "0..1", "why": "so"},
                {"about": "head.answer.act", "value": "0.1..1", "why": "so"},
            ],
        }
    )
    found = case.run(draws=4000, runs=None).forecast
    p = found.head.share.p
    assert p is not None
    assert 0.5 < p < 0.66
    assert found.courses is not None
    assert found.courses.typical.share < 1 - p, "rarer than the course of the rarer decision"
    assert found.courses.typical.steps[0].outcome == "act"
