"""The sides of a bargain, and what is bargained about: parties and terms. How they fight stands in wars.py, how they
reach each other and who stands by in contacts.py.

Worth and cost are shares of the prize, of which 1 is the whole scale of the issue that is bargained about in the end;
what flows is a share a year or a turn, as each key says. What only railways, debts and the like have, where nobody
fights, is in any one unit of the case's own.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from instantsia.case.numbers import NotNegative, Positive, Probability, Written, constant
from instantsia.case.people import Ids, Options
from instantsia.case.phrases import clause, in_words
from instantsia.case.words import Id, Option, Words

MOST_LEVELS = 15
SIDES = frozenset({"party", "war", "stock", "term", "track", "ally", "outside", "calendar"})
"""Tables of two sides that fight or bargain, which name one another."""
LINE = "line"
"""The issue on which members stand for or against talks, where a party names none."""


class Object(Words):
    """An object of a bargain: a party, a war, a term, and so on."""

    TABLE: ClassVar[str]
    """The table in which it stands, and the first word of the paths of its numbers."""

    id: Id
    """How steps, conditions and paths name it: lower-case letters, digits and underscores."""
    text: str = ""
    """What it is, in a few words."""

    def path(self, key: str) -> str:
        """The path of one of its numbers: "party.north.talking", "war.border.belief.north"."""
        return f"{self.TABLE}.{self.id}.{key}"

    @property
    def title(self) -> str:
        """What it is called where it is told."""
        return self.text.strip().rstrip(".") or in_words(self.id).capitalize()

    @property
    def said(self) -> str:
        """What it is called within a sentence."""
        return clause(self.title) if self.text.strip() else in_words(self.id)


class Party(Object):
    """A side of a war or of a bargain, with the bodies at home that must agree.

        [[party]]
        id      = "north"
        home    = ["council"]
        ideal   = 100
        talking = "0.02..0.15"
        horizon = { value = "6..24", why = "months of talking that it counts on" }

    What it holds is the body's at home: each member has a shift, by where they stand on the issue of `on`, and the rule
    of the body says whose counts.
    """

    TABLE: ClassVar = "party"
    REFERS: ClassVar = {"home": "body", "on": "issue", "through": "party"}

    home: Ids
    """The bodies that must all consent; `[]` where nobody is asked."""
    ideal: float | None = None
    """The end of the war's issue, or of what is offered, that is 1 for it; it must be written for a war."""
    talking: NotNegative = constant("0", "talks are worth nothing apart from what they settle")
    """What talks under way are worth to it apart from any settlement, 0 or more, a share of the prize a year."""
    nearing: NotNegative = constant("0", "the calendar adds nothing to the worth of talks")
    """How much a day of the calendar adds to `talking` as it comes nearer, 0 or more: that times exp(-months / 6)."""
    horizon: Positive | None = None
    """The months of talks that it counts on, more than 0; it must be written where `talking` is."""
    spread: NotNegative = constant("0", "all members hold alike")
    """The shift of a member who stands at an end of the issue of `on`, 0 or more, a share of the prize."""
    margin: NotNegative = constant("0", "the home wants no more than its envoy")
    """What the home wants beyond its envoy, 0 or more, a share of the prize."""
    on: Id | None = None
    """The issue on which where a member stands shifts what they consent to; without it `line`, where there is one."""
    patience: Probability = constant("0", "a turn later is as good as now")
    """What a turn of waiting takes from the worth of an agreement, 0-1."""
    keep: Written | None = None
    """What it holds without an agreement, where there is no war; in the unit of the terms."""
    through: Id | None = None
    """The party in whose name it speaks."""

    def shifted_on(self, issues: Container[str]) -> str | None:
        """The issue on which its members' places shift their consent; None where there is none."""
        return self.on or (LINE if LINE in issues else None)


class Price(Words):
    """What is asked in return for the last level of a term."""

    id: Id
    """How milestones name it: lower-case letters, digits and underscores."""
    tacit: bool = False
    """Whether it is paid without being written down."""
    cost: NotNegative = constant("0", "the price costs the taker nothing")
    """What it costs the taker of the term, 0 or more, a share of the prize."""
    worth: NotNegative = constant("0", "the price is worth nothing to the giver")
    """What it is worth to the giver of the term, 0 or more, a share of the prize."""


def _by_level(value: object) -> object:
    if isinstance(value, (list, tuple)):
        raise ValueError("expected a table with a number for each level, as in { east = 0.8, west = 0.3 }")
    return value


