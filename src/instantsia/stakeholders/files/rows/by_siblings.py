"""Rows that are no actors' by what others of their table are: sums called alike, and codes under a line called Key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.kind_names import whole
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table

FEWEST = 2
"""So many rows are called as cells of one column are, where they tell what these mean."""


def sums_alike(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of rows that are called as a sum is: each block has its own "sub".

    A row that is called alike, but for how many it adds up, is a sum whatever stands beside it, as a tally at the edge
    of the table does; so is one that begins as several sums do, up to a comma: Votes, inner sea.
    """
    begun = Counter(_begun(table.name(rows[place])) for place, reason in reasons.items() if reason == Reason.ADDED)
    several = {words for words, many in begun.items() if words and many > 1}
    sums = {_uncounted(table.name(rows[place])) for place, reason in reasons.items() if reason == Reason.ADDED} - {""}
    out: dict[int, str] = {}
    for place, row in enumerate(rows):
        name = table.name(row)
        if place in reasons or not name or not table.numbers(row):
            continue
        if _uncounted(name) in sums or _begun(name) in several or whole("short_sums", name):
            out[place] = Reason.ADDED
    return out


def counts_alike(table: Table, rows: Rows, reasons: Mapping[int, str], usual: int) -> dict[int, str]:
    """{row: why it is no actor's} of rows beside one that counts others, with a number where it has one and no other.

    usual   cells beside the name that most rows have

    So "for (+ and ++), 5" and "undecided, 3" stand above and below "against, 6".
    """
    out: dict[int, str] = {}
    for place in [one for one, reason in reasons.items() if reason == Reason.COUNTED]:
        numbers = _counted(table, rows, place, usual)
        for step in (-1, 1) if numbers else ():
            at = place + step
            while 0 <= at < len(rows) and not table.gap(max(at, at - step), min(at, at - step)):
                if at not in reasons and _counted(table, rows, at, usual) != numbers:
                    break
                out |= {} if at in reasons else {at: Reason.COUNTED}
                at += step
    return out


def _counted(table: Table, rows: Rows, place: int, usual: int) -> frozenset[int]:
    """The places of the numbers of a row that has a name and few cells beside it; none of any other row."""
    others = table.others(rows[place])
    few = bool(table.name(rows[place])) and 2 * len(others) <= usual
    return frozenset(at for at, text in others if few and text.isdecimal())


def _begun(name: str) -> str:
    """What stands before the comma of a name, "" where it has none."""
    words, comma, _ = name.casefold().partition(",")
    return words.strip() if comma else ""


def _uncounted(name: str) -> str:
    """A name without the number with which it begins, where another word stands behind that: 6 full members."""
    return re.sub(r"^\d+\s+(?=[^\W\d_])", "", name.casefold())


def codes_below(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of rows below the others that tell what a code of theirs means.

    They stand under a line alone called Key, up to the next blank row; or each is called as cells of one column are,
    and has a text beside it and no number.
    """
    kept = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    out: dict[int, str] = {}
    for head, row in enumerate(rows):
        if (
            table.others(row)
            or not whole("legends", table.name(row))
            or reasons.get(head) not in (None, Reason.REMARK, Reason.HEADING)
        ):
            continue
        run = _run(table, rows, head)
        if run and not any(len(table.others(rows[place])) > 1 or table.numbers(rows[place]) for place in run):
            out |= dict.fromkeys([one for one in run if one not in reasons], Reason.CODES)
            out |= {} if head in reasons else {head: Reason.REMARK}
    told = [place for place in kept if place not in out]
    last = max((place for place in told if len(table.others(rows[place])) > 1), default=len(rows))
    below = [place for place in told if place > last and len(table.others(rows[place])) == 1]
    below = [place for place in below if table.words(rows[place])]
    used = [
        {rows[place][at].text.casefold() for place in told if place <= last} for at in range(len(table.sheet.header))
    ]
    named = [table.name(rows[place]).casefold() for place in below]
    if len(below) >= FEWEST and any(set(named) <= texts for at, texts in enumerate(used) if at != table.actor):
        out |= dict.fromkeys(below, Reason.CODES)
    return out


def _run(table: Table, rows: Rows, head: int) -> Sequence[int]:
    """The rows below a line, up to the next blank one."""
    end = head + 1
    while end < len(rows) and not table.gap(end, end - 1):
        end += 1
    return range(head + 1, end)
