"""A case as it was written, before anything is checked: plain dictionaries, and the file and line of every key.

A `Document` is a head (title, question, as_of ...) and tables: lists of entries, each with its own places. So entries
can be joined from several files, taken out and added without any place going wrong.
"""

from __future__ import annotations

import errno
import os
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path as FilePath
from typing import Any

from instantsia.case.model import TABLES, Case, table_of
from instantsia.casefile import claims_table, library
from instantsia.casefile.folder import CASE, coder_of, files_of
from instantsia.casefile.old_names import CODE, old_names
from instantsia.casefile.positions import LARGEST, Path, parse
from instantsia.casefile.uses_outside import ask_for
from instantsia.errors import CaseError, Place, Problem, cut
from instantsia.files import in_letters, read_plain
from instantsia.frozen import frozen
from instantsia.renames import RENAMES, Rename

FILES_LIMIT = 100

NOT_INCLUDED = frozenset(Case.model_fields) - frozenset(TABLES) | {"event", "what_if"}
"""What an included case keeps to itself."""


@frozen
class Entry:
    """One table of a case ([[actor]], a row of claims.csv), or its head.

    raw    what was written; not to be changed in place
    file   the file as it is shown, or None for a case built in Python
    lines  {path inside the entry: line}; () is its header
    """

    raw: Mapping[str, Any]
    file: str | None = None
    lines: Mapping[Path, int | None] = field(default_factory=dict)

    def place(self, path: Path = ()) -> Place | None:
        """Where `path` stands; the nearest thing around it where it does not stand anywhere itself."""
        if self.file is None:
            return None
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return Place(self.file, self.lines[path[:length]])
        return Place(self.file)

    def below(self, key: str) -> Entry:
        """The table under a key, as an entry of its own."""
        lines = {path[1:]: line for path, line in self.lines.items() if path[:1] == (key,)}
        return Entry(self.raw[key], self.file, lines)

    @property
    def id(self) -> str | None:
        value = self.raw.get("id")
        return value if isinstance(value, str) else None


@frozen
class Document:
    """What was written, from all files of a case.

    id        the name of its folder
    head      title, question, as_of, ...: everything that is no list of tables
    tables    {table: entries in the order in which they were written}
    problems  what was wrong with the files without making them unreadable
    files     the files in the order in which they were read
    folder    where it lies, or None for a case built in Python
    changed   whether --set acted on it: then the what-ifs that it names have been looked at already
    included  {case that it includes, itself or by another, as `instantsia check` knows it: the folder of that case}
    partial   whether a case that it includes could not be read: then names may be those of what stands in it
    """

    id: str
    head: Entry
    tables: Mapping[str, tuple[Entry, ...]]
    problems: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()
    folder: FilePath | None = None
    changed: bool = False
    partial: bool = False
    included: Mapping[str, FilePath] = field(default_factory=dict)

    @property
    def table_names(self) -> tuple[str, ...]:
        """Our tables, and those of other packages that are written."""
        return (*TABLES, *(name for name in self.tables if name not in TABLES))

    def entries(self, table: str) -> tuple[Entry, ...]:
        return self.tables.get(table, ())

    def entry(self, table: str, id: str) -> Entry | None:
        """The last entry of that id."""
        return next((one for one in reversed(self.entries(table)) if one.id == id), None)

    def ids(self, table: str) -> tuple[str, ...]:
        return tuple(one.id for one in self.entries(table) if one.id is not None)

    def members(self) -> tuple[str, ...]:
        """Who is heard in some body: actors even without an entry of their own."""
        keys = ("members", "voice", "candidates")
        listed = (one for body in self.entries("body") for key in keys for one in texts_in(body.raw.get(key)))
        return tuple(dict.fromkeys(listed))

    def with_table(self, table: str, entries: Iterable[Entry]) -> Document:
        """The same document with other entries in one table."""
        return replace(self, tables={**self.tables, table: tuple(entries)})

    def mapping(self) -> dict[str, Any]:
        """Everything as one dictionary, as `from_mapping` takes it."""
        tables = {name: [dict(one.raw) for one in entries] for name, entries in self.tables.items() if entries}
        return {**self.head.raw, **tables}


def from_mapping(mapping: Mapping[str, Any], id: str, renames: Sequence[Rename] = RENAMES) -> Document:
    """A document from a dictionary written in Python: the keys of case.toml, no places. A key `id` counts less.

    renames   keys that have another name now; raises CaseError where an old one is written
    """
    head, tables = _split({key: value for key, value in mapping.items() if key != "id"}, {}, None)
    return _ready(_included(Document(id, head, tables), (), None), renames)


def read_folder(path: FilePath | str, renames: Sequence[Rename] = RENAMES) -> Document:
    """Everything in a case folder: case.toml, other *.toml in the order of their names, claims.csv and those of
    further coders, included cases.

    renames   keys that have another name now

    Raises CaseError where a file cannot be read at all, or an old name is written.
    """
    return _ready(read_as_written(path), renames)


