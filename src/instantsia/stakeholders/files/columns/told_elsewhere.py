"""Who has no position in the column that is read, and one in another column that could be the position as well."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.errors import cut, few
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.guess import Assigned
from instantsia.stakeholders.files.sheet import Sheet

NAMED = 6
"""So many of them are named."""


def told_elsewhere(sheet: Sheet, found: Assigned) -> tuple[str, ...]:
    """A sentence for each other column of positions that tells one where the chosen column is blank.

    Columns on further issues are none of these: their names say of what they are positions.
    """
    places = found.places.get("position", ())
    if len(places) != 1 or "actor" not in found.places or "issue" in found.places:
        return ()
    return tuple(_notes(sheet, found, places[0]))


def _notes(sheet: Sheet, found: Assigned, chosen: int) -> Iterator[str]:
    actor, column = found.places["actor"][0], found.columns[chosen]
    for other in found.columns:
        meant = "position" in other.said and (other.at in found.also or other.earlier)
        if other.at == chosen or not meant or other.kind != column.kind:
            continue
        some = [
            f"{row[actor].text} ({row[other.at].text})"
            for row in sheet.rows
            if row[actor].text and not known([row[chosen].text]) and known([row[other.at].text])
        ]
        if some:
            yield f"Blank in {cut(column.called)} and told in {cut(other.called)}: {few(some, NAMED)}"
