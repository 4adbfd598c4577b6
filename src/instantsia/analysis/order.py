"""The order of everything: which step is played when, and what each reads, draws and leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from instantsia.draws.state import Key
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.post import Handover
from instantsia.engine.program import program_of
from instantsia.engine.trajectory import KeptPlay, Trajectory
from instantsia.frozen import frozen

TRIED = 2_000
"""So many draws are played to see what the steps read; what a step reads in none of them is not listed."""


@frozen
class Arrival:
    """What a step does where what it sent is handed over.

    reads, draws, leaves   as those of the step; reads are of the day of sending or of the day of arrival
    """

    reads: tuple[Key, ...]
    draws: tuple[str, ...]
    leaves: tuple[Key, ...]


@frozen
class OrderedStep:
    """One step of a case in the order of play.

    step, kind    its id and kind
    group         the group with which it repeats; "" for none
    days          ordinals of its first and its last turn; 0 where it has no day of its own
    turns         how many turns it has at most
    after         the step whose end it waits for; "" for none
    when          its condition as it is written; "" for none
    happened      in how many of the draws that were tried it happened at all
    reads         what it looks at: (variable, subject), of all turns and draws that were tried
    draws         the random numbers that it asks for, within step/ID/ where the name does not begin with a slash
    leaves        what it leaves: (variable, subject)
    declared      canonical paths that it says it may read beyond its own constants, played or not
    sends         whether what it sends is handed over on a later day
    arrival       what it does there; None where it sends nothing, or nothing arrived in the draws that were tried
    """

    step: str
    kind: str
    group: str
    days: tuple[int, int]
    turns: int
    after: str
    when: str
    happened: int
    reads: tuple[Key, ...]
    draws: tuple[str, ...]
    leaves: tuple[Key, ...]
    declared: tuple[str, ...]
    sends: bool
    arrival: Arrival | None = None


@frozen
class OrderOfPlay:
    """The steps of a plan in their order, and how many draws were played to see what they read."""

    plan: Plan
    steps: tuple[OrderedStep, ...]
    tried: int


def order_of_play(plan: Plan) -> OrderOfPlay:
    """What is played in which order; the first draws of the plan are played once to see what each step reads."""
    tried = min(plan.draws, TRIED)
    trajectory = Trajectory(prepare(plan), program_of(plan), tried)
    return OrderOfPlay(plan, tuple(_steps(trajectory)), tried)


def _steps(trajectory: Trajectory) -> Iterator[OrderedStep]:
    prepared, state, handed = trajectory.prepared, trajectory.state, trajectory.handed
    met: dict[str, list[KeptPlay]] = {}
    for turn, play in zip(prepared.turns, trajectory.plays_from(0), strict=True):
        if play is not None:
            met.setdefault(turn.step.id, []).append(play)
    for name, step in prepared.plan.case.steps.items():
        turns = [turn for turn in prepared.turns if turn.step.id == name]
        plays = met.get(name, [])
        yield OrderedStep(
            step=name,
            kind=step.kind,
            group=step.within or "",
            days=(turns[0].day, turns[-1].day),
            turns=len(turns),
            after=step.after or "",
            when=step.when or "",
            happened=int(state["happened", name].sum()),
            reads=_in_order(key for play in plays for key in play.looked_at),
            draws=tuple(sorted({_within(name, address) for play in plays for address in play.asked})),
            leaves=_in_order(key for play in plays for key in play.left),
            declared=prepared.steps[name].reads(prepared.plan.case),
            sends=any(play.due is not None for play in plays),
            arrival=_arrival(name, handed[name]) if name in handed else None,
        )


def _arrival(step: str, handover: Handover) -> Arrival:
    asked = {_within(step, address) for address, _ in handover.asked}
    return Arrival(_in_order(handover.looked_at), tuple(sorted(asked)), _in_order(handover.left))


def _in_order(keys: Iterable[Key]) -> tuple[Key, ...]:
    return tuple(sorted(set(keys)))


def _within(step: str, address: str) -> str:
    """An address as it stands within the step's own, or in full behind a slash."""
    own = f"step/{step}/"
    return address.removeprefix(own) if address.startswith(own) else f"/{address}"