def read_as_written(path: FilePath | str) -> Document:
    """Everything in a case folder, also one in which keys have the names of an earlier version.

    Raises CaseError where a file cannot be read at all.
    """
    folder = FilePath(path)
    return _read_folder(folder, (folder.resolve(),))


def case_files(folder: FilePath) -> tuple[FilePath, ...]:
    """The files of a case in the order in which they are read, those of included cases left out."""
    names, claims, _ = files_of(folder, shown_as(folder))
    return tuple(folder / name for name in (*names, *claims))


def _ready(document: Document, renames: Sequence[Rename]) -> Document:
    """The document, once its names are new and whatever other packages know of it has been asked for."""
    tables = {table: [entry.raw for entry in entries] for table, entries in document.tables.items()}
    _refuse_old_names(document, tables, renames)
    ask_for(tables)
    return document


def _refuse_old_names(document: Document, tables: Mapping[str, Any], renames: Sequence[Rename]) -> None:
    """Raises CaseError with the first old name: whatever else is wrong is told when all names are new."""
    for one in old_names(tables, renames)[:1]:
        entry = document.entries(one.table)[one.number]
        place = entry.place(one.path)
        key = ".".join((one.table, entry.id or str(one.number + 1), *map(str, one.path)))
        if place is None:
            remedy = f"write {one.new}"
        else:
            remedy = f"instantsia upgrade {shlex.quote(_folder_of(place.file, document))} renames it"
        raise CaseError([Problem(CODE, f"found {one.old}, which is now {one.new}", place, key, remedy)])


def _folder_of(file: str, document: Document) -> str:
    """The folder of one of the files of a document as a person types it."""
    shown = file.rpartition("/")[0]
    own = document.folder is not None and shown == shown_as(document.folder)
    return str(document.folder) if own else shown


def _read_folder(folder: FilePath, stack: tuple[FilePath, ...]) -> Document:
    shown = shown_as(folder)
    if not in_letters(folder.resolve().name):
        raise CaseError([Problem("E10", "expected a folder whose name is UTF-8", Place(shown), remedy="rename it")])
    try:
        names, claims, strange = files_of(folder, shown)
    except OSError:
        names, claims, strange = (), (), ()
    problems = list(strange)
    if CASE not in names and not any(problem.place == Place(f"{shown}/{CASE}") for problem in problems):
        raise CaseError([*problems, Problem("E10", f"expected a case folder with {CASE} in it", Place(shown))])
    parts: list[tuple[Entry, dict[str, tuple[Entry, ...]]]] = []
    files: list[str] = []
    for name in names[:FILES_LIMIT]:
        file = f"{shown}/{name}"
        files.append(file)
        try:
            raw, lines = parse(_bytes(folder / name, file), file)
        except CaseError as error:
            problems += error.problems
        else:
            parts.append(_split(raw, lines, file))
    if len(names) > FILES_LIMIT:
        problems.append(Problem("E10", f"expected at most {FILES_LIMIT} *.toml files", Place(shown)))
    unreadable = bool(problems)
    rows: dict[str, tuple[Entry, ...]] = {}
    for name in claims:
        file, coder = f"{shown}/{name}", coder_of(name)
        files.append(file)
        try:
            data = _bytes(folder / name, file)
            table = claims_table.read_coding(data, file, coder) if coder else claims_table.read_claims(data, file)
        except CaseError as error:
            problems += error.problems
            unreadable = True
        else:
            key = "coding" if coder else "claim"
            rows[key] = (*rows.get(key, ()), *(Entry(row.cells, file, row.lines) for row in table.rows))
            problems += table.problems
    if unreadable:
        raise CaseError(problems)
    head, tables, twice = _joined(parts)
    for key, entries in rows.items():
        tables[key] = tables.get(key, ()) + entries
    document = Document(folder.resolve().name, head, tables, (*problems, *twice), tuple(files), folder)
    return _included(document, stack, folder)


def shown_as(folder: FilePath) -> str:
    """The folder as it is named in messages: relative where it lies below the working directory, else its name.

    On another drive there is no way from here to there: it is named in full.
    """
    try:
        relative = os.path.relpath(folder)
    except ValueError:
        return folder.resolve().as_posix()
    if relative == ".":
        return folder.resolve().name
    return folder.resolve().name if relative.startswith("..") else FilePath(relative).as_posix()


def _bytes(path: FilePath, shown: str) -> bytes:
    try:
        return read_plain(path, LARGEST)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise CaseError([Problem("E01", f"expected at most {LARGEST // 2**20} MB", Place(shown))]) from None
        raise CaseError([Problem("E10", f"cannot be read: {error.strerror}", Place(shown))]) from None


