"""The names of the two ends of a scale, however somebody writes them side by side."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.scales import UNNAMED, figure, on_scale
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions.answer_values import Ends
from instantsia.stakeholders.questions.words import names_in

LOW_END, HIGH_END = UNNAMED
FILLED = 0.25
"""So much of what lies between two numbers that go beyond the scale do positions fill that lie on it instead."""
_NUMBER = pattern(r"(?<![\w.,])[+-]?\d+(?:[.,]\d+)?")
_THOUSANDS = pattern(r"(?<=\d)[ ,’'](?=\d{3}(?!\d))")

_VALUED = pattern(r"\s*(?P<point>[+-]?\d+(?:[.,]\d+)?)\s*%?\s*(?:=|:|is|means)\s*(.*\S)\s*", re.IGNORECASE)
_BETWEEN_ENDS = (pattern(r"\s*\|\s*"), pattern(r"\s*[,;]\s*(?=[+-]?\d)"), pattern(r"\s+/\s+|\s*;\s*"),
                 pattern(r"\s*/\s*"), pattern(r"\s*,\s+|\s+(?:to|\.\.|->|→)\s+"))  # fmt: skip
"""What may stand between the names of two ends, what is surest first."""


def ends_in(written: str) -> tuple[str, ...]:
    """The names of two ends, however they stand side by side.

    >>> ends_in("0 = roll over, 100 = unwind"), ends_in("roll over / unwind in full"), ends_in("no ban|full ban")
    (('roll over', 'unwind'), ('roll over', 'unwind in full'), ('no ban', 'full ban'))
    """
    for between in _BETWEEN_ENDS:
        parts = [" ".join(part.split()) for part in between.split(written) if part.strip()]
        if len(parts) == 2:
            return tuple(match[2] if (match := _VALUED.fullmatch(part)) else part for part in parts)
    return names_in(written)


def read_ends(written: str, scale: tuple[float, float] | None = None) -> Ends:
    """The two ends of "no ban|full ban"; ValueError where they are no two.

    scale   its low and high end, where it is known: of one end alone, named with its number, the other stays unnamed
    """
    half = _VALUED.fullmatch(written)
    if half is not None and not any(between.search(written) for between in _BETWEEN_ENDS):
        value = float(half["point"].replace(",", "."))
        if scale is not None and value not in scale:
            raise ValueError(
                f"expected a name for {on_scale(scale[0], scale)} or {on_scale(scale[1], scale)}, the ends of the scale"
            )
        low = value <= 0 if scale is None else value == scale[0]
        return Ends(half[2], HIGH_END) if low else Ends(LOW_END, half[2])
    parts = ends_in(written)
    if len(parts) != 2 or folded(parts[0]) == folded(parts[1]):
        raise ValueError("expected the names of two ends, the low one first, as in no ban|full ban")
    points = _points_of(written)
    if len(points) == 2 and scale is not None and set(points) != set(scale):
        strange = next(point for point in points if point not in scale)
        ends = f"{on_scale(scale[0], scale)} and {on_scale(scale[1], scale)}"
        raise ValueError(f"expected names for {ends}, the ends of the scale, found {figure(strange)}")
    # the high end may stand first: 100 = full ban, 0 = no ban
    return Ends(*(parts[::-1] if len(points) == 2 and points[0] > points[1] else parts))


def _points_of(written: str) -> list[float]:
    """The points that two ends are named with: 0 and 100 of "0 = no ban, 100 = full ban"; [] where they have none."""
    for between in _BETWEEN_ENDS:
        parts = [part for part in between.split(written) if part.strip()]
        if len(parts) == 2:
            found = [_VALUED.fullmatch(part) for part in parts]
            return [float(one["point"].replace(",", ".")) for one in found if one is not None]
    return []


def scale_in_ends(written: str, held: tuple[float, float], scale: tuple[float, float]) -> tuple[float, float] | None:
    """The scale that the names of two ends tell by a number in each, among which all positions lie; None of others.

    held    the lowest and the highest position
    scale   on which they would be read

    >>> scale_in_ends("age 60|age 72", (62, 70), (0, 100)), scale_in_ends("out by 2030|out by 2040", (62, 70), (0, 100))
    ((60.0, 72.0), None)
    >>> scale_in_ends("EUR 0|EUR 1,000", (20, 80), (0, 100)), scale_in_ends("no ban|full ban", (20, 80), (0, 100))
    (None, None)
    """
    numbers = [_NUMBER.findall(_THOUSANDS.sub("", name)) for name in ends_in(written)]
    if len(numbers) != 2 or any(len(some) != 1 for some in numbers):
        return None
    low, high = sorted(float(some[0].replace(",", ".")) for some in numbers)
    within = scale[0] <= low and high <= scale[1]
    lies = low <= held[0] <= held[1] <= high and (within or held[1] - held[0] >= FILLED * (high - low))
    return (low, high) if lies and low < high and (low, high) != scale else None
