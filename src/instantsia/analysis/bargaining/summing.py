"""What draws of a deal come to: medians and ranges, shares of options, the talks of the most typical draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.bargaining.drawing import Choice, Drawn, Lines
from instantsia.analysis.bargaining.levels import Levels
from instantsia.analysis.bargaining.playing import Block, Ended, utilities
from instantsia.analysis.bargaining.results import (
    COURSE,
    Alone,
    Offer,
    OnIssue,
    Outcome,
    Spread,
    Stance,
    Terms,
    Trade,
)
from instantsia.analysis.bargaining.trades import Swap
from instantsia.models.bargaining.offers import Course
from instantsia.models.bargaining.yardsticks import NOTHING

Floats = NDArray[np.float64]
Options = Sequence[tuple[str, ...]]
MOST_TRADES, LEAST_GAIN, LEAST_SHARE = 5, 0.005, 0.5
"""So many trades are told; each brings both sides so much at least, in so many of the draws."""


def spread(some: NDArray[np.floating | np.integer]) -> Spread:
    """Median, tenth and ninetieth percentile of numbers (draw,), one or more."""
    low, middle, high = np.quantile(np.asarray(some, dtype=np.float64), (0.1, 0.5, 0.9))
    return Spread(float(middle), float(low), float(high))


def option_names(drawn: Drawn) -> list[tuple[str, ...]]:
    """(issue) the options of each; () of a number."""
    return [one.names if isinstance(one, Choice) else () for one in drawn.issues]


def on_issue(level: Levels, at: NDArray[np.integer], rows: NDArray[np.integer], names: tuple[str, ...]) -> OnIssue:
    """Where an issue ends up: level `at` (row,) in the draws `rows` (row,)."""
    if names:
        share = np.bincount(at, minlength=len(names)) / max(len(at), 1)
        return OnIssue(None, {name: float(part) for name, part in zip(names, share, strict=True)})
    return OnIssue(spread(level.at[rows, at]), {})


def outcome(
    ended: Ended,
    block: Block,
    levels: Sequence[Levels],
    listed: NDArray[np.integer],
    names: Sequence[str],
    choices: Options,
    rounds: bool,
) -> Outcome:
    """One way to end, over the draws in which there is a deal."""
    there = np.flatnonzero(ended.place != NOTHING)
    share = len(there) / len(ended.place)
    if not len(there):
        return Outcome(share, {}, None)
    at = listed[ended.place[there]]
    issues = {
        name: on_issue(level, at[:, n], there, choices[n])
        for n, (name, level) in enumerate(zip(names, levels, strict=True))
    }
    below = block.ends["nash"].product[there] - ended.product[there]
    return Outcome(
        share,
        issues,
        (spread(ended.worth[0, there]), spread(ended.worth[1, there])),
        spread(ended.round[there] + 1) if rounds else None,
        float(ended.frontier[there].mean()),
        spread(below),
    )


def stance(ended: Ended, agreed: NDArray[np.bool_]) -> Stance:
    """What comes of a pair of stances."""
    there = ended.place != NOTHING
    if not there.any():
        return Stance(0.0 if agreed.any() else None, None, None)
    worth = tuple(float(np.median(ended.worth[side, there])) for side in (0, 1))
    share = float(there[agreed].mean())
    return Stance(share, (worth[0], worth[1]), float(np.median(ended.round[there])) + 1)


def alone(one: Lines | Choice, level: Levels, drawn: Drawn, place: int) -> Alone:
    """One issue by itself."""
    weights = tuple(spread(drawn.weights[side, :, place]) for side in (0, 1))
    both = (weights[0], weights[1])
    if isinstance(one, Choice):
        liked = [one.worth[side].argmax(axis=-1) for side in (0, 1)]
        wants = [one.names[int(np.bincount(some).argmax())] for some in liked]
        same = float((liked[0] == liked[1]).mean())
        share = float(level.range.mean())
        # what both would take where there is anything that both would
        some = np.asarray((one.worth >= 0).all(axis=0))[level.range]
        often = some.sum(axis=0) * 2 >= max(len(some), 1)
        taken = tuple(name for name, each in zip(one.names, often, strict=True) if each)
        return Alone((wants[0], wants[1]), share, None, None, None, same, level.count, None, both, taken)
    more = ["more" if part.mean() > 0.5 else "less" for part in one.more]
    there = level.range
    inner = np.diff(level.at, axis=1)
    width = level.high - level.low
    inside = (level.at[:, :-1] >= level.low[:, None]) & (level.at[:, 1:] <= level.high[:, None]) & (inner > 0)
    steps = inner[inside]
    return Alone(
        (more[0], more[1]),
        float(there.mean()),
        spread(level.low[there]) if there.any() else None,
        spread(level.high[there]) if there.any() else None,
        spread(width[~there]) if not there.all() else None,
        float((one.more[0] == one.more[1]).mean()),
        level.count,
        float(np.median(steps)) if len(steps) else None,
        both,
    )


def trades(
    swaps: Sequence[Swap], levels: Sequence[Levels], names: Sequence[str], choices: Options
) -> tuple[Trade, ...]:
    """The trades that are worth telling, the largest first: that by which who gains less gains most."""
    found = []
    for swap in swaps:
        gives = [swap.moves[side].argmin(axis=0) for side in (0, 1)]
        for first in (0, 1):
            # in these draws the one side gives way on the first of the two issues, the other on the second
            good = (gives[0] == first) & (gives[1] == 1 - first)
            good &= (swap.gains > LEAST_GAIN).all(axis=0)
            good &= (swap.moves.min(axis=1) < 0).all(axis=0)
            share = float(good.mean())
            if share < LEAST_SHARE:
                continue
            rows = np.flatnonzero(good)
            to = {
                names[place]: on_issue(levels[place], swap.levels[n, rows], rows, choices[place])
                for n, place in enumerate(swap.issues)
            }
            gains = (spread(swap.gains[0, rows]), spread(swap.gains[1, rows]))
            given = (names[swap.issues[first]], names[swap.issues[1 - first]])
            found.append(Trade(given, gains, to, share))
    found.sort(key=lambda one: -min(one.gains[0].median, one.gains[1].median) * one.share)
    return tuple(found[:MOST_TRADES])


def typical(block: Block, levels: Sequence[Levels], listed: NDArray[np.integer]) -> int:
    """The draw whose talks are most like those of the others: they end alike, about then, and about there."""
    ended = block.ends[COURSE]
    there = ended.place != NOTHING
    usual = there.mean() >= 0.5
    rows = np.flatnonzero(there == usual)
    if not usual:
        return int(rows[0])
    at = listed[ended.place[rows]]
    parts = [ended.round[rows].astype(np.float64), *ended.worth[:, rows]]
    parts += [level.at[rows, at[:, n]] for n, level in enumerate(levels)]
    off = np.zeros(len(rows))
    for part in parts:
        width = np.subtract(*np.quantile(part, (0.9, 0.1)))
        off += np.abs(part - np.median(part)) / (width if width > 0 else 1.0)
    return int(rows[off.argmin()])


def talks(
    course: Course,
    drawn: Drawn,
    levels: Sequence[Levels],
    listed: NDArray[np.integer],
    names: Sequence[str],
    choices: Options,
    terms: Terms,
) -> tuple[Offer, ...]:
    """The offers of a single draw, up to the one that was taken."""
    worth = utilities(drawn, list(levels))[:, 0]
    last = int(course.round[0])
    out = []
    for turn, some in enumerate(course.offers[0]):
        for number, place in enumerate(some):
            if place == NOTHING:
                continue
            side = number if terms.together else (terms.first + turn) % 2
            shown: Mapping[str, float | str] = {
                name: choices[n][at] if choices[n] else float(levels[n].at[0, at])
                for n, (name, at) in enumerate(zip(names, listed[place], strict=True))
            }
            taken = bool(turn == last and place == course.place[0])
            out.append(Offer(turn + 1, side, shown, (float(worth[0, place]), float(worth[1, place])), taken))
        if turn == last:
            break
    return tuple(out)
