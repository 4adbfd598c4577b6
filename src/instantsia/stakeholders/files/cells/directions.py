"""Words for less, the same and more as points of a scale: strong cut 0, cut 25, keep 50, raise 75, general rise 100.

Only a column in which one of them has a degree, or which has four of them, is read so: cut, hold and raise alone are
options of a vote.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from instantsia.stakeholders.files.cells.attitudes import PLAIN, STRONG, WEAK, WITHOUT_STRONG, degrees, plain_text
from instantsia.stakeholders.files.cells.ladders import ranked
from instantsia.stakeholders.files.cells.now_words import as_now
from instantsia.stakeholders.files.cells.remarks import before_remark

FEWEST, WITHOUT_DEGREES = 3, 4
"""So many different points are a scale where one has a degree, and where none has."""
LONGEST = 6
"""Words of a cell; a longer one is a remark."""
_WRITTEN = tomllib.loads(Path(__file__).with_name("directions.toml").read_text("utf-8"))


def _of(kind: str) -> frozenset[str]:
    listed = (" ".join(language[kind].split()).split(", ") for language in _WRITTEN.values())
    return frozenset(plain_text(word) for words in listed for word in words)


_SIDES = {-1: _of("less"), 1: _of("more")}
_DEGREES = dict.fromkeys(_of("weak"), WEAK) | dict.fromkeys(_of("strong"), STRONG)


@lru_cache(maxsize=4096)
def direction(word: str) -> tuple[int, float] | None:
    """(side, degree) of a word for less (-1), as it is (0) or more (1); None for another, and one with a number.

    >>> direction("Bajada fuerte"), direction("slight increase"), direction("wie bisher"), direction("cut 25 bp")
    ((-1, 1.0), (1, 0.2), (0, 0.5), None)
    >>> direction("Subida a rentas altas"), direction("more or less"), direction("keep cuts")
    ((1, 0.5), None, None)
    """
    if any(map(str.isdigit, word)):
        return None
    if as_now(word) or as_now(before_remark(word)):
        return 0, PLAIN
    text = plain_text(before_remark(word))
    parts = text.split()
    sides = {side for side, words in _SIDES.items() if any(_has(text, one) for one in words)}
    if len(parts) > LONGEST or len(sides) != 1 or any(as_now(part) for part in parts):
        return None
    (side,) = sides
    held = {degree for one, degree in {**degrees(), **_DEGREES}.items() if _has(text, one)}
    return side, held.pop() if len(held) == 1 else PLAIN


def _has(text: str, words: str) -> bool:
    return f" {words} " in f" {text} "


def directions(words: Sequence[str]) -> dict[str, float] | None:
    """{word: its share of the way from less to more} of those that are such words, the most first.

    words   of all cells, as often as they stand there; None where no more than half of them are, or where they are
            options

    >>> directions(["starke Senkung", "Senkung", "beibehalten", "Erhöhung"])
    {'Erhöhung': 0.75, 'beibehalten': 0.5, 'Senkung': 0.25, 'starke Senkung': 0.0}
    >>> directions(["cut", "hold", "raise"]) is None
    True
    """
    known = {word: found for word in words if (found := direction(word)) is not None}
    points = set(known.values())
    fewest = FEWEST if any(side and degree != PLAIN for side, degree in points) else WITHOUT_DEGREES
    if len(points) < fewest or 2 * sum(word in known for word in words) <= len(words):
        return None
    strong = any(side and degree == STRONG for side, degree in points)
    far: Mapping[float, float] = {one: one for one in (STRONG, PLAIN, WEAK)} if strong else WITHOUT_STRONG
    return ranked({word: round(0.5 + side * far[degree] / 2, 4) for word, (side, degree) in known.items()})
