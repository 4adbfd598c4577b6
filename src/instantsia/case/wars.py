"""A war as a walk of battles over a line of forts, support that drifts, what is taken by force, and the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from instantsia.case.bargains import Object, between_two
from instantsia.case.dates import Date, parse_span
from instantsia.case.numbers import NotNegative, Number, Positive, Probability, Written, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id, Words

LEAST_FORTS, MOST_FORTS, MOST_BATTLES = 3, 10_000, 3
LEAST_SUPPORT, MOST_SUPPORT = 5.0, 95.0
"""Where support is cut off, in points."""


class Season(Words):
    """The months in which there is fighting, and how much there is of it in the others."""

    months: tuple[int, ...]
    """The months of the season, 1 to 12."""
    rest: Probability = constant("0", "outside of the season nobody fights")
    """Which share of the battles there is in the other months, 0-1."""

    @model_validator(mode="after")
    def _months(self) -> Season:
        if not self.months or len(set(self.months)) < len(self.months) or not set(self.months) <= {*range(1, 13)}:
            raise ValueError("expected months from 1 to 12, each once")
        return self


class War(Object):
    """Two parties fight over a line of forts; who holds them all has won.

        [[war]]
        id       = "border"
        between  = ["north", "south"]
        issue    = "end_state"
        forts    = "15..25"
        start    = "-2..2"
        battles  = "0.5..1.5"
        chance   = "0.45..0.6"
        belief   = { north = "0.5..0.6", south = "0.45..0.55" }
        strength = "10..60"
        cost     = { north = "0..0.002", south = "0.001..0.01" }

    Forts are counted from the end of the first party. Nobody knows the chance of a battle: each side has a belief of
    its own, and learns from the battles that are fought.
    """

    TABLE: ClassVar = "war"
    REFERS: ClassVar = {"between": "party", "issue": "issue", "belief": "party", "cost": "party"}

    between: Annotated[Ids, AfterValidator(between_two)]
    """The two parties; forts, `chance` and `belief` are counted from the first."""
    issue: Id
    """The issue that is fought about: its scale is the prize."""
    forts: Positive
    """How many positions there are in the line, 3 to 10,000."""
    start: Written
    """Where the line stands at first, in forts from the middle, more for the first party."""
    battles: NotNegative
    """Battles a turn at the height of the season, 0 to 3."""
    chance: Probability
    """The chance, 0-1, that the first party wins a battle, as it is and as nobody knows it."""
    season: Season | None = None
    """When there is fighting: `{ months = [10, 11, 12, 1, 2, 3], rest = 0.5 }`; without it all year."""
    belief: dict[Id, Probability]
    """{party: what it takes that chance for at first, 0-1}: that of the first party, also as the second has it."""
    strength: Positive
    """How sure both are of their beliefs at first, more than 0, in battles."""
    cost: dict[Id, NotNegative]
    """{party: what a turn of war costs it, 0 or more, a share of the prize}."""
    learning: Literal["beta", "none"] = "beta"
    """Whether beliefs move with the battles: "beta", or "none"."""

    @model_validator(mode="after")
    def _sides(self) -> War:
        if self.forts.low < LEAST_FORTS:
            raise ValueError(f"expected {LEAST_FORTS} forts or more, found {self.forts.typed}")
        if self.forts.high > MOST_FORTS:
            raise ValueError(f"expected {MOST_FORTS:,} forts at most, found {self.forts.typed}")
        if self.battles.high > MOST_BATTLES:
            raise ValueError(f"expected {MOST_BATTLES} battles a turn at most, found {self.battles.typed}")
        # with the fewest forts the middle is nearest to an end
        held = [self.forts.low / 2 + self.start.low, self.forts.low / 2 + self.start.high]
        if not (held[0] >= 1 and held[1] <= self.forts.low - 1):
            raise ValueError(
                f"expected a start at which both hold a fort, found {self.start.typed} from the middle of "
                f"{self.forts.typed}"
            )
        return self


def _points(value: Number) -> Number:
    if not LEAST_SUPPORT <= value.low <= value.high <= MOST_SUPPORT:
        raise ValueError(f"expected points from {LEAST_SUPPORT:g} to {MOST_SUPPORT:g}, found {value.typed}")
    return value


class Stock(Object):
    """A number that drifts from turn to turn: support at home, credit, stores; from 5 to 95 points.

        [[stock]]
        id    = "support"
        of    = "south"
        start = 51
        drift = "-0.7..-0.3..-0.2"
        bears = "war.border.cost.south"

    What it `bears` is multiplied by ((100 - points) / 50) ** steep: at 50 points nothing changes. A war moves the
    stocks of its two sides with its battles; any other is moved by a step `drift`. Opinion that talking feeds:

        [[stock]]
        id    = "opinion"
        of    = "north"
        start = "30..40"
        drift = -0.5
        talks = "talks"
        fed   = "1..2"
        bears = "party.north.talking"
    """

    TABLE: ClassVar = "stock"
    REFERS: ClassVar = {"of": "party", "talks": "step"}

    of: Id
    """The party whose it is."""
    start: Annotated[Written, AfterValidator(_points)]
    """Where it stands at first, 5 to 95 points."""
    drift: Written
    """How far it goes in a turn, in points."""
    noise: NotNegative = constant("0", "it moves by its drift alone")
    """How far it moves either way in a turn by chance, one standard deviation, 0 or more, in points."""
    loss: NotNegative = constant("0", "battles do not move it")
    """By how many times of itself the drift grows with every battle lost on balance, 0 or more."""
    talks: Id | None = None
    """The step of talks that feeds it, from the day on which they are acknowledged and as long as they are not broken
    off."""
    fed: Written = constant("0", "talks do not move it")
    """What a turn of those talks adds to it, in points."""
    bears: str | None = None
    """The path of a number that grows as it falls, "war.WAR.cost.PARTY" or "party.PARTY.talking"."""
    steep: NotNegative = constant("1", "in proportion")
    """How steeply that number grows, 0 or more."""


class Outside(Object):
    """What one party can do without the other: take it by force, default, break off for good.

    [[outside]]
    id     = "seizure"
    by     = "east"
    chance = "0.005..0.02..0.05"
    """

    TABLE: ClassVar = "outside"
    REFERS: ClassVar = {"by": "party"}

    by: Id
    """The party that would do it."""
    chance: Probability
    """The chance a turn that it does, 0-1."""


class Calendar(Object):
    """Days that both sides see coming, such as elections.

    [[calendar]]
    id      = "elections"
    dates   = [1968-11-05, 1972-11-07]
    changes = { south = "0.3..0.5..0.8" }
    """

    TABLE: ClassVar = "calendar"
    REFERS: ClassVar = {"changes": "party", "factor": "party"}

    dates: tuple[Date, ...]
    """The days, in their order."""
    changes: dict[Id, Probability] = Field(default_factory=dict)
    """{party: the chance, 0-1, that another man comes in on such a day}."""
    factor: dict[Id, NotNegative] = Field(default_factory=dict)
    """{party: what another man makes of what its home wants, as a factor, 0 or more}."""

    @model_validator(mode="after")
    def _days(self) -> Calendar:
        days = [*self.days()]
        if not days or days != sorted(set(days)):
            raise ValueError("expected one day or more, each once and in their order")
        return self

    def days(self) -> Iterator[int]:
        """The ordinals of its days; raises ValueError for what is no single day."""
        for date in self.dates:
            span = parse_span(date)
            if span.first is None or span.first != span.last:
                raise ValueError(f"expected single days, found {date}")
            yield span.first
