"""By which method a body settles on a point, and by which others it may: what a range asks besides.

Under one regime a matter is bargained out, under the other a vote is counted. Each has its own kind of method and its
own record of errors. A settlement is drawn by the methods that the step names, or by the first of the body's regime;
the other ways are never drawn: the range plays the same draws by each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from instantsia.case.model import Case
from instantsia.case.people import Body
from instantsia.case.questions import Issue
from instantsia.frozen import frozen
from instantsia.models import settlement
from instantsia.rules import rule_of

Regime = Literal["vote", "bargain"]
FIRST: dict[Regime, str] = {"vote": "win-set", "bargain": "weighted-mean"}
"""The method by which a regime settles where no other is named."""
BESIDE = ("weighted-median", "probabilistic-condorcet", "nash", "kalai-smorodinsky")
"""Methods that a range asks besides, of what is bargained out."""
MANY = 40
"""A larger body is not asked what a method would say that compares each with each other."""


@frozen
class Way:
    """One way of settling: a method, and the regime whose errors are added to it."""

    method: str
    regime: Regime

    @property
    def counted(self) -> bool:
        """Whether a committee votes on what the method gives, with the chance that its members vote otherwise."""
        # what there is no method of is told by the checker, which asks this first
        known = settlement.is_method(self.method)
        return self.regime == "vote" and not (known and settlement.method(self.method).NEEDS_CHANCE)

    @property
    def track(self) -> str | None:
        """The table of errors that is added; None where none is."""
        return settlement.method(self.method).TRACK if self.regime == "bargain" else None


def regime_of(body: Body) -> Regime:
    """How a matter is settled in a body: as it says, else as its rule counts votes or not."""
    if body.settles is not None:
        return body.settles
    return "vote" if settlement.method(rule_of(body).SETTLES_BY).NEEDS_VOTING else "bargain"


def drawn(body: Body, names: Sequence[str]) -> tuple[Way, ...]:
    """The ways of the methods that a step names."""
    regime = regime_of(body)
    return tuple(Way(name, regime) for name in names or (FIRST[regime],))


def besides(case: Case, body: Body, issue: Issue, names: Sequence[str]) -> tuple[Way, ...]:
    """What a range asks besides: the other regime first, then other methods of the same one."""
    mine = drawn(body, names)
    if len(body.electorate) < 2:
        return ()
    return tuple(way for way in _besides(body, issue) if way not in mine)


def _besides(body: Body, issue: Issue) -> Iterator[Way]:
    regime = regime_of(body)
    other: Regime = "vote" if regime == "bargain" else "bargain"
    if other == "bargain" or rule_of(body).has_threshold():
        yield Way(FIRST[other], other)
    if regime == "bargain":
        for name in BESIDE:
            method = settlement.method(name)
            if method.NEEDS_REFERENCE and issue.status_quo is None:
                continue
            if not method.ASKED_ANEW or len(body.electorate) <= MANY:
                yield Way(name, regime)
