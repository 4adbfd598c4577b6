"""What can happen: the base of every step, and groups of steps that repeat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from instantsia.case.dates import Date
from instantsia.case.numbers import Number
from instantsia.case.words import Id, Words


def numbers_in(value: Any, key: str = "") -> Iterator[tuple[str, Number]]:
    """Every written number inside `value` with its key: `precision`, `absent.saburov.chance`, `owes.khrushchev`."""
    if isinstance(value, Number):
        yield key, value
    elif isinstance(value, Words):
        for name in type(value).model_fields:
            yield from numbers_in(getattr(value, name), f"{key}.{name}" if key else name)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from numbers_in(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(value, tuple):
        for inner in value:
            label = getattr(inner, "member", None) or getattr(inner, "id", None)
            if label is not None:
                yield from numbers_in(inner, f"{key}.{label}" if key else str(label))


class Step(Words):
    """One thing that happens. `kind` is the name of a file in steps/."""

    id: Id
    kind: str
    text: str = ""
    """What it is, in a few words: "The board votes"."""
    date: Date | None = None
    after: Id | None = None
    """A step whose end it waits for, in each draw."""
    when: str | None = None
    within: Id | None = None
    """The group of steps with which it repeats."""
    given: bool = False
    """Whether an explanation takes its course from the record instead of playing it."""
    tell: dict[str, str] = Field(default_factory=dict)
    """{what came of it: the sentence that tells it}."""

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of every constant that is written in the step or is its default."""
        for key, number in numbers_in(self):
            yield f"step.{self.id}.{key}", number


class Group(Words):
    """Steps that repeat together by day, week or month, while a condition holds."""

    id: Id
    every: str = "day"
    """"day", "week", "month", or a number of days as text."""
    from_: Date = Field(alias="from")
    until: Date
    while_: str | None = Field(default=None, alias="while")
    """Looked at before each turn; a draw in which it fails leaves the group for good."""
