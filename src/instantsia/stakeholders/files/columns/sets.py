"""Several sets of the same columns under headings of their own, of which one tells how things were before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import not_now
from instantsia.stakeholders.files.sheet import Sheet

_BEFORE = pattern(rf"\W*(?:{any_of(HEADER_WORDS['dated']['sets_before'])})(?!\w)")


def with_headings(sheet: Sheet) -> Sheet:
    """The sheet, in which a name that stands under several headings has its heading behind it: Opinion (Before)."""
    names = [cell.text for cell in sheet.header]
    header = (
        cell._replace(text=f"{cell.text} ({over})")
        if (over := sheet.over.get(cell.spot.column)) and names.count(cell.text) > 1
        else cell
        for cell in sheet.header
    )
    return replace(sheet, header=tuple(header)) if sheet.over else sheet


def with_sets_before(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which those are earlier whose heading says so beside one of the same name that is not."""
    later = {_bare(one) for one in columns if one.over and not _before(one.over)}
    return [
        replace(one, earlier=True) if one.over and _before(one.over) and _bare(one) in later else one for one in columns
    ]


def _bare(column: Column) -> str:
    return column.name.removesuffix(f" ({column.over})")


def _before(heading: str) -> bool:
    return bool(_BEFORE.match(heading.casefold())) or not_now(heading)
