"""A committee of which it is known what each member stated: what is put, who votes for it, what is decided.

    counted     what comes of it if everybody votes as they stated
    put         what is counted; but with the chance `overturned` what a member stated who is drawn by votes, where that
                is something else
    votes for   a member votes for what is put
                - where it is what they stated;
                - where they like it as much as what holds if nothing is decided, and, if something else than the count
                  is put, as much as the count too: whoever would rather have the count does not like it;
                - else with the chance 1 - dissents min(1, r / .25),
                  r = how far it is from what they stated (below).
                The same chance goes for the count where it is not known what holds
    carried     what is put, if those who vote for it reach the quota, have any vote, and no veto player who is there
                votes against; where as many are for it as against it, if who decides ties is for it, whichever was put
    decided     what is counted, where that was put: who consents to it tells of the dissent and changes nothing. What
                else was put, if it is carried; else what is counted, on which all are asked again
    status quo  what holds if nothing is decided is put where it is the count, or where the member who is drawn in place
                of the count stated it. Nobody is taken to like it: those vote for it who stated it, and the others with
                the chance above. It stands unless those against it reach the quota and no veto player votes for it.
                Where it is the count because no change reached the quota, and those who stated it do not reach it
                either, nobody is asked to consent to it: the votes that are told are those that were stated
                (`stands_uncarried`)

How far r what is put, p, is from what a member stated, who stands at x:

    point of a scale         r = |x - p| / (the highest less the lowest of the positions of those who vote, and of what
                             holds): in parts of what is held
    options with a place     r = (|x - place of p| - |x - place of what they stated|) / (its length), 0 or more:
                             between options at 0 and 100, with their own the nearer one, |x - 50| / 50
    options without a place  r = what their own is worth to them less what p is, each 0-1; 0 or more

The last two are one: an option at a place is worth 1 - |x - place| / (length of the scale), with what was added to it.
In either, what a member stated has r = 0. The first is how the votes below were measured; the others are our own
reading of it for options, which no data fix: `steps/_by_regime.py` has the first, `steps/_ways.py` the others.

So whoever stated something else consents with a chance that falls with the distance, and beyond a quarter no
further; where what is put is not carried, the same number says who consents to what is counted, so that whoever
gives way easily does so both times. Both constants are fitted on the votes of the Federal Open Market Committee,
1989-93 (Meade 2005, data revised 2017: 391 votes of members whose voiced rate is known, the Chairman's left out) by
benchmarks/residuals.py: of 45 members who had spoken for another rate 27 voted against the one that was decided; in one
of 40 meetings the decision was not the median.
Stances in words and numbers on a scale are both asked here: it needs no more than how far what is put is from
each member, and whether they prefer it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.voting.ballots import over_members

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Point = TypeVar("Point", bound=np.generic)

EVEN = 1e-12
"""Votes that fall short of a quota by no more than this share of it reach it: less is rounding."""
NEAR = 0.25
"""Beyond so much of what is held the chance to consent falls no further: no vote in the data lies nearer."""
DISSENTS, DISSENTS_WHY = (
    "0.43..0.6..0.76",
    "of 45 members of the FOMC who had spoken for another rate, 27 voted against what was decided (1989-93)",
)
OVERTURNED, OVERTURNED_WHY = (
    "0..0.41..1",
    "in 1 of 40 meetings of the FOMC (1989-93) the decision was not the median of what was voiced: likeliest .41, "
    ".18 to .87 in four of five cases, if nothing was known before",
)


@frozen
class Electorate:
    """Who votes.

    votes  (draw, member) >= 0; 0 of whoever is away or has none
    quota  (draw,) so many votes, or more, carry something
    veto   (draw, member) who is there and can stop whatever is put
    half   (draw,) so many votes for something, and as many against it, are a tie that is decided; None: a tie carries
           nothing
    casts  (draw, member) whose vote decides a tie: that of whoever is in the chair, and votes; None: a lot does
    lot    (draw,) whether a tie carries what is put against what holds, where a lot decides
    """

    votes: Floats
    quota: Floats
    veto: Bools
    half: Floats | None = None
    casts: Bools | None = None
    lot: Bools | None = None


@frozen
class Chances:
    """The random numbers, uniform in (0, 1), and the two constants, (draw,) 0-1.

    whose    (draw,) whose stance may be put instead
    instead  (draw,) whether it is
    each     (draw, member) who consents
    """

    whose: Floats
    instead: Floats
    each: Floats
    dissents: Floats
    overturned: Floats


@frozen
class Voted(Generic[Point]):
    """What is decided, (draw,), and who voted for it, (draw, member)."""

    decided: NDArray[Point]
    votes_for: Bools


Apart = Callable[[Any], Floats]
"""From what is put, (draw,), to how far from it each member's stance is, (draw, member), in parts of what is held."""
Prefers = Callable[[Any, Any], Bools]
"""From what is put and what comes without it to whether each member likes it as much, (draw, member)."""


