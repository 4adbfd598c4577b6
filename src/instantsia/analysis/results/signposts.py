"""What could be seen or found out before the headline is decided, and what is known of it on conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from instantsia.analysis.results.outcomes import Share
from instantsia.frozen import frozen

Sign = Literal[
    "happened", "outcome", "vote", "fact", "event", "arrival", "milestone", "position", "source", "part", "teller",
    "claim",
]  # fmt: skip
"""What kind of thing is seen: of the run, or, the last four, a doubt about what is told."""


@frozen
class Observed:
    """Something that is so or not in a draw, and that a person could see or find out.

    id       as it would be typed in a condition where there is one: `trial == "reject"`
    subject  the step, fact, event or issue; of a doubt its id
    actor    whose vote or position it is
    option   what was decided or voted for; of a position the name of the upper end of its scale
    by       day by which, of steps that repeat
    text     of an event its sentence; of what a report says that arrives later, or never: "as sent"
    """

    id: str
    kind: Sign
    subject: str
    actor: str = ""
    option: str = ""
    by: str = ""
    text: str = ""


@frozen
class Signpost:
    """One of them, with the headline where it is seen and where it is not.

    first, last  days between which it would be seen, as 1957-06-17; None where no day is told
    find_out     whether it is already so or not on the day from which one looks, or has no day: found out, not seen
    seen         in which share of the draws it is so
    p_if_seen, p_if_not  the headline among those draws and among the others
    bits         mutual information with the headline
    """

    what: Observed
    first: str | None
    last: str | None
    find_out: bool
    seen: Share
    p_if_seen: Share
    p_if_not: Share
    bits: float


@frozen
class Signposts:
    """Everything that could be seen or found out, the most telling first.

    uncertainty  entropy of the headline in bits: a signpost that told all would have as many
    rare         how many are so or not so in fewer than `fewest` draws, and left out
    silent       how many tell no more than chance would, and are left out
    """

    case: str
    as_of: str | None
    known_by: str | None
    hindsight: bool
    seed: int
    draws: int
    headline: str
    question: str
    p: Share
    uncertainty: float
    signposts: tuple[Signpost, ...]
    rare: int
    silent: int
    fewest: int
    names: Mapping[str, str] = field(default_factory=dict)


@frozen
class Narrowing:
    """What would narrow the headline's range most if it were seen or found out.

    seen, p_if_seen, p_if_not   as of a signpost, over the replayed draws
    width, expected             of the range now; of the range then, a mean over its being so and not so
    """

    what: Observed
    seen: float
    p_if_seen: float
    p_if_not: float
    width: float
    expected: float


@frozen
class Conditional:
    """The headline on conditions, where its range is wider than one half: p alone is then not what is known.

    id, kind, members  the strongest of what the range comes from, as in `Strongest`
    p_low, p_high      the headline with it alone held at its low and at its high end
    scale              names of the ends of the scale, where all members are positions on one; of two options, where
                       all tell how much the second is wanted
    narrowing          None where nothing that could be seen or found out would narrow the range
    """

    id: str
    kind: Literal["assumption", "credence", "model", "regime", "errors"]
    members: tuple[str, ...]
    p_low: float
    p_high: float
    scale: tuple[str, str] | None
    narrowing: Narrowing | None
