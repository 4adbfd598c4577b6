"""Which of several options it is, where it is as good as certain that one of them is decided.

The headline of a vote on more than two options is whether anything but what holds is decided. Where it does not move,
what is held for it has been chosen by nothing, and says nothing of how sure each option is. Then what is held is chosen
for the likeliest option, and all of them are read off that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from instantsia.analysis.ranges.screening import corners, event_target, held_for
from instantsia.analysis.replaying.groups import Group
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Share
from instantsia.draws.state import State
from instantsia.evidence.variation import Variation

STILL = 0.05
"""A headline whose range is no wider does not move: it is printed to such steps."""


class Alternatives(NamedTuple):
    """The options of a vote with what is held for them.

    step     that is voted on
    events   those about what comes of it alone, without the headline
    corners  of what is held for the likeliest of them
    """

    step: str
    events: tuple[str, ...]
    corners: tuple[Variation, ...]


def alternatives(
    replays: Replays, found: Sequence[Group], run: State, events: Mapping[str, Share], width: float
) -> Alternatives | None:
    """What is held for the likeliest option; None where the headline moves, or is about no such vote.

    found   everything that can be held
    run     all draws, as `shares.state_of` gives them
    events  {event: its share in the run}, the headline first
    width   of the headline's range
    """
    headline, *others = events
    step = replays.turns_on(headline)
    about = tuple(event for event in others if replays.turns_on(event) == step)
    if width > STILL or not step or step in replays.settlements or len(about) < 2:
        return None
    likeliest = max(about, key=lambda event: events[event].p or 0.0)
    held = held_for(replays, event_target(replays, likeliest), found, run, replays.event(run, likeliest))
    return Alternatives(step, about, corners([one.group for one in held]))
