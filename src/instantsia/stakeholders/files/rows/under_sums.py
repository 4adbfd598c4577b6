"""Rows below the sums of a table: actors under a heading of their own, or what lacks all that the others have."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from instantsia.errors import cut, few
from instantsia.stakeholders.files.cells.voteless import one_voteless
from instantsia.stakeholders.files.reasons import TITLES, Reason
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table, is_blank
from instantsia.stakeholders.files.sheet import Cell, LeftOut
from instantsia.stakeholders.told import BELOW_SUMS

NAMED = 20
"""So many are named, since the answer that takes them out names no others."""


def under_sums(table: Table, rows: Rows, left_out: Sequence[LeftOut]) -> tuple[dict[int, str], str]:
    """({row: why it is no actor's}, what is told of those who are read as actors and lack what all above have).

    Who stands under a heading of its own, has half as many cells as those above, or is said by its name to have no
    vote, is an actor: COM (no vote).
    """
    last = max((one.spot.row for one in left_out if one.reason in (Reason.ADDED, Reason.SUMMED)), default=0)
    named = [place for place, row in enumerate(rows) if table.name(row)]
    above = [place for place in named if _row(table, rows[place]) < last]
    all_have = [at for at in sorted(table.numeric) if not any(is_blank(rows[place][at]) for place in above)]
    if len(above) < FEWEST or not all_have:
        return {}, ""
    usual = median_low([len(table.others(rows[place])) for place in above])
    lacking = {
        place: lack
        for place in named[len(above) :]
        if (lack := tuple(at for at in all_have if is_blank(rows[place][at])))
    }
    out: dict[int, str] = {}
    for place in lacking:
        few_cells = 2 * len(table.others(rows[place])) < usual and not _takes_part(table, rows[place])
        if few_cells and not _headed(table, rows, place, last, left_out):
            out[place] = Reason.LACKS
    for place in named[len(above) :]:
        if not _headed(table, rows, place, last, left_out) and _of_another_kind(table, rows, place, above, all_have):
            out[place] = Reason.LACKS
    causes: dict[tuple[int, ...], list[str]] = {}
    for place, lack in lacking.items():
        if place not in out:
            row = rows[place]
            causes.setdefault(lack, []).append(f"{cut(table.name(row))} (row {_row(table, row)})")
    told = [f"{few(who, NAMED)} without {_columns(table, lack)}" for lack, who in causes.items()]
    return out, f"{BELOW_SUMS}: {'; '.join(told)}" if told else ""


def _of_another_kind(table: Table, rows: Rows, place: int, above: Sequence[int], all_have: Sequence[int]) -> bool:
    """Whether a row lacks a cell that all above have, and has a fraction where they have whole numbers: a price.

    A person of whom one thing is not known has numbers of the kind that the others have.
    """
    always = [at for at in range(len(table.sheet.header)) if all(rows[one][at].text for one in above)]
    whole = [at for at in all_have if not any(_broken(table, rows[one], at) for one in above)]
    fraction = any(_broken(table, rows[place], at) for at in whole)
    return fraction and any(not rows[place][at].text for at in always)


def _takes_part(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row has no vote by what stands in brackets behind its name, and a number that others have."""
    return one_voteless(table.name(row)) and bool(table.numbers(row))


def _broken(table: Table, row: Sequence[Cell], at: int) -> bool:
    """Whether a cell is a number that is not whole."""
    number = table.number(row[at].text)
    return number is not None and number != number.to_integral_value()


def _headed(table: Table, rows: Rows, place: int, last: int, left_out: Sequence[LeftOut]) -> bool:
    """Whether a heading stands between the last sum and a row, and nothing but rows of actors below it."""
    row = _row(table, rows[place])
    between = [one for one in left_out if last < one.spot.row < row]
    if not between:
        return False
    head = max(between, key=lambda one: one.spot.row)
    # a line alone right above a row is its heading, whatever it was taken for
    above = {_row(table, one) for one in rows}
    near = all(at in above for at in range(head.spot.row + 1, row)) and head.text[-1:] != "."
    return head.reason in TITLES or (head.reason == Reason.REMARK and near)


def _row(table: Table, row: Sequence[Cell]) -> int:
    return row[table.actor].spot.row


def _columns(table: Table, places: Sequence[int]) -> str:
    return ", ".join(cut(text) for at in places if (text := table.sheet.header[at].text)) or "a number"
