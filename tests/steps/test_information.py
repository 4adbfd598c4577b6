"""What holds of word that travels, whatever the numbers are: played by the engine on small cases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.models.information.copies import logit, probability
from instantsia.steps import playable

DRAWS = 4_000


def written(steps: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Two copies of one paper and a second source, told to two who decide on a pier."""
    case: dict[str, Any] = {
        "instantsia": 1, "title": "A warning", "hindsight": False,
        "actor": [{"id": one, "owes": {"elm": 0.3} if one == "fir" else {}} for one in ("elm", "fir", "oak")],
        "body": [{"id": "board", "members": ["elm", "fir"], "rule": {"kind": "leader", "leader": "elm"}}],
        "fact": [{"id": "storm"}],
        "issue": [{"id": "pier", "options": ["keep", "close"]}],
        "origin": [{"id": "paper", "about": "storm", "hit": 0.8, "false": 0.2, "believed": 0.8},
                   {"id": "glass", "about": "storm", "hit": 0.7, "false": 0.4, "believed": 0.7,
                    "believed_false": 0.4}],
        "channel": [
            {"id": "far", "from": "oak", "to": ["elm", "fir"], "origin": "paper", "fidelity": 0.9, "believed": 0.9},
            {"id": "near", "from": "oak", "to": ["elm", "fir"], "origin": "paper", "fidelity": 0.9, "believed": 0.9},
            {"id": "mast", "from": "oak", "to": ["elm"], "origin": "glass", "fidelity": 1, "believed": 0.999,
             "delay": "1..3"},
        ],
        "depends": [{"id": "fear", "issue": "pier", "fact": "storm", "option": "close", "by": 0.6}],
        "step": steps,
        "event": [{"id": "shut", "text": "It is shut", "when": 'ballot == "close"'}],
        "assumption": [{"about": "fact.storm", "value": 0.3}, {"about": "*.believes.storm", "value": 0.3},
                       {"about": "*.pier.keep", "value": "0.3..0.7"}, {"about": "*.pier.close", "value": "0.1..0.6"}],
    }  # fmt: skip
    return {**case, **more}


def report(channel: str, day: int, **more: Any) -> dict[str, Any]:
    return {"id": f"by_{channel}", "kind": "report", "channel": channel, "date": f"1931-03-{day:02}", **more}


BALLOT = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-20"}


def played(case: dict[str, Any], draws: int = DRAWS, seed: int = 3) -> State:
    plan = Plan(load(from_mapping(case, "warning")), seed=seed, draws=draws)
    return play_block(prepare(plan), program_of(plan), 0)


def belief(state: State) -> np.ndarray:
    return state["belief", "storm"]


@pytest.mark.parametrize("known", [(), ("elm",)])
def test_the_order_of_arrival_changes_nothing(known: tuple[str, ...]) -> None:
    orders = [("far", "near", "mast"), ("mast", "near", "far"), ("near", "mast", "far")]
    origins = [one | ({"known_to": list(known)} if one["id"] == "paper" else {}) for one in written([])["origin"]]
    found = [
        belief(played(written([*(report(one, 2 + day) for day, one in enumerate(order)), BALLOT], origin=origins)))
        for order in orders
    ]
    for other in found[1:]:
        np.testing.assert_allclose(other[:, :2], found[0][:, :2], rtol=0, atol=1e-12)
    assert np.isnan(found[0][:, 2]).all()


def test_among_the_draws_believed_at_p_it_is_so_in_p_of_them() -> None:
    """Who knows the common origin, and trusts everything for what it is worth, is calibrated; who does not is too
    sure."""
    origins = [one | ({"known_to": ["elm"]} if one["id"] == "paper" else {}) for one in written([])["origin"]]
    steps = [report("far", 2), report("near", 3), report("mast", 4), BALLOT]
    state = played(written(steps, origin=origins), draws=20_000)
    so, odds = state["fact", "storm"], belief(state)[:, 0].round(9)
    groups = np.unique(odds)
    assert len(groups) == 6, "both yes, both no or one of each, by yes or no of the mast"
    for one in groups:
        there, p = odds == one, float(probability(np.array(one)))
        assert so[there].mean() == pytest.approx(p, abs=4 * (p * (1 - p) / there.sum()) ** 0.5 + 0.002)
    fir = belief(state)[:, 1]
    surest = fir == fir.max()
    assert so[surest].mean() < float(probability(fir[surest])[0]) - 0.02


