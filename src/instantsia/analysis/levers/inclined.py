"""What a member is for: what they are heard for, or vote for, most often in the draws.

At the most likely values two options may be worth the same, and whoever is believed by halves may be heard there as
nobody is in most draws. So the draws decide wherever the most likely values tell of no one option, or of another than
is heard clearly more often: then what counts is what the options are worth in those draws. Under pressure somebody may
vote for what they do not want; that does not change what they are for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen

EVEN = 1e-9
"""Of a worth of 1: less is rounding."""
SURE = 3.0
"""By so many standard errors two shares of the draws differ, or they are as good as equal."""

Bools = NDArray[np.bool_]


@frozen
class Inclined:
    """What one member is for.

    options  the option, or several to which they are as near
    among    (draw,) the draws whose numbers tell it; None where the most likely values do
    """

    options: tuple[int, ...]
    among: Bools | None = None


def inclined(worth: Floats, put: Sequence[int], votes: NDArray[np.int8] | None) -> Inclined:
    """What a member is for.

    worth  (option,) what the options are worth to them at the most likely values
    put    options that may be decided for
    votes  (draw,) what they are heard for, or vote for; None where nothing of the kind is drawn

    >>> inclined(np.array([0.5, 0.5]), (0, 1), np.array([0, 1] * 50, np.int8)).options
    (0, 1)
    >>> inclined(np.array([0.5, 0.4]), (0, 1), np.array([0] * 20 + [1] * 80, np.int8)).options
    (1,)
    """
    mine = worth[list(put)]
    likely = tuple(one for one, value in zip(put, mine, strict=True) if value >= mine.max() - EVEN)
    if votes is None:
        return Inclined(likely)
    counts = {one: int(np.count_nonzero(votes == one)) for one in put}
    most = max(put, key=lambda one: (counts[one], one in likely))
    if likely == (most,) or not counts[most]:
        return Inclined(likely)
    # both counts come from the same draws: their difference errs by the root of their sum
    near = tuple(one for one in put if counts[most] - counts[one] <= SURE * (counts[most] + counts[one]) ** 0.5)
    both = tuple(one for one in likely if one in near)
    return Inclined(both) if both else Inclined((most,), votes == most)


def votes_of(state: State, step: str, member: str) -> NDArray[np.int8] | None:
    """(draw,) what a member is heard for, or votes for, in a step; None where the step tells nothing of it."""
    if ("vote", step) not in state or member not in state.axes["actor"]:
        return None
    found: NDArray[np.int8] = state["vote", step][:, state.axes["actor"][member]]
    return found


def worth_among(
    value: Callable[[int, Bools], float], put: Sequence[int], found: Inclined, likely: Floats
) -> tuple[Floats, Inclined]:
    """What the options are worth to a member of whom draws tell what they are for, and what that is; as the most likely
    values have it where in those draws, too, something else is worth more to them.

    value  the worth of an option in the middle of some draws
    likely (option,) at the most likely values
    """
    assert found.among is not None
    worth = likely.copy()
    for option in put:
        worth[option] = value(option, found.among)
    wished = max(put, key=lambda one: worth[one])
    if (wished,) == found.options:
        return worth, found
    return likely, inclined(likely, put, None)
