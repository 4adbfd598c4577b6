"""A table opened with what was answered about it: the one way from a file to the document of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instantsia.casefile.document import Document
from instantsia.errors import cut
from instantsia.frozen import frozen
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.build import document
from instantsia.stakeholders.build.given import AnswerError
from instantsia.stakeholders.build.reading import Table, read_any_sheet, sheet_name, table_of
from instantsia.stakeholders.build.told_in import told_in
from instantsia.stakeholders.build.words_of_all import words_of_all
from instantsia.stakeholders.questions import Known

if TYPE_CHECKING:
    from instantsia.stakeholders.files.sheet import Sheet
    from instantsia.stakeholders.files.workbook import Hidden


@frozen
class Opened:
    """A table and its answers, issues named as the table names them.

    given   {key: text} of this time
    kept    {key: text} of earlier times, all that the file beside the table has
    told    {key: text} of a table that was written as it was understood, all that its own lines have
    lines   {key: file and row} of the lines that tell those
    """

    path: Path
    table: Table
    given: Mapping[str, str]
    kept: Mapping[str, str]
    told: Mapping[str, str]
    lines: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> Known:
        """What the questions are put against."""
        return self.table.known

    @property
    def written(self) -> dict[str, str]:
        """What holds: of this time before what was kept, and that before what the table itself tells."""
        return {**self.told, **self.answered}

    @property
    def answered(self) -> dict[str, str]:
        """What was answered, this time or before, and is kept beside the table."""
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
        return questions.keep(self.path, self.answered, taken, self.sheet)

    @property
    def taken_before(self) -> list[str]:
        """What was taken as default when its answers were kept."""
        return questions.taken_before(self.path, self.sheet)

    def check(self, more: Mapping[str, str] | None = None) -> None:
        """Raises UserError with every answer that cannot be read.

        more   answers of this time that came later, or hold this once
        """
        new = {**self.given, **(more or {})}
        where = {**self.lines, **dict.fromkeys(self.kept, self.where)}
        questions.check(
            self.known, {**self.written, **new}, {key: file for key, file in where.items() if key not in new}
        )

    def again(self, more: Mapping[str, str]) -> Opened:
        """The table with further answers of this time: read anew where they change how its cells are read."""
        given = {**self.given, **questions.canonical(self.known, more, {**self.written, **more}.get("issue"))}
        if self.table.sheet is None or not any(key.partition(".")[0] in questions.READING for key in more):
            return replace(self, given=given)
        sheet = self.table.sheet
        if "encoding" in more:
            sheet = read_any_sheet(self.path, None, encoding=more["encoding"])
        table = _told(table_of(self.path, sheet, {**self.written, **given}, self.known.today), self.known.passed_over)
        now = questions.canonical(table.known, given, self.written.get("issue"))
        wide = words_of_all(table.known, more, {**self.written, **now})
        if wide:
            given = {**now, **wide}
            table = _told(
                table_of(self.path, sheet, {**self.written, **given}, self.known.today), self.known.passed_over
            )
        given = questions.canonical(table.known, {**now, **wide}, self.written.get("issue"))
        out = Opened(self.path, table, given, self.kept, self.told, self.lines)
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


def opened_text(text: str, path: Path, given: Mapping[str, str], day: int) -> Opened:
    """The same of the text of a table, as if it stood in this file and nothing had been kept about it."""
    from instantsia.stakeholders.files.read import read_text

    return _of_sheet(path, read_text(text.encode(), path), given, {}, day)


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
    """The table on a sheet; an answer that was kept and fits no more beside those of this time is passed over, which is
    told. Where nothing is answered this time it is refused as any other: what it said may matter."""
    passed_over: list[str] = []
    while True:
        try:
            out = _read_with(path, sheet, given, kept, day)
            kept = out.kept
            before = [key for key in kept if key not in out.given] if given else []
            unfit = questions.unfit(out.known, out.written, before)
        except AnswerError as error:
            if error.key not in kept or error.key in given or not given:
                raise
            unfit = {error.key: error.why}
        if not unfit:
            break
        file = questions.folder_of(path) / questions.FILE
        passed_over += [
            f"{file}: {key} = {cut(kept[key])} was kept from an earlier time, fits no more and is passed over: {why}."
            for key, why in unfit.items()
        ]
        kept = {key: text for key, text in kept.items() if key not in unfit}
    out = replace(out, table=_told(out.table, tuple(passed_over)))
    out.check()
    return out


def _read_with(path: Path, sheet: Sheet, given: Mapping[str, str], kept: Mapping[str, str], day: int) -> Opened:
    """The same with all answers, which are not checked."""
    lines = told_in(sheet)
    told = lines.answers
    where = {**lines.places, **dict.fromkeys(kept, str(questions.folder_of(path) / questions.FILE))}
    where = {key: place for key, place in where.items() if key not in given}
    table = _placed(path, sheet, {**told, **kept, **given}, day, where)
    headline = told.get("issue")
    lines = lines.canonical(table.known)
    own = lines.answers
    before = questions.canonical(table.known, kept, kept.get("issue", headline))
    now = questions.canonical(table.known, given, given.get("issue", kept.get("issue", headline)))
    now = {**now, **words_of_all(table.known, given, {**own, **before, **now})}
    if (own, before, now) != (told, kept, given) and any(
        key.partition(".")[0] in questions.READING for key in (*own, *before, *now)
    ):
        # what was answered of one issue is not that of another, which is the headline now
        table = _placed(path, sheet, {**own, **before, **now}, day, {**where, **lines.places})
    return Opened(path, table, now, before, own, lines.places)


def _told(table: Table, passed_over: tuple[str, ...]) -> Table:
    """A table with what is told of answers that were kept and are passed over."""
    return replace(table, known=replace(table.known, passed_over=passed_over)) if passed_over else table


def _placed(path: Path, sheet: Sheet, written: Mapping[str, str], day: int, where: Mapping[str, str]) -> Table:
    """The table on a sheet; an answer that keeps it from being read is told with the place where it stands.

    where   {key: that place}, of those that were not told this time
    """
    try:
        return table_of(path, sheet, written, day)
    except AnswerError as error:
        place = f"{where[error.key]}: " if error.key in where else ""
        raise AnswerError(error.key, f"{place}{error}", error.why) from None
