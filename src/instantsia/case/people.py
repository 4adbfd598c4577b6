"""Who decides: actors, bodies, and the rule by which a body decides."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, SerializeAsAny

from instantsia.case.numbers import Probability, Written
from instantsia.case.words import Id, Option, Words


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])]
"""One id, or a list of them."""

Options = Annotated[tuple[Option, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])]
"""One option, or a list of them."""


class Actor(Words):
    """A person, or a bloc that counts for several seats."""

    id: Id
    name: str = ""
    aliases: Annotated[
        tuple[str, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])
    ] = ()
    role: str = ""
    """His office, in a few words."""
    seats: Written | None = None
    """How many seats a bloc has; a person has one."""
    owes: dict[Id, Probability] = Field(default_factory=dict)
    """{creditor: debt 0-1}: who owes his place to whom. Debts that nobody states are 0."""

    @property
    def title(self) -> str:
        """The name as it is printed."""
        return self.name or self.id.replace("_", " ").capitalize()


class Rule(Words):
    """How a body decides. `kind` is the name of a file in rules/."""

    kind: str


class Body(Words):
    """Actors who decide together."""

    id: Id
    name: str = ""
    members: Annotated[tuple[Id, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])]
    rule: SerializeAsAny[Rule]
    chair: Id | None = None
    superior: Id | None = None
    """The body to which a loser can turn."""
    convener: Ids = ()
    """Who can call it together."""
    absent: Ids = ()
    """Members who are away throughout; who arrives later stands in the `convene` step."""

    @property
    def title(self) -> str:
        return self.name or self.id.replace("_", " ").capitalize()
