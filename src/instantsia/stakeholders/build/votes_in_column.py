"""How many votes somebody has, as the column of a table reads it in their cell."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from instantsia.errors import UserError, cut
from instantsia.stakeholders.build.cell_read import cell_read, of_others
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.files.cells.words import NOTHING, UNKNOWN
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.sheet import TableError


def votes_in_column(read: Opened, actor: str, issue: str, value: str) -> Entry | None:
    """The actor with that value for their votes, which may say that they are away; None where no cell tells them.

    Raises UserError for what is no number of votes.
    """
    column = next(iter(read.table.stakeholders.called.get("vote", ())), "votes")
    wrong = UserError(
        f"found {cut(value)}, expected a number of votes, or absent, as in the column {column} of {read.known.file}"
    )
    try:
        found = cell_read(read, actor, issue, "vote", value, {})
    except (TableError, UserError):
        raise wrong from None
    if found is None:
        return None
    entry = found.entry
    before, after = (of_others(one, actor, lambda entry: entry.votes) for one in (read.table, found.table))
    unread = entry.votes is None and not entry.away and actor not in found.table.stakeholders.voteless
    if before != after or (unread and value.casefold() not in UNKNOWN | NOTHING):
        raise wrong
    return entry if entry.away else replace(entry, votes=entry.votes or Fraction(0))
