"""Positions that are times of the clock: 23h00, minuit, 0h30, 10:30 pm, 22 Uhr. Each is an hour of the day.

Where some lie in the evening and others after midnight, these are of the next day: 0h30 is 24.5, and 1h00 is 25.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.mostly import mostly, telling
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.words import set_of

MIDNIGHT = set_of(
    "midnight, mitternacht, minuit, medianoche, mezzanotte, meia-noite, middernacht, północ, полночь, опівночі"
)
NOON = set_of("noon, midday, mittag, midi, mediodía, mezzogiorno, meio-dia, middag, południe, полдень, опівдні")
HOURS, HALF = 24, 12
EVENING, MORNING = 17, 8
"""From the one on it is evening, and up to the other it is night, or early."""
AFTER_MIDNIGHT = "times after midnight count on from 24: 0h30 is 24.5"
_TIME = pattern(
    r"(?:(?:um|at|à|a las|alle|às|om|o)\s+)?(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?(?:h|u|uhr|hrs|ч)\.?\s?(?P<behind>[0-5]\d)?|[:.](?P<minute>[0-5]\d)(?P<clock>\s?(?:h|uhr|u|hrs)\.?)?)?"
    r"(?P<half>\s?[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)


def hour_of(text: str) -> Decimal | None:
    """The hour of the day that a text says, with its part; None where it says none.

    >>> [str(hour_of(text)) for text in ("23h00", "minuit", "0h30", "10:30 pm", "22 Uhr", "22.30 Uhr", "12 am")]
    ['23', '24', '0.5', '22.5', '22', '22.5', '0']
    >>> [hour_of(text) for text in ("23", "22.30", "1 hour", "25h00", "13 pm")]
    [None, None, None, None, None]
    """
    plain = text.casefold().strip(" .~?")
    if plain in MIDNIGHT | NOON:
        return Decimal(HOURS if plain in MIDNIGHT else HALF)
    match = _TIME.fullmatch(plain)
    if match is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").strip()
    told = half or match["behind"] or match["clock"] or not plain[-1].isdecimal() or ":" in plain
    if not told or (half and not 1 <= hour <= HALF):
        return None
    if half:
        hour = hour % HALF + HALF * half.startswith("p")
    minutes = Decimal(int(match["behind"] or match["minute"] or 0))
    return round(hour + minutes / 60, 3).normalize() if minutes else Decimal(hour)


def hours_in(texts: Sequence[str]) -> dict[str, Read]:
    """{text: its hour} of a column of times of the clock; {} of any other column.

    >>> {text: str(read.parts[0]) for text, read in hours_in(["23h00", "minuit", "0h30", "1h00", "?"]).items()}
    {'23h00': '23', 'minuit': '24', '0h30': '24.5', '1h00': '25'}
    >>> {text: str(read.parts[0]) for text, read in hours_in(["9:30", "midnight", "7 am"]).items()}
    {'9:30': '9.5', 'midnight': '0', '7 am': '7'}
    >>> hours_in(["3:2", "8"]), hours_in(["9-17", "24/7"]), hours_in(["8 h", "9 h"])
    ({}, {}, {})
    """
    some = telling(texts)
    found = {text: hour for text in dict.fromkeys(some) if (hour := hour_of(text)) is not None}
    # eight hours are no time of the day, unless something else says so
    sure = [text for text in found if not re.fullmatch(r"\d+\s?h", text.casefold())]
    if not sure or not mostly(found, some):
        return {}
    by_day = [hour for hour in found.values() if 0 < hour < HOURS]
    late, early = any(hour >= EVENING for hour in by_day), any(hour <= MORNING for hour in by_day)
    return {text: Read((_on(hour, late=late, early=early),)) for text, hour in found.items()}


def behind_midnight(read: Mapping[str, Read]) -> str:
    """How the hours of a column go on behind midnight, to be put behind what they are; "" where none lies there.

    >>> behind_midnight(hours_in(["23h00", "0h30"])), behind_midnight(hours_in(["9:30", "7 am", "minuit"]))
    ('; times after midnight count on from 24: 0h30 is 24.5', '')
    """
    return f"; {AFTER_MIDNIGHT}" if any(one.parts[0] > HOURS for one in read.values()) else ""


def on_the_clock(text: str, low: float, high: float) -> float | None:
    """A time of the clock as a point of a scale of hours, which may run into the next day; None where it is none.

    >>> on_the_clock("1h00", 22, 26), on_the_clock("minuit", 22, 26), on_the_clock("1h00", 30, 40)
    (25.0, 24.0, None)
    """
    hour = hour_of(text)
    if hour is None:
        return None
    return next((float(one) for one in (hour, hour + HOURS, hour - HOURS) if low <= one <= high), None)


def _on(hour: Decimal, *, late: bool, early: bool) -> Decimal:
    """An hour in the order of its column: after midnight of the next day where others are in the evening."""
    if late and hour <= MORNING:
        return hour + HOURS
    return hour - HOURS if hour == HOURS and early and not late else hour
