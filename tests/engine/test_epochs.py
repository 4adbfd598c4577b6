"""Two votes and a change of mind between them. What would be wrong: a vote that reads what was said after it, a day
that is not that of the draw, a later word that a caucus undoes, a replay that is no fresh play."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.claims import claims
from instantsia.analysis.levers.search import levers
from instantsia.analysis.positions import positions
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.score import head_count
from instantsia.case.model import Case
from instantsia.case.paths import position
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.casefile.overlay import apply
from instantsia.draws.state import State
from instantsia.engine import narrowing
from instantsia.engine.departures import departure, played_apart
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.rows import play_rows
from instantsia.engine.run import columns_of
from instantsia.engine.tables import table
from instantsia.engine.trajectory import Trajectory
from instantsia.evidence.variation import Variation

SURE, WHY = 10_000, {"why": "worked by hand"}
CORVIN = position("corvin", "answer")
DRAWS = 4096


def said(id: str, about: str, value: Any, of: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "about": f"{about}.answer", "value": value, "told_by": about, "of": of, "right": 0.99} | more


def vote(id: str, date: str, **more: Any) -> dict[str, Any]:
    step = {"id": id, "kind": "vote", "body": "council", "issue": "answer", "precision": {"value": SURE, **WHY}}
    return step | ({} if "within" in more else {"date": date}) | more


def council(*steps: dict[str, Any], **more: Any) -> Case:
    """Adler is for the strike, Berg against it; Corvin was for it on the 16th and against it on the 19th."""
    written: dict[str, Any] = {
        "instantsia": 1,
        "title": "The strait",
        "actor": [{"id": one} for one in ("adler", "berg", "corvin")],
        "issue": [{"id": "answer", "options": ["wait", "strike"], "scale": {"0": "wait", "100": "strike"}}],
        "body": [{"id": "council", "members": ["adler", "berg", "corvin"], "rule": {"kind": "majority"}}],
        "step": list(steps) or [vote("first", "1962-10-17"), vote("second", "1962-10-20")],
        "event": [{"id": "turned", "text": "x", "when": 'first == "strike" and second == "wait"'}],
        "source": [{"id": "notes", "cite": "n", "p": 0.9, "made": "1962-10-30"}],
        "teller": [{"id": one, "p": 0.9} for one in ("adler", "berg", "corvin")],
        "claim": [
            said("a1", "adler", 90, "1962-10-16"),
            said("b1", "berg", 10, "1962-10-16"),
            said("c1", "corvin", 85, "1962-10-16"),
            said("c2", "corvin", 15, "1962-10-19"),
        ],
        "assumption": [{"about": "*.answer", "value": "0..100", **WHY}],
    }
    return load(from_mapping(written | more, "strait"))


def played(case: Case, variation: Variation | None = None, start: int = 0) -> State:
    plan = Plan(case, seed=5, draws=DRAWS)
    return play(prepare(plan), program_of(plan), start, DRAWS - start, variation or Variation())


def test_one_run_shows_both_positions() -> None:
    """The worked example: Corvin votes for the strike on the 17th and against it on the 20th, in one and one draw."""
    state = played(council())
    picks = state["pick", CORVIN] >= 0, state["pick", f"{CORVIN}@c2"] >= 0
    both = picks[0] & picks[1]
    assert both.mean() > 0.5
    place = state.axes["actor"]["corvin"]
    assert (state["vote", "first"][both, place] == 1).all()
    assert (state["vote", "second"][both, place] == 0).all()
    # where the later word does not stand the earlier one goes on
    alone = picks[0] & ~picks[1]
    assert alone.any()
    assert (state["vote", "second"][alone, place] == 1).all()
    # where none stands they want one and the same thing both times, whatever was assumed
    neither = ~picks[0] & ~picks[1] & (np.abs(state["number", CORVIN] - 50) > 1)
    assert neither.any()
    assert np.array_equal(state["vote", "first"][neither, place], state["vote", "second"][neither, place])


def test_positions_claims_and_head_counts_are_those_of_the_step() -> None:
    case = council()
    plan = Plan(case, draws=DRAWS)
    replays = Replays(plan)
    rows = [row for row in positions(replays) if row.actor == "corvin"]
    assert [(row.since, row.p50) for row in rows] == [("", 85), ("1962-10-19", 15)]
    assert [row.since for row in positions(replays) if row.actor != "corvin"] == ["", ""]
    run = shares.state_of(replays.prepared, columns_of(plan))
    told = {row.id: (row.since, row.open) for row in claims(replays.prepared, replays.program, run)}
    assert told["c1"] == ("", True)
    assert told["c2"] == ("1962-10-19", True)
    share = np.mean(run["pick", f"{CORVIN}@c2"] == 0)
    assert next(r.stands for r in claims(replays.prepared, replays.program, run) if r.id == "c2") == share
    days = {step.id: max(turn.day for turn in replays.prepared.turns if turn.step.id == step.id) for step in case.step}
    assert head_count(case, replays.program, "first", days["first"]) == (3 / 5, "3 of 3 seats stated")
    assert head_count(case, replays.program, "second", days["second"]) == (2 / 5, "3 of 3 seats stated")


def test_what_is_exported_names_the_claims_of_each_epoch() -> None:
    plan = Plan(council(), draws=64)
    rows = table(plan, columns_of(plan))
    assert set(rows[f"pick.{CORVIN}"].unique()) <= {"c1", None}
    assert set(rows[f"pick.{CORVIN}@c2"].unique()) <= {"c2", None}


def test_levers_begin_where_somebody_stands_by_the_day_of_the_step() -> None:
    for steps, corvin in ((vote("second", "1962-10-17"), 85), (vote("second", "1962-10-20"), 15)):
        case = council(steps, event=[{"id": "e", "text": "x", "when": 'second == "strike"'}])
        found = levers(Plan(case, draws=400), "berg" if corvin > 50 else "adler")
        own = next(one for one in found.levers if one.actor == "corvin" and one.key == "position")
        assert own.start == corvin


def test_the_day_is_that_of_the_draw() -> None:
    """The vote waits for a decision that is put off in some draws: there alone it comes after the change of mind."""
    wait = {"id": "wait", "kind": "adjourn", "body": "council", "date": "1962-10-17", "until": "1962-10-21",
            "pressed": {"value": 0.5, **WHY}}  # fmt: skip
    state = played(council(wait, vote("first", "1962-10-17", after="wait"), vote("second", "1962-10-18")))
    late = state["ended", "wait"] > state["ended", "wait"].min()
    assert 0.4 < late.mean() < 0.6
    both = (state["pick", CORVIN] >= 0) & (state["pick", f"{CORVIN}@c2"] >= 0)
    place = state.axes["actor"]["corvin"]
    assert (state["vote", "first"][both & late, place] == 0).all()
    assert (state["vote", "first"][both & ~late, place] == 1).all()
    # the second vote is written for the 18th: on its own day nobody has changed their mind yet
    assert (state["vote", "second"][both, place] == 1).all()


def test_what_a_caucus_moved_holds_until_the_later_word_and_is_not_undone_where_none_stands() -> None:
    caucus = {"id": "supper", "kind": "caucus", "members": ["corvin", "berg"], "issue": "answer", "option": "strike",
              "date": "1962-10-17", "nearer": {"value": 10, **WHY}}  # fmt: skip
    later = {**caucus, "id": "lunch", "date": "1962-10-21"}
    steps = (caucus, vote("first", "1962-10-18"), vote("second", "1962-10-20"), later, vote("third", "1962-10-22"))
    event = [{"id": "e", "text": "x", "when": 'third == "wait"'}]
    place = 2

    def stands(upto: int) -> tuple[State, Any]:
        state = played(council(*steps[:upto], event=event if upto == 5 else [
            {"id": "e", "text": "x", "when": 'first == "wait"'}]))  # fmt: skip
        return state, state["position", "answer"][:, place]

    state, first = stands(2)
    _, second = stands(3)
    _, third = stands(5)
    drawn = state["number", CORVIN]
    changed = state["pick", f"{CORVIN}@c2"] >= 0
    assert np.array_equal(first, drawn + np.clip(100 - drawn, -10, 10))
    assert (second[changed] == 15).all()
    assert np.array_equal(second[~changed], first[~changed])
    assert (third[changed] == 25).all()
    assert np.allclose(third[~changed], np.minimum(first[~changed] + 10, 100))


def test_a_repeated_vote_crosses_once() -> None:
    group = [{"id": "days", "from": "1962-10-17", "until": "1962-10-21"}]
    nearer = {"id": "talk", "kind": "caucus", "members": ["corvin"], "issue": "answer", "option": "strike",
              "within": "days", "nearer": {"value": 1, **WHY}}  # fmt: skip
    case = council(nearer, vote("first", "", within="days"), group=group,
                   event=[{"id": "e", "text": "x", "when": 'first == "wait"'}])  # fmt: skip
    state = played(case)
    changed = state["pick", f"{CORVIN}@c2"] >= 0
    found = state["position", "answer"][:, 2]
    # on the 19th, 20th and 21st they come nearer by one point each; before the 19th by two, which the word of that day
    # makes as if it had not been
    assert (found[changed] == 18).all()
    stood = ~changed & (state["pick", CORVIN] >= 0)
    assert (found[stood] == 90).all()


VARIATIONS = [
    Variation(forced={"claim.c2": "removed"}),
    Variation(forced={"claim.c2": "chosen"}),
    Variation(forced={"claim.c1": "removed"}),
    Variation(forced={"teller.corvin": "never"}),
    Variation(forced={"source.notes": "not"}),
    Variation(at_quantile={CORVIN: 0.9}),
    Variation(credence={"teller.corvin": 0.2}),
    Variation(replicas={f"dispute/{CORVIN}/": 1}),
    Variation(replicas={f"dispute/{CORVIN}/@c2/pick": 1}),
    Variation(replicas={f"assumption/{CORVIN}": 1}),
    Variation(replicas={"step/wait/": 1}),
    Variation(value={CORVIN: 40.0}),
    Variation(value={position("adler", "answer"): 20.0}),
    Variation(),
]


def test_a_replay_is_a_fresh_play_and_a_half_is_half_of_the_whole() -> None:
    wait = {"id": "wait", "kind": "adjourn", "body": "council", "date": "1962-10-17", "until": "1962-10-21",
            "pressed": {"value": 0.5, **WHY}}  # fmt: skip
    caucus = {"id": "supper", "kind": "caucus", "members": ["corvin"], "issue": "answer", "option": "strike",
              "date": "1962-10-17", "nearer": {"value": 10, **WHY}, "when": 'wait == "pressed"'}  # fmt: skip
    case = council(wait, caucus, vote("first", "1962-10-17", after="wait"), vote("second", "1962-10-22"))
    plan = Plan(case, seed=5, draws=DRAWS)
    base = Trajectory(prepare(plan), program_of(plan), DRAWS)
    whole, turns = base.state, len(base.prepared.turns)
    for which, again in played_apart(base, VARIATIONS, turns):
        fresh = played(case, VARIATIONS[which])
        # who is believed is looked at by nothing: where it makes no difference the draw is not played
        for key in [key for key in fresh.arrays if key[0] in ("decided", "happened", "vote", "position", "ended")]:
            mine = again.array(whole[key], again.state[key])
            assert np.array_equal(mine, fresh[key], equal_nan=True), (key, VARIATIONS[which])
    half = played(case, start=DRAWS // 2)
    for key, array in half.arrays.items():
        assert np.array_equal(array, whole.arrays[key][DRAWS // 2 :], equal_nan=True), key


def test_rows_of_a_group_that_is_over_wait_for_no_change_of_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draw that has left its group before somebody changes their mind knows of it all the same in the end."""
    monkeypatch.setattr(narrowing, "FEWEST", 1)
    monkeypatch.setattr(narrowing, "LEFT", 0.999)
    group = [{"id": "days", "from": "1962-10-17", "until": "1962-10-25", "while": 'not wait == "pressed"'}]
    wait = {"id": "wait", "kind": "adjourn", "body": "council", "within": "days", "until": "1962-10-28",
            "pressed": {"value": 0.3, **WHY}}  # fmt: skip
    case = council(
        wait, vote("first", "", within="days"), vote("second", "1962-11-02"), group=group,
        event=[{"id": "e", "text": "x", "when": 'second == "wait"'}],
    )  # fmt: skip
    plan = Plan(case, seed=5, draws=DRAWS)
    base = Trajectory(prepare(plan), program_of(plan), DRAWS)
    for which, again in played_apart(base, VARIATIONS, len(base.prepared.turns), everywhere=True):
        fresh = played(case, VARIATIONS[which])
        for key in [key for key in fresh.arrays if key[0] in ("decided", "happened", "vote", "position", "ended")]:
            assert np.array_equal(again.alone[key], fresh[key], equal_nan=True), (key, VARIATIONS[which])


