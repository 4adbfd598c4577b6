"""Positions of digits and marks of ranges alone: 80-20 in every cell is from 20 to 80, and 1..2..3..4 names no option.

Where one number of the column is plain, a range that is written from high to low is taken for a mistyped one instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.values.quantities import number_of

HIGH_FIRST = "written with the higher end first"
_MARK = r"\s*(?:\.{2,}|…|[-–—−])\s*"
_MARKED = pattern(rf"\s*\d+(?:[.,]\d+)?(?:{_MARK}(?:\d+(?:[.,]\d+)?)?)+\s*|{_MARK}\d+(?:[.,]\d+)?(?:{_MARK}\d*)*")
_RANGE = pattern(rf"\s*(\d+(?:[.,]\d+)?){_MARK}(\d+(?:[.,]\d+)?)\s*")


def of_marks_alone(word: str) -> bool:
    """Whether a text has digits and marks of ranges alone, so that it names nothing.

    >>> [of_marks_alone(one) for one in ("80-20", "90..", "1..2..3..4", "Plan 2-1", "1.2.3", "7", "-")]
    [True, True, True, False, False, False, False]
    """
    return _MARKED.fullmatch(word) is not None


def name_nothing(texts: Sequence[str]) -> bool:
    """Whether all texts are ranges or pieces of them, and one is written from high to low or with two points.

    >>> name_nothing(["80-20", "90-10"]), name_nothing(["90..", "1..2..3"]), name_nothing(["9-17", "10-18"])
    (True, True, False)
    """
    marked = all(map(of_marks_alone, texts))
    # hours and days are none: 9-17 and 2027-04-05
    return marked and any(".." in text or "…" in text or _falls(text) for text in texts)


def turned_ranges(cells: Sequence[Quantity]) -> list[Quantity]:
    """The cells with ranges whose higher end is written first the other way, in doubt, where no other is a number."""
    told = [cell for cell in cells if cell.number is not None or cell.word is not None]
    # 80 - 20 may have been read as 80 with a remark
    sure = any(cell.number is not None and cell.loose != "proposed" for cell in told)
    if sure or not told or not name_nothing([cell.raw for cell in told]):
        return list(cells)
    return [_turned(cell) if cell in told else cell for cell in cells]


def _falls(text: str) -> bool:
    """Whether a range is written with its higher end first.

    >>> _falls("80-20"), _falls("9-17"), _falls("2027-04-05")
    (True, False, False)
    """
    match = _RANGE.fullmatch(text)
    return match is not None and float(match[1].replace(",", ".")) > float(match[2].replace(",", "."))


def _turned(cell: Quantity) -> Quantity:
    match = _RANGE.fullmatch(cell.raw)
    if match is None:
        return cell
    low, high = sorted(float(Decimal(one.replace(",", "."))) for one in match.groups())
    return replace(cell, number=number_of((low, high)), word=None, loose="doubtful", why=HIGH_FIRST)
