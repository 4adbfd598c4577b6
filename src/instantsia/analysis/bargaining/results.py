"""What comes of a deal between two sides, as data: over all draws, nothing rounded."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.frozen import frozen
from instantsia.stakeholders.files.deal.table import Deal

COURSE, BLIND, PATIENT = "course", "blind", "patient"
MEASURES = ("nash", "kalai_smorodinsky", "egalitarian", "welfare")


@frozen
class Terms:
    """How the talks are played.

    stances    of each side the exponent with which it comes down, by its name where it has one
    rounds     how many offers there are at most; of both sides, where both offer in each round
    together   whether both offer in each round
    first      the side that offers first
    knows      whether each side knows what the other wants
    firm       whether a side never goes beyond its worst on an issue that has a range
    keep       what each side has without a deal: a share of the way from all its worsts (0) to all its bests (1)
    delay      which part of a gain each loses by a round of waiting
    bundles    about so many are looked at
    """

    stances: tuple[str, str] = ("linear", "linear")
    rounds: int = 20
    together: bool = False
    first: int = 0
    knows: bool = True
    firm: bool = True
    keep: tuple[float, float] = (0.0, 0.0)
    delay: tuple[float, float] = (0.0, 0.0)
    bundles: int = 2_500


@frozen
class Spread:
    """A number over draws: its median, and the tenth and ninetieth percentile."""

    median: float
    low: float
    high: float


@frozen
class OnIssue:
    """Where an issue ends up: of a number its spread, of a choice {option: share of the draws}."""

    number: Spread | None
    options: Mapping[str, float]


@frozen
class Outcome:
    """One way to end, over the draws in which there is a deal.

    share      of all draws in which there is one
    issues     {issue: where it ends up}; empty where there is never a deal
    worth      to each side, 0 all its worsts and 1 all its bests; None where there is never a deal, as all below
    round      in which it is agreed, from 1; None for what has no rounds
    frontier   share of these draws in which no bundle is better for one side and no worse for the other
    below      how far the product of the gains is below that of Nash
    """

    share: float
    issues: Mapping[str, OnIssue]
    worth: tuple[Spread, Spread] | None
    round: Spread | None = None
    frontier: float | None = None
    below: Spread | None = None


@frozen
class Alone:
    """One issue by itself.

    wants     of each side "more", "less", or the option it likes best
    range     share of the draws in which the two lines leave a range
    low, high the ends of what both would take, where there is a range; None for a choice, or where there never is
    gap       how far the lines are apart where there is none; None where there always is a range
    same      share of the draws in which both want more, or both less, or the same option
    both      the options of a choice that both would take, in half of the draws or more
    """

    wants: tuple[str, str]
    range: float
    low: Spread | None
    high: Spread | None
    gap: Spread | None
    same: float
    levels: int
    step: float | None
    weights: tuple[Spread, Spread]
    both: tuple[str, ...] = ()


@frozen
class Stance:
    """What comes of a pair of stances.

    share   of the draws with a range of agreement in which there is a deal; None where there never is a range
    worth   to each side where there is a deal, in the middle
    round   in which it is agreed, in the middle, from 1
    """

    share: float | None
    worth: tuple[float, float] | None
    round: float | None


@frozen
class Trade:
    """One side gives way on an issue and the other on another, compared with the middle of both.

    gives    the issue on which each side gives way
    gains    what each side gains by it, of all that counts for it
    to       {issue: where it ends up}
    share    of the draws in which both gain
    """

    gives: tuple[str, str]
    gains: tuple[Spread, Spread]
    to: Mapping[str, OnIssue]
    share: float


@frozen
class Offer:
    """One offer of one draw: in which round, from 1, by which side, its levels, what it is worth to each; whether it
    was taken."""

    round: int
    side: int
    levels: Mapping[str, float | str]
    worth: tuple[float, float]
    taken: bool


@frozen
class Bargain:
    """Everything about a deal.

    drawn      whether anything was drawn: with exact numbers alone one draw is all
    bundles    how many there are
    chance     share of the draws with a range of agreement
    outcomes   {course, blind, patient, nash, kalai_smorodinsky, egalitarian, welfare: how it ends}; patient only where
               waiting costs a side something
    frontier   how many bundles both would take that no other betters for one without loss to the other
    acceptable share of the bundles that both would take
    stances    {(stance of the one, stance of the other): what comes of it}
    trades     the largest first
    typical    the number of the draw that is most like the others
    talks      its offers
    """

    deal: Deal
    terms: Terms
    draws: int
    seed: int
    drawn: bool
    bundles: int
    chance: float
    issues: Mapping[str, Alone]
    outcomes: Mapping[str, Outcome]
    frontier: Spread | None
    acceptable: Spread
    stances: Mapping[tuple[str, str], Stance]
    trades: tuple[Trade, ...]
    typical: int
    talks: tuple[Offer, ...]
