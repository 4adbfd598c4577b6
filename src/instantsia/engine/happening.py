"""One step played on the draws in which it happens, and what it leaves behind."""

from __future__ import annotations

import numpy as np

from instantsia.draws.state import Array, Changes, Index, Key, State
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Prepared, Turn
from instantsia.frozen import frozen
from instantsia.guard import Failure


@frozen
class PlayedStep:
    """The state after a step, the day on which what it sent is due (inf where nothing), and where it came to it."""

    state: State
    due: Array | None
    happened_in: Index | None


@frozen
class StepResult:
    """What a step gave: the draws in which it did come to it (None: all), and the values there.

    due   (draw,) the day on which what it sent is due, in the draws in which it happened; None where it sends nothing
    """

    happened_in: Index | None
    new: Changes
    due: Array | None

    def due_in(self, draws: int) -> Array | None:
        """(draw,) the day on which what it sent is due, inf in the other draws."""
        if self.due is None or self.happened_in is None:
            return self.due
        full = np.full(draws, np.inf)
        full[self.happened_in] = self.due
        return full


def play_step(
    prepared: Prepared,
    turn: Turn,
    state: State,
    where: Index | None,
    streams: Streams,
    seen: set[Key] | None = None,
) -> StepResult:
    """Play the step of `turn` on the draws of `where`; `seen` collects what it read."""
    name = turn.step.id
    scoped = streams.within(f"step/{name}", turn.number, where)
    try:
        made = prepared.steps[name].play(prepared.plan.case, state.at(where, seen), scoped)
    except Failure as failure:
        raise failure.within(name) from failure.__cause__
    happened_in, new = _came_to(name, where, made)
    due = new.pop(("due", name), None) if prepared.steps[name].SENDS else None
    new["happened", name] = np.ones(state.draws if happened_in is None else len(happened_in), bool)
    if ("ended", name) not in new:
        new["ended", name] = state.at(happened_in, seen)["clock", ""]
    return StepResult(happened_in, new, due)


def _came_to(name: str, where: Index | None, made: Changes) -> tuple[Index | None, dict[Key, Array]]:
    """The draws in which it did come to it, and the values there: a step may say that in some it did not after all."""
    new = dict(made)
    happened = new.pop(("happened", name), None)
    if happened is None or happened.all():
        return where, new
    rows = np.flatnonzero(happened)
    return rows if where is None else where[rows], {key: value[rows] for key, value in new.items()}
