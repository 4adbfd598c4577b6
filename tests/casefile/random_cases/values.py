"""Numbers, days and texts in every way in which they may be written."""

from __future__ import annotations

import datetime
import random
from typing import Any

from pydantic import TypeAdapter, ValidationError

from instantsia.casefile.document import tupled
from instantsia.evidence.credence import BANDS, DIGITS, LETTERS

TEXTS = (
    "plain", "of two words", 'it said "no"', "it's so", "back\\slash", "both ' and \"", "line\nafter line", "a\ttab",
    "# no comment", "a,b;c", "é, ü and 汉字", '"""', "'''", "= {x}", "[[step]]", "carriage\r\nreturn", "two  blanks",
    " padded ", "x" * 130, "many words " * 30, "a long text that ends in a blank and is folded " * 4, "\u00a0",
    "\u2028", "trailing \\", "many 'words' and \"quotes\" " * 9, "\x7f\x01",
)  # fmt: skip
PLAIN = TEXTS[:4]
START = datetime.date(1931, 3, 1)


class Left(Exception):
    """There is nothing that could be written under a key here."""


class Values:
    """What is drawn of a case without looking at what stands in it."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.often = rng.choice((0.1, 0.3, 0.6))
        """How often a key that may be left out is tried."""
        self.texts = TEXTS if rng.random() < 0.6 else PLAIN
        self.day = START

    def text(self) -> str:
        return self.rng.choice(self.texts)

    def date(self, day: datetime.date) -> Any:
        written = day.isoformat()
        later = (day + datetime.timedelta(2)).isoformat()
        return self.rng.choice((written, written, day, f"{written}..{later}", f"{written}/{later}", f"{written}?"))

    def lines(self) -> Any:
        first = self.rng.randrange(1, 400)
        return self.rng.choice((first, f"{first}..{first + 3}", [first, first + 1]))

    def figure(self, low: float, high: float) -> Any:
        """A number from low to high, of few digits or of as many as it can have."""
        exact = self.rng.uniform(low, high)
        short = round(exact, self.rng.randrange(4))
        if not low <= short <= high or self.rng.random() < 0.3:
            return exact
        return int(short) if short.is_integer() and self.rng.random() < 0.7 else short

    def number(self, low: float, high: float) -> Any:
        """A number in one of the ways in which it may be written."""
        parts = sorted(self.figure(low, high) for _ in range(3))
        way = self.rng.randrange(9)
        if way < 2:
            return parts[1]
        if way == 2:
            return "..".join(map(repr, (parts[0], parts[2])))
        if way == 3:
            return "..".join(map(repr, parts))
        if way == 4:
            return self.rng.choice((parts, [parts[0], parts[2]], [parts[1]]))
        if way == 5:
            return {"among": [*parts, parts[0]], **self.reasons()}
        if way == 6:
            return {"value": parts[1], "range": f"{parts[0]!r}..{parts[2]!r}", **self.reasons()}
        written = "..".join(map(repr, parts[:: self.rng.choice((1, 2))]))
        return {"value": self.rng.choice((written, parts[1])), **self.reasons()}

    def reasons(self) -> dict[str, Any]:
        why = {"why": self.text(), "group": self.rng.choice(("talk", "hall")),
               "source": self.rng.choice(("table", "command line", "case", "default"))}  # fmt: skip
        return {key: value for key, value in why.items() if self.rng.random() < 0.5}

    def fitting(self, annotation: Any) -> Any:
        """A number within what the type allows: chances, points, debts."""
        for high in (self.rng.choice((1, 1, 5, 40)), 1):
            value = self.number(0, high)
            try:
                TypeAdapter(annotation).validate_python(tupled(value))
            except ValidationError:
                continue
            return value
        raise Left

    def credence(self) -> Any:
        word = self.rng.choice((*BANDS, *LETTERS, *DIGITS))
        return self.rng.choice((word, self.number(0.05, 0.95), self.number(0.05, 0.95)))

    def readings(self) -> Any:
        if self.rng.random() < 0.6:
            return self.credence()
        genuine = self.rng.uniform(0.5, 0.9)
        rest = self.rng.uniform(0.2, 0.8) * (1 - genuine)
        spread = f"{genuine - 0.1!r}..{genuine!r}..{genuine + 0.05!r}"
        return {
            "genuine": self.rng.choice((genuine, spread, {"value": genuine, "why": self.text()})),
            "composite": rest,
            "forged": 1 - genuine - rest,
        }
