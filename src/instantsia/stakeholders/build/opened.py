"""A table opened with what was answered about it: the one way from a file to the document of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instantsia.casefile.document import Document
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.build import document
from instantsia.stakeholders.build.reading import Table, read_any_sheet, sheet_name, table_of
from instantsia.stakeholders.questions import Known

if TYPE_CHECKING:
    from instantsia.stakeholders.files.sheet import Sheet
    from instantsia.stakeholders.files.workbook import Hidden


@dataclass(frozen=True)
class Opened:
    """A table and its answers, issues named as the table names them.

    given   {key: text} of this time
    kept    {key: text} of earlier times, all that the file beside the table has
    """

    path: Path
    table: Table
    given: Mapping[str, str]
    kept: Mapping[str, str]

    @property
    def known(self) -> Known:
        """What the questions are put against."""
        return self.table.known

    @property
    def written(self) -> dict[str, str]:
        """What holds: of this time before what was kept."""
        return {**self.kept, **self.given}

    @property
    def where(self) -> str:
        """The file in which answers are kept."""
        return str(questions.folder_of(self.path) / questions.FILE)

    @property
    def sheet(self) -> str:
        """The name of its sheet, "" where the format has none."""
        return "" if self.table.sheet is None else sheet_name(self.table.sheet)

    def keep(self, taken: Sequence[str]) -> str:
        """Writes what holds beside the table; returns why not, or "". taken: as in `questions.keep`."""
        return questions.keep(self.path, self.written, taken, self.sheet)

    @property
    def taken_before(self) -> list[str]:
        """What was taken as default when its answers were kept."""
        return questions.taken_before(self.path, self.sheet)

    def check(self, more: Mapping[str, str] | None = None) -> None:
        """Raises UserError with every answer that cannot be read.

        more   answers of this time that came later, or hold this once
        """
        new = {**self.given, **(more or {})}
        old = {key: text for key, text in self.kept.items() if key not in new}
        questions.check(self.known, {**self.kept, **new}, old, self.where)

    def again(self, more: Mapping[str, str]) -> Opened:
        """The table with further answers of this time: read anew where they change how its cells are read."""
        given = {**self.given, **questions.canonical(self.known, more, {**self.written, **more}.get("issue"))}
        if self.table.sheet is None or not any(key.partition(".")[0] in questions.READING for key in more):
            return replace(self, given=given)
        sheet = self.table.sheet
        if "encoding" in more:
            sheet = read_any_sheet(self.path, None, encoding=more["encoding"])
        table = table_of(self.path, sheet, {**self.kept, **given}, self.known.today)
        out = Opened(self.path, table, questions.canonical(table.known, given, self.written.get("issue")), self.kept)
        out.check()
        return out

    def document(self, more: Mapping[str, str] | None = None) -> Document:
        """The case of the table; raises TableError and UserError with everything that is wrong."""
        self.check(more)
        return document(self.table, {**self.written, **(more or {})})[0]


def opened_frame(frame: Any, given: Mapping[str, str], day: int, name: str) -> Opened:
    """The same of a table in memory, about which nothing has been kept.

    name   what it is called

    Raises TableError with everything that is wrong in the table, UserError for an answer that cannot be read.
    """
    from instantsia.stakeholders.files.frames import sheet_of_frame

    return _of_sheet(Path(name), sheet_of_frame(frame, name), given, {}, day)


def opened(path: Path | str, given: Mapping[str, str], sheet: str | None, day: int, hidden: Hidden = "read") -> Opened:
    """The table in a file with what was given now and kept before; its answers are checked.

    day      from which it is looked at, as an ordinal
    hidden   whether hidden rows and columns of a workbook are read, and told, or left out

    Raises TableError with everything that is wrong in the table, UserError for an answer that cannot be read.
    """
    path = Path(path)
    found = read_any_sheet(path, sheet, hidden, given.get("encoding", ""))
    kept = questions.kept(path, sheet_name(found))
    if "encoding" in kept and "encoding" not in given:
        found = read_any_sheet(path, sheet, hidden, kept["encoding"])
    return _of_sheet(path, found, given, kept, day)


def _of_sheet(path: Path, sheet: Sheet, given: Mapping[str, str], kept: Mapping[str, str], day: int) -> Opened:
    table = table_of(path, sheet, {**kept, **given}, day)
    before = questions.canonical(table.known, kept, kept.get("issue"))
    now = questions.canonical(table.known, given, given.get("issue", kept.get("issue")))
    if (before, now) != (kept, given) and any(key.partition(".")[0] in questions.READING for key in (*before, *now)):
        # what was answered of one issue is not that of another, which is the headline now
        table = table_of(path, sheet, {**before, **now}, day)
    out = Opened(path, table, now, before)
    out.check()
    return out