def test_another_program_may_have_other_changes_of_mind() -> None:
    """As where claims are dealt anew among the actors: now it is Berg who changes their mind."""
    case = council()
    berg = [
        *case.claim[:3],
        case.claim[3].model_copy(update={"about": "berg.answer", "told_by": "berg", "value": 95.0}),
    ]
    other = program_of(Plan(case.model_copy(update={"claim": tuple(berg)}), seed=5, draws=DRAWS))
    plan = Plan(case, seed=5, draws=DRAWS)
    assert set(other.epochs) == {position("berg", "answer")}
    for mine, theirs in ((program_of(plan), other), (other, program_of(plan))):
        base = Trajectory(prepare(plan), mine, DRAWS)
        apart = departure(base, Variation(), program=theirs, everywhere=True)
        found, fresh = play_rows(base, [apart], 2), play(prepare(plan), theirs, 0, DRAWS)
        for key in [key for key in fresh.arrays if key[0] in ("decided", "vote", "position")]:
            assert np.array_equal(found[key], fresh[key], equal_nan=True), key


def test_what_is_set_holds_in_every_epoch() -> None:
    document = from_mapping(council().model_dump(mode="json", by_alias=True, exclude_none=True), "strait")
    case = load(apply(document, [f"{CORVIN}=95"]).document)
    assert not program_of(Plan(case)).epochs
    assert (played(case)["number", CORVIN] == 95).all()
    # and so does a value that is put over what is claimed
    moved = played(council(), Variation(value={CORVIN: 95.0}))
    assert (moved["number", CORVIN] == 95).all()
    assert (moved["pick", f"{CORVIN}@c2"] == -1).all()
