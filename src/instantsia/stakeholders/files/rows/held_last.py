"""Rows of one actor at several times: by meeting, round, wave, day or year. The latest is what holds.

The earlier ones are left out and named, with the answer that makes an issue of each time.
"""

from __future__ import annotations

from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.stakeholders.files.columns.identified import identifies
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.columns.times import are_times, order_of
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.folding import folded

NAMED = 3
MOSTLY = 2 / 3
"""Share of the numbers of actors behind which one name stands."""
Row = tuple[Cell, ...]


def of_times(sheet: Sheet, place: int) -> bool:
    """Whether a column tells when each row was so, by its name or by what stands in it."""
    head = sheet.header[place].text
    return role(head) is None and are_times(head, [row[place].text for row in sheet.rows if row[place].text])


def are_days(sheet: Sheet, place: int) -> bool:
    """Whether a column has a day in each row, of which it is sure which is the later."""
    texts = [row[place].text for row in sheet.rows]
    return all(texts) and are_times("", texts) and order_of(texts) is not None


def held_last(sheet: Sheet, actor: int, place: int) -> Sheet:
    """The sheet with the latest row of each actor by a column of times; the others are in `left_out`.

    Of times that have no order the sheet stays as it is, and that is told.

    actor, place   of the columns of names and of times
    """
    head = sheet.header[place].text
    when = order_of([row[place].text for row in sheet.rows])
    if when is None:
        told = f"which row of an actor is the latest cannot be told by {cut(head)}: each of its texts is an issue"
        return replace(sheet, notes=(*sheet.notes, told))
    sheet = _one_by_identifier(sheet, actor, place)
    latest: dict[str, Row] = {}
    for row in sheet.rows:
        name = folded(row[actor].text)
        if name and (name not in latest or when[row[place].text] >= when[latest[name][place].text]):
            latest[name] = row
    why = (
        f"is of an earlier {cut(head)} of an actor whose latest row holds "
        f"(--answer columns='issue:{head}' reads each as an issue of its own)"
    )
    kept = {row[0].spot.row for row in latest.values()}
    gone = [row for row in sheet.rows if folded(row[actor].text) and row[0].spot.row not in kept]
    left_out = [
        LeftOut(row[actor].spot.of_its_row, ", ".join(cell.text for cell in row if cell.text), why) for row in gone
    ]
    numbers = {row[0].spot.row for row in gone}
    return replace(
        sheet,
        rows=tuple(row for row in sheet.rows if row[0].spot.row not in numbers),
        left_out=tuple(sorted((*sheet.left_out, *left_out), key=lambda one: (one.spot.row, one.spot.column))),
        doubts=tuple(one for one in sheet.doubts if one.spot.row not in numbers),
    )


def _one_by_identifier(sheet: Sheet, actor: int, place: int) -> Sheet:
    """The sheet where those whom a column identifies as one at different times have one name; it is told."""
    for at, head in enumerate(sheet.header):
        if at in (actor, place) or not identifies(head.text):
            continue
        names: dict[str, dict[str, str]] = {}
        held = [row for row in sheet.rows if row[at].text and row[actor].text]
        for row in held:
            names.setdefault(row[at].text, {}).setdefault(folded(row[actor].text), row[actor].text)
        several = {number: list(some.values()) for number, some in names.items() if len(some) > 1}
        once_a_time = len({(row[at].text, row[place].text) for row in held}) == len(held)
        # a column that gives one number to many names is one of groups
        of_groups = len(several) > (1 - MOSTLY) * len(names)
        if not several or not once_a_time or of_groups:
            continue
        rows = tuple(
            (*row[:actor], row[actor]._replace(text=several[row[at].text][0]), *row[actor + 1 :])
            if row[at].text in several
            else row
            for row in sheet.rows
        )
        shown = few([f"{' and '.join(map(cut, some))} ({number})" for number, some in several.items()], NAMED, "; ")
        told = f"Read as one, since {cut(head.text)} gives both one number: {shown}"
        return replace(sheet, rows=rows, notes=(*sheet.notes, told))
    return sheet
