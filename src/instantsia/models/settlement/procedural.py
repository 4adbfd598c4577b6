"""Procedural settlement: whoever sets the agenda picks what they like best among what can be carried.

With q the status quo, s the setter's ideal and the win set (2b - q, q) and (q, 2a - q) as in `win_set`
    s > q:  min(s, 2a - q) if a > q, else q            s < q:  max(s, 2b - q) if b < q, else q
their ideal if it can be carried, else the nearest end of the win set, else the status quo, which they then keep by
proposing nothing (`blocked`). At the end of the win set the one at a no longer gains anything, and is said to agree.

Example (closed form, checked on a grid): setter at 1, one veto player at 0.5, status quo 0.2: 0.8.
The equations are those of notes on Crombez, Tsebelis & Garrett and Steunenberg & Selck; none of these was read.

Cost and `with_actor_at` as in `win_set`.
"""

from __future__ import annotations

from typing import Any

from instantsia.models.about import About
from instantsia.models.settlement import win_set
from instantsia.models.settlement.stakes import (
    Floats,
    Settlement,
    Stakes,
    Voting,
    checked_place,
    needed_reference,
    needed_voting,
    proposal,
    proposal_moved,
)

ABOUT = About(
    title="Procedural settlement (agenda setter and win set)",
    cites=(
        "Leinaweaver & Thomson (2014): procedural models predict worse than the compromise model (not read)",
        "Thomson et al. (2012), DEU II, EU-15 wave",
    ),
    assumes="The setter alone may propose, once, take it or leave it; and knows where all stand.",
    fails="Where proposals can be amended, where the setter must come back, or where what holds cannot be kept.",
)
TRACK = "win-set"
ASKED_ANEW = False
NEEDS_VOTING = NEEDS_REFERENCE = NEEDS_SETTER = True
NEEDS_CHANCE = False


def settle(
    stakes: Stakes, voting: Voting | None = None, *, chance: Floats | None = None, **keywords: Any
) -> Settlement:
    """The setter's best point of the win set; chance, capability and salience are not looked at.

    notes: `unblocked`, the setter's ideal

    >>> stakes = Stakes([1.0, 0.5], 1.0, 1.0, 0.2, (0.0, 1.0))
    >>> float(settle(stakes, Voting([1.0, 1.0], 1.0, [False, True], setter=0)).outcome)
    0.8
    """
    voting, reference = needed_voting(stakes, voting), needed_reference(stakes)
    ideal = proposal(stakes, voting)
    outcome = win_set.interval(stakes, voting).nearest(ideal)
    return Settlement(outcome, outcome == reference, {"unblocked": ideal})


def with_actor_at(
    stakes: Stakes, voting: Voting | None, place: float, *, chance: Floats | None = None, **keywords: Any
) -> Floats:
    """(..., actor) the outcome with each actor, alone, at one place."""
    place = checked_place(stakes, place)
    voting = needed_voting(stakes, voting)
    return win_set.interval_moved(stakes, voting, place).nearest(proposal_moved(stakes, voting, place))
