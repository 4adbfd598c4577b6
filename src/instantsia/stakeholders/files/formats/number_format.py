"""What a number format of a spreadsheet makes of a number: per cent, a sign that only looks like it, a date."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import GROUPED

Meaning = Literal["", "percent", "literal", "date", "time", "hours"]
"""How a section shows a number; "literal" is a per cent sign that multiplies nothing."""

_LITERAL = pattern(r'"[^"]*"?|\\.|_.|\*.')
"""Text in quotes, a sign behind a backslash, room as wide as a sign, a sign that fills the cell."""
_BRACKETS = pattern(r"\[[^\]]*\]")
_HOURS = pattern(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_SPLIT = pattern(r'((?:"[^"]*"?|\\.|[^;"\\])*)(?:;|$)')
_PERCENT_ENDS = pattern(r'(?:"[^"]*%[^"]*"|\\%)\s*$')

BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    **dict.fromkeys((*range(27, 32), *range(34, 37), *range(50, 59)), "yyyy-mm-dd"), 32: "h:mm", 33: "h:mm:ss",
}  # fmt: skip
"""Formats that have a number and no text (ECMA-376, 18.8.30); all others show a plain number."""


@lru_cache(maxsize=1024)
def meaning(code: str, negative: bool = False) -> Meaning:
    """How a number is shown by a format, of whose sections the second is for those below 0.

    >>> meaning("0%"), meaning('0"%"'), meaning(r"0\\%"), meaning("0.0_%"), meaning("d.m.yy"), meaning('0 "days"')
    ('percent', 'literal', 'literal', '', 'date', '')
    """
    sections = [one for one in _SPLIT.findall(code) if one]
    section = sections[1] if negative and len(sections) > 1 else sections[0] if sections else ""
    bare = _LITERAL.sub("", section)
    if _HOURS.search(bare):
        return "hours"
    bare = _BRACKETS.sub("", bare).lower()
    if "%" in bare:
        return "percent"
    if bare == "general" or not set(bare) & set("ymdhs"):
        return "literal" if _PERCENT_ENDS.search(section) else ""
    return "date" if set(bare) & set("yd") or ("h" not in bare and "s" not in bare) else "time"


def shown(value: float, code: str, epoch_1904: bool = False) -> str:
    """A number as its format means it, with all the digits that a spreadsheet keeps.

    >>> shown(0.4, "0%"), shown(40, '0"%"'), shown(0.1 + 0.2, "General"), shown(46451, "d-mmm"), shown(1.054, "0.00")
    ('40 %', '40 %', '0.3', '2027-03-05', '1.0540')
    """
    how = meaning(code, value < 0)
    if how == "percent":
        return f"{plain(float(Decimal(repr(value)) * 100))} %"
    if how == "literal":
        return f"{plain(value)} %"
    if how and 0 <= value < 2_958_466:  # the year 10,000
        return _moment(value, how, epoch_1904)
    return plain(value)


def plain(value: float) -> str:
    """A number whose point is a decimal point, and cannot be read as one between thousands."""
    out = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return out + "0" if GROUPED.fullmatch(out.lstrip("-")) else out


def _moment(value: float, how: Meaning, epoch_1904: bool) -> str:
    seconds = round(value * 86_400)
    if how == "hours" or (how == "time" and seconds >= 86_400):
        return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
    if how == "time":
        return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
    # a day that never was, 29 February 1900, counts in the other epoch
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 31 if value < 60 else 30)
    day = start + timedelta(seconds=seconds)
    return str(day.date()) if seconds % 86_400 == 0 else str(day)
