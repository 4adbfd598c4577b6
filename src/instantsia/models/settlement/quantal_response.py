"""Quantal response: one proposal is put against what holds; each votes, more or less surely, for what is nearer.

    d_i = (|q - x_i| - |x - x_i|) / width of the scale                 what the proposal x betters, -1..1
    P(i accepts) = logistic(precision x d_i)

x is the setter's ideal where there is a setter, else the median of those who vote (as in `win_set`). Each accepts by
their own uniform number; x is carried if the votes of those who accept reach the quota and every veto player accepts,
else the status quo q holds (`blocked`). precision >= 0 per unit of utility: 0 is an even choice for all, 3-12 makes
sense (`voting/choice`), and the larger it is, the nearer to everybody voting for what is nearer to them. Own; the form
of choice is that of the votes in this project.

Cost: 1.6 million positions (8,192 draws of 200 actors) in some 90 ms, 20 with a setter. `with_actor_at` counts anew for
each actor, with the same numbers: some 1 s for 200 actors in 2,000 draws.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.models.about import About
from instantsia.models.settlement import win_set
from instantsia.models.settlement.stakes import (
    EVEN,
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
from instantsia.models.voting.ballots import over_members
from instantsia.models.voting.choice import hurdle

ABOUT = About(
    title="Quantal-response ballot",
    cites=("Own; logistic choice as in this project's votes",),
    assumes="One proposal, one vote, nobody looks beyond it; who is nearly indifferent votes nearly by chance, each "
    "apart from the others.",
    fails="Where votes are whipped or spoken in turn (ask a step of kind vote), or where a lost proposal is followed "
    "by a milder one.",
)
TRACK = "win-set"
ASKED_ANEW = True
NEEDS_VOTING = NEEDS_REFERENCE = NEEDS_CHANCE = True
NEEDS_SETTER = False
PRECISION = 6.0


def settle(
    stakes: Stakes,
    voting: Voting | None = None,
    *,
    chance: Floats | None = None,
    precision: Floats | float = PRECISION,
    **keywords: Any,
) -> Settlement:
    """The proposal where it is carried, else the status quo; capability and salience are not looked at.

    chance     (..., actor) strictly between 0 and 1
    precision  (...) or one number, >= 0
    notes: `unblocked`, the proposal; `accepting`, the votes for it
    """
    voting, reference = needed_voting(stakes, voting), needed_reference(stakes)
    put = win_set.median(stakes, voting) if voting.setter is None else proposal(stakes, voting)
    votes, carried = _ballot(stakes, voting, put, hurdle(_needed(stakes, chance)), precision)
    return Settlement(np.where(carried, put, reference), ~carried, {"unblocked": put, "accepting": votes})


def with_actor_at(
    stakes: Stakes,
    voting: Voting | None,
    place: float,
    *,
    chance: Floats | None = None,
    precision: Floats | float = PRECISION,
    **keywords: Any,
) -> Floats:
    """(..., actor) the outcome with each actor, alone, at one place; everybody keeps their uniform number."""
    place, voting, reference = checked_place(stakes, place), needed_voting(stakes, voting), needed_reference(stakes)
    hurdles = hurdle(_needed(stakes, chance))
    moved_to = win_set.median_moved if voting.setter is None else proposal_moved
    puts = moved_to(stakes, voting, place)
    after = np.empty_like(stakes.position)
    for actor in range(stakes.position.shape[-1]):
        put = puts[..., actor]
        _, carried = _ballot(stakes.with_one_at(actor, place), voting, put, hurdles, precision)
        after[..., actor] = np.where(carried, put, reference)
    return after


def _ballot(
    stakes: Stakes, voting: Voting, put: Floats, hurdles: Floats, precision: Floats | float
) -> tuple[Floats, NDArray[np.bool_]]:
    """(...) the votes for a proposal, and whether it is carried; one that changes nothing is not."""
    reference = needed_reference(stakes)
    better = np.abs(reference[..., None] - stakes.position) - np.abs(put[..., None] - stakes.position)
    accepts = hurdles < np.asarray(precision)[..., None] * (better / stakes.width)
    votes = over_members(voting.votes * accepts)
    quota = voting.quota - EVEN * over_members(voting.votes)
    fine = accepts if voting.away is None else accepts | voting.away
    carried = (votes >= quota) & fine[..., voting.vetoes].all(axis=-1) & (put != reference)
    return votes, carried


def _needed(stakes: Stakes, chance: Floats | None) -> Floats:
    if chance is None:
        raise ValueError("found no uniform numbers, expected one for each actor")
    chance = np.asarray(chance, dtype=np.float64)
    if not ((chance > 0) & (chance < 1)).all():
        raise ValueError("found a uniform number outside of 0 to 1, or at an end")
    return np.broadcast_to(chance, stakes.position.shape)
