"""Points of a grid with their names in every cell: "5 full merger", "1 - strongly against", "partial = 2".

A column is read so where most of its cells are a number with words, the same number always with the same words, and
other numbers with other words: "2 years" and "5 years" are amounts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from instantsia.patterns import pattern

LEAST, MOST = -5, 10
"""Whole numbers of a grid; besides these it may be of 0 to 100 in steps of five."""
STEP, WHOLE = 5, 100
HALF = 0.5
"""So many of all numbers of the column have words."""
SAME = 0.9
"""So many of these have the words that the others with their number have."""
FEWEST = 2
WITHOUT_REPEATS = 3
"""So many different points are a grid where none stands twice."""
_NUMBER = r"[+-]?[0-9]{1,3}"
_FIRST = pattern(rf"[(\[]?\s*({_NUMBER})\s*(?:[)\]]|[-–—:=.,;](?=\s)|[:=]|\s)\s*(?:[-–—:=]\s*)?([^\d\s].*)")
_LAST = pattern(rf"(.*[^\d\s,;:=(\[–—-])\s*(?:[(\[]\s*({_NUMBER})\s*[)\]]|\s[–—]\s*({_NUMBER})|\s?[:=]\s*({_NUMBER}))")
_BARE = pattern(_NUMBER)
_BEHIND = pattern(r"\s*[,;(\[?!]|\s+[-–—]\s+")
"""What is said of one actor behind the name of a point."""
_AROUND = " ()[]\"'“”„"
_LETTERS = pattern(r"[^\W\d_]{2}")
ENDING = 2
"""Letters by which a word in the plural is longer: 1 year, 2 years."""


class NamedPoint(NamedTuple):
    """A number, and its words as they are written; "" where the cell has another remark than the others."""

    value: int
    name: str


def named_points(texts: Iterable[str]) -> dict[str, NamedPoint]:
    """{cell: its point} of a column of named points; empty where it is none.

    texts   its cells, as often as they stand there

    >>> named_points(["5 full merger", "1 stay alone", "5 full merger", "3-4"])["5 full merger"]
    NamedPoint(value=5, name='full merger')
    >>> [point.value for point in named_points(["(4) support", "neutral (3)", "2 = partial", "4"]).values()]
    [4, 3, 2]
    >>> named_points(["2 years", "5 years", "3 years"]), named_points(["3 firm", "3 soft", "4 firm"])
    ({}, {})
    """
    held = [text for text in texts if any(map(str.isdigit, text))]
    split = {text: found for text in dict.fromkeys(held) if (found := _split(text)) is not None}
    named = [text for text in held if text in split]
    if not split or len(named) < HALF * len(held):
        return {}
    bare = {int(text) for text in held if _BARE.fullmatch(text)}
    names = _names([split[text] for text in named])
    values = {value for value, _ in split.values()} | bare
    if not _on_a_grid(values) or not _differ(names) or len(names) < FEWEST:
        return {}
    same = [text for text in named if _folded(split[text][1]) == _folded(names[split[text][0]])]
    repeats = len(set(named)) < len(named)
    # what stands once in brackets is a remark
    bracketed = all(text.rstrip().endswith((")", "]")) for text in named)
    if len(same) < SAME * len(named) or not (repeats or (len(names) >= WITHOUT_REPEATS and not bracketed)):
        return {}
    kept = set(same)
    return {text: NamedPoint(value, names[value] if text in kept else "") for text, (value, _) in split.items()}


def named_ends(points: Iterable[tuple[float, str]], low: float, high: float) -> tuple[str, str] | None:
    """The names of the two ends of a scale, where both are named.

    >>> named_ends([(1, "stay alone"), (5, "full merger"), (4, "holding")], 1.0, 5.0)
    ('stay alone', 'full merger')
    """
    names: Mapping[float, str] = {value: name for value, name in points if name}
    return (names[low], names[high]) if low in names and high in names else None


def _split(text: str) -> tuple[int, str] | None:
    plain = text.replace("−", "-").strip()
    if match := _FIRST.fullmatch(plain):
        number, name = match[1], match[2]
    elif match := _LAST.fullmatch(plain):
        number, name = match[2] or match[3] or match[4], match[1]
    else:
        return None
    name = _BEHIND.split(name.strip(_AROUND), maxsplit=1)[0].strip()
    if any(map(str.isdigit, name)) or not _LETTERS.search(name):
        return None
    return int(number), name


def _names(split: Iterable[tuple[int, str]]) -> dict[int, str]:
    """{number: the words that most cells with it have}, as they are written first."""
    counts: dict[int, Counter[str]] = {}
    written: dict[tuple[int, str], str] = {}
    for value, name in split:
        counts.setdefault(value, Counter())[_folded(name)] += 1
        written.setdefault((value, _folded(name)), name)
    return {value: written[value, some.most_common(1)[0][0]] for value, some in counts.items()}


def _differ(names: Mapping[int, str]) -> bool:
    """Whether different points have different names, of which none is the plural of another."""
    once = sorted(map(_folded, names.values()), key=len)
    return not any(
        other.startswith(one) and len(other) - len(one) <= ENDING
        for at, one in enumerate(once)
        for other in once[at + 1 :]
    )


def _on_a_grid(values: set[int]) -> bool:
    return all(LEAST <= value <= MOST for value in values) or all(
        0 <= value <= WHOLE and value % STEP == 0 for value in values
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
