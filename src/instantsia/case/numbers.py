"""A number as a person writes it: fixed, a range, or a range with a most likely value; with reason and group.

`60` is fixed, `"60..100"` uniform, `"60..85..100"` triangular (mode in the middle); `[60, 100]` and `[60, 85, 100]`
mean the same. `{ value = "3..6..12", why = "...", group = "..." }` says why, and with what it errs together.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from instantsia.case.limits import LARGEST
from instantsia.case.words import Id, Words

_ONE = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
NUMBER_PATTERN = re.compile(rf"\s*({_ONE})\s*(?:\.\.\s*({_ONE})\s*)?(?:\.\.\s*({_ONE})\s*)?\Z")
EXPECTED = 'a number, a range "60..100", or a range with its most likely value "60..85..100"'

BOUNDS = ("low", "mode", "high")

Origin = Literal["case", "default", "table", "command line"]


def parse_number(text: str) -> tuple[float, ...] | None:
    """One, two or three numbers written as text, or None where it is no number.

    >>> parse_number("3..6..12"), parse_number(".9")
    ((3.0, 6.0, 12.0), (0.9,))
    """
    match = NUMBER_PATTERN.match(text) if len(text) <= 120 else None
    return tuple(float(part) for part in match.groups() if part is not None) if match else None


class Number(Words):
    """A value with the range allowed for it. low <= mode <= high; mode is None for a uniform range."""

    low: float
    high: float
    mode: float | None = None
    among: tuple[float, ...] = ()
    """One of these values, in their order, each as likely (a value that is not known, drawn from those of its kind that
    are); low and high are the least and the largest of them."""
    why: str = ""
    group: Id | None = None
    """Numbers that err together carry one group name and are held far out together."""
    source: Origin = "case"

    @model_validator(mode="after")
    def _ordered(self) -> Number:
        if self.among and (
            self.mode is not None or list(self.among) != sorted(self.among) or (self.low, self.high) != self._ends
        ):
            raise ValueError("expected among in order, from low to high, and no most likely value")
        middle = self.low if self.mode is None else self.mode
        if not self.low <= middle <= self.high:
            raise ValueError("expected the range from low to high, with the most likely value between them")
        return self

    @property
    def fixed(self) -> bool:
        """Whether it has no range."""
        return self.low == self.high

    @property
    def _ends(self) -> tuple[float, float]:
        return self.among[0], self.among[-1]

    @property
    def middle(self) -> float:
        """The most likely value, the middle of a uniform range, or the median of the values that it is one of."""
        if self.among:
            return median(self.among)
        return (self.low + self.high) / 2 if self.mode is None else self.mode

    @property
    def typed(self) -> str:
        """As it would be typed, with every digit that it has: for whoever has to tell what was refused.

        >>> Number(low=0.5, high=1.0000000001).typed
        '0.5..1.0000000001'
        """
        if self.fixed:
            return plain(self.low)
        if self.among:
            return "one of " + ", ".join(plain(part) for part in dict.fromkeys(self.among))
        parts = (self.low, self.high) if self.mode is None else (self.low, self.mode, self.high)
        return "..".join(map(plain, parts))

    @property
    def written(self) -> str:
        """As it is read in a sentence or a list, of six digits; `typed` has all of them.

        >>> Number(low=3, mode=6, high=12).written
        '3..6..12'
        """
        if self.fixed:
            return f"{self.low:g}"
        if self.among:
            return "one of " + ", ".join(f"{part:g}" for part in dict.fromkeys(self.among))
        parts = (self.low, self.high) if self.mode is None else (self.low, self.mode, self.high)
        return "..".join(f"{part:g}" for part in parts)


def median(values: tuple[float, ...]) -> float:
    """The middle one of values in their order, or the middle between the two in the middle.

    >>> median((25.0, 50.0, 100.0)), median((25.0, 50.0))
    (50.0, 37.5)
    """
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def plain(value: float) -> str:
    """A number as it would be typed, with every digit that it has.

    >>> plain(60.0), plain(0.1), plain(1234567.5)
    ('60', '0.1', '1234567.5')
    """
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _from_parts(parts: tuple[float, ...]) -> dict[str, Any]:
    if len(parts) == 1:
        return {"low": parts[0], "high": parts[0]}
    if len(parts) == 2:
        return {"low": parts[0], "high": parts[1]}
    return {"low": parts[0], "mode": parts[1], "high": parts[2]}


def read_number(value: Any) -> Any:
    """What pydantic is given for a written number; what cannot be read is refused with `EXPECTED`."""
    if isinstance(value, Number):
        return value
    extra: dict[str, Any] = {}
    if isinstance(value, dict):
        if value.get("among"):
            return _one_of(value)
        value = {k: v for k, v in value.items() if k != "among"}
        if "low" in value:
            reckoned_with(tuple(v for k, v in value.items() if k in BOUNDS and type(v) in (int, float)))
            return {k: float(v) if k in BOUNDS and type(v) is int else v for k, v in value.items()}
        extra = {k: v for k, v in value.items() if k not in {"value", "range"}}
        unknown = set(extra) - {"why", "group", "source"}
        if unknown or "value" not in value:
            raise ValueError(f"expected {EXPECTED}, or a table with value, range, why, group")
        bounds = value.get("range")
        value = value["value"]
        if bounds is not None:
            outer, inner = read_parts(bounds), read_parts(value)
            if outer is None or inner is None or len(outer) != 2 or len(inner) != 1:
                raise ValueError('expected value = 0.4 with range = "0.2..0.6"')
            return _from_parts(reckoned_with((outer[0], inner[0], outer[1]))) | extra
    parts = read_parts(value)
    if parts is None:
        raise ValueError(f"expected {EXPECTED}")
    return _from_parts(reckoned_with(parts)) | extra


def _one_of(value: dict[str, Any]) -> dict[str, Any]:
    among = value["among"]
    rest = {k: v for k, v in value.items() if k not in {"among", "low", "high", "mode"}}
    fine = isinstance(among, (list, tuple)) and among
    if not fine or any(isinstance(one, bool) or not isinstance(one, (int, float)) for one in among):
        raise ValueError("expected among = [10, 20, 30]: numbers of which it is one")
    ordered = tuple(float(one) for one in sorted(reckoned_with(tuple(among))))
    return {"low": ordered[0], "high": ordered[-1], "among": ordered} | rest


def reckoned_with(parts: tuple[float, ...]) -> tuple[float, ...]:
    """Numbers none of which is too large to be reckoned with; raises ValueError."""
    for part in parts:
        if part != part or abs(part) == float("inf"):
            raise ValueError("expected a finite number")
        if abs(part) > LARGEST:
            raise ValueError(f"expected no number beyond {LARGEST:g}")
    return parts


def read_parts(value: Any) -> tuple[float, ...] | None:
    """One, two or three numbers, however they are written, or None where they are no numbers."""
    try:
        return _read_parts(value)
    except OverflowError:  # a whole number beyond every float
        return None


def _read_parts(value: Any) -> tuple[float, ...] | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return (float(value),)
    if isinstance(value, str):
        return parse_number(value)
    if not isinstance(value, (list, tuple)) or not 1 <= len(value) <= 3:
        return None
    if any(isinstance(part, bool) or not isinstance(part, (int, float)) for part in value):
        return None
    return tuple(float(part) for part in value)


Written = Annotated[Number, BeforeValidator(read_number)]
"""A Number in a schema: accepts every way of writing one."""


def _within(low: float, high: float, what: str) -> Any:
    def check(value: Number) -> Number:
        if not (low <= value.low and value.high <= high):
            raise ValueError(f"expected {what} from {low:g} to {high:g}, found {value.typed}")
        return value

    return check


Probability = Annotated[Number, BeforeValidator(read_number), AfterValidator(_within(0, 1, "a probability"))]
"""A Number whose whole range lies in 0..1."""


def _not_negative(value: Number) -> Number:
    if value.low < 0:
        raise ValueError(f"expected a number of 0 or more, found {value.typed}")
    return value


NotNegative = Annotated[Number, BeforeValidator(read_number), AfterValidator(_not_negative)]
"""A Number whose whole range is 0 or more."""


def _positive(value: Number) -> Number:
    if value.low <= 0:
        raise ValueError(f"expected a number of more than 0, found {value.typed}")
    return value


Positive = Annotated[Number, BeforeValidator(read_number), AfterValidator(_positive)]
"""A Number whose whole range is more than 0."""

Change = Annotated[Number, BeforeValidator(read_number), AfterValidator(_within(-1, 1, "a change"))]
"""A Number whose whole range lies in -1..1: what is added to a debt or to a chance."""

Points = Annotated[Number, BeforeValidator(read_number), AfterValidator(_within(0, 100, "points"))]
"""Hundredths: a Number whose whole range lies in 0..100."""

Point = Annotated[
    Number,
    BeforeValidator(read_number),
    Field(description="A point of the scale of an issue, in its units, or a range of them."),
]
"""A Number on the scale of an issue: any finite one, since the issue has the bounds. Whether it lies on the scale, a
step says in its own check, against `Issue.bounds`."""


def constant(written: str, why: str) -> Number:
    """The default of a constant, written as a person would write it: value, range, reason, and that it is a default.

    >>> constant("3..6..12", "judgement").source
    'default'
    """
    parts = parse_number(written)
    assert parts is not None
    return Number(**_from_parts(parts), why=why, source="default")
