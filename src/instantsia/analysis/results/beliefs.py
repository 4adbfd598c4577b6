"""Who thought what when: what each held for how likely before the first report, and after each that moved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from instantsia.frozen import frozen


@frozen
class Held:
    """What one actor holds of a fact, over the draws in which the row came about. Chances, 0-1.

    median, p10, p90      of the chance that they give it, over the draws
    more_likely_than_not  share of the draws in which that is above one half
    before                its median right before; None in the row before everything
    knowing               its median had they known which reports have one origin; None where none came before
    knows                 share of the draws in which they do; None likewise
    earlier               reports of the same origin that had reached them before; () likewise
    """

    actor: str
    median: float
    p10: float
    p90: float
    more_likely_than_not: float
    before: float | None = None
    knowing: float | None = None
    knows: float | None = None
    earlier: tuple[str, ...] = ()


@frozen
class Late:
    """A decision taken while a report was under way: the step, its day (0: none), in which share of its draws."""

    step: str
    day: int
    share: float


@frozen
class Row:
    """A report, or another step, that moved what somebody holds of a fact.

    turn     of a step that repeats: which turn, from 0
    day      median ordinal of the days on which it did; `first` and `last` the tenth and ninetieth percentile; 0: none
    reached  share of all draws in which it came about
    outcome  what can come of the step first, "yes" of whatever brings word; "" for none
    share    among these draws, how often that came of it; None without an outcome
    origin   of a report: where its word comes from
    earlier  reports of the same origin that had reached somebody before
    late     decisions that were taken without it
    held     what each of those whom it moved holds from then on
    """

    step: str
    turn: int
    day: int
    first: int
    last: int
    reached: float
    outcome: str
    share: float | None
    origin: str
    earlier: tuple[str, ...]
    late: tuple[Late, ...]
    held: tuple[Held, ...]


@frozen
class Origin:
    """Reports that came from one origin, of which somebody got more than one.

    steps    in the order in which they arrived
    held     what those hold who got two of them or more, at the last that they got; with `knowing` and `knows`
    all_yes  share of all draws in which each of them arrived and said yes
    so       among these, how often the fact is so; None where there are none
    """

    origin: str
    steps: tuple[str, ...]
    held: tuple[Held, ...]
    all_yes: float
    so: float | None
    got: Mapping[str, int] = field(default_factory=dict)
    """How many of them each of those got; who does not stand here got all."""


@frozen
class OfFact:
    """One fact: its sentence, the share of draws in which it is so, and who thought what of it when."""

    fact: str
    text: str
    so: float
    before: tuple[Held, ...]
    rows: tuple[Row, ...]
    origins: tuple[Origin, ...]


@frozen
class Knew:
    """Who thought what when, over the draws that were played again (at most 20,000).

    as_of, known_by  the day up to which things are told and known, ISO; None for all
    names            {actor: name, step.ID: its text}
    """

    case: str
    seed: int
    draws: int
    as_of: str | None
    known_by: str | None
    facts: tuple[OfFact, ...]
    names: Mapping[str, str] = field(default_factory=dict)
