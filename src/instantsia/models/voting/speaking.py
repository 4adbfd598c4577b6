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

from collections.abc import Sequence

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
    order = np.empty((draws, members), dtype=np.intp)
    order[:, : len(first)] = np.asarray(first, dtype=np.intp)
    order[:, len(first) :] = np.asarray(rest, dtype=np.intp)[np.argsort(lots[:, rest], axis=1, kind="stable")]
    return order


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
    rows = np.arange(draws)
    turn = np.ascontiguousarray(order.T)
    own, hurdles = np.ascontiguousarray(difference.T), np.ascontiguousarray(hurdle(uniform).T)
    there = np.ascontiguousarray(present.T)
    seats = None if weight is None else np.ascontiguousarray(weight.T)
    share = np.asarray(bandwagon) / 50.0 / (members if weight is None else np.maximum(over_members(weight), 1e-300))
    runs = bool(np.any(share != 0))
    owed: dict[int, list[tuple[int, Floats]]] = {}
    for debtor, creditor, debt in debts:
        owed.setdefault(debtor, []).append((creditor, np.asarray(pressure) * debt))
    bound = caucus is not None and binds is not None and discipline is not None
    if caucus is not None and binds is not None and discipline is not None:
        group, toward = np.ascontiguousarray(caucus.T), np.ascontiguousarray(binds.T)
        strength = np.ascontiguousarray((discipline * binds).T)
        spoken_for = np.zeros((int(group.max(initial=0)) + 1, draws), dtype=np.bool_)

    said = np.zeros((members, draws), dtype=np.int8)
    balance = np.zeros(draws)
    chair_said = np.zeros(draws, dtype=np.int8)
    for place in range(members):
        who = turn[place]
        alone = bool((who == who[0]).all()) if draws else True
        flat = who * draws + rows
        d = own.take(flat)
        for debtor, creditors in owed.items():
            if alone:
                if draws and who[0] != debtor:
                    continue
                for creditor, owing in creditors:
                    d += owing * said[creditor]
            else:
                hit = np.flatnonzero(who == debtor)
                for creditor, owing in creditors:
                    d[hit] += owing[hit] * said[creditor, hit]
        if runs:
            d += share * balance
        if chair is not None:
            d += chair_pressure * chair_said
        if bound:
            his = group.take(flat).astype(np.intp) * draws + rows
            d += strength.take(flat) * spoken_for.take(his)
        side = np.where(hurdles.take(flat) < precision * d, np.int8(1), np.int8(-1))
        silent = ~there.take(flat)
        if indifference is not None:
            silent |= np.abs(d) < indifference
        side[silent] = 0

        said.reshape(-1)[flat] = side
        if runs:
            balance += side if seats is None else side * seats.take(flat)
        if chair is not None:
            np.copyto(chair_said, side, where=who == chair)
        if bound:
            for_it = (side == toward.take(flat)) & (side != 0)
            spoken_for.reshape(-1)[his[for_it]] = True
    return np.ascontiguousarray(said.T)
