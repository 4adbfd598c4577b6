"""Numbers that stand for missing ones: -99, 99, 999, or 9 beside a scale of 1 to 5. They are proposed as not known."""

from __future__ import annotations

from collections.abc import Iterable

from instantsia.patterns import pattern
from instantsia.stakeholders.files.sheet import Scale

BELOW = frozenset(("-9", "-99", "-999", "-9999", "-8", "-88", "-888", "-7", "-77", "-777", "-98", "-97", "-1"))
"""Below 0 they are codes where all others are 0 or more (-1 only beside larger ones)."""
APART: tuple[tuple[frozenset[str], float, float], ...] = (
    (frozenset("89"), 1.0, 5.0),
    (frozenset(("99", "98", "97", "88", "77")), 0.0, 20.0),
    (frozenset(("999", "998", "997", "888", "777")), 0.0, 100.0),
    (frozenset(("9999", "9998", "9997", "8888")), 0.0, 3000.0),
)
"""(codes, least and most of all others): above 0 they are codes where they stand far apart from all others."""
OF_WEIGHTS = 10.0
"""Weights of up to 20 may well go with one of 99, and those of up to 5 with one of 9."""
FEWEST, MANY = 4, 12
ON_A_GRID = 10.0
_NUMBER = pattern(r"[-−]?\s*\d+(?:[.,]\d+)?")


def missing_codes(texts: Iterable[str], told: Scale | None = None, weights: bool = False) -> frozenset[str]:
    """Numbers of a column that stand for missing ones, as they are written.

    texts    its cells; a number that raters told may stand between bars
    told     the scale that its header tells: what lies on it is no code
    weights  whether the numbers may be of any size

    >>> sorted(missing_codes(["40", "-99", "0", "-99"])), sorted(missing_codes(["-2", "-1", "1"]))
    (['-99'], [])
    >>> sorted(missing_codes(["1", "2", "5", "9", "4"])), sorted(missing_codes(["1", "2", "5", "7", "9"]))
    (['9'], [])
    """
    parts = [part.strip() for text in texts for part in text.split("|")]
    numbers = {part: float(_bare(part)) for part in parts if _NUMBER.fullmatch(part)}
    held = [part for part in parts if part in numbers]
    return _below(numbers, held) or _apart(numbers, held, told, weights)


def _bare(text: str) -> str:
    return text.replace("−", "-").replace(",", ".").replace(" ", "")


def _below(numbers: dict[str, float], held: list[str]) -> frozenset[str]:
    below = {_bare(text) for text, value in numbers.items() if value < 0}
    above = [numbers[text] for text in held if numbers[text] >= 0]
    if not below or not below <= BELOW or len(above) < 2 or (len(below) > 1 and below & {"-1", "-7", "-8", "-9"}):
        return frozenset()
    # -1 may be the least of -1 to 1
    if any(max(above) <= abs(float(code)) and len(code) < 3 for code in below):
        return frozenset()
    return frozenset(text for text in numbers if _bare(text) in below)


def _small(rest: list[float]) -> bool:
    """Whether all numbers but one in `MANY` are on a scale of at most 10."""
    return sorted(rest)[len(rest) - 1 - max(1, len(rest) // MANY)] <= ON_A_GRID


def _apart(numbers: dict[str, float], held: list[str], told: Scale | None, weights: bool) -> frozenset[str]:
    for codes, least, most in APART:
        some = {text for text in numbers if text in codes and not (told and told[0] <= numbers[text] <= told[1])}
        rest = [numbers[text] for text in held if text not in some]
        if not some or len(rest) < FEWEST or 2 * (len(held) - len(rest)) > len(rest):
            continue
        limit = min(most, OF_WEIGHTS) if weights else most
        short = "9" in codes
        if not short and not weights and len(rest) >= MANY:
            # a count or a slip that stands alone leaves the others what they are
            rest = sorted(rest)[: len(rest) - max(1, len(rest) // MANY)] if _small(rest) else rest
        if (short and (weights or len(set(rest)) < 3)) or not (least <= min(rest) and max(rest) <= limit):
            continue
        return frozenset(some)
    return frozenset()
