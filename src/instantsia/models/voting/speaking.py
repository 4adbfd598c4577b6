"""Roll call in turn: each says which side he is on, having heard those before him.

One motion is put against what holds. With u the utility 0-1 of an option to a member, as he speaks
    d(i) = u_motion(i) - u_keep(i)                                     his own difference
         + pressure   x sum over j who have spoken of debt(i -> j) s(j)
         + bandwagon / 50 x sum over j who have spoken of w(j) s(j) / sum over all members of w
         + discipline(i) b(i)     once another of his caucus has spoken for the side b to which it binds
         + chair pressure x s(chair)                                   once the chair has spoken
    P(i is for the motion) = logistic(precision x d(i))
where s is +1 for the motion, -1 for what holds and 0 for silence, and w are seats. Each term is utility added to the
option that was spoken for; the bandwagon's is bandwagon/100 x (seats for less seats against) / all seats, added to
one option and taken from the other, hence 50. The absent do not speak and are counted among all the seats. Whoever is
nearer to indifference than `indifference` when his turn comes (|d| < indifference) abstains.

Ranges that make sense: precision 3-12, pressure 0-0.3, debts 0-1, bandwagon 0-25 points, discipline 0-0.3,
chair pressure 0-0.3. Own; see the docs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instantsia.models.voting.ballots import over_members
from instantsia.models.voting.choice import hurdle

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Debt = tuple[int, int, Floats]
"""(debtor, creditor, (draw,) debt 0-1); debtor and creditor are members by their place."""


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
    # a place is how many come before: pair by pair over all draws, which for a body of people is faster than sorting
    # each draw, and gives the order of a stable sort
    numbers = np.ascontiguousarray(lots.T)
    place = np.full((len(rest), draws), len(first), dtype=np.int16)
    for one, his in enumerate(rest):
        for other in range(one + 1, len(rest)):
            before = numbers[rest[other]] < numbers[his]
            place[one] += before
            place[other] += ~before
    rows = np.arange(draws)
    for his, at in zip(rest, place, strict=True):
        turn.reshape(-1)[at * np.intp(draws) + rows] = his
    return turn.T


def at_once(
    difference: Floats,
    precision: Floats,
    uniform: Floats,
    present: NDArray[np.bool_],
    indifference: Floats | None = None,
) -> Sides:
    """The same where nobody listens: arguments and result as in `in_turn`."""
    side = np.where(hurdle(uniform) < precision[:, None] * difference, 1, -1).astype(np.int8)
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
    uniform         (draw, member) his number, strictly between 0 and 1
    present         (draw, member)
    order           (draw, member) who speaks first, second, ...; the absent keep their place and say nothing
    weight          (draw, member) seats; None: one each
    debts           who owes whom; those that are not named are 0
    pressure, bandwagon, chair_pressure, indifference  (draw,) or one number
    caucus          (draw, member) number of his caucus, 0 for none
    binds           (draw, member) the side to which it binds him: 1 motion, -1 what holds, 0 neither
    discipline      (draw, member) utility that he adds
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
    owed: dict[int, list[tuple[int, Floats]]] = {}
    for debtor, creditor, debt in debts:
        owed.setdefault(debtor, []).append((creditor, np.asarray(pressure) * debt))
    bonds = _bonds(caucus, binds, discipline)
    presides = None if chair is None else chair.astype(np.intp)

    said = np.zeros((members, draws))
    balance, chair_said = np.zeros(draws), np.zeros(draws)
    waiting = {*owed, *bonds.members}
    for who in turn:
        # where the same member speaks in all draws, his rows are read as they stand
        alone = int(who[0]) if (who == who[0]).all() else None
        flat = None if alone is not None else who * draws + rows
        d = own[alone].copy() if flat is None else own.take(flat)
        turns = _turns(who, alone, waiting)
        for member, hit in turns.items():
            for creditor, owing in owed.get(member, ()):
                d[hit] += owing[hit] * said[creditor, hit]
            if member in bonds.members:
                bond = bonds.members[member]
                d[hit] += bond.strength[hit] * bonds.spoken_for[bond.caucus[hit], rows[hit]]
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
        for member, hit in turns.items():
            if member in bonds.members:
                bond = bonds.members[member]
                for_it = (side[hit] == bond.toward[hit]) & (side[hit] != 0)
                bonds.spoken_for[bond.caucus[hit], rows[hit]] |= for_it
    return said.astype(np.int8).T


@dataclass(frozen=True)
class _Bond:
    """What binds one member: number of his caucus, side, and utility signed by side; (draw,) each."""

    caucus: NDArray[np.int8]
    toward: NDArray[np.int8]
    strength: Floats


@dataclass(frozen=True)
class _Bonds:
    members: Mapping[int, _Bond]
    spoken_for: NDArray[np.bool_]
    """(caucus, draw) whether one of it has spoken for its side."""


def _bonds(caucus: NDArray[np.int8] | None, binds: NDArray[np.int8] | None, discipline: Floats | None) -> _Bonds:
    if caucus is None or binds is None or discipline is None:
        return _Bonds({}, np.zeros((0, 0), dtype=np.bool_))
    bound = {
        member: _Bond(caucus[:, member], binds[:, member], discipline[:, member] * binds[:, member])
        for member in range(caucus.shape[1])
        if (caucus[:, member] != 0).any()
    }
    # nobody speaks for caucus 0
    for bond in bound.values():
        bond.strength[bond.caucus == 0] = 0.0
    return _Bonds(bound, np.zeros((int(caucus.max(initial=0)) + 1, len(caucus)), dtype=np.bool_))


Hits = Mapping[int, slice | NDArray[np.intp]]
"""{member: the draws in which it is his turn}; who has no turn is not in it."""


def _turns(who: NDArray[np.intp], alone: int | None, waiting: set[int]) -> Hits:
    """Whose turn it is, among those who still wait for theirs; one who speaks in all draws waits no longer."""
    if alone is not None:
        if alone not in waiting:
            return {}
        waiting.discard(alone)
        return {alone: slice(None)}
    found = ((member, np.flatnonzero(who == member)) for member in sorted(waiting))
    return {member: hit for member, hit in found if len(hit)}
