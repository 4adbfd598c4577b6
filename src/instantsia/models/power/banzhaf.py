"""Banzhaf index: in how many coalitions of the others does a member's vote turn losing into winning.

    swings_i      = sum over t = q - w_i .. q - 1 of N_-i[t]
    absolute_i    = swings_i / 2^(n-1)                  share of all coalitions of the others: how often one decides
    normalised_i  = swings_i / sum over j of swings_j   adds to 1

with N_-i[t] the coalitions of weight t among the others: see `games`. Exact: integers throughout. With T sums of
weights below the quota, time O((n + distinct weights) T) sums of integers of O(n) bits, memory O(n T) bits.

Checked against published swings of the EEC of 1958, the UN Security Council and the EU of 27 under the Treaty of Nice,
and every coalition of small games. The equations are those of a specification written from programs (powerindices
1.0.2, powerindexR 1.6); the article that proposed the index was not read.
"""

from __future__ import annotations

from fractions import Fraction

from instantsia.frozen import frozen
from instantsia.models.about import About
from instantsia.models.power.games import WeightedGame, swings

ABOUT = About(
    title="Banzhaf index",
    cites=("powerindexR 1.6 (its example of nine members)",),
    assumes="Each of the others is for or against with an even chance, apart from all the rest.",
    fails="Where wishes or alliances are known; in large bodies an even chance for each makes narrow votes too common.",
)


@frozen
class Banzhaf:
    """The indices of each member, in the order of the weights."""

    swings: tuple[int, ...]
    absolute: tuple[Fraction, ...]
    normalised: tuple[Fraction, ...]


def banzhaf(game: WeightedGame) -> Banzhaf:
    """Swings, and both indices.

    >>> banzhaf(WeightedGame((50, 49, 1), 51)).swings
    (3, 1, 1)
    """
    found = swings(game, 0)
    # coalitions are told apart by members without votes too
    silent = len(game.weights) - len(game.voters)
    turned = {weight: found.get(weight, 0) << silent for weight in set(game.weights)}
    total, coalitions = sum(turned[weight] for weight in game.weights), 1 << (len(game.weights) - 1)
    absolute = {weight: Fraction(one, coalitions) for weight, one in turned.items()}
    normalised = {weight: Fraction(one, total) for weight, one in turned.items()}
    return Banzhaf(
        tuple(turned[weight] for weight in game.weights),
        tuple(absolute[weight] for weight in game.weights),
        tuple(normalised[weight] for weight in game.weights),
    )
