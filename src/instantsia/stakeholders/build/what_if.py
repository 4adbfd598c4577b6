"""A what-if on a table: which of its cells are overwritten, which numbers of the case are set, and how that is told.

A vote for an option, and whether somebody is there at all, are no numbers of a case: such a cell is overwritten before
the case is made of the table. Every other change sets a number of the case: the one that was typed, or the one that the
column would read in its place, as 100 of "strongly for".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from instantsia.case import paths
from instantsia.case.numbers import Number, parse_number
from instantsia.errors import UserError, cut
from instantsia.frozen import frozen
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.numbers import in_path
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.reading import abstaining, not_voting
from instantsia.stakeholders.build.set_by_names import Change, changes
from instantsia.stakeholders.files.cells.words import abstains
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions import Asking

ROLES = ("position", "salience", "capability", "seats")


@frozen
class WhatIf:
    """A table with something changed in it.

    read   the table, with the cells overwritten that no number of a case stands for
    sets   the changes that are left for the case, PATH=VALUE
    said   every change in the names, columns and words of the table, in the order given
    """

    read: Opened
    sets: tuple[str, ...]
    said: tuple[str, ...]


def what_if(read: Opened, sets: Sequence[str]) -> WhatIf:
    """The table with these changes; raises UserError for a change that cannot be made, saying what can.

    sets   each PATH=VALUE, its path by ids or by the names and columns of the table
    """
    if not sets:
        return WhatIf(read, (), ())
    work = _Work(read)
    for typed, change in zip(sets, changes(read, sets), strict=True):
        work.change(typed, change)
    return WhatIf(work.made(), tuple(work.sets), tuple(work.said))


@dataclass
class _Work:
    read: Opened
    sets: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        table, known = self.read.table, self.read.known
        self.asking = questions.ask(known, self.read.written)
        headline: str = self.asking.value("issue")
        issues = [headline, *(name for name in table.rows if name != headline)]
        issue_ids = {headline: names.UNNAMED} if table.unnamed else names.ids(issues, "issue")
        self.rows = {name: list(entries) for name, entries in table.rows.items()}
        self.votes = dict(table.votes)
        self.held = dict(self.read.known.voted)
        self.cells: dict[str, tuple[str, str, str]] = {}
        """{path: (actor, issue, which of their cells)}; what is the same on every issue stands on the first."""
        for actor, id in names.ids(known.actors, "actor").items():
            self.cells[paths.short(paths.capability(id, issue_ids[headline]))] = (actor, headline, "capability")
            self.cells[paths.short(paths.seats(id))] = (actor, headline, "seats")
            for name, issue_id in issue_ids.items():
                self.cells[paths.short(paths.position(id, issue_id))] = (actor, name, "position")
                self.cells[paths.short(paths.salience(id, issue_id))] = (actor, name, "salience")
                self.cells[paths.short(paths.capability(id, issue_id))] = (actor, name, "capability")

    def change(self, typed: str, change: Change) -> None:
        """Makes one change, in a cell or in the case."""
        path, _, value = change.text.partition("=")
        actor, issue, role = self.cells.get(path, ("", "", ""))
        at = next((n for n, one in enumerate(self.rows.get(issue, ())) if one.actor == actor), None)
        if at is None:
            self.sets.append(change.text)
            self.said.append(typed.replace("=", " = ", 1) if "= " not in typed else typed)
            return
        before = self.rows[issue][at]
        asking = self.asking.of(issue)
        written = typed.partition("=")[2].strip()
        self.said.append(self._told(before, role, written, change.cell, several=len(self.rows) > 1))
        if role == "position" and change.cell is not None:
            self.rows[issue][at], in_case = self._stands(before, asking, typed, change.cell)
            if in_case:
                self.sets.append(change.text)
            return
        if role == "seats" and change.entry is not None and change.entry.away:
            self._leaves(actor, change.entry)
            return
        if role == "seats" and before.away and (number := _one_number(value)) is not None:
            self._votes(actor, number)
            return
        one_each = self.read.known.seats.get(actor, 1) == 1
        if role == "seats" and actor in self.held and one_each and (many := _one_number(value)):
            self.held[actor] = Fraction(str(many))
        self.sets.append(change.text)

    def _told(self, entry: Entry, role: str, written: str, cell: Quantity | None, *, several: bool) -> str:
        """ "Hans Brück: present, Haltung voll dafür (in the table: abwesend)": the change in the words of the table."""
        # a column of votes is that of the seats of a case
        raw = entry.raws.get("vote", "") if role == "seats" and not entry.seats.spot.name else getattr(entry, role).raw
        column = self._column(entry, role)
        where = f" on {entry.issue}" if several and entry.issue and folded(entry.issue) != folded(column) else ""
        stays = abstains(written) if cell is None else cell.abstains
        comes = role == "position" and (entry.position.abstains or entry.away) and not stays
        there = "present, " if comes else ""
        read = "" if cell is None else _read_as(cell)
        return f"{entry.actor}: {there}{column}{where} {written}{read} (in the table: {raw or 'nothing'})"

    def _column(self, entry: Entry, role: str) -> str:
        """What the column is called in the table, or what it is where there is none."""
        called = self.read.table.stakeholders.called
        cell: Quantity = getattr(entry, role)
        name = cell.spot.name
        if role == "seats" and not name:
            name = next(iter(called.get("vote", ())), "votes")
        return name or next(iter(called.get(role, ())), role)

    def _stands(self, entry: Entry, asking: Asking, typed: str, cell: Quantity) -> tuple[Entry, bool]:
        """(the row as somebody stands who was changed, whether their position is a number that the case sets).

        cell   what the cell of their position says now
        """
        if cell.abstains:
            return replace(entry, position=cell), False
        if entry.away and entry.votes is None and not asking.value("votes").nobody:
            column = self._column(entry, "seats")
            raise UserError(
                f"--set {typed}: {entry.actor} has no votes by the column {column} "
                f"({cut(entry.raws.get('vote', ''))}), "
                f'expected how many they have as well, before it (--set "{entry.actor}.{column}=1")'
            )
        there = replace(entry, away=False)
        by_name = questions.named_options(asking) and asking.table_facts.options
        if by_name or cell.blank or entry.position.abstains:
            return replace(there, position=cell), False
        # who was not known is no blank any more, and stands where the number says, which the case sets
        return (replace(there, position=cell) if entry.position.blank else there), True

    def _leaves(self, actor: str, told: Entry) -> None:
        """Somebody stays away whose cell of votes says so; their votes still count among all, where they had any."""
        for entries in self.rows.values():
            for at, entry in enumerate(entries):
                if entry.actor == actor:
                    entries[at] = replace(entry, away=True, raws={**entry.raws, "vote": told.raws.get("vote", "")})

    def _votes(self, actor: str, number: float) -> None:
        """Gives votes to somebody whose cell says that they are away."""
        votes = Fraction(str(number))
        self.votes[actor] = self.held[actor] = votes
        for entries in self.rows.values():
            for at, entry in enumerate(entries):
                if entry.actor == actor:
                    entries[at] = replace(entry, votes=votes, away=False)

    def made(self) -> Opened:
        """The table as it was changed, itself where no cell was."""
        table = self.read.table
        rows = {name: tuple(entries) for name, entries in self.rows.items()}
        # who is there decides of whom a share is needed, and whether a tie can be
        there = {
            name: replace(facts, not_voting=not_voting(rows[name]), abstaining=abstaining(rows[name]))
            for name, facts in table.known.issues.items()
        }
        before = table.known.voted
        if rows == dict(table.rows) and there == dict(table.known.issues) and self.held == dict(before):
            return self.read
        # of whom it was said what a remark says nothing is left to tell
        gone = {name for facts in there.values() for name in facts.not_voting}
        away = tuple(one for one in table.known.remarks.away if one not in gone)
        remarks = replace(table.known.remarks, away=away)
        known = replace(table.known, issues=there, voted=self.held, remarks=remarks)
        if known.votes is not None:
            # what is told of how many are needed is told of the votes that are played
            more = sum((many - before.get(name, Fraction(0)) for name, many in self.held.items()), Fraction(0))
            known = replace(known, votes=known.votes + more)
        changed = replace(table, rows=rows, votes=self.votes, known=known)
        return replace(self.read, table=changed)


def _read_as(cell: Quantity) -> str:
    """What a change was read as, where that is another option or another number than what was typed."""
    if cell.word is not None:
        parts = [folded(one) for one in re.split(r"\||>", cell.raw)]
        return f", read as {cell.word}" if len(parts) == 1 and folded(cell.word) != parts[0] else ""
    typed = parse_number(cell.raw)
    if cell.number is None or typed is None or (min(typed), max(typed)) == (cell.number.low, cell.number.high):
        return ""
    return f", read as {in_path(cell.number)}"


def _number(value: str) -> Number | None:
    """The number of a value as it is typed; None for what the case reads, or refuses, itself."""
    parts = parse_number(value)
    if parts is None or not all(isinstance(one, (int, float)) for one in parts):
        return None
    return Number(low=min(parts), high=max(parts), source="table")


def _one_number(value: str) -> float | None:
    number = _number(value)
    return number.low if number is not None and number.fixed else None