def decide(
    counted: NDArray[Point],
    stated: NDArray[Point],
    holds: NDArray[Point] | None,
    electorate: Electorate,
    chances: Chances,
    apart: Apart,
    prefers: Prefers,
) -> Voted[Point]:
    """The decision of a committee.

    counted  (draw,) what comes of it if everybody votes as they stated
    stated   (draw, member) points of a scale, or options by their index
    holds    (draw,) what holds if nothing is decided; None: that is not known, and what is put is put against what is
             counted
    """
    other = np.take_along_axis(stated, drawn(electorate.votes, chances.whose)[:, None], axis=1)[:, 0]
    instead = (chances.instead < chances.overturned) & (other != counted)
    without = counted if holds is None else holds

    def asked(put: NDArray[Point]) -> Bools:
        return _votes_for(put, without, counted, chances, apart, prefers)

    put = np.where(instead, other, counted)
    for_it = asked(put)
    carried = _carried(for_it, electorate)
    if holds is not None:
        # that nothing is changed is not carried: it stands unless a change is
        carried = np.where(put == holds, ~_carried(~for_it, electorate), carried)
    back = instead & ~carried
    if back.any():
        for_it = np.where(back[:, None], asked(counted), for_it)
    return Voted(np.where(back, counted, put), for_it)


def stands_uncarried(
    decided: NDArray[Point], counted: NDArray[Point], holds: NDArray[Point], for_holds: Bools, electorate: Electorate
) -> Bools:
    """(draw,) whether what holds stands though those who stated it cannot carry it: by itself, since the votes as
    stated carried nothing, not even that nothing is changed.

    That it stands is point for point: what is counted, and what is decided, is what holds itself. A point beside it is
    a change that was carried, however near. Who stated what holds is told as their vote is told: of options whoever
    stated that option, of a scale whoever stands in the stretch in which it lies, since hardly anybody stands on the
    point itself.

    Nobody is asked to consent to what stands by itself: then each has voted as they stated, and those who stated a
    change have voted for it.

    decided, counted, holds   points of a scale, or options by their index
    for_holds   (draw, member) who stated what holds, in this sense

    >>> who = Electorate(np.ones((1, 3)), np.array([3.0]), np.zeros((1, 3), dtype=np.bool_))
    >>> stands_uncarried(np.array([0]), np.array([0]), np.array([0]), np.array([[True, False, False]]), who)
    array([ True])
    """
    stands: Bools = (decided == counted) & (counted == holds)
    return stands & ~_carried(for_holds, electorate)


def drawn(votes: Floats, uniform: Floats) -> NDArray[np.intp]:
    """(draw,) a member, drawn by their votes; the first where nobody has any.

    >>> drawn(np.array([[1.0, 3.0]]), np.array([0.5]))
    array([1])
    """
    wanted = uniform * over_members(votes)
    reached, out = np.zeros(len(votes)), np.zeros(len(votes), dtype=np.intp)
    for member in range(votes.shape[1]):
        out = np.where((reached <= wanted) & (votes[:, member] > 0), member, out)
        reached = reached + votes[:, member]
    return out


def consent(distance: Floats, dissents: Floats) -> Floats:
    """(draw, member) the chance to vote for what is put so far from what one stated; dissents (draw,).

    >>> consent(np.array([[0.0, 0.125, 1.0]]), np.array([0.6]))
    array([[1. , 0.7, 0.4]])
    """
    share: Floats = 1.0 - dissents[:, None] * np.minimum(distance / NEAR, 1.0)
    return share


def _votes_for(put: Any, without: Any, counted: Any, chances: Chances, apart: Apart, prefers: Prefers) -> Bools:
    far = apart(put)
    likes = (put != without)[:, None] & prefers(put, without)
    # where something else than the count is put, those who are nearer to the count would rather have that
    other = put != counted
    if other.any():
        likes &= ~other[:, None] | prefers(put, counted)
    votes: Bools = (far <= 0) | likes | (chances.each < consent(far, chances.dissents))
    return votes


def _carried(for_it: Bools, electorate: Electorate) -> Bools:
    votes = over_members(electorate.votes * for_it)
    enough = (votes >= electorate.quota * (1 - EVEN)) | _tie_carries(for_it, votes, electorate)
    stopped = (electorate.veto & ~for_it).any(axis=1)
    found: Bools = enough & (votes > 0) & ~stopped
    return found


def _tie_carries(for_it: Bools, votes: Floats, electorate: Electorate) -> Bools:
    """(draw,) whether there are as many votes, (draw,), for something as against it, and who decides that is for it."""
    if electorate.half is None:
        return np.zeros(len(votes), dtype=np.bool_)
    even = EVEN * electorate.half
    against = over_members(electorate.votes * ~for_it)
    tied = (votes >= electorate.half - even) & (np.abs(votes - against) <= even)
    if electorate.casts is not None:
        return np.asarray(tied & (electorate.casts & for_it).any(axis=1))
    return tied if electorate.lot is None else tied & electorate.lot
