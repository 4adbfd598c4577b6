"""Why there is no trade between two issues: nothing can be given, weights are alike, or no step is small enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from instantsia.analysis.bargaining.results import Alone, Bargain
from instantsia.case.phrases import and_list

ALIKE = 0.005
"""Weights that are no further apart look the same on the screen."""


def no_trade(found: Bargain) -> Iterator[str]:
    """One sentence, or two: on what nothing can be given, and what is so of the other issues."""
    fixed = [name for name, one in found.issues.items() if found.terms.firm and one_level(one)]
    if fixed:
        yield f"Nothing can be given on {and_list(fixed)}: one level alone is within the lines of both."
    left = [one for name, one in found.issues.items() if name not in fixed]
    if len(left) < 2:
        return
    two = "two of the other issues" if fixed else "two issues"
    if _alike(left):
        yield f"No {two} on which both would gain against the middle of each: their weights are alike."
        return
    often = " in half of the draws" if found.drawn else ""
    yield (
        f"No step on {two}, where each side gives way on one, leaves both better (by .005 or more) than the middle of "
        f"each{often}."
    )


def one_level(one: Alone) -> bool:
    """Whether both would take one level of an issue alone."""
    if one.range < 1:
        return False
    if one.low is None or one.high is None:
        return len(one.both) == 1
    return one.low.low == one.high.high


def _alike(some: Sequence[Alone]) -> bool:
    """Whether issues count as much beside each other for the one side as for the other, in all draws."""
    if any(each.high - each.low > ALIKE for one in some for each in one.weights):
        return False
    whole = [sum(one.weights[side].median for one in some) for side in (0, 1)]
    shares = [[one.weights[side].median / (whole[side] or 1.0) for one in some] for side in (0, 1)]
    return all(abs(mine - theirs) <= ALIKE for mine, theirs in zip(*shares, strict=True))
