"""Which mark is the decimal one where a number can be read in two ways: 1.054 beside 997."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from statistics import median

from instantsia.stakeholders.files.cells import Finding, Read
from instantsia.stakeholders.files.spellings import read_cell

_GROUP = re.compile(r"(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?![\d.,])")
MARKS = (".", ",")


def marks_meant(
    texts: Sequence[str], decimal: frozenset[str], answered: str
) -> tuple[frozenset[str], tuple[str, str] | None]:
    """(the marks that are decimal, (the mark that is proposed, a number that can be read in two ways) or None).

    texts      cells of all columns of numbers
    decimal    as `decimal_marks` found them: where other cells settle it nothing is proposed
    answered   the decimal mark that somebody told, or ""
    """
    if answered:
        return frozenset(answered), None
    if decimal:
        return decimal, None
    found = sorted({text for text in texts if _GROUP.search(text)})
    unsure = [text for text in found if isinstance(one := read_cell(text, decimal), Finding) and one.kind == "twice"]
    marks = {match[1] for text in unsure if (match := _GROUP.search(text))}
    if len(marks) != 1:
        return decimal, None
    (mark,) = marks
    others = [abs(float(one.parts[0])) for text in sorted(set(texts) - set(unsure)) if (one := _read(text, decimal))]
    usual = math.log10(median([other for other in others if other] or [1.0]))
    groups = [_read(text, frozenset(MARKS) - {mark}) for text in unsure]
    large = [abs(float(one.parts[0])) for one in groups if one and one.parts[0]]
    # nearer to what the others are, in orders of magnitude, of the two numbers a thousandfold apart
    grouped = bool(large) and abs(math.log10(median(large)) - usual) < abs(math.log10(median(large)) - 3 - usual)
    meant = MARKS[mark == "."] if grouped else mark
    return frozenset(meant), (meant, unsure[0])


def _read(text: str, decimal: frozenset[str]) -> Read | None:
    found = read_cell(text, decimal)
    return found if isinstance(found, Read) else None
