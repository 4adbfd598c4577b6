"""What an answer rests on: doubts, assumptions, the strongest of them, claims, positions and sources to look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from instantsia.frozen import frozen


@frozen
class Doubt:
    """What a source, part, teller or claim, or the choice between coders, does to the headline.

    share          of the headline's variance
    stands         how often it stands
    p_if_stands    the headline where it always stands; of the coders where the first is always heard
    p_if_falls     the headline where it never does
    tipping        credence at which the headline crosses one half, or None
    """

    id: str
    kind: Literal["source", "part", "teller", "coder", "claim"]
    share: float
    stands: float
    p_if_stands: float
    p_if_falls: float
    tipping: float | None
    text: str = ""


@frozen
class AssumptionEffect:
    """What an assumption, or a group that errs together, does to the headline.

    members        the paths it stands for: one, or those of the group
    moves          headline in the upper fifth of its number less the lower fifth; None where it has no range
    moves_error    standard error of that difference
    p_low, p_high  the headline with it held at its tenth and ninetieth percentile, for those replayed
    tipping        value at which the headline crosses one half, for those without a range
    """

    id: str
    value: str
    range: str | None
    group: str | None
    why: str
    source: str
    moves: float | None
    moves_error: float | None
    p_low: float | None
    p_high: float | None
    tipping: float | None
    members: tuple[str, ...] = ()


@frozen
class RangeFrom:
    """Width of the headline's range when only one thing moves.

    models   by which other model it is settled
    regime   whether it is bargained out or voted
    errors   which past decisions the errors of the method are taken from
    """

    assumptions: float
    evidence: float
    models: float
    regime: float = 0.0
    errors: float = 0.0

    @property
    def method(self) -> float:
        """The largest of what is about the method and no judgement on the matter."""
        return max(self.models, self.regime, self.errors)


@frozen
class Strongest:
    """One of the groups that were held at their corners, with the headline at either end when it alone is held."""

    id: str
    kind: Literal["assumption", "credence", "model", "regime", "errors"]
    members: tuple[str, ...]
    p_low: float
    p_high: float


@frozen
class Variance:
    """Shares of the headline's variance: how much one draw differs from the next, not how wrong p may be."""

    assumptions: float
    evidence: float
    models: float
    chance: float
    together: float


@frozen
class Bayes:
    """If the clash of its claims with others had been news to whoever graded the source."""

    source: str
    reading: str
    judged: float
    updated: float


@frozen
class Counts:
    """Paths that are read in at least one draw: with a claim open at this vantage, and the rest."""

    numbers: int
    claimed: int
    assumed: int


@frozen
class ClaimRow:
    """One claim as a reader looks it up.

    since   the day from which it counts, where its actor changed their mind: "1904-09-12"; else ""
    others  {further coder: what they read in the passage}
    """

    id: str
    about: str
    value: str
    source: str
    teller: str
    lines: str
    kind: str
    of: str
    says: str
    why: str
    open: bool
    stands: float
    since: str = ""
    others: Mapping[str, str] = field(default_factory=dict)


@frozen
class PositionRow:
    """Where a member stands over the draws: percentiles of the position, and whether a claim is open about it.

    since   the day from which they stand there, where they changed their mind: "1962-10-19"; else ""
    """

    issue: str
    actor: str
    name: str
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    claimed: bool
    since: str = ""


@frozen
class ScaleEnds:
    """The scale of an issue: its question, its ends and their names."""

    text: str
    low: float
    high: float
    low_name: str
    high_name: str


@frozen
class SourceRow:
    """One source as a reader looks it up; `p` as it is written, reading by reading."""

    id: str
    cite: str
    p: str
    kind: str = ""
    trust: str = ""
    made: str = ""
    url: str = ""
    seen: str = ""
    why: str = ""
