"""Whether a change is worth being shown to one side: it moves the headline, and does not leave that side worse off.

What a side wants of the headline is read off the draws: whether it is more frequent where it goes their way. How well
off they are is the mean distance of the settlement from where they want it, or what the option that stands in the end
is worth to them, over all draws.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.lever import LEAST
from instantsia.analysis.replaying.replays import Outcomes, Replays
from instantsia.draws.streams import Floats
from instantsia.draws.sums import mean, share
from instantsia.frozen import frozen

Bools = NDArray[np.bool_]
TELLS = 0.001
"""Of the width of the scale, or of a worth of 1: so much worse off is not told from as well off."""
EVEN = 1e-9


@frozen
class Judge:
    """What one side wants of the headline, and how well off they are as it is.

    p       share of the headline as it is
    wants   whether they want it to happen; None where the draws do not tell
    danger  whether moves that would endanger what they have are looked for, and not what they want
    worth   how well off they are as it is, in shares of the scale or of the best option
    """

    p: float
    wants: bool | None
    danger: bool
    worth: float

    def gain(self, p: float) -> float:
        """By how much the headline goes the way that is looked for; either way where nothing tells which that is."""
        moved = p - self.p
        return abs(moved) if self.wants is None else moved if self.wants != self.danger else -moved

    def shows(self, p: float, worth: float) -> bool:
        """Whether a change is shown with which the headline has the share p, and they are so well off."""
        # of equal shares by rounding: 0.47 less 0.46 is a hundredth
        if self.gain(p) < LEAST - EVEN:
            return False
        return self.danger or worth >= self.worth - TELLS


def wants(holds: Bools, own: Bools) -> bool | None:
    """Whether the headline is more frequent where it goes their way, (draw,) each; None where that tells nothing."""
    inside, outside = share(holds, own), share(holds, ~own)
    return None if inside is None or outside is None or inside == outside else inside > outside


def judge_of_settlement(
    replays: Replays, step: str, point: float, there: Callable[[Floats], Bools] | None, width: float, *, danger: bool
) -> Judge:
    """The judge of a side that wants a settlement at a point.

    there  whether settlements, (draw,), lie on their side of the line; None where there is none: then those count that
           lie no farther from the point than most
    """
    found = replays.outcomes()
    holds, settled, value = found.events[replays.plan.case.event[0].id], found.happened[step], found.value[step]
    if there is None:
        away = np.abs(value[settled] - point)
        own = away <= np.median(away) if away.size else np.zeros(0, dtype=np.bool_)
    else:
        own = there(value[settled])
    told = wants(holds[settled], own)
    return Judge(share(holds) or 0.0, told, danger, nearness(found, step, point, width))


def nearness(found: Outcomes, step: str, point: float, width: float) -> float:
    """Minus the mean distance of a settlement from a point, in shares of the scale; 0 where nothing is settled."""
    value = found.value[step][found.happened[step]]
    return -mean(np.ascontiguousarray(np.abs(value - point))) / width if value.size else 0.0
