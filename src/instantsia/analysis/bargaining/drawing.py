"""What a table of a deal does not tell for certain, drawn: ranges, blanks, weights; the same seed, the same bits.

A blank worst lies anywhere between the side's own best and that of the other, or is the worst of the other where both
dream of the same. A blank best lies as far beyond its own worst as the two ends of the other lie apart; where the worst
is blank, too, it is the worst of the other. A blank weight lies between 0 and twice the mean of those of the side that
are told. An option that only the other side names is beyond a side's worst if it is the best of the other; if it is its
worst, chance says whether each would take the worst of the other, and what that is worth.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.numbers import Number
from instantsia.draws import quantiles
from instantsia.draws.streams import Streams
from instantsia.frozen import frozen
from instantsia.stakeholders.files.deal.table import Deal, Ends, Issue
from instantsia.stakeholders.folding import folded

Floats = NDArray[np.float64]
SCOPE = "bargain"
DOUBLE = 2.0
"""A blank weight is at most so many times the mean of those that are told."""


@frozen
class Lines:
    """A number that is bargained about.

    best, worst   (2, draw) of each side
    """

    best: Floats
    worst: Floats

    def rows(self, which: slice) -> Lines:
        """Some of the draws."""
        return Lines(self.best[:, which], self.worst[:, which])

    @property
    def more(self) -> NDArray[np.bool_]:
        """(2, draw) whether a side wants more of it."""
        return self.best > self.worst


@frozen
class Choice:
    """Options that are bargained about.

    names   of the options, as they are first written
    worth   (2, draw, option) to each side, 0 for its worst, 1 for its best and below 0 for what is beyond its worst
    """

    names: tuple[str, ...]
    worth: Floats

    def rows(self, which: slice) -> Choice:
        """Some of the draws."""
        return Choice(self.names, self.worth[:, which])


@frozen
class Drawn:
    """All that was drawn.

    issues   each as it was drawn
    weights  (2, draw, issue) of each side, adding to 1
    coin     (draw,) even chances
    """

    issues: tuple[Lines | Choice, ...]
    weights: Floats
    coin: NDArray[np.bool_]

    def rows(self, which: slice) -> Drawn:
        """Some of the draws."""
        return Drawn(tuple(one.rows(which) for one in self.issues), self.weights[:, which], self.coin[which])


def uncertain(deal: Deal) -> bool:
    """Whether anything is drawn at all."""
    # a single issue counts for all there is, whatever its weight
    kinds = ("best", "worst", "weight") if len(deal.issues) > 1 else ("best", "worst")
    return any(
        _wide(one.number) or (one.number is None and (kind == "weight" or one.word is None))
        for issue in deal.issues
        for end in issue.ends
        for kind in kinds
        for one in (getattr(end, kind),)
        if kind == "weight" or not issue.in_words
    ) or any(len(options(issue)) > 2 for issue in deal.issues if issue.in_words)


def _wide(number: Number | None) -> bool:
    return number is not None and number.low < number.high


def drawn(deal: Deal, streams: Streams) -> Drawn:
    """What a table does not tell for certain, in the draws that the streams stand at."""
    each = streams.within(SCOPE)
    issues = tuple(_choice(one, each) if one.in_words else _lines(one, each) for one in deal.issues)
    weights = np.stack([_weights(deal.issues, side, each) for side in (0, 1)])
    return Drawn(issues, weights, each.uniform("coin") < 0.5)


def number_at(number: Number, u: Floats) -> Floats:
    """(draw,) a number as it was written, at uniform numbers (draw,)."""
    if number.among:
        return quantiles.one_of(u, number.among)
    if number.mode is not None:
        return quantiles.triangular(u, number.low, number.mode, number.high)
    return quantiles.uniform(u, number.low, number.high)


def _lines(issue: Issue, streams: Streams) -> Lines:
    u = [
        {kind: streams.uniform(f"{folded(issue.name)}/{side}/{kind}") for kind in ("best", "worst")} for side in (0, 1)
    ]
    told = [{kind: _told(getattr(issue.ends[side], kind).number, u[side][kind]) for kind in u[side]} for side in (0, 1)]
    best = [told[side]["best"] for side in (0, 1)]
    worst = [told[side]["worst"] for side in (0, 1)]
    for side in (0, 1):
        if best[side] is None:
            own, one, other = worst[side], told[1 - side]["best"], told[1 - side]["worst"]
            assert one is not None
            assert other is not None
            best[side] = other if own is None else own + (other - one)
    for side in (0, 1):
        if worst[side] is None:
            own, other = best[side], best[1 - side]
            assert own is not None
            assert other is not None
            # where both dream of the same, the side's worst is that of the other
            least = told[1 - side]["worst"]
            alike = own + 1.0 if least is None else least
            worst[side] = np.where(other == own, alike, own + (other - own) * u[side]["worst"])
    return Lines(np.stack([np.asarray(one) for one in best]), np.stack([np.asarray(one) for one in worst]))


def _told(number: Number | None, u: Floats) -> Floats | None:
    return None if number is None else number_at(number, u)


def options(issue: Issue) -> tuple[str, ...]:
    """The options of a choice, as they are first written."""
    seen: dict[str, str] = {}
    for end in issue.ends:
        for one in (end.best, end.worst):
            if one.word is not None:
                seen.setdefault(folded(one.word), one.word)
    return tuple(seen.values())


def _choice(issue: Issue, streams: Streams) -> Choice:
    names = options(issue)
    keys = [folded(name) for name in names]
    worth = np.stack(
        [np.stack([streams.uniform(f"{folded(issue.name)}/{side}/{key}") for key in keys], axis=-1) for side in (0, 1)]
    )
    both = [filled(issue.ends, side, keys) for side in (0, 1)]
    # what only the other side names: its best is beyond this side's worst, of its worst nobody knows
    meet = streams.uniform(f"{folded(issue.name)}/meet") < 0.5
    for side in (0, 1):
        theirs, least = (keys.index(key) for key in both[1 - side])
        worth[side, :, least] *= np.where(meet, 1.0, -1.0)
        worth[side, :, theirs] *= -1.0
        best, worst = (keys.index(key) for key in both[side])
        worth[side, :, worst] = 0.0
        worth[side, :, best] = 1.0
    return Choice(names, worth)


def filled(ends: Sequence[Ends], side: int, keys: Sequence[str]) -> tuple[str, str]:
    """The best and the worst option of a side, folded: what is blank is the other end of the other side."""
    own, other = ends[side], ends[1 - side]
    best, worst, yours, least = (
        None if one.word is None else folded(one.word) for one in (own.best, own.worst, other.best, other.worst)
    )
    rest = [key for key in (least, yours, *keys) if key is not None]
    best = best or next(key for key in rest if key != worst)
    rest = [key for key in (yours, least, *keys) if key is not None]
    return best, worst or next((key for key in rest if key != best), best)


def _weights(issues: Sequence[Issue], side: int, streams: Streams) -> Floats:
    """(draw, issue) the weights of a side, adding to 1."""
    told = [one.ends[side].weight.number for one in issues]
    known = [(one.low + one.high) / 2 if one.mode is None else one.mode for one in told if one is not None]
    most = DOUBLE * sum(known) / len(known) if known else 1.0
    columns = []
    for issue, number in zip(issues, told, strict=True):
        u = streams.uniform(f"{folded(issue.name)}/{side}/weight")
        columns.append(most * u if number is None else number_at(number, u))
    found = np.stack(columns, axis=-1)
    whole = found.sum(axis=-1, keepdims=True)
    # a side to which nothing matters, in a draw of ranges from 0, weighs all alike
    return np.where(whole > 0, found / np.where(whole > 0, whole, 1.0), 1.0 / len(issues))
