"""Roll call in turn: each says which side they are on, having heard those before.

One motion is put against what holds. With u the utility 0-1 of an option to a member, as they speak
    d(i) = u_motion(i) - u_keep(i)                                     the own difference
         + pressure   x sum over j who have spoken of debt(i -> j) s(j)
         + bandwagon / 50 x sum over j who have spoken of w(j) s(j) / sum over all members of w
         + discipline(i) b(i)     once another of their caucus has spoken for the side b to which it binds
         + chair pressure x s(chair)                                   once the chair has spoken
    P(i is for the motion) = logistic(precision x d(i))
where s is +1 for the motion, -1 for what holds and 0 for silence, and w are seats. Each term is utility added to the
option that was spoken for; the bandwagon's is bandwagon/100 x (seats for less seats against) / all seats, added to
one option and taken from the other, hence 50. The absent do not speak and are counted among all the seats. Whoever is
nearer to indifference than `indifference` when their turn comes (|d| < indifference) abstains.

Ranges that make sense: precision 3-12, pressure 0-0.3, debts -1..1, bandwagon 0-25 points, discipline 0-0.3,
chair pressure 0-0.3. Own; see the docs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.voting.ballots import over_members
from instantsia.models.voting.choice import hurdle

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Index = NDArray[np.intp]
Debt = tuple[int, int, Floats]
"""(debtor, creditor, (draw,) debt 0-1); debtor and creditor are members by their place. A grudge is a debt below 0."""

PAIRED = 16
"""So many members, or fewer, are put in order pair by pair."""


def speaking_order(first: Sequence[int], lots: Floats) -> NDArray[np.intp]:
    """(draw, member) who speaks first, second, ...: those named in their order, the others by lot.

    first  members who are named
    lots   (draw, member) a number for each member; of those not named the lowest speaks first, of equal numbers the
           member who stands first in the list. The columns of those who are named are not looked at
    """
    draws, members = lots.shape
    rest = [member for member in range(members) if member not in set(first)]
    turn = np.empty((members, draws), dtype=np.intp)
    turn[: len(first)] = np.asarray(first, dtype=np.intp)[:, None]
    if len(rest) > PAIRED:
        turn[len(first) :] = np.array(rest)[np.argsort(lots[:, rest], axis=1, kind="stable")].T
        return turn.T
    # a place is how many come before: pair by pair over all draws, which for a small body is as fast as sorting each
    # draw, and gives the order of a stable sort
    numbers = np.ascontiguousarray(lots.T)
    place = np.full((len(rest), draws), len(first), dtype=np.int16)
    for one, own in enumerate(rest):
        for other in range(one + 1, len(rest)):
            before = numbers[rest[other]] < numbers[own]
            place[one] += before
            place[other] += ~before
    rows = np.arange(draws)
    for own, at in zip(rest, place, strict=True):
        turn.reshape(-1)[at * np.intp(draws) + rows] = own
    return turn.T


def at_once(
    difference: Floats,
    precision: Floats,
    uniform: Floats,
    present: NDArray[np.bool_],
    indifference: Floats | None = None,
) -> Sides:
    """The same where nobody listens: arguments and result as in `in_turn`."""
    side: Sides = (hurdle(uniform) < precision[:, None] * difference).astype(np.int8)
    side *= 2
    side -= 1
    silent = ~present if indifference is None else ~present | (np.abs(difference) < indifference[:, None])
    side[silent] = 0
    return side


def in_turn(
    difference: Floats,
    precision: Floats,
    uniform: Floats,
    present: NDArray[np.bool_],
    order: NDArray[np.intp],
    *,
    weight: Floats | None = None,
    debts: Sequence[Debt] = (),
    pressure: Floats | float = 0.0,
    bandwagon: Floats | float = 0.0,
    caucus: NDArray[np.int8] | None = None,
    binds: NDArray[np.int8] | None = None,
    discipline: Floats | None = None,
    chair: NDArray[np.int16] | None = None,
    chair_pressure: Floats | float = 0.0,
    indifference: Floats | None = None,
) -> Sides:
    """The side that each takes, spoken in turn.

    difference      (draw, member) own utility of the motion less that of what holds, -1..1
    precision       (draw,) >= 0
    uniform         (draw, member) their number, strictly between 0 and 1
    present         (draw, member)
    order           (draw, member) who speaks first, second, ...; the absent keep their place and say nothing
    weight          (draw, member) seats; None: one each
    debts           who owes whom; those that are not named are 0
    pressure, bandwagon, chair_pressure, indifference  (draw,) or one number
    caucus          (draw, member) number of their caucus, 0 for none
    binds           (draw, member) the side to which it binds them: 1 motion, -1 what holds, 0 neither
    discipline      (draw, member) utility that they add
    chair           (draw,) member in the chair, -1 for nobody
    returns         (draw, member) int8: 1 for the motion, -1 for what holds, 0 silent (absent, or abstains)
    """
    draws, members = difference.shape
    if draws == 0:
        return np.zeros((0, members), dtype=np.int8)
    rows = np.arange(draws)
    turn = np.ascontiguousarray(order.T)
    own, hurdles = np.ascontiguousarray(difference.T), np.ascontiguousarray(hurdle(uniform).T)
    away = np.ascontiguousarray(~present.T)
    seats = None if weight is None else np.ascontiguousarray(weight.T)
    share = np.asarray(bandwagon) / 50.0 / (members if weight is None else np.maximum(over_members(weight), 1e-300))
    runs = bool(np.any(share != 0))
    owed = _owed(debts, pressure, members, draws)
    bonds = _bonds(caucus, binds, discipline)
    presides = None if chair is None else chair.astype(np.intp)

    said = np.zeros((members, draws))
    balance, chair_said = np.zeros(draws), np.zeros(draws)
    for who in turn:
        # where the same member speaks in all draws, the rows are read as they stand
        alone = int(who[0]) if (who == who[0]).all() else None
        flat = None if alone is not None else who * draws + rows
        d = own[alone].copy() if flat is None else own.take(flat)
        if owed is not None:
            owed.add(d, who, alone, said)
        bound = None if bonds is None else bonds.of(who, alone)
        if bonds is not None and bound is not None:
            bonds.add(d, bound)
        if runs:
            d += share * balance
        if presides is not None:
            d += chair_pressure * chair_said

        votes_for = (hurdles[alone] if flat is None else hurdles.take(flat)) < precision * d
        side = np.where(votes_for, 1.0, -1.0)
        silent = away[alone] if flat is None else away.take(flat)
        if indifference is not None:
            silent = silent | (np.abs(d) < indifference)
        side[silent] = 0.0

        if flat is None:
            said[alone] = side
        else:
            said.reshape(-1)[flat] = side
        if runs:
            balance += side if seats is None else side * (seats[alone] if flat is None else seats.take(flat))
        if presides is not None:
            np.copyto(chair_said, side, where=who == presides)
        if bonds is not None and bound is not None:
            bonds.hear(side, bound)
    return said.astype(np.int8).T


@frozen
class _Owed:
    """What the members owe, a row for each debt: the debts of one member side by side, in the order given.

    creditor  (debt,)
    utility   (debt, draw) pressure x debt
    first     (member,) row of the first debt
    count     (member,) how many they have
    """

    creditor: Index
    utility: Floats
    first: Index
    count: Index

    def add(self, d: Floats, who: Index, alone: int | None, said: Floats) -> None:
        """Add to d (draw,) what the creditors of `who` (draw,) have said (member, draw), one debt after another."""
        if alone is not None:
            for debt in range(self.first[alone], self.first[alone] + self.count[alone]):
                d += self.utility[debt] * said[self.creditor[debt]]
            return
        draws = len(d)
        left = self.count.take(who)
        hit = np.flatnonzero(left)
        left, row = left.take(hit), self.first.take(who.take(hit))
        while hit.size:
            d[hit] += self.utility.take(row * draws + hit) * said.take(self.creditor.take(row) * draws + hit)
            left -= 1
            row += 1
            more = np.flatnonzero(left)
            if more.size < hit.size:
                hit, left, row = hit.take(more), left.take(more), row.take(more)


def _owed(debts: Sequence[Debt], pressure: Floats | float, members: int, draws: int) -> _Owed | None:
    if not debts:
        return None
    debtors = np.array([debtor for debtor, _, _ in debts], dtype=np.intp)
    order = np.argsort(debtors, kind="stable")
    utility = np.empty((len(debts), draws))
    for row, place in enumerate(order.tolist()):
        np.multiply(pressure, debts[place][2], out=utility[row])
    count = np.bincount(debtors, minlength=members).astype(np.intp)
    creditors = np.array([creditor for _, creditor, _ in debts], dtype=np.intp)
    return _Owed(creditors[order], utility, np.cumsum(count) - count, count)


@frozen
class _Bound:
    """Those of some caucus whose turn it is: in which draws, where their numbers stand, where their caucus stands."""

    hit: Index
    own: Index
    caucus: Index


@frozen
class _Bonds:
    """What binds the members: side, and utility signed by side, (member, draw) each.

    member      (member,) whether they are of a caucus in any draw
    spoken_for  (caucus, draw) whether one of it has spoken for its side; nobody speaks for caucus 0
    """

    caucus: Index
    toward: NDArray[np.int8]
    strength: Floats
    member: NDArray[np.bool_]
    spoken_for: NDArray[np.bool_]

    def of(self, who: Index, alone: int | None) -> _Bound | None:
        """Those among `who` (draw,) who are of a caucus; None where there are none."""
        if alone is not None and not self.member[alone]:
            return None
        draws = len(who)
        hit = np.arange(draws) if alone is not None else np.flatnonzero(self.member.take(who))
        if not hit.size:
            return None
        own = who.take(hit) * draws + hit
        return _Bound(hit, own, self.caucus.take(own) * draws + hit)

    def add(self, d: Floats, bound: _Bound) -> None:
        """Add to d (draw,) the utility of those whose caucus has spoken."""
        d[bound.hit] += self.strength.take(bound.own) * self.spoken_for.take(bound.caucus)

    def hear(self, side: Floats, bound: _Bound) -> None:
        """Note who has spoken for the side of their caucus."""
        said = side.take(bound.hit)
        self.spoken_for.reshape(-1)[bound.caucus] |= (said == self.toward.take(bound.own)) & (said != 0)


def _bonds(caucus: NDArray[np.int8] | None, binds: NDArray[np.int8] | None, discipline: Floats | None) -> _Bonds | None:
    if caucus is None or binds is None or discipline is None or not caucus.any():
        return None
    return _Bonds(
        np.ascontiguousarray(caucus.T, dtype=np.intp),
        np.ascontiguousarray(binds.T),
        np.ascontiguousarray(np.where(caucus != 0, discipline * binds, 0.0).T),
        (caucus != 0).any(axis=0),
        np.zeros((int(caucus.max()) + 1, len(caucus)), dtype=np.bool_),
    )