class Term(Object):
    """What can be given, level by level: a halt, a price, a place to meet.

        [[term]]
        id     = "raids"
        levels = ["none", "partial", "full"]
        giver  = "south"
        taker  = "north"
        opens  = "talks"
        told   = "full"
        cost   = "0.02..0.08..0.25"

    The first level holds until another is reached; reaching one is a milestone that conditions name: raids.full. With
    `ordered = false` the levels are no ladder but a choice, such as a place. A term without levels is an amount.
    """

    TABLE: ClassVar = "term"
    REFERS: ClassVar = {
        "giver": "party", "taker": "party", "opens": "step", "value": "party", "opening": "party", "rate": "party",
        "with": "term",
    }  # fmt: skip

    levels: Options = ()
    """The levels, 2 to 15, from the one that holds at first; none where it is an amount with an `opening`."""
    ordered: bool = True
    """Whether the levels are a ladder; false where they are a choice."""
    giver: Id | None = None
    """The party that gives it."""
    taker: Id | None = None
    """The party that gets it."""
    opens: Id | None = None
    """The step of talks that it opens: then it is a precondition."""
    with_: Id | None = Field(default=None, alias="with")
    """The term with which alone it stands: a level of it is given where that one has come as far, counted from the
    first; beside an amount both are settled together."""
    cost: Written = constant("0", "it costs the giver nothing")
    """What the last level costs the giver, a share of the prize, or in the unit of the terms."""
    worth: Written = constant("0", "it is worth nothing to the taker")
    """What the last level is worth to the taker, a share of the prize, or in the unit of the terms."""
    part: dict[Option, Probability] = Field(default_factory=dict)
    """{level: which share of cost and worth it has, 0-1}, of the levels between; without it in equal steps."""
    told: Option | None = None
    """The level that the taker says it needs; without it the first, which is no precondition."""
    firm: NotNegative = constant("0", "less than what was told costs the taker nothing")
    """What it costs the taker to talk for less than `told`, 0 or more, a share of the prize."""
    relax: Probability = constant("0", "it stays as firm as it was")
    """Which share of `firm` each contact that fails takes away, 0-1."""
    alone: Probability = constant("0", "nobody moves unasked")
    """The chance a turn that the giver moves unasked where it would bear that, 0-1."""
    price: Price | None = None
    """What is asked in return for the last level: `{ id = "restraint", tacit = true, cost = 0.04, worth = 0.04 }`."""
    value: dict[Id, Annotated[dict[Option, Probability], BeforeValidator(_by_level)]] = Field(default_factory=dict)
    """{party: {level: what it is worth to it, 0-1}}, of a choice."""
    give: NotNegative = constant("0", "each value is as it is written")
    """By how much each value of a choice errs either way, 0 or more."""
    months: NotNegative = constant("0", "no time goes by over it")
    """How many turns they haggle over a choice, 0 or more."""
    opening: dict[Id, Written] = Field(default_factory=dict)
    """{party: what it demands or offers at first}, of an amount; in the unit of the terms."""
    rate: dict[Id, Written] = Field(default_factory=dict)
    """{party: which share of what is paid in kind is lost to the one that gets the amount, or saved by the one that
    pays it, 0-1}, of a term that says how much of an amount is paid in kind."""

    @property
    def between(self) -> tuple[str, ...]:
        """The levels that are neither the first nor the last."""
        return self.levels[1:-1]

    @model_validator(mode="after")
    def _fits(self) -> Term:
        levels = self.levels
        if (levels and not 2 <= len(levels) <= MOST_LEVELS) or len(set(levels)) < len(levels):
            raise ValueError(f"expected 2 to {MOST_LEVELS} levels, each once")
        if not levels and not self.opening:
            raise ValueError("expected levels, or the opening of an amount")
        if self.giver is not None and self.giver == self.taker:
            raise ValueError(f"expected two parties as giver and taker, found {self.giver} twice")
        told = () if self.told is None else (self.told,)
        known: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [("told", told, levels)]
        known += [("part", tuple(self.part), self.between)]
        known += [(f"value of {party}", tuple(worth), levels) for party, worth in self.value.items()]
        for key, named, expected in known:
            for level in named:
                if level not in expected:
                    raise ValueError(
                        f"expected a level in {key}, one of {', '.join(expected) or 'none'}: found {level}"
                    )
        for party, worth in self.value.items():
            if len(worth) < len(levels):
                missing = next(level for level in levels if level not in worth)
                raise ValueError(f"expected a value for every level, found none of {party} for {missing}")
        if self.value and self.ordered:
            raise ValueError("expected ordered = false beside value: a ladder has cost and worth")
        if self.opens is not None and (self.giver is None or self.taker is None):
            raise ValueError("expected giver and taker beside opens: who gives, and who asks for it")
        return self


def between_two(value: tuple[str, ...]) -> tuple[str, ...]:
    """Two parties that differ."""
    if len(value) != 2 or len(set(value)) < len(value):
        raise ValueError("expected two parties that differ, the first of whom counts from its own end")
    return value
