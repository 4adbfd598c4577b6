"""A case that was written for an earlier version, rewritten where a key has another name now, and nowhere else.

Comments, order, spacing and line ends stay: only the characters of the old names are replaced. What comes of it is read
again before anything is written, and must be the old case under the new names.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from instantsia.case.model import table_of
from instantsia.casefile.claims_table import cells, column_of, read_claims, read_coding
from instantsia.casefile.document import Document, case_files, read_as_written, shown_as
from instantsia.casefile.folder import coder_of
from instantsia.casefile.old_names import CODE, OldName, old_names, renamed, renamed_paths, replaced
from instantsia.casefile.positions import Span, spans
from instantsia.errors import CaseError, Place, Problem
from instantsia.frozen import frozen
from instantsia.renames import RENAMES, Rename

_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen
class Change:
    """One name that is replaced."""

    place: Place
    old: str
    new: str


@frozen
class Upgrade:
    """What an upgrade of a case changes.

    files    {file: its new bytes}, for those that change
    changes  every name that is replaced, in the order of the files
    others   folders of included cases that need an upgrade of their own
    """

    files: Mapping[FilePath, bytes]
    changes: tuple[Change, ...]
    others: tuple[str, ...] = ()


def upgraded(folder: FilePath, renames: Sequence[Rename] = RENAMES) -> Upgrade:
    """What is to be changed in the files of a case folder; nothing is written.

    Raises CaseError where the case cannot be read, or a name cannot be replaced where it stands.
    """
    document = read_as_written(folder)
    tables = {table: [entry.raw for entry in entries] for table, entries in document.tables.items()}
    paths = renamed_paths(tables, renames)
    files: dict[FilePath, bytes] = {}
    changes: list[Change] = []
    problems: list[Problem] = []
    for path in case_files(folder):
        rewrite = _claims if path.suffix == ".csv" else _toml
        try:
            new, changed = rewrite(path.read_bytes(), f"{shown_as(folder)}/{path.name}", renames, paths)
        except CaseError as error:
            problems += error.problems
            continue
        if changed:
            files[path] = new
            changes += changed
    if problems:
        raise CaseError(problems)
    return Upgrade(files, tuple(changes), _others(document, folder, tables, renames))


def _others(
    document: Document, folder: FilePath, tables: Mapping[str, Any], renames: Sequence[Rename]
) -> tuple[str, ...]:
    """Folders of the included cases in which an old name stands."""
    files = [document.entries(one.table)[one.number].file or "" for one in old_names(tables, renames)]
    folders = dict.fromkeys(file.rpartition("/")[0] for file in files)
    return tuple(other for other in folders if other != shown_as(folder))


# --------------------------------------------------------------------------------------------------------------- TOML


def _toml(
    data: bytes, file: str, renames: Sequence[Rename], paths: Mapping[str, tuple[str, Rename]]
) -> tuple[bytes, list[Change]]:
    text = data.decode()
    before = _tables(text)
    names = old_names(before, renames, paths)
    if not names:
        return data, []
    where, line = spans(text), _lines(text)
    edits: list[tuple[Span, str]] = []
    changes: list[Change] = []
    for one in names:
        path = (one.table, one.number, *one.path)
        if one.is_key:
            _refuse_both(one, before, Place(file, line(where.keys[path][0])))
        for span in where.keys[path] if one.is_key else [where.texts[path]]:
            place = Place(file, line(span))
            edits.append((span, one.new if one.is_key else _replaced(text[slice(*span)], one, place)))
            changes.append(Change(place, one.old, one.new))
    after = _edited(text, edits)
    _make_sure(_tables(after), renamed(before, renames, paths), file)
    return after.encode(), sorted(changes, key=lambda change: change.place)


def _tables(text: str) -> dict[str, Any]:
    return {table: value for table, value in tomllib.loads(text).items() if table_of(table) is not None}


def _refuse_both(one: OldName, tables: Mapping[str, Any], place: Place) -> None:
    """Raises CaseError where a key is written under both of its names."""
    holder = tables[one.table][one.number]
    for key in one.path[:-1]:
        holder = holder[key]
    if one.new in holder:
        message = f"found {one.old} and {one.new}, which are one key"
        raise CaseError([Problem("E20", message, place, remedy="keep one of them")])


# ----------------------------------------------------------------------------------------------------------- claims.csv


def _claims(
    data: bytes, file: str, renames: Sequence[Rename], paths: Mapping[str, tuple[str, Rename]]
) -> tuple[bytes, list[Change]]:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(mark) :].decode()
    before = _rows(data, file)
    names = {one.old: one for one in old_names(before, renames, paths)}
    if not names:
        return data, []
    line = _lines(text)
    header, *rows = cells(text)
    column = column_of("about", [text[slice(*span)] for span in header])
    edits: list[tuple[Span, str]] = []
    changes: list[Change] = []
    for row in rows:
        span = row[column] if column < len(row) else (0, 0)
        written = text[slice(*span)]
        one = names.get(written.strip().strip('"').strip())
        if one is not None:
            place = Place(file, line(span))
            edits.append((span, _replaced(written, one, place)))
            changes.append(Change(place, one.old, one.new))
    after = mark + _edited(text, edits).encode()
    _make_sure(_rows(after, file), renamed(before, renames, paths), file)
    return after, changes


def _rows(data: bytes, file: str) -> dict[str, list[Mapping[str, Any]]]:
    """{table: the rows} of a table of claims, be it the first coder's or a further one's."""
    coder = coder_of(FilePath(file).name)
    if coder:
        return {"coding": [row.cells for row in read_coding(data, file, coder).rows]}
    return {"claim": [row.cells for row in read_claims(data, file).rows]}


# ---------------------------------------------------------------------------------------------------------------- both


def _replaced(written: str, one: OldName, place: Place) -> str:
    """The text as it is written, with the new name; raises CaseError where the old one is written with escapes."""
    if one.old not in written:
        message = f"found {one.old} written with escapes, expected plain letters"
        raise CaseError([Problem(CODE, message, place, remedy=f"write {one.new}")])
    return replaced(written, one)


def _edited(text: str, edits: Sequence[tuple[Span, str]]) -> str:
    out, done = [], 0
    for (start, end), new in sorted(edits):
        out += [text[done:start], new]
        done = end
    return "".join((*out, text[done:]))


def _make_sure(after: Mapping[str, Any], meant: Mapping[str, Any], file: str) -> None:
    """Raises CaseError where what would be written is not the old case under the new names."""
    if after != meant:
        message = "the old names cannot be replaced where they stand; nothing is changed"
        raise CaseError([Problem(CODE, message, Place(file), remedy="write the new ones yourself")])


def _lines(text: str) -> Callable[[Span], int]:
    """Says on which line something stands, counted from 1."""
    ends = [match.end() for match in _LINE_END.finditer(text)]
    return lambda span: bisect_right(ends, span[0]) + 1