def test_a_channel_taken_out_leaves_every_other_number() -> None:
    whole = played(written([report("far", 2), report("near", 3), report("mast", 4), BALLOT]))
    without = played(written([report("far", 2), report("mast", 4), BALLOT]))
    for step in ("by_far", "by_mast"):
        np.testing.assert_array_equal(whole["decided", step], without["decided", step])
    np.testing.assert_array_equal(whole["fact", "storm"], without["fact", "storm"])
    assert (whole["decided", "by_far"] == whole["decided", "by_near"]).mean() == pytest.approx(0.82, abs=0.03)


def test_what_comes_after_the_last_who_reads_it_is_as_good_as_lost() -> None:
    def with_far(**more: Any) -> State:
        channels = [one | (more if one["id"] == "far" else {}) for one in written([])["channel"]]
        return played(written([report("far", 2), report("near", 3), BALLOT], channel=channels))

    late, lost, there = with_far(delay=200), with_far(lost=1), with_far()
    for key in (("decided", "ballot"), ("vote", "ballot")):
        np.testing.assert_array_equal(late[key], lost[key])
    assert (there["decided", "ballot"] != lost["decided", "ballot"]).any()


def test_a_report_that_says_nothing_of_the_fact_and_a_copy_of_nothing_move_nobody() -> None:
    idle = [{"id": "paper", "about": "storm", "hit": 0.5, "false": 0.5, "believed": 0.5}, written([])["origin"][1]]
    state = played(written([report("far", 2), BALLOT], origin=idle))
    np.testing.assert_allclose(belief(state)[:, :2], logit(np.array(0.3)), atol=1e-12)
    tap = [*written([])["channel"], {"id": "tap", "from": "oak", "to": ["fir"], "of": "far"}]
    state = played(written([report("tap", 2), BALLOT], channel=tap))
    assert not state["happened", "by_tap"].any()
    assert np.isnan(belief(state)).all()


def test_who_learns_of_the_common_origin_ends_where_one_does_who_always_knew() -> None:
    reports = [report("far", 2), report("near", 3)]
    told = {"id": "seen", "kind": "reveal", "origin": "paper", "to": ["elm"], "date": "1931-03-05"}
    origins = [one | ({"known_to": ["elm"]} if one["id"] == "paper" else {}) for one in written([])["origin"]]
    later, always = played(written([*reports, told, BALLOT])), played(written([*reports, BALLOT], origin=origins))
    np.testing.assert_allclose(belief(later)[:, 0], belief(always)[:, 0], atol=1e-12)
    assert (np.abs(belief(later)[:, 0] - belief(later)[:, 1]) > 0.1).any()


def of_one_hand(**more: Any) -> dict[str, Any]:
    """The case with a second paper of oak's, on a flood, over a channel that has its record with `far`."""
    case = written([])
    return {
        "fact": [*case["fact"], {"id": "flood"}],
        "origin": [*case["origin"], {"id": "gauge", "about": "flood", "hit": 1, "false": 0.5, "believed": 0.999,
                                     "believed_false": 0.001}],
        "channel": [*case["channel"], {"id": "river", "from": "oak", "to": ["elm"], "origin": "gauge", "believed": 0.9,
                                       "record_of": "far", **more}],
        "assumption": [*case["assumption"], {"about": "fact.flood", "value": 0.5},
                       {"about": "elm.believes.flood", "value": 0.5}],
    }  # fmt: skip


