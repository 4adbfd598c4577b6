"""What holds of every step inside one leadership: reports, words, minutes, charges, seats, forums, agendas."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.draws.state import Key
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Plan
from instantsia.engine.recorder import Moment
from instantsia.evidence.variation import Variation
from instantsia.steps import playable
from tests.engine.test_departures import DRAWS, assert_like_a_fresh_play, trajectory_of
from tests.steps.inside import WORLDS, loaded, played


def moments(name: str) -> list[Moment]:
    """Every step of a world as it was played, whatever came in by post left out."""
    seen: list[Moment] = []
    played(WORLDS[name], draws=400, watch=seen.append)
    return [one for one in seen if not one.arrived]


@pytest.mark.parametrize("name", WORLDS)
def test_a_gathered_half_plays_alike_and_what_is_read_is_announced(name: str) -> None:
    """No neighbour may matter, and a number that is read and not announced would be missing in a run."""
    case, shown, read = loaded(WORLDS[name]), moments(name), dict[str, set[str]]()
    assert {one.turn.step.id for one in shown} == set(case.steps)
    half = np.flatnonzero(np.random.default_rng(0).uniform(size=400) < 0.5)
    for one in shown:
        step, seen = playable(case.steps[one.turn.step.id]), set[Key]()
        streams = Streams(5, 0, 400)
        whole = step.play(case, one.before.at(None, seen), streams.within(f"step/{step.id}", one.turn.number))
        for index in (half, half[:1], half[:0]):
            scoped = streams.within(f"step/{step.id}", one.turn.number, index)
            some = step.play(case, one.before.at(index), scoped)
            assert whole.keys() == some.keys()
            for key, values in whole.items():
                np.testing.assert_array_equal(values[index], some[key], err_msg=str((step.id, key)))
        if step.outcomes(case):
            assert set(np.unique(whole["decided", step.id])) <= {-1, *range(len(step.outcomes(case)))}
        read.setdefault(step.id, set()).update(subject for variable, subject in seen if variable == "number")
    for id, numbers in read.items():
        step = playable(case.steps[id])
        own, needs = {path for path, _ in step.numbers()}, step.reads(case)
        assert len(set(needs)) == len(needs)
        assert numbers <= own | set(needs), id
        assert own - step.idle_constants(case) == own & numbers, id


@pytest.mark.parametrize("name", WORLDS)
def test_each_number_is_asked_once_and_a_replay_is_a_fresh_play_whatever_is_drawn_anew(name: str) -> None:
    """Of every address of random numbers and every number with a range; what an origin says is everybody's."""
    asked: list[tuple[str, int]] = []
    plan = Plan(loaded(WORLDS[name]), seed=3, draws=DRAWS)
    played(WORLDS[name], draws=DRAWS, asked=asked)
    own = [one for one in asked if one[0].startswith("step/")]
    assert len(own) == len(set(own))
    base = trajectory_of(plan)
    ranged = [one.path for one in base.program.paths if one.assumed is not None and not one.assumed.number.fixed]
    ranged = [path for path in ranged if not path.startswith("actor.") or ".owes." in path]  # what is wanted is no news
    drawn = dict.fromkeys(address for address, _ in asked if address.startswith(("step/", "origin/")))
    variations = [Variation(replicas={address: 1}) for address in drawn]
    variations += [Variation(at_quantile={path: 0.1}) for path in ranged]
    assert_like_a_fresh_play(base, variations)


IDLE = {
    "announce": {"step.press.binds": 0.0, "step.press.belief.by": 0.0},
    "minute": {"step.record.chance": 0.0},
    "bind": {"step.post.by": 0.0},
    "seat": {"step.gone.chance": 0.0, "step.come.chance": 0.0},
    "persuade": {"step.walk.weight": 0.0},
    "miss": {"step.gap.believed": 0.3, "step.gap.believed_false": 0.3},
}
"""{world: the numbers that have its steps do nothing}."""


@pytest.mark.parametrize("name", IDLE)
def test_a_step_that_does_nothing_leaves_every_bit_as_it_is_without_the_step(name: str) -> None:
    idle = {path.split(".")[1] for path in IDLE[name]}
    steps = WORLDS[name] if name != "minute" else WORLDS[name][:2]
    with_it = played(steps, variation=Variation(value=IDLE[name]))
    without = played([one for one in steps if one["id"] not in idle])
    for one in steps:
        if one["id"] not in idle:
            for variable in ("decided", "vote", "happened"):
                np.testing.assert_array_equal(with_it[variable, one["id"]], without[variable, one["id"]])
    moved = played(steps)
    assert name == "minute" or any(
        (moved["decided", one["id"]] != without["decided", one["id"]]).any() for one in steps if one["id"] not in idle
    )


def test_a_group_of_one_turn_is_its_steps_without_the_group() -> None:
    steps = [one for one in WORLDS["a year"] if "within" in one]
    group = [{"id": "years", "every": "182", "from": "1931-04-01", "until": "1931-05-01"}]
    once = played(steps, changes={"group": group})
    plain = played(
        [{key: value for key, value in one.items() if key != "within"} | {"date": "1931-04-01"} for one in steps]
    )
    for step in ("charge", "hearing", "out"):
        for variable in ("happened", "decided"):
            np.testing.assert_array_equal(once[variable, step], plain[variable, step])
    np.testing.assert_array_equal(once["seated", "board"], plain["seated", "board"])