def _split(
    raw: Mapping[str, Any], lines: Mapping[Path, int], file: str | None
) -> tuple[Entry, dict[str, tuple[Entry, ...]]]:
    """The head and the tables of one file; a list of tables is one whose items are all tables."""
    lists = {key: value for key, value in raw.items() if table_of(key) is not None and _is_list_of_tables(value)}
    of_head: dict[Path, int | None] = {}
    of_lists: dict[str, list[dict[Path, int | None]]] = {key: [{} for _ in value] for key, value in lists.items()}
    for path, line in lines.items():
        if path and path[0] in lists:
            if len(path) > 1 and isinstance(path[1], int):
                of_lists[str(path[0])][path[1]][path[2:]] = line
        else:
            of_head[path] = line
    head = Entry({key: value for key, value in raw.items() if key not in lists}, file, of_head)
    tables = {
        key: tuple(Entry(one, file, places) for one, places in zip(value, of_lists[key], strict=True))
        for key, value in lists.items()
    }
    return head, tables


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(one, Mapping) for one in value)


@frozen
class _Head(Entry):
    """The head of a case of several files: every key knows its own."""

    owners: Mapping[str, Entry] = field(default_factory=dict)

    def place(self, path: Path = ()) -> Place | None:
        owner = self.owners.get(str(path[0])) if path else None
        return owner.place(path) if owner is not None else Place(self.file or "", 1)


def _joined(
    parts: Sequence[tuple[Entry, Mapping[str, tuple[Entry, ...]]]],
) -> tuple[Entry, dict[str, tuple[Entry, ...]], list[Problem]]:
    if len(parts) == 1:
        return parts[0][0], dict(parts[0][1]), []
    problems: list[Problem] = []
    owners: dict[str, Entry] = {}
    tables: dict[str, tuple[Entry, ...]] = {}
    for head, lists in parts:
        for key in head.raw:
            first = owners.setdefault(key, head)
            if first is not head:
                problems.append(_twice(key, head, first.place((key,))))
        for key, entries in lists.items():
            tables[key] = tables.get(key, ()) + entries
    for key in owners.keys() & tables.keys():
        there = tables[key][0].place() if tables[key] else None
        problems.append(_twice(key, owners[key], there))
    raw = {key: owner.raw[key] for key, owner in owners.items()}
    return _Head(raw, parts[0][0].file, {}, owners), tables, problems


def _twice(key: str, second: Entry, first: Place | None) -> Problem:
    message = f"found {cut(second.raw[key])}, but {key} is written at {first} already"
    return Problem("E20", message, second.place((key,)), key, "keep one of them")


def _included(document: Document, stack: tuple[FilePath, ...], folder: FilePath | None) -> Document:
    """The document with the tables of the cases that it includes before its own."""
    names = document.head.raw.get("include", ())
    names = (names,) if isinstance(names, str) else names
    if not isinstance(names, (list, tuple)) or not names:
        return document
    problems: list[Problem] = list(document.problems)
    tables: dict[str, tuple[Entry, ...]] = {}
    files: list[str] = []
    read: list[Document] = []
    included: dict[str, FilePath] = {}
    for number, name in enumerate(names):
        place = document.head.place(("include", number))

        def problem(message: str, remedy: str = "", place: Place | None = place) -> Problem:
            return Problem("E4", message, place, "include", remedy)

        if not isinstance(name, str):
            continue  # the schema says what is wrong with it
        try:
            found = library.beside(name, folder)
        except library.UnknownCase as error:
            problems.append(problem(f"found {cut(name)}, expected a case beside this one or a bundled one", str(error)))
            continue
        if found.resolve() in stack:
            chain = " -> ".join([*(one.name for one in stack[stack.index(found.resolve()) :]), name])
            problems.append(problem(f"{chain} goes in a circle", "a case cannot include itself"))
            continue
        try:
            inner = _read_folder(found, (*stack, found.resolve()))
        except CaseError as error:
            problems += error.problems
            continue
        read.append(inner)
        included |= {**inner.included, name if found.parent == library.LIBRARY else shown_as(found): found}
        problems += inner.problems
        files += inner.files
        for table, entries in inner.tables.items():
            if table not in NOT_INCLUDED:
                tables[table] = tables.get(table, ()) + entries
    for table, entries in document.tables.items():
        tables[table] = tables.get(table, ()) + entries
    order = (*document.files, *(file for file in dict.fromkeys(files) if file not in document.files))
    partial = document.partial or len(read) < len(names)
    return replace(document, tables=tables, problems=tuple(problems), files=order, partial=partial, included=included)


def texts_in(value: Any) -> tuple[str, ...]:
    """One text, or those of a list; whatever else is written is left to the schema."""
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, (list, tuple)) else ()


def tupled(value: Any) -> Any:
    """Written data with tuples for lists, as the strict schema wants them."""
    if isinstance(value, (list, tuple)):
        return tuple(tupled(inner) for inner in value)
    if isinstance(value, Mapping):
        return {key: tupled(inner) for key, inner in value.items()}
    return value
