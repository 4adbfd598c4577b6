"""What can happen: the base of every step, and groups of steps that repeat."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field

from instantsia.case.dates import Date, day_text, months_later, parse_span
from instantsia.case.numbers import Number
from instantsia.case.phrases import in_words
from instantsia.case.words import Id, Words
from instantsia.errors import UserError, cut, nearest

TURN_LIMIT = 10_000
"""Turns of a group: by the day, 27 years."""
LENGTHS = {"day": 1, "week": 7}
"""Days from one turn to the next, for the rhythms that have always as many."""
RHYTHMS = (*LENGTHS, "month")


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
    """One thing that happens. `kind` says which kind: one of ours, or one that another package brings."""

    id: Id
    """How conditions, events and other steps name it: lower-case letters, digits and underscores."""
    kind: str
    """Which kind of step it is, for example vote or carry-out: one of ours, or one that another package brings."""
    text: str = ""
    """What it is, in a few words: "The board votes"."""
    date: Date | None = None
    """The day, 1957-06-18, or a span of days, "1957-06-18..1957-06-20": the step takes place on the first day of it
    unless it waits for another."""
    after: Id | None = None
    """A step whose end it waits for, in each draw."""
    when: str | None = None
    """A condition on earlier steps and on facts, for example 'ballot == "yes"'; in a draw in which it fails the step
    does not happen."""
    within: Id | None = None
    """The group of steps with which it repeats."""
    given: bool = False
    """Whether an explanation takes its course from the record instead of playing it; a forecast takes from the record
    what is dated by its day, and plays the rest."""
    tell: dict[str, str] = Field(default_factory=dict)
    """{what came of it: the sentence that tells it}, for example { yes = "The levy is carried." }."""

    @property
    def title(self) -> str:
        """What it is called where it is told."""
        return self.text.strip().rstrip(".") or in_words(self.id).capitalize()

    @property
    def body_id(self) -> str | None:
        """The body that meets, votes or is turned to in it; None where none is named."""
        return None

    def debts(self) -> tuple[str, ...]:
        """Paths of the debts that it changes, which count in what follows although nobody states them."""
        return ()

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of every constant that is written in the step or is its default."""
        for key, number in numbers_in(self):
            yield f"step.{self.id}.{key}", number


class Group(Words):
    """Steps that repeat together by day, week or month, while a condition holds."""

    LATER: ClassVar = frozenset({"run_up"})

    id: Id
    """How its steps name it in `within`: lower-case letters, digits and underscores."""
    text: str = ""
    """What it is, in a few words: "The fighting, month by month"."""
    every: str = "day"
    """The rhythm of its turns: "day", "week", "month", or a number of days as text, "10"."""
    from_: Date = Field(alias="from")
    """The day of its first turn; of a month or a year, the first day."""
    until: Date
    """The last day on which a turn can begin; of a month or a year, the last day."""
    while_: str | None = Field(default=None, alias="while")
    """A condition that is looked at before each turn; a draw in which it fails leaves the group for good."""
    run_up: Date | None = None
    """A day before its first turn, of two sides that fight or bargain: as a check the same is also played from that day
    up to the first turn, and a report says in how many draws nothing came about then. It changes no answer."""

    @property
    def title(self) -> str:
        """What it is called where it is told."""
        return self.text.strip().rstrip(".") or in_words(self.id).capitalize()

    @property
    def rhythm(self) -> str:
        """What stands behind "every": "month", "10 days"."""
        return f"{self.every} days" if self.every.isdigit() else self.every

    def mistakes(self) -> Iterator[tuple[str, str, str]]:
        """(key, message, remedy) of everything that keeps it from having days."""
        first, last = parse_span(self.from_), parse_span(self.until)
        length = self._length()
        if length is None:
            yield (
                "every",
                f"found {cut(self.every)}, expected a number of days as text, or day, week or month",
                nearest(self.every, RHYTHMS),
            )
        for key, span in (("from", first), ("until", last)):
            if span.always:
                yield key, "found always, expected a day, month or year", ""
        if first.first is None or last.last is None:
            return
        if last.last < first.first:
            yield "until", f"found {self.until}, expected a day not before from ({self.from_})", ""
        elif length is not None and _turn(first.first, length, TURN_LIMIT) <= last.last:
            yield "until", f"expected at most {TURN_LIMIT:,} turns (an earlier day, or a longer rhythm in every)", ""
        before = None if self.run_up is None else parse_span(self.run_up).first
        if self.run_up is not None and (before is None or before >= first.first):
            yield "run_up", f"found {self.run_up}, expected a day before from ({self.from_})", ""
        elif before is not None and length is not None and _turn(before, length, TURN_LIMIT) <= first.first:
            yield "run_up", f"expected at most {TURN_LIMIT:,} turns before from", ""

    def running_up(self) -> Group | None:
        """The same over the turns before its first one; None where no day is written from which."""
        if self.run_up is None:
            return None
        until = day_text(next(self.days()) - 1)
        return self.model_copy(update={"from_": self.run_up, "until": until, "run_up": None})

    def days(self) -> Iterator[int]:
        """The ordinal of each turn's day, from the first to the last; months keep their day where they can.

        Raises UserError with the first of its mistakes.
        """
        for key, message, _ in self.mistakes():
            raise UserError(f"group {self.id}: {key}: {message}")
        first, last, length = parse_span(self.from_).first, parse_span(self.until).last, self._length()
        assert first is not None
        assert last is not None
        assert length is not None
        turns = (_turn(first, length, number) for number in itertools.count())
        return itertools.takewhile(lambda day: day <= last, turns)

    def last_turn(self) -> int | None:
        """The ordinal of the last turn's day; None where it has mistakes."""
        return None if any(self.mistakes()) else max(self.days())

    def after_last(self) -> int:
        """The ordinal of the day on which a turn after the last one would begin.

        Raises UserError with the first of its mistakes.
        """
        first, length, turns = next(self.days()), self._length(), sum(1 for _ in self.days())
        assert length is not None
        return _turn(first, length, turns)

    def _length(self) -> int | None:
        """Days from one turn to the next, 0 for months; None for a rhythm that is none."""
        if self.every == "month":
            return 0
        days = self.every if self.every.isascii() and self.every.isdigit() and len(self.every) <= 6 else "0"
        return LENGTHS.get(self.every) or int(days) or None


def _turn(first: int, length: int, number: int) -> int:
    """The day of a turn, counted from 0."""
    return first + number * length if length else months_later(first, number)
