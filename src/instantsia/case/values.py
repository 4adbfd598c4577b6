"""What a claim says, read against what it is about: a number, a range, a word of the printed scale, or an option."""

from __future__ import annotations

import math

from instantsia.case.dates import parse_span
from instantsia.case.limits import LARGEST
from instantsia.case.numbers import median, parse_number
from instantsia.case.questions import Issue
from instantsia.errors import cut, nearest
from instantsia.frozen import frozen

YES_NO = ("no", "yes")
VOTES = ("abstain", "absent")
"""What a recorded vote may say besides the outcomes of its step; their indices follow those of the outcomes."""

MONTH = 31.0
WORDS = {"firmly": (0.0, 5.0, 20.0), "leans to": (5.0, 25.0, 50.0)}
"""Distance from the end that is named, in hundredths of the scale: lowest, most likely, highest."""
OPEN = (30.0, 50.0, 70.0)


@frozen
class Domain:
    """What values of a path may be: numbers from low to high, or one of the options."""

    low: float = float("-inf")
    high: float = float("inf")
    ends: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """The names of the low and of the high end."""
    options: tuple[str, ...] = ()
    points: tuple[tuple[str, float], ...] = ()
    """(option, its point), of numbers on a scale on which options stand."""

    @property
    def width(self) -> float:
        """Length of the scale; 1 where it has none, as seats and weights have none."""
        width = self.high - self.low
        return width if width < LARGEST else 1.0

    @property
    def near(self) -> float:
        """How far apart two values may be and still agree, where nobody says: a tenth of the scale; of days a month."""
        return MONTH if self == DAYS else self.width / 10


@frozen
class Value:
    """Numbers: low <= mode <= high, mode None where every value of the range is as likely. Options: their names.

    among   one of these numbers, in their order, each as likely; low and high are the least and the largest of them
    """

    low: float = 0.0
    high: float = 0.0
    mode: float | None = None
    options: tuple[str, ...] = ()
    among: tuple[float, ...] = ()

    @property
    def fixed(self) -> bool:
        return self.low == self.high

    @property
    def middle(self) -> float:
        """Mode, middle of a range, or median of several values: where it stands when claims are compared."""
        if self.among:
            return median(self.among)
        return (self.low + self.high) / 2 if self.mode is None else self.mode


def scale_of(issue: Issue) -> Domain:
    """The domain of a position on `issue`; its ends may be named by their text or by the options that stand there."""
    low, high = issue.bounds
    names: tuple[list[str], list[str]] = ([], [])
    if issue.scale is not None:
        for end, name in zip(names, issue.scale.values(), strict=True):
            end.append(name)
    for option, place in issue.places.items():
        if place in (low, high):
            names[0 if place == low else 1].append(option)
    return Domain(low, high, (tuple(names[0]), tuple(names[1])), points=tuple(issue.places.items()))


DAYS = Domain(1.0, 3_652_059.0)
"""What a record of a milestone may be: the ordinal of a day, the last that there is where it was never reached."""
NEVER = "never"


def parse_value(written: str | float | list[float], domain: Domain) -> Value:
    """What is said, as numbers or options; raises ValueError with what was expected.

    >>> parse_value("leans to close", Domain(0, 100, (("keep",), ("close",))))
    Value(low=50.0, high=95.0, mode=75.0, options=(), among=())
    >>> parse_value("note|blockade", Domain(0, 100, points=(("note", 25.0), ("blockade", 50.0)))).among
    (25.0, 50.0)
    """
    if domain.options:
        return _options(written, domain)
    if domain == DAYS:
        return _days(written)
    parts = _numbers(written)
    if parts is None:
        return _word(str(written), domain)
    low, high = parts[0], parts[-1]
    if not all(math.isfinite(part) for part in parts):
        raise ValueError("expected finite numbers")
    mode = parts[1] if len(parts) == 3 else None
    if not low <= (low if mode is None else mode) <= high:
        raise ValueError("expected a range from low to high")
    if low < domain.low or high > domain.high:
        raise ValueError(f"expected a value from {domain.low:g} to {domain.high:g}")
    return Value(low, high, mode)


def _days(written: str | float | list[float]) -> Value:
    """The first and last day of what is written; the last day that there is, for what never came."""
    if isinstance(written, str) and written.strip().casefold() == NEVER:
        return Value(DAYS.high, DAYS.high)
    if isinstance(written, float) and written in range(1000, 10_000):
        written = f"{written:.0f}"  # a year is read as a number
    try:
        span = parse_span(written) if isinstance(written, str) else None
    except ValueError:
        span = None
    if span is None or span.first is None or span.last is None:
        raise ValueError('expected a day, a month or a year, as in "1968-05", or never')
    return Value(float(span.first), float(span.last))


def _numbers(written: str | float | list[float]) -> tuple[float, ...] | None:
    if isinstance(written, str):
        return parse_number(written)
    if isinstance(written, float):
        return (written,)
    return tuple(written) if 1 <= len(written) <= 3 else None


def _options(written: str | float | list[float], domain: Domain) -> Value:
    names = [name.strip() for name in written.split("|")] if isinstance(written, str) else []
    if not names or any(name not in domain.options for name in names):
        raise ValueError(f"expected one of {', '.join(domain.options)} (several joined by |)")
    return Value(options=tuple(option for option in domain.options if option in names))


def _points(text: str, domain: Domain) -> Value | None:
    """The point of an option, or one of several points, each an option or a number; None where it names none."""
    known = dict(domain.points)
    parts = [part.strip() for part in text.split("|")]
    if not any(part.replace(" ", "_") in known for part in parts) and not all(map(parse_number, parts)):
        return None
    places: set[float] = set()
    for part in parts:
        number = parse_number(part)
        place = number[0] if number is not None and len(number) == 1 else known.get(part.replace(" ", "_"))
        if place is None:
            raise ValueError(f"expected options joined by |, and {cut(part)} is none ({nearest(part, known)})")
        if not domain.low <= place <= domain.high:
            raise ValueError(f"expected values from {domain.low:g} to {domain.high:g}")
        places.add(place)
    among = tuple(sorted(places))
    return Value(among[0], among[-1], among=among if len(among) > 1 else ())


def _word(written: str, domain: Domain) -> Value:
    text = " ".join(written.split()).casefold()
    point = _points(text, domain)
    if point is not None:
        return point
    options = f", or an option ({nearest(text, [name for name, _ in domain.points])})" if domain.points else ""
    width = domain.high - domain.low
    if width < float("inf") and any(domain.ends):
        if text == "open":
            low, mode, high = (domain.low + width * part / 100 for part in OPEN)
            return Value(low, high, mode)
        for word, distances in WORDS.items():
            named = text.removeprefix(f"{word} ")
            if named == text:
                continue
            near, mode, far = (width * part / 100 for part in distances)
            if named in {name.casefold() for name in domain.ends[0]}:
                return Value(domain.low + near, domain.low + far, domain.low + mode)
            if named in {name.casefold() for name in domain.ends[1]}:
                return Value(domain.high - far, domain.high - near, domain.high - mode)
        ends = " or ".join(dict.fromkeys(repr(name) for end in domain.ends for name in end))
        raise ValueError(f'expected a number, a range, "open", or "firmly" or "leans to" and an end: {ends}{options}')
    raise ValueError(f'expected a number, a range "60..100", or "60..85..100"{options}')
