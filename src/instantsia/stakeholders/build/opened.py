"""A table opened with what was answered about it: the one way from a file to the document of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from instantsia.casefile.document import Document
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.build import document
from instantsia.stakeholders.build.reading import Table, read_table
from instantsia.stakeholders.questions import Known


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

    def check(self, more: Mapping[str, str] | None = None) -> None:
        """Raises UserError with every answer that cannot be read.

        more   answers of this time that came later, or hold this once
        """
        new = {**self.given, **(more or {})}
        old = {key: text for key, text in self.kept.items() if key not in new}
        questions.check(self.known, {**self.kept, **new}, old, self.where)

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

    path = Path(name)
    table = read_table(path, None, given, day, sheet_of_frame(frame, name))
    out = Opened(path, table, questions.canonical(table.known, given), {})
    out.check()
    return out


def opened(path: Path | str, given: Mapping[str, str], sheet: str | None, day: int) -> Opened:
    """The table in a file with what was given now and kept before; its answers are checked.

    day   from which it is looked at, as an ordinal

    Raises TableError with everything that is wrong in the table, UserError for an answer that cannot be read.
    """
    path = Path(path)
    kept = questions.kept(path)
    table = read_table(path, sheet, {**kept, **given}, day)
    out = Opened(path, table, questions.canonical(table.known, given), questions.canonical(table.known, kept))
    out.check()
    return out
