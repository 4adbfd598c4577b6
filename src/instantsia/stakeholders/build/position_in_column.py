"""Where somebody stands, as the column of a table reads it in their cell.

"strongly for" where the others are for, 70 % of a scale from 0 to 1, a word of another language: it means what it would
mean in the table. What would change how the cells of the others are read is no change of one cell: a degree of attitude
beside votes for and against is then a vote for its side, and anything else is refused.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace

from instantsia.case.numbers import Number, plain
from instantsia.errors import UserError, cut, nearest
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.cell_read import CellRead, cell_read, entry_of, of_others
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.files.cells.options_in_words import ORDER, ranked
from instantsia.stakeholders.files.cells.words import UNTOLD, abstains
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import WHOLE, TableError
from instantsia.stakeholders.folding import folded, one_meant
from instantsia.stakeholders.questions import Asking


def position_in_column(read: Opened, asking: Asking, actor: str, value: str, *, exact: bool = False) -> Quantity:
    """What a value means in the position of an actor on the issue that is asked about.

    exact   whether it is a number of the scale already, as a case has it

    Raises UserError for what no cell of the column can say, naming what it can.
    """
    issue = asking.table_facts.name
    options = tuple(asking.value("options")) if questions.named_options(asking) and asking.table_facts.options else ()
    cell, found = _blank(read, actor, issue), None
    # what the column cannot say is told below, with what it can
    with contextlib.suppress(TableError, UserError):
        found = cell_read(read, actor, issue, "position", value, {} if options else _scale(read, asking))
    if abstains(value) or (found is not None and found.entry.position.abstains):
        return replace(cell, raw=value, abstains=True)
    if value.casefold() in UNTOLD:
        return replace(cell, raw=value)
    if options:
        return replace(cell, raw=value, word=_option(read, found, options, value))
    number = None if found is None or exact or not _as_before(read, found) else _number(found.entry.position, asking)
    if number is not None:
        return replace(cell, raw=value, number=number)
    try:
        questions.point(value, asking)
    except ValueError as error:
        raise UserError(f"found {cut(value)}, {error}{_where(read, actor, issue, value)}") from None
    return replace(cell, raw=value, word=value)


def _blank(read: Opened, actor: str, issue: str) -> Quantity:
    """The cell of an actor, with nothing in it."""
    entry = entry_of(read.table, actor, issue)
    if entry is None:
        raise UserError(f"{actor} has no row on {issue}, expected somebody who has ({read.known.file})")
    return replace(
        entry.position, raw="", word=None, number=None, abstains=False, exact=False, open="", loose="", why=""
    )


def _scale(read: Opened, asking: Asking) -> dict[str, str]:
    """The answer that the scale is the one that it is, where it was guessed: one cell more might change the guess."""
    name = asking.table_facts.name
    headline = asking.issue in (None, asking.value("issue"))
    key = "scale" if headline else f"scale.{name}"
    if asking.table_facts.doubt is None or key in read.written or f"scale.{name}" in read.written:
        return {}
    low, high = asking.value("scale")
    return {key: f"{plain(low)}..{plain(high)}"}


def _as_before(read: Opened, found: CellRead) -> bool:
    """Whether the positions of all others mean what they meant."""

    def told(entry: Entry) -> tuple[Number | None, str | None]:
        return entry.position.number, entry.position.word

    actor = found.entry.actor
    return of_others(read.table, actor, told) == of_others(found.table, actor, told)


def _number(cell: Quantity, asking: Asking) -> Number | None:
    """The number of a cell on the scale that holds; None where it lies outside."""
    number, (low, high) = cell.number, asking.value("scale")
    if number is None:
        return None
    return number if low <= number.low <= number.high <= high else None


def _option(read: Opened, found: CellRead | None, options: tuple[str, ...], value: str) -> str:
    """The option, the several or the order of them that a vote is."""
    order = ranked(value)
    parts = [one_meant(part.strip(), options) for part in order or value.split("|")]
    if None not in parts:
        return (ORDER if order else "|").join(one for one in parts if one is not None)
    side = None if found is None else _of_side(read, found, options)
    if side is None:
        raise UserError(f"found {cut(value)}, expected one of the options, or absent ({nearest(value, options)})")
    return side


def _of_side(read: Opened, found: CellRead, options: tuple[str, ...]) -> str | None:
    """The one option on the side of a degree of attitude, both of two from the middle; None where it is none."""
    number, issue = found.entry.position.number, found.entry.issue or next(iter(read.table.rows))
    low, high = found.table.stakeholders.scales.get(found.entry.issue, WHOLE)
    middle = (low + high) / 2
    before = {one.actor: one.position.word for one in read.table.rows[issue]}
    places = {
        folded(before[one.actor] or ""): one.position.number.middle - middle
        for one in found.table.rows[issue]
        if one.position.number is not None and one.actor != found.entry.actor
    }
    if number is None or any(map(str.isdigit, found.entry.position.raw)):
        return None
    sides = [one for one in options if (number.middle - middle) * places.get(folded(one), 0.0) > 0]
    if number.middle == middle:
        sides = [one for one in options if folded(one) in places]
        return "|".join(sides) if len(sides) > 1 else None
    return sides[0] if len(sides) == 1 else None


def _where(read: Opened, actor: str, issue: str, value: str) -> str:
    """The column and the file, and the word in the column that is nearest."""
    entry = entry_of(read.table, actor, issue)
    name = "" if entry is None else entry.position.spot.name
    column = f"the column {name} of {read.known.file}" if name else read.known.file
    said = {one.position.raw for one in read.table.rows[issue] if one.position.raw}
    return f", as in {column} ({nearest(value, said)})"
