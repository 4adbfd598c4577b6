"""What would be wrong: a forecast that reads what was said in the session, a letter that comes out without having been
sent, one that costs nothing, or a step that reads what was decided where only a paper was sent."""

from __future__ import annotations

import functools
import itertools
from typing import Any

import numpy as np

import instantsia
from instantsia.analysis.beliefs.trace import STATES
from instantsia.analysis.changes.compare import compare
from instantsia.draws.state import Array
from tests.library.scripts import script

NAME = "yugoslavia-circular-1957"
VANTAGES = script("vantages")
EVE = "1957-05-06"
SESSION = "1957-05-07"


def changed(sets: list[str], as_of: str | None = None) -> dict[str, Any]:
    """{event: what a change makes of it}, on 2,000 draws."""
    study = instantsia.load(NAME)
    plans = (one.plan(2_000, as_of=as_of) for one in (study, study.changing(sets, [], [])))
    return {one.id: one for one in compare(*plans).events}


@functools.cache
def states() -> dict[str, Array]:
    """{decided, recorded, announced, done: (draw,) the option on the course}, with everything known."""
    draws = instantsia.load(NAME).run(draws=4_000, runs=None).draws
    by = {"decided": "decided.instructs", **{one: f"{one}.course" for one in STATES}}
    found = {name: np.array(draws[column].to_list(), dtype=object) for name, column in by.items()}
    # what holds needs no doing
    left = (found["decided"] == "quarrel") & np.equal(found["done"], None)
    return found | {"done": np.where(left, "quarrel", found["done"])}


def test_the_eve_takes_nothing_from_the_session_and_the_day_after_knows_the_votes() -> None:
    study = instantsia.load(NAME)
    of_the_day = {one.about for one in study.case.claim if one.of == SESSION and "." in one.about}
    assert {"molotov.circular", "record.decides"} <= of_the_day
    assert not {"instructs", "decides", "molotov_moves"} & set(study.plan(64, as_of=EVE).given)
    assert changed(["molotov.circular=0"], EVE)["circular_adopted"].change != 0
    claimed = [one for one in study.case.claim if one.about.endswith(".circular")]
    assert claimed
    assert all(one.of == SESSION for one in claimed)
    days = {day: set(scored) for day, _, scored in VANTAGES["forecasts"](NAME, 500)}
    assert {"instructs", "decides"} <= days[EVE]
    assert not {"instructs", "decides"} & days[SESSION]


def test_decided_recorded_announced_and_done_differ() -> None:
    """Each from each, in more than a twentieth of the draws."""
    for one, other in itertools.combinations(states(), 2):
        assert np.mean(states()[one] != states()[other]) > 0.05, (one, other)


def test_later_steps_read_what_was_recorded_and_what_was_done() -> None:
    assert changed(["step.instruction.chance=1"])["thaw"].change < 0
    found = changed(["step.speaks.chance=0", "step.press.chance=0"])["thaw"]
    assert found.before > 0.2
    assert found.after == 0


def test_what_was_not_sent_does_not_come_out_and_what_comes_out_has_its_price() -> None:
    never = changed(["step.sent.chance=0"])
    assert never["comes_out"].after == 0
    sent = ["step.molotov_moves.chance=1", "*.circular=80..95..100", "step.sent.chance=1"]
    study = instantsia.load(NAME).changing(sent, [], [])
    hidden = study.changing(["step.out_before.hazard=0", "step.out_after.hazard=0"], [], [])
    found = {one.id: one for one in compare(study.plan(2_000), hidden.plan(2_000)).events}
    assert found["comes_out"].before > 0.9
    assert found["meeting"].change > 0.05


def test_who_is_on_a_journey_has_no_vote() -> None:
    study = instantsia.load(NAME)
    for sets, moves in (([], False), (["step.met.absent=[]"], True)):
        one, other = (study.changing([*sets, f"voroshilov.circular={at}"], [], []) for at in (0, 100))
        found = compare(one.plan(2_000), other.plan(2_000)).events[0]
        assert bool(found.change) is moves


def test_the_tellers_of_one_side_share_one_number_and_one_man_tells_of_the_session() -> None:
    case = instantsia.load(NAME).case
    side = {one.id: one.side for one in case.teller}
    assert side["mikoyan"] == side["suslov"] == side["pospelov"] != side["molotov"]
    told = {one.told_by for one in case.claim if one.of == SESSION and one.source == "minutes"}
    assert told == {"mikoyan"}
