"""Two versions of a case side by side, and what each edit between two runs did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from instantsia.frozen import frozen


@frozen
class Difference:
    """One event or outcome under a change, on common draws.

    change   with the change less without; mcse its Monte Carlo error; low, high from the same held corners
    """

    id: str
    text: str
    before: float | None
    after: float | None
    change: float | None
    mcse: float | None
    low: float | None = None
    high: float | None = None

    @property
    def moved(self) -> bool:
        """Whether the change is told from nothing: larger than two Monte Carlo errors."""
        if self.change is None:
            return self.before is not None or self.after is not None
        return abs(self.change) > 2 * (self.mcse or 0.0) and self.change != 0


@frozen
class EditPart:
    """One of several edits that go together."""

    id: str
    kind: str
    before: str
    after: str


@frozen
class EditEffect:
    """What one edit between two runs did.

    id, kind           the path as it is typed, or kind and id
    before, after      as a person types them
    moves              the headline: what it adds to the share, and the standard error of that over the draws
    moves_value        likewise the mean of the settlement that the headline speaks of; None where there is none
    parts              the edits of which it is made, where it is more than one
    """

    id: str
    kind: str
    before: str
    after: str
    moves: float
    moves_error: float
    moves_value: float | None = None
    moves_value_error: float | None = None
    parts: tuple[EditPart, ...] = ()


@frozen
class Attribution:
    """What each edit between two runs did: parts that add up, with `together`, from `before` to `after`.

    event, issue    the headline, and the issue of the settlement of which it speaks
    seed, draws     of the mixtures that were played
    method          "shapley": the Shapley value over all mixtures; else the mean of what an edit does first and last
    before, after   shares of the headline between which the parts lie
    edits           the largest first
    together        what only several do together
    common          whether the runs have their draws in common; else `after` is what the replayed draws lead to
    """

    event: str
    issue: str | None
    seed: int
    draws: int
    method: Literal["shapley", "first and last"]
    before: float
    after: float
    edits: tuple[EditEffect, ...]
    together: float = 0.0
    together_error: float = 0.0
    together_value: float | None = None
    together_value_error: float | None = None
    common: bool = True


@frozen
class EvenChance:
    """By when half of all draws have come to something, before and after.

    before, after   ordinals; None: not by `until`
    until           the last day that is played
    months          whether all that repeats does so by the month: days are told as months
    at_least        whether it is told as "at least": a level of a long ladder
    """

    before: int | None
    after: int | None
    until: int
    months: bool
    at_least: bool = False


@frozen
class Comparison:
    """Two versions of a case side by side on the same random numbers."""

    case: str
    seed: int
    draws: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    text: str
    events: tuple[Difference, ...]
    steps: Mapping[str, tuple[Difference, ...]]
    happened: tuple[Difference, ...]
    note: str = ""
    values: tuple[Difference, ...] = ()
    """The mean of each settlement, by issue."""
    expected: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """{issue: the expected outcome (median of the draws) before and after}, of what is settled on a scale."""
    attribution: Attribution | None = None
    """What each edit did, where two runs are compared."""
    other: str | None = None
    """The case of the second run, where two runs are compared."""
    disagreement: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """{issue: how far positions lie apart, before and after, in points of its scale}, of what is bargained out."""
    milestones: Mapping[str, EvenChance] = field(default_factory=dict)
    """{SUBJECT.LEVEL: by when it is reached}, of two sides that fight or bargain."""
    names: Mapping[str, str] = field(default_factory=dict)
    """{"issue." and an issue that has a name: what it is called}."""
