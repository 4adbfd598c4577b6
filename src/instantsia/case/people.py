"""Who decides: actors, bodies, and the rule by which a body decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, SerializeAsAny

from instantsia.case.numbers import Probability, Written
from instantsia.case.phrases import capital, in_words, known_as
from instantsia.case.words import Id, Option, Words


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def _away_throughout(value: object) -> object:
    listed = value if isinstance(value, list | tuple) else (value,)
    if any(isinstance(one, Mapping) for one in listed):
        raise ValueError(
            "expected the ids of members who are away throughout: who is away by chance or until a day stands under "
            "absent in a step of kind convene, for the meetings from its day on"
        )
    return value


def _in_the_chair(value: object) -> object:
    if isinstance(value, Mapping):
        raise ValueError(
            "expected the id of one actor: who takes the chair by chance stands under chair and chair_chance in a step "
            "of kind convene"
        )
    return value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])]
"""One id, or a list of them."""

Options = Annotated[tuple[Option, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])]
"""One option, or a list of them."""


class Actor(Words):
    """A person, or a bloc that counts for several seats."""

    id: Id
    """How bodies, claims, steps and conditions name them: lower-case letters, digits and underscores."""
    name: str = ""
    """The name as it is printed; without it, the id in words."""
    aliases: Annotated[
        tuple[str, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])
    ] = ()
    """Other names under which texts know them; `instantsia levers --for` takes them as well."""
    role: str = ""
    """Their office, in a few words."""
    seats: Written | None = None
    """How many seats a bloc has, 0 or more; a person has one, and so has whoever has no number here."""
    owes: dict[Id, Probability] = Field(default_factory=dict)
    """{creditor: debt}: to whom they owe their place and how much of it, from 0 (nothing) to 1 (all of it). A debt that
    nobody states is 0."""

    resents: dict[Id, Probability] = Field(default={})
    """{actor: grudge}: whom they cannot stand and how much, from 0 (not at all) to 1. It counts as a debt below 0: what
    the other speaks for is worth less to them, and a charge against the other more. One that nobody states is 0."""

    believes: dict[Id, Probability] = Field(default={})
    """{fact: chance from 0 to 1}: how likely they take it to be before the first report of the case."""

    LATER: ClassVar = frozenset({"believes", "resents"})
    REFERS: ClassVar = {"believes": "fact"}

    @property
    def title(self) -> str:
        """The name as it is printed."""
        return self.name if self.name.strip() else in_words(self.id).capitalize()


class Rule(Words):
    """How a body decides. `kind` says by which rule: one of ours, or one that another package brings."""

    kind: str
    """Which rule it is, for example majority: one of ours, or one that another package brings."""


class Body(Words):
    """Actors who decide together."""

    REFERS: ClassVar = {
        "chair": "member",
        "absent": "heard",
        "superior": "body",
        "convener": "actor",
        "like": "body",
        "voice": "actor",
        "candidates": "actor",
    }
    LATER: ClassVar = frozenset({"settles", "like", "voice", "candidates"})

    id: Id
    """How steps name it: lower-case letters, digits and underscores."""
    name: str = ""
    """The name as it is printed; without it, the id in words."""
    members: Annotated[tuple[Id, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])]
    """The ids of the actors who decide in it, in any order."""
    rule: SerializeAsAny[Rule]
    """How it decides: a table whose kind names the rule, for example `{ kind = "majority" }`."""
    like: Id | None = None
    """Another body that is the same people in the same room, and decides another matter in another way: members, chair,
    voice, candidates, absences, convener and superior are that body's, and whoever meets, presides, is away, gets or
    loses a seat there does here."""
    voice: Ids = ()
    """Actors who are heard in it and have no vote: they speak, and are not counted."""
    candidates: Ids = ()
    """Actors who can come to have a seat in it, by a step of kind `seat`; until then they have no vote, and are heard
    only where they have a voice."""
    chair: Annotated[Id | None, BeforeValidator(_in_the_chair, json_schema_input_type=str | None)] = None
    """The actor in the chair, if anybody is; a step that convenes the body may put somebody else there."""
    superior: Id | None = None
    """The body to which whoever loses here can turn."""
    convener: Ids = ()
    """The actors who can call it together; without it, each of its members can."""
    absent: Annotated[Ids, BeforeValidator(_away_throughout, json_schema_input_type=str | tuple[str, ...])] = ()
    """Members who are away throughout; who is away by chance or arrives later stands in a `convene` step."""
    settles: Literal["vote", "bargain"] | None = None
    """How a matter is settled in it: "vote", each votes as they stated, but for the chance that some votes of the
    Federal Open Market Committee give (`models/voting/committee.py`), and the votes are counted; "bargain", it is
    bargained out, with the errors that EU decisions give. Without it a settlement on a scale follows the rule (under
    consensus it is bargained out, else voted), and in a ballot on options each votes with the precision of the
    step."""

    @property
    def title(self) -> str:
        return self.name if self.name.strip() else in_words(self.id).capitalize()

    @property
    def seated_as(self) -> Id:
        """The body whose attendance and chair are also its own: itself, or the one that it is `like`."""
        return self.like or self.id

    @property
    def electorate(self) -> tuple[Id, ...]:
        """Who has a seat in it at some time: the members, and behind them those who can come to have one."""
        return (*self.members, *self.candidates) if self.candidates else self.members

    @property
    def heard(self) -> tuple[Id, ...]:
        """Who speaks in it: those of its electorate, and behind them those who have a voice and never a vote."""
        return (*self.electorate, *(one for one in self.voice if one not in self.candidates))

    @property
    def there(self) -> tuple[Id, ...]:
        """Those of its electorate who are not away throughout."""
        return tuple(member for member in self.electorate if member not in self.absent)

    @property
    def called(self) -> str:
        """What it is called within a sentence: "the board"."""
        name = known_as(self.name, self.id)
        return name if name.lower().startswith("the ") else f"the {name}"

    @property
    def subject(self) -> str:
        """What a sentence about it begins with: "The board"."""
        return capital(self.called)
