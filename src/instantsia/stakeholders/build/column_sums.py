"""What the numbers of a column add up to, by which a rule of votes may tell that they are votes: 31 of 60."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from instantsia.patterns import pattern
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.sheet import Sheet

_NUMBER = pattern(r"(\d{1,6}(?:[.,]\d+)?)\s*%?")
FEWEST = 3


def column_sums(
    entries: Sequence[Entry], sheet: Sheet | None, unread: Collection[str], weights: Sequence[str]
) -> tuple[tuple[str, Fraction], ...]:
    """(name, sum) of the columns of numbers that may be votes, over the rows of actors.

    unread   names of columns that are not read
    weights  names of those that are read as what somebody weighs

    A column in which a number stands among words is none of these; nil and n/a are nothing.
    """
    rows = {entry.spot.stands_in: entry for entry in entries}
    texts: dict[str, list[str]] = {}
    for at, head in enumerate(() if sheet is None else sheet.header):
        if head.text in unread and sheet is not None:
            held = [row[at] for row in sheet.rows if at < len(row)]
            texts[head.text] = [one.text for one in held if one.spot.stands_in in rows]
    if len(weights) == 1:
        texts[weights[0]] = [entry.capability.raw for entry in rows.values()]
    sums = (
        (name, _sum([text for one in some if any(map(str.isdigit, text := one.strip()))]))
        for name, some in texts.items()
    )
    return tuple((name, total) for name, total in sums if total)


def _sum(texts: Sequence[str]) -> Fraction:
    """What some texts add up to; 0 where one is no number."""
    found = [_NUMBER.fullmatch(text) for text in texts]
    if len(found) < FEWEST or not all(found):
        return Fraction(0)
    return sum((Fraction(one[1].replace(",", ".")) for one in found if one), Fraction(0))
