"""Which mark is the decimal one where a number can be read in two ways: 1.054 beside 997."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.amounts import amount_in, numbers_of, sum_in_full
from instantsia.stakeholders.files.cells.numbers import Read, decimal_marks
from instantsia.stakeholders.files.cells.short_ranges import is_short, short_ranges
from instantsia.stakeholders.files.cells.spellings import read_cell

_GROUP = pattern(r"(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?![\d.,])")
MARKS = (".", ",")
FEWEST = 3
"""So many different numbers of a column with three digits behind the mark are thousands."""
_NUMBER = pattern(r"\d")
_ALONE = pattern(r"\s*[~<>≤≥]?\s*[-+−]?\s*\d+(?:[.,]\d+)?\s*[?+%]?\s*")
_WORDS = pattern(r"[^\W\d_]+")
PROSE = 4
"""A cell of so many words is no number."""


def marks_meant(
    columns: Mapping[str, Sequence[str]], point: bool, answered: str
) -> tuple[frozenset[str], str, tuple[str, str] | None]:
    """(the marks that are decimal; the mark that groups thousands, or ""; what is proposed).

    columns    {role: cells} of all columns of numbers
    point      whether the format settles the point; it is asked about all the same where the others in a column are
               thousandfold larger
    answered   the decimal mark that somebody told, or ""

    What is proposed is (decimal mark, a number that can be read in two ways), or None where nothing is in doubt.
    """
    columns = {role: _without_short(some) for role, some in columns.items()}
    texts = [text for some in columns.values() for text in some]
    sums = {text for text in set(texts) if _GROUP.search(text) and sum_in_full(text)}
    texts = [text for text in texts if text not in sums]
    if answered:
        return frozenset(answered), _other(answered), None
    settled = decimal_marks([*texts, *(number for text in set(texts) for number in numbers_of(text))], False)
    settled |= {_other(match[1]) for text in sums for match in _GROUP.finditer(text)}
    unsure = sorted({text for text in texts if _GROUP.search(text)})
    marks = {match[1] for text in unsure for match in _GROUP.finditer(text)} - settled
    if len(marks) != 1 or len(settled) > 1:
        return settled | decimal_marks((), point), "", None
    (mark,) = marks
    grouped = bool(settled) or any(_grouped(some, mark) or _all_grouped(some, mark) for some in columns.values())
    if point and mark == "." and not grouped:
        return decimal_marks((), True), "", None
    unsure.sort(key=is_short)
    first = next(text for text in unsure if any(match[1] == mark for match in _GROUP.finditer(text)))
    if grouped:
        return frozenset(_other(mark)), mark, (_other(mark), first)
    return frozenset(mark), "", (mark, first)


def _without_short(texts: Sequence[str]) -> list[str]:
    """The cells of a column without ranges such as 11-12,000, where numbers without a mark are as large, and without
    texts of several words, whose numbers are names: B 1,650 rapid CT unit."""
    texts = [text for text in texts if len(_WORDS.findall(text)) < PROSE]
    plain = [text for text in texts if is_short(text) or not _GROUP.search(text)]
    short = short_ranges(plain, frozenset())
    return [text for text in texts if text not in short]


def ungrouped(text: str, mark: str) -> str:
    """A cell without the marks that group thousands.

    >>> ungrouped("1.054-1.200", "."), ungrouped("12.5", ".")
    ('1054-1200', '12.5')
    """
    return _GROUP.sub(lambda match: match[0].replace(mark, ""), text) if mark else text


def _other(mark: str) -> str:
    return MARKS[mark == "."]


def _grouped(texts: Sequence[str], mark: str) -> bool:
    """Whether such numbers of a column, in thousands, are nearer in magnitude to its other numbers than a thousandth.

    mark   the one that would group thousands
    """
    values = {text: _size(ungrouped(text, mark)) for text in set(texts)}
    large = [value for text, value in values.items() if value and _GROUP.search(text)]
    others = [value for text, value in values.items() if value and not _GROUP.search(text)]
    if not large or not others:
        return False
    apart = math.log10(median(large)) - math.log10(median(others))
    return abs(apart) < abs(apart - 3)


def _all_grouped(texts: Sequence[str], mark: str) -> bool:
    """Whether every number of a column has its mark before exactly three digits: 18,000 and 32,500 and 32,000-34,000.

    Nobody writes all decimal fractions of a column with three digits behind the mark, but for rates and shares, with
    which a 0 stands before it or a per cent sign behind.

    mark   the one that would group thousands
    """
    numbers = {text for text in texts if _NUMBER.search(text)}
    large = {text for text in numbers if _GROUP.search(text)}
    alone = numbers - large
    # a number of thousands with a k, a remark with a number or a 0 is no other number of the column
    others = {text for text in alone if _ALONE.fullmatch(text) and _size(text)}
    return len(large) >= FEWEST and not others and not any("%" in text for text in large)


def _size(text: str) -> float:
    found = read_cell(text, frozenset())
    if not isinstance(found, Read):
        amount = amount_in(text)
        return abs(float(amount.full.parts[0])) if amount is not None else 0.0
    return abs(float(found.parts[0]))
