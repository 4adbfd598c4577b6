"""The order of grades that a line beside the table tells: vital = will walk out / quite / a bit; zeer > matig."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from instantsia.stakeholders.files.cells.ladders import ranked
from instantsia.stakeholders.files.cells.remarks import before_remark

FEWEST = 3
"""So many grades that a line lists have an order."""
_BEFORE, _BEHIND = r"(?:^|[/,;:<>|(=→\"“”'‘]|\s[-–—])\s*", r"\s*(?:$|[/,;:<>|)(=→\"“”'’.]|[-–—]\s)"


def in_the_order_told(
    lines: Iterable[str], words: Sequence[str], known: Mapping[str, float]
) -> dict[str, float] | None:
    """{word: its share of the scale}, the most first, as the first line orders them that lists most cells.

    words   of all cells, as often as they stand there
    known   {word: its share} of those that are known; two of them must differ, else nobody knows which end is the most

    Shares that agree with the order are kept, and an unknown word lies between its neighbours. None where no line tells
    an order, or where it tells nothing that is not known.

    >>> in_the_order_told(["zeer > mwah > weinig"], ["zeer", "mwah", "weinig"], {"zeer": 0.9, "weinig": 0.25})
    {'zeer': 0.9, 'mwah': 0.575, 'weinig': 0.25}
    >>> in_the_order_told(["red, amber, green"], ["red", "amber", "green"], {}) is None
    True
    """
    plain = {word: before_remark(word).casefold() for word in words}
    for line in lines:
        listed = _listed(line.casefold(), set(plain.values()))
        if len(listed) < FEWEST or 2 * sum(plain[word] in listed for word in words) <= len(words):
            continue
        shares = {plain[word]: share for word, share in known.items() if plain.get(word) in listed}
        told = _along(listed, shares)
        if told is None or told.items() <= shares.items():
            return None
        return ranked({**known, **{word: told[one] for word, one in plain.items() if one in told}})
    return None


def _listed(line: str, words: Iterable[str]) -> list[str]:
    """The words that a line lists, in its order."""
    places = {}
    for word in words:
        if word and (match := re.search(rf"{_BEFORE}({re.escape(word)}){_BEHIND}", line)):
            places[word] = match.start(1)
    return sorted(places, key=places.__getitem__)


def _along(listed: Sequence[str], known: Mapping[str, float]) -> dict[str, float] | None:
    """{word: its share} along an order, whichever of its ends is the most; None where that is not known."""
    shares = [known[word] for word in listed if word in known]
    falls = sum((one > other) - (one < other) for one, other in pairwise(shares))
    if not falls:
        return None
    order = list(listed) if falls > 0 else list(reversed(listed))
    at = [place for place, word in enumerate(order) if word in known]
    held = [known[order[place]] for place in at]
    if any(one <= other for one, other in pairwise(held)):
        # the order is what was told: of two alike, or the wrong way round, the shares lie evenly
        most, least = max(held), min(held)
        held = [most - (most - least) * (place - at[0]) / (at[-1] - at[0]) for place in at]
    knots = [(-1.0, 1.0), *zip(map(float, at), held, strict=True), (float(len(order)), 0.0)]
    return {word: round(_between(knots, place), 4) for place, word in enumerate(order)}


def _between(knots: Sequence[tuple[float, float]], place: float) -> float:
    """What lies at a place on straight lines from knot to knot."""
    for (left, one), (right, other) in pairwise(knots):
        if left <= place <= right:
            return one + (other - one) * (place - left) / (right - left)
    raise ValueError(f"{place} lies beyond the knots")