STORM_IS_LEARNED = {"id": "comes", "kind": "learn", "fact": "storm", "to": ["elm"], "memory": 4, "date": "1931-03-12"}


@pytest.mark.parametrize("first", [True, False], ids=["heard before it is learned", "heard after it"])
def test_a_hand_that_was_right_of_one_fact_is_believed_of_another(first: bool) -> None:
    river = report("river", 11 if first else 13)
    steps = [report("far", 2), *([river, STORM_IS_LEARNED] if first else [STORM_IS_LEARNED, river]), BALLOT]
    state = played(written(steps, **of_one_hand()))
    elm, yes = 0, state["heard", "river"][:, 0] > 0
    right = state["heard", "far"][:, elm] == np.where(state["fact", "storm"], 1, -1)
    for told_right in (True, False):
        trusted = (0.9 * 4 + told_right) / 5
        for said_yes in (True, False):
            there = (right == told_right) & (yes == said_yes)
            held = probability(state["belief", "flood"][there, elm])
            np.testing.assert_allclose(held, trusted if said_yes else 1 - trusted, atol=2e-3)


def test_what_is_learned_of_one_fact_says_nothing_of_another_of_which_nothing_was_heard() -> None:
    state = played(written([report("far", 2), STORM_IS_LEARNED, report("river", 19), BALLOT], **of_one_hand(lost=1)))
    assert np.isnan(state["belief", "flood"]).all()


def test_a_hand_without_a_common_record_is_believed_as_before() -> None:
    apart = of_one_hand()
    apart["channel"][-1].pop("record_of")
    state = played(written([report("far", 2), STORM_IS_LEARNED, report("river", 13), BALLOT], **apart))
    held = probability(state["belief", "flood"][:, 0])
    np.testing.assert_allclose(np.maximum(held, 1 - held), 0.9, atol=2e-3)


MACHINE = [
    report("far", 2), report("near", 3), report("mast", 4), report("river", 5),
    {"id": "out", "kind": "leak", "channel": "mast", "among": ["elm"], "to": ["fir"], "hazard": "0.1..0.3", "days": 5,
     "date": "1931-03-06"},
    {"id": "seen", "kind": "reveal", "origin": "paper", "to": ["elm"], "chance": "0.3..0.7", "date": "1931-03-12"},
    {"id": "comes", "kind": "learn", "fact": "storm", "to": ["elm", "fir"], "date": "1931-03-12"},
    {"id": "walk", "kind": "persuade", "by": "fir", "to": ["elm"], "issue": "pier", "option": "close",
     "date": "1931-03-13"},
    {"id": "post", "kind": "bind", "who": ["fir"], "to": "elm", "by": "-0.3..0.3", "chance": "0.3..0.7",
     "date": "1931-03-14"},
    {"id": "press", "kind": "announce", "by": "elm", "issue": "pier", "says": "close", "chance": "0.3..0.7",
     "to": ["fir"], "belief": {"fact": "storm", "by": "0.2..0.6"}, "date": "1931-03-15"},
    BALLOT,
    {"id": "record", "kind": "minute", "of": "ballot", "by": "oak", "softens": {"close": "keep"},
     "date": "1931-03-21"},
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(MACHINE)), ids=[one["id"] for one in MACHINE])
def test_every_step_plays_alike_on_gathered_draws(number: int) -> None:
    machine = written(MACHINE, **of_one_hand())
    case, state = load(from_mapping(machine, "warning")), played(machine, draws=300)
    step = playable(case.step[number])
    index = np.flatnonzero(np.random.default_rng(number).uniform(size=300) < 0.5)
    streams = Streams(5, 0, 300)
    whole = step.play(case, state, streams.within(f"step/{step.id}", 0))
    some = step.play(case, state.at(index), streams.within(f"step/{step.id}", 0, index))
    assert whole.keys() == some.keys()
    for key, values in whole.items():
        np.testing.assert_array_equal(values[index], some[key], err_msg=str(key))
