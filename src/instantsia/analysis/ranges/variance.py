"""How much of the difference between one draw and the next comes from where: judged values, doubt, chance.

Let Y be whether the headline happens in a draw and Y' the same draw with some random numbers drawn anew, the others
kept. Then, with V = Var(Y) and all numbers independent,

    share that A explains alone        Cov(Y, Y') / V          where everything but A is drawn anew    (first order)
    share that remains when all        1 - Cov(Y, Y') / V      where only B is drawn anew              (total)
    but B is known

(Sobol 1993; Saltelli et al. 2010, "Variance based sensitivity analysis of model output", for the two ways.) Every
number has an address, so drawing anew is naming a replica of it. Several re-draws that keep the same A are all equal
in law, so the covariance is averaged over every pair of them and of the draws themselves: with m re-draws m (m + 1) / 2
pairs. p is taken over all of them together. The error of a share is near sqrt((1 - share^2) / (pairs x n)); over
2,000 draws and three pairs about .013, well inside the .05 to which shares are printed. What comes out negative is 0.

`chance` is the second kind with B = the numbers of the steps; the others are of the first kind (models: the numbers
that choose among them), and `together` is what is left of 1: what they do only jointly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.groups import address
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Variance
from instantsia.case import paths
from instantsia.evidence.doubts import assumptions as listed
from instantsia.evidence.variation import AS_DRAWN, Variation

Bools = NDArray[np.bool_]

ASSUMPTIONS = ("assumption/", "fact/")
EVIDENCE = ("source/", "part/", "side/", "teller/", "lean/", "dispute/", "coder")
CHANCE = ("step/",)
EVERYTHING = (*ASSUMPTIONS, *EVIDENCE, *CHANCE)

REDRAWS = 2
LEAST, MOST = 0.02, 0.98
"""A headline rarer or commoner than this varies too little to be taken apart."""


def variance(replays: Replays, p: float | None = None) -> Variance | None:
    """Shares of the headline's variance over the first n draws; None where p is under .02 or over .98.

    p   the headline's share in the run; without it, in the first n draws
    """
    if not _varies(replays, p):
        return None
    choices, claimed = _choices(replays), _claimed(replays)
    replays.play_ahead(asked(replays, p))
    found = {"assumptions": first_order(replays, ASSUMPTIONS, but=choices), "chance": total(replays, CHANCE)}
    found |= {"evidence": first_order(replays, EVIDENCE)} if claimed else {}
    found |= {"models": first_order(replays, choices)} if choices else {}
    shares = {
        kind: min(max(found.get(kind, 0.0), 0.0), 1.0) for kind in ("assumptions", "evidence", "models", "chance")
    }
    return Variance(**shares, together=max(0.0, 1.0 - sum(shares.values())))


def asked(replays: Replays, p: float | None = None) -> Iterator[tuple[Variation, int]]:
    """What `variance` will ask of the replays: (variation, how many turns)."""
    if not _varies(replays, p):
        return
    choices = _choices(replays)
    anew = [_all_but(ASSUMPTIONS, choices), dict.fromkeys(CHANCE, 1)]
    anew += [_all_but(EVIDENCE)] if _claimed(replays) else []
    anew += [_all_but(choices)] if choices else []
    turns = replays.turns[replays.plan.case.event[0].id]
    yield from ((one, turns) for names in anew for one in _redrawn(names, REDRAWS))


def _varies(replays: Replays, p: float | None) -> bool:
    return LEAST <= (replays.headline() if p is None else p) <= MOST


def _choices(replays: Replays) -> list[str]:
    """The addresses of the choices between models."""
    return [address(one.path) for one in listed(replays.program) if paths.is_choice(one.path)]


def _claimed(replays: Replays) -> bool:
    """Whether anybody claims anything: else there is no number of evidence to be drawn, and its share is no estimate
    but 0."""
    return any(path.claims for path in replays.program.paths)


def first_order(replays: Replays, kept: Collection[str], redraws: int = REDRAWS, *, but: Collection[str] = ()) -> float:
    """Share of the headline's variance that the numbers under some addresses explain alone.

    kept   addresses in full, or prefixes ending in "/"
    but    addresses among these that are drawn anew all the same
    """
    return correlation(_with_redraws(replays, _all_but(kept, but), redraws))


def total(replays: Replays, anew: Collection[str], redraws: int = REDRAWS) -> float:
    """Share of the headline's variance that remains when all numbers but those under some addresses are known."""
    return 1.0 - correlation(_with_redraws(replays, dict.fromkeys(anew, 1), redraws))


def _all_but(kept: Collection[str], but: Collection[str] = ()) -> dict[str, int]:
    """{address or prefix: whether it is drawn anew}, all but some, and of these some all the same."""
    return dict.fromkeys(EVERYTHING, 1) | dict.fromkeys(kept, 0) | dict.fromkeys(but, 1)


def _redrawn(anew: Mapping[str, int], redraws: int) -> list[Variation]:
    """As many re-draws of the names that are given a 1."""
    return [
        Variation(replicas={name: number if one else 0 for name, one in anew.items()})
        for number in range(1, redraws + 1)
    ]


def _with_redraws(replays: Replays, anew: Mapping[str, int], redraws: int) -> list[Bools]:
    """(draw,) the headline as drawn, and once for each re-draw of the names that are given a 1."""
    headline = replays.plan.case.event[0].id
    changed, turns = _redrawn(anew, redraws), replays.turns[headline]
    replays.play_ahead((one, turns) for one in changed)
    return [replays.outcomes(one, turns).events[headline] for one in (AS_DRAWN, *changed)]


def correlation(versions: Collection[Bools]) -> float:
    """Covariance over variance of (draw,) versions that are equal in law, averaged over every pair; 0 if none varies.

    >>> correlation([np.array([True, False]), np.array([True, False])])
    1.0
    """
    draws = len(next(iter(versions)))
    hits = sum(int(np.count_nonzero(one)) for one in versions)
    p = hits / (draws * len(versions))
    if p in (0.0, 1.0):
        return 0.0
    pairs = list(combinations(versions, 2))
    # the mean of (y - p)(y' - p), from counts alone
    both = sum(int(np.count_nonzero(one & other)) for one, other in pairs) / (draws * len(pairs))
    either = sum(int(np.count_nonzero(one)) + int(np.count_nonzero(other)) for one, other in pairs)
    return (both - p * either / (draws * len(pairs)) + p * p) / (p * (1 - p))
