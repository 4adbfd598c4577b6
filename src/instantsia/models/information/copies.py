"""What reports and copies of reports tell of a fact, exact where the copies form a tree.

A node is an origin (a paper, an informer) or a channel (a copy of it, a relay, a tap). Each says yes or no. As a
receiver has it, a node says yes with the chance `hit` where what stands above it is so or said yes, and `false` where
it is not so or said no. With W the log-odds that a node said yes, by all that was heard below it, the log-odds of what
stands above it gain

    link(W) = log(hit e^W + 1 - hit) - log(false e^W + 1 - false)

which is the sum-product rule on a tree (Pearl 1988) for two values; with hit = r and false = 1 - r it is
2 artanh(tanh(W / 2) (2 r - 1)), a relay of reliability r. A word that was heard is certain. A source that says yes
whatever is so (hit = false) tells nothing when it says yes. All log-odds are natural.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CERTAIN = 60.0
"""Log-odds of a word that was heard: 1 - 1e-26."""
LEAST = 1e-3
"""No receiver takes anything for more certain than 1 - this, nor for less likely than this."""


def kept(chance: Floats) -> Floats:
    """(...) a reliability, 0-1, kept off certainty.

    >>> float(kept(np.array(1.0)))
    0.999
    """
    return np.clip(chance, LEAST, 1.0 - LEAST)


def logit(chance: Floats) -> Floats:
    """(...) log-odds of a chance (...), which is kept off 0 and 1."""
    inner = np.clip(chance, 1e-12, 1.0 - 1e-12)
    odds: Floats = np.log(inner) - np.log1p(-inner)
    return odds


def probability(odds: Floats) -> Floats:
    """(...) the chance whose log-odds these are; exp is only taken of numbers that are not positive.

    >>> float(probability(np.array(0.0)))
    0.5
    """
    small = np.exp(-np.abs(odds))
    chance: Floats = np.where(odds >= 0, 1.0, small) / (1.0 + small)
    return chance


def link(evidence: Floats, hit: Floats, false: Floats) -> Floats:
    """(...) what evidence that a node said yes adds to the log-odds of what stands above it.

    evidence   log-odds, 0 where nothing was heard; a word that was heard is plus or minus `CERTAIN`
    hit, false  0-1 each; kept off certainty here

    >>> float(link(np.array(CERTAIN), np.array(0.8), np.array(0.2)).round(4))
    1.3863
    """
    hit, false = kept(hit), kept(false)
    above = np.logaddexp(np.log(hit) + evidence, np.log1p(-hit))
    below = np.logaddexp(np.log(false) + evidence, np.log1p(-false))
    gained: Floats = above - below
    return gained


def joined(parents: Sequence[int], heard: Sequence[Floats], hit: Sequence[Floats], false: Sequence[Floats]) -> Floats:
    """(draw, receiver) log-odds that the origin said yes, to whoever knows which channels come from it.

    parents     for each channel the place of the one that it copies, which stands before it; -1: it copies the origin
    heard       (draw, receiver) of each channel: 1 it said yes, -1 no, 0 nothing came yet
    hit, false  (draw, receiver) of each channel, as the receiver has them
    """
    told = [np.zeros_like(heard[0]) for _ in parents]
    origin = np.zeros_like(heard[0])
    for place in range(len(parents) - 1, -1, -1):
        word = np.where(heard[place] != 0, heard[place] * CERTAIN, told[place])
        gained = link(word, hit[place], false[place])
        if parents[place] < 0:
            origin = origin + gained
        else:
            told[parents[place]] = told[parents[place]] + gained
    return origin


def apart(
    parents: Sequence[int],
    heard: Sequence[Floats],
    hit: Sequence[Floats],
    false: Sequence[Floats],
    origin_hit: Floats,
    origin_false: Floats,
) -> Floats:
    """(draw, receiver) what reports add to the log-odds of the fact to whoever takes each for one of its own.

    Arguments as for `joined`; origin_hit and origin_false (draw, receiver) are those of the origin.
    """
    total = np.zeros_like(heard[0])
    for place in range(len(parents)):
        word = heard[place] * CERTAIN
        above = place
        while above >= 0:
            word = link(word, hit[above], false[above])
            above = parents[above]
        total = total + link(word, origin_hit, origin_false)
    return total
