"""Rows below a table that have a name and say nothing in any column that is read: a key, a timetable, what things cost.

They are no actors, and are named where they are left out. Somebody of whom nothing is known yet stands within the
table, under a heading of those who are somebody, or has a sign for not known; each of them stays.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import GRADES, UNKNOWN, abstains
from instantsia.stakeholders.files.columns.names import of_issue, role
from instantsia.stakeholders.files.reasons import SUMS, TITLES, Reason
from instantsia.stakeholders.files.rows.kind_names import whole
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.no_actor_words import REMARKS
from instantsia.stakeholders.files.sheet import Cell, LeftOut

SPEAK = frozenset(("position", "salience", "capability", "vote", "seats", "veto"))
"""Roles of columns that say something of an actor; a remark, a source, or who asked may stand beside anything."""


def below_read(
    table: Table, rows: Rows, places: Mapping[str, Sequence[int]], left_out: Sequence[LeftOut]
) -> dict[int, str]:
    """{row: why it is no actor's} of the last rows, where no read column says anything of them.

    places     of the columns, by their roles
    left_out   what is no actor's already
    """
    header = [cell.text for cell in table.sheet.header]
    # a vote or a veto that nobody was asked about is read by the name of its column
    named = [at for at, text in enumerate(header) if of_issue(text) or role(text) in SPEAK - places.keys()]
    read = {at for kind, some in places.items() if kind in SPEAK for at in some} | set(named)
    kept = [place for place, row in enumerate(rows) if table.name(row)]
    # who has a number where others have one, of whatever kind, stands in the same list as they
    says = [place for place in kept if table.numbers(rows[place]) or any(_says(table, rows, place, at) for at in read)]
    if len(says) < FEWEST:
        return {}
    last = says[-1]
    filled = {*map(_row, rows), *(one.spot.row for one in left_out)}

    def gap(before: int, place: int) -> bool:
        return any(at not in filled for at in range(_row(rows[before]) + 1, _row(rows[place])))

    divided = any(itertools.starmap(gap, itertools.pairwise(says)))
    out: dict[int, str] = {}
    sums = [one.spot.row for one in left_out if one.reason in SUMS and one.spot.row > _row(rows[last])]
    for place in kept[kept.index(last) + 1 :]:
        head = _heading(rows, place, left_out)
        legend = head is not None and (whole("legends", head.text) or head.text.strip(" :").casefold() in REMARKS)
        if head is not None and not legend:
            continue
        # what stands above the last sum may be of the group that it adds up
        under = bool(sums) and _row(rows[place]) > max(sums)
        apart = under or gap(last, place)
        # where groups stand between blank rows, the last one may be of those whom nobody has asked yet
        if apart and (not divided or under or legend or out or _names_nobody(table, rows[place])):
            out[place] = Reason.SAYS_NOTHING
    return out


def _says(table: Table, rows: Rows, place: int, at: int) -> bool:
    """Whether a cell says something of somebody: among numbers a number, a grade, a side, or that it is not known.

    What else stands there in words is of another table, unless somebody above has the same word.
    """
    cell = dict(table.others(rows[place])).get(at)
    if cell is None:
        return False
    plain = cell.casefold()
    if at not in table.numeric or any(map(str.isdigit, cell)) or plain in UNKNOWN or plain in GRADES:
        return True
    return attitude(cell) is not None or abstains(cell) or any(row[at].text == cell for row in rows[:place])


def _names_nobody(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row is a line with a name of its own (Otherwise: the old law ends), or has an amount among words."""
    first = next(cell.text for cell in row if cell.text)
    others = [text for _, text in table.others(row)]
    amounts = [text for at, text in table.others(row) if at not in table.numeric and any(map(str.isdigit, text))]
    return first.endswith(":") or (bool(others) and amounts == others)


def _heading(rows: Rows, place: int, left_out: Sequence[LeftOut]) -> LeftOut | None:
    """The heading under which a row stands, with nothing but rows of names between them; None where it has none."""
    of = set(map(_row, rows))
    above = _row(rows[place]) - 1
    while above in of:
        above -= 1
    return next((one for one in left_out if one.spot.row == above and one.reason in TITLES), None)


def _row(row: Sequence[Cell]) -> int:
    return row[0].spot.row
