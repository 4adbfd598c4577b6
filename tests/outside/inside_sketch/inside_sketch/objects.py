"""Where word comes from, how it travels, and what a decision depends on: three tables of a case, and a kind of
number."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from instantsia.case.numbers import NotNegative, Probability, Written, constant
from instantsia.case.people import Ids
from instantsia.case.quantities import Quantity
from instantsia.case.things import Thing
from instantsia.case.values import Domain
from instantsia.case.words import Id, Option

BELIEVES = Quantity(
    "believes",
    "actor.{actor}.believes.{fact}",
    "how likely the actor takes a fact to be before the first report of the case, 0-1",
    "actor.bulganin.believes.attack",
    Domain(0.0, 1.0),
    axis="actor",
    phrase="how far {actor} believes: {fact}",
    heading="beliefs",
)


class Origin(Thing):
    """Where a report comes from in the end: a paper, an informer, a rumour."""

    REFERS = {"about": "fact", "trust": "actor"}

    about: Id
    text: str = ""
    hit: Probability = constant("0.8", "says yes where it is so")
    false: Probability = constant("0.2", "says yes where it is not so")
    believed: Probability = constant("0.8", "how far whoever hears it takes it to be right")
    trust: dict[Id, Probability] = Field(default_factory=dict)
    """{actor: how far they take it to be right}, where they differ."""


class Channel(Thing):
    """How word of an origin travels, and to whom."""

    REFERS = {"from": "actor", "to": "actor", "origin": "origin", "trust": "actor"}

    from_: Id = Field(alias="from")
    to: Ids
    origin: Id
    text: str = ""
    fidelity: Probability = constant("1", "copies what its origin said")
    slant: Probability = constant("0", "says what it is paid for")
    leans: Literal["yes", "no"] = "yes"
    edits: Probability = constant("0", "the pen turns yes into no")
    lost: Probability = constant("0", "never arrives")
    delay: NotNegative = constant("0", "days")
    believed: Probability = constant("0.95", "how far whoever hears it takes the channel to pass on what it got")
    trust: dict[Id, Probability] = Field(default_factory=dict)
    """{actor: how far they take it to pass on what it got}, where they differ."""


class Depends(Thing):
    """What an option is worth to somebody, or where they stand on a scale, moves with what they believe."""

    REFERS = {"issue": "issue", "fact": "fact", "option": "option", "who": "actor"}

    issue: Id
    fact: Id
    option: Option | None = None
    """The option whose worth it is; without one, the position on the issue's scale."""
    by: Written
    """Utility, or points of the scale, for a belief that goes from 0 to 1."""
    who: Ids = ()
    """Whom it moves; everybody unless said."""
