"""What the cells of a table became, a row an actor: seen at a glance by whoever is asked how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from instantsia.stakeholders.build.as_read import cell_read
from instantsia.stakeholders.files.columns.in_time import told_time
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.stakeholders import Stakeholders

ROWS, ISSUES = 60, 3
"""At most so many actors and issues are shown; of tables with more the first of them."""
OF_ISSUE = ("position", "salience")
OF_ACTOR = {"capability": "weight", "vote": "votes", "seats": "votes of the bloc", "veto": "veto"}
NOT_KNOWN = "?"


class CellsShown(NamedTuple):
    """Cells as they were understood.

    heads    of the columns
    rows     a row an actor, "?" where something is not known
    remarks  what each row remarks, which is not read as anything; () where none does
    actors   how many actors are not shown
    issues   how many issues are not shown
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    remarks: Sequence[str]
    actors: int
    issues: int


def cells_shown(told: Stakeholders, *, weights: bool) -> CellsShown:
    """The actors in the order of the table, with where each stands, cares and counts.

    weights   whether what they weigh counts
    """
    issues = sorted(told.issues, key=lambda issue: issue != told.first)
    by_actor: dict[str, dict[str, Entry]] = {}
    for entry in sorted(told.entries, key=lambda entry: (entry.spot.sheet, entry.spot.row)):
        by_actor.setdefault(entry.actor, {})[entry.issue] = entry
    voteless = frozenset(told.voteless)
    of_issue = [(role, issue) for issue in issues[:ISSUES] for role in OF_ISSUE if role in told.columns]
    of_actor = [role for role in OF_ACTOR if role in told.columns and (weights or role != "capability")]
    rows, remarks = [], []
    for actor, entries in list(by_actor.items())[:ROWS]:
        mine = next(iter(entries.values()))
        cells = [_cell(role, entries.get(issue), voteless) for role, issue in of_issue]
        rows.append([actor, *cells, *(_cell(role, mine, voteless) for role in of_actor)])
        remarks.append("; ".join(dict.fromkeys(entry.note for entry in entries.values() if entry.note)))
    heads = ["actor", *(f"{role}{f' on {issue}' if issue else ''}" for role, issue in of_issue)]
    heads += [OF_ACTOR[role] for role in of_actor]
    return CellsShown(
        heads, rows, remarks if any(remarks) else (), max(0, len(by_actor) - ROWS), max(0, len(issues) - ISSUES)
    )


def _cell(role: str, entry: Entry | None, voteless: frozenset[str]) -> str:
    """What is known of an actor; "-" of one who is not on an issue."""
    if entry is None:
        return "-"
    number = entry.position.number if role == "position" else None
    if number is not None and (when := told_time(entry.position.raw, number)):
        return when
    text = cell_read(role, entry, voteless)
    return text or ("no" if role == "veto" else "none" if role == "vote" else NOT_KNOWN)
