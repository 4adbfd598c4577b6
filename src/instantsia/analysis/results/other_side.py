"""What each side would accept over time, what stood in the way of talks, how a war ends by force, what each mechanism
moves, and one course month by month."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.frozen import frozen

Bands = Mapping[float, tuple[float | None, ...]]
"""{share: its quantile in each turn}; None where too few draws are left."""

LEAST_MOVED = 0.01
TIMES_ERROR = 3.0
"""A mechanism moves what it moves by at least so much, and by so many paired standard errors."""


@frozen
class Opening:
    """How often there is something that both homes would take, while they talk.

    ever    share of the draws in which there ever is
    mcse    its Monte Carlo error
    talks   share of the draws in which they ever talk
    first   {share of the draws in which there ever is: by which day there first is, an ordinal}; empty where there
            never is
    """

    ever: float
    mcse: float
    talks: float
    first: Mapping[float, int]


class Changed:
    """What changes by so much in the same draws, with the error of that."""

    change: float
    mcse: float

    @property
    def told(self) -> bool:
        """Whether the change is no matter of chance and not too small to speak of."""
        return is_told(self.change, self.mcse)


@frozen
class Without(Changed):
    """The same with one mechanism switched off, in the same draws.

    id, text   of the mechanism
    sets       how that is typed: what stands behind --set
    opening    how often there is something then
    change     of the share in which there ever is
    mcse       of the change, draw by draw
    """

    id: str
    text: str
    sets: tuple[str, ...]
    opening: Opening
    change: float
    mcse: float


@frozen
class Corridor:
    """What each side and each home would accept, turn by turn, were there talks; where the war still runs.

    step            the step of offers
    unit            None over a war, else the amount over which they bargain
    first, second   the parties: over a war all is shares of the prize to the first, 0-1; of an amount the first gets it
    days            ordinal of the first day of each turn
    runs            share of the draws in which the war still runs; of an amount, in which nothing is settled yet
    floor, ceiling  the least that the first and the most that the second would accept, their homes included
    floor_alone, ceiling_alone   the same of those who sit at the table, without what their homes want beyond
    open, open_alone             share of these draws in which the floor is no higher than the ceiling; None where too
                                 few are left
    support         {stock: its median}
    opening         how often there is something that both would take while they talk
    without         the same without one mechanism at a time
    months          whether turns are months
    names           {party: what it is called}
    """

    case: str
    seed: int
    draws: int
    as_of: str | None
    known_by: str | None
    changes: tuple[str, ...]
    step: str
    unit: str | None
    first: str
    second: str
    days: tuple[int, ...]
    runs: tuple[float, ...]
    floor: Bands
    ceiling: Bands
    floor_alone: Bands
    ceiling_alone: Bands
    open: tuple[float | None, ...]
    open_alone: tuple[float | None, ...]
    support: Mapping[str, tuple[float | None, ...]]
    opening: Opening
    without: tuple[Without, ...]
    months: bool
    names: Mapping[str, str]


@frozen
class InTheWay:
    """What stood in the way of talks, while there were none.

    step    the step of talks
    shares  {what, in words: share of all turns without talks in which something stood in the way}, the most first
    turns   how many such turns a draw has on average
    """

    step: str
    shares: Mapping[str, float]
    turns: float


@frozen
class ByForce:
    """How often a war ends by force, and on which two constants that rests.

    war     its id; text: what it is called
    ever    share of all draws in which it ends so; mcse its Monte Carlo error
    winners {party, as it is called: share of all draws in which it wins so}
    rests   {"forts" and "battles": the same share with that number at the tenth and at the ninetieth percentile of
            what was allowed, and these two numbers}; without one that is fixed
    """

    war: str
    text: str
    ever: float
    mcse: float
    winners: Mapping[str, float]
    rests: Mapping[str, tuple[HeldAt, HeldAt]]


@frozen
class HeldAt:
    """A share with a number held: at which number, and the share."""

    number: float
    share: float


@frozen
class RunUp:
    """The months before the first turn, played as a check.

    first, last   ordinals of the first and the last turn of these months
    quiet         share of the draws in which nothing came about in them, with its Monte Carlo error mcse
    p             share of the draws of the headline, as it is told
    among         the same among those in which nothing came about; None where there are none
    draws         of how many draws
    """

    first: int
    last: int
    quiet: float
    mcse: float
    p: float
    among: float | None
    draws: int


@frozen
class OtherSide:
    """What a forecast tells of two sides that fight and bargain.

    run_up   what came about in the months before; None where the case does not say from when
    months   whether turns are months
    """

    in_the_way: tuple[InTheWay, ...]
    by_force: tuple[ByForce, ...]
    corridor: Corridor | None
    run_up: RunUp | None
    months: bool


@frozen
class Moved(Changed):
    """What switching a mechanism off does to an event: its share before and after, the change, the paired error."""

    before: float
    after: float
    change: float
    mcse: float


@frozen
class Switched:
    """A mechanism switched off.

    id, text   of the mechanism
    sets       how that is typed: what stands behind --set
    events     {event: what becomes of it}
    """

    id: str
    text: str
    sets: tuple[str, ...]
    events: Mapping[str, Moved]

    @property
    def idle(self) -> bool:
        """Whether it moves no event."""
        return not any(one.told for one in self.events.values())


@frozen
class Each:
    """Each mechanism of a case off in turn, on the same draws.

    events   {event: its text}
    as_is    {event: its share as the case is}
    rows     the mechanisms, those that move the headline most first
    """

    case: str
    seed: int
    draws: int
    as_of: str | None
    known_by: str | None
    changes: tuple[str, ...]
    events: Mapping[str, str]
    as_is: Mapping[str, float]
    rows: tuple[Switched, ...]
    note: str


@frozen
class Entry:
    """What changed in one turn, in sentences. day: the ordinal of its first day."""

    day: int
    sentences: tuple[str, ...]


@frozen
class Chronicle:
    """One course of a case, turn by turn.

    draw      its number, from 0
    chosen    "typical", "strangest" or "number"
    among     of how many draws it was chosen
    opening   what is so at the start
    entries   the turns in which something changed
    ending    how it ended, and the answer of the headline
    alike     share of the draws that end so; None for a draw beyond those that are counted
    ended     the day of the last turn that began, an ordinal; None where none did
    reached   {milestone: the day on which it was reached, an ordinal; None where it never was}
    months    whether turns are months
    """

    case: str
    seed: int
    as_of: str | None
    known_by: str | None
    changes: tuple[str, ...]
    draw: int
    chosen: str
    among: int
    opening: tuple[str, ...]
    entries: tuple[Entry, ...]
    ending: str
    alike: float | None
    ended: int | None
    reached: Mapping[str, int | None]
    months: bool


def is_told(change: float, mcse: float) -> bool:
    """Whether a change in paired draws is no matter of chance and not too small to speak of.

    >>> is_told(-0.02, 0.001), is_told(0.02, 0.01), is_told(0.005, 0.0)
    (True, False, False)
    """
    return abs(change) >= LEAST_MOVED and abs(change) >= TIMES_ERROR * mcse
