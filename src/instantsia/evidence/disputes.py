"""Claims that cannot all be right: which agree, what the odds of each are, which one stands. Pure functions on arrays.

Let r_c be the chance that claim c is right, given the gates above it. With the claims independent, and on the
condition that two values that differ are not both right, cluster v alone stands with probability proportional to
(1 - Q_v) times the other Q, and none with the product of all Q, where

    Q_v = product over witnesses of (1 - max r_c over the claims of that witness in v)
    o_v = (1 - Q_v) / Q_v
    P(v) = o_v / (e + sum of o),   P(none) = e / (e + sum of o)

e is 1, or 0 where one of the claims must be right and any odds are left. Agreement between witnesses multiplies;
what one witness says twice counts once. (Fairfield and Charman 2017 for odds; a witness who is not believed is noise,
not a denial: Bovens and Hartmann 2003.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from instantsia.case.values import Value
from instantsia.draws.streams import Floats

Index = NDArray[np.int16]
NOBODY = -1


class ClaimLike(Protocol):
    """What is needed of a claim to compare it with others."""

    @property
    def value(self) -> Value: ...
    @property
    def option(self) -> int: ...
    @property
    def witness(self) -> tuple[str, str]: ...
    @property
    def teller(self) -> str | None: ...


def clusters(claims: Sequence[ClaimLike], within: float) -> tuple[tuple[int, ...], ...]:
    """Indices of the claims that agree, from the lowest value up; `claims` come in that order.

    A cluster takes in every value that is no further than `within` above its lowest (0, 10, 20 within 10 are {0, 10}
    and {20}); options agree where they are the same. Values are compared by their mode or middle, as told.
    """
    out: list[list[int]] = []
    for place, claim in enumerate(claims):
        if out:
            first = claims[out[-1][0]]
            same = claim.option == first.option
            # a hundredth of a millionth forgives 0.4 - 0.3 > 0.1
            if same and claim.value.middle - first.value.middle <= within * (1 + 1e-8):
                out[-1].append(place)
                continue
        out.append([place])
    return tuple(tuple(one) for one in out)


def cluster_odds(claims: Sequence[ClaimLike], chances: Sequence[Floats], cluster: Sequence[int]) -> Floats:
    """(draw,) odds o_v that the value of the cluster is right; `chances` holds r_c (draw,) of every claim."""
    by_witness: dict[tuple[str, str], Floats] = {}
    for place in sorted(cluster, key=lambda one: claims[one].witness):
        witness = claims[place].witness
        before = by_witness.get(witness)
        by_witness[witness] = chances[place] if before is None else np.maximum(before, chances[place])
    wrong: Floats | None = None
    for chance in by_witness.values():
        wrong = 1 - chance if wrong is None else wrong * (1 - chance)
    assert wrong is not None
    return (1 - wrong) / wrong


def choose(u: Floats, odds: Sequence[Floats], exhaustive: bool) -> Index:
    """(draw,) index of the cluster that stands, -1 where none does; u (draw,) in (0, 1), odds by cluster."""
    upto: list[Floats] = []
    for one in odds:
        upto.append(upto[-1] + one if upto else one)
    everything = upto[-1] + (upto[-1] == 0) if exhaustive else upto[-1] + 1.0
    mark = u * everything
    index = (mark >= upto[0]).astype(np.int16)
    for bound in upto[1:]:
        index += mark >= bound
    index[index == len(odds)] = NOBODY
    return index


def weights(claims: Sequence[ClaimLike], chances: Sequence[Floats], cluster: Sequence[int]) -> list[Floats]:
    """(draw,) weight of each claim of the cluster when one is taken for its value: its chance.

    The same value from the same witness adds nothing: the weaker weighs 0 and the stronger only the difference.
    """
    out: list[Floats] = []
    before: tuple[object, ...] | None = None
    best: Floats | None = None
    for place in cluster:
        claim = claims[place]
        # two tellers of one side may lean differently: then what they say differs
        says = (claim.value, claim.witness, getattr(claim, "leans", False) and claim.teller)
        if says == before and best is not None:
            out.append(np.maximum(chances[place] - best, 0.0))
            best = np.maximum(best, chances[place])
        else:
            out.append(chances[place])
            best = chances[place]
        before = says
    return out
