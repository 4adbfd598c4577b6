"""Where a case still uses the old name of a key.

A rename acts on the key itself and on the paths that name it: `body.B.rule.KEY` in what a claim, an assumption or a
dispute is about, and in what a what-if sets.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from instantsia.case.paths import canonical
from instantsia.casefile.positions import Path
from instantsia.frozen import frozen
from instantsia.renames import Rename

Tables: TypeAlias = Mapping[str, Any]
"""{table: entries}, as they were written: what is no list of tables has no names in it."""

CODE = "E24"


WRITTEN = {"claim": "about", "coding": "about", "assumption": "about", "dispute": "about", "what_if": "set"}
"""{table: the key under which paths are written, PATH or PATH=VALUE}."""


@frozen
class OldName:
    """A place where an old name is written.

    table, number   which entry, counted among those of its table
    path            inside of the entry: to the key itself, or to a text that begins with a path
    rename          which row it falls under
    old, new        the key, or the whole path, before and after
    """

    table: str
    number: int
    path: Path
    rename: Rename
    old: str
    new: str

    @property
    def is_key(self) -> bool:
        """Whether the key itself is meant, and not a text that names it."""
        return self.path[-1] == self.rename.old


def renamed_paths(tables: Tables, renames: Sequence[Rename]) -> dict[str, tuple[str, Rename]]:
    """{canonical path by its old name: (its new name, the rename)}, whether or not anything is written under it."""
    out: dict[str, tuple[str, Rename]] = {}
    for rename in renames:
        for _, entry in _entries(tables, rename.table):
            if isinstance(entry.get("id"), str) and _holder(entry, rename) is not None:
                above = ".".join((rename.table, entry["id"], *rename.within))
                out[f"{above}.{rename.old}"] = (f"{above}.{rename.new}", rename)
    return out


def old_names(
    tables: Tables, renames: Sequence[Rename], paths: Mapping[str, tuple[str, Rename]] | None = None
) -> tuple[OldName, ...]:
    """Every place where an old name is written, table by table.

    paths   `renamed_paths` of the whole case, where `tables` are a part of it
    """
    if not renames:
        return ()
    paths = renamed_paths(tables, renames) if paths is None else paths
    found = []
    for rename in renames:
        for number, entry in _entries(tables, rename.table):
            holder = _holder(entry, rename)
            if holder is not None and rename.old in holder:
                at: Path = (*rename.within, rename.old)
                found.append(OldName(rename.table, number, at, rename, rename.old, rename.new))
    for table, key in WRITTEN.items():
        for number, entry in _entries(tables, table) if paths else ():
            for path, text in _texts(entry.get(key), key):
                old = text.partition("=")[0].strip()
                if canonical(old) in paths:
                    new, rename = paths[canonical(old)]
                    found.append(OldName(table, number, path, rename, old, new))
    return tuple(found)


def renamed(
    tables: Tables, renames: Sequence[Rename], paths: Mapping[str, tuple[str, Rename]] | None = None
) -> dict[str, Any]:
    """A copy with the new name wherever an old one is written; keys keep their order."""
    out: dict[str, Any] = copy.deepcopy(dict(tables))
    for one in old_names(tables, renames, paths):
        holder: Any = out[one.table][one.number]
        for step in one.path[:-1]:
            holder = holder[step]
        if one.is_key:
            items = [(one.new if key == one.old else key, value) for key, value in holder.items()]
            holder.clear()
            holder.update(items)
        else:
            holder[one.path[-1]] = replaced(holder[one.path[-1]], one)
    return out


def replaced(text: str, one: OldName) -> str:
    """A text that begins with the old path, with the new key in it."""
    start = text.index(one.old) + len(one.old) - len(one.rename.old)
    return f"{text[:start]}{one.rename.new}{text[start + len(one.rename.old) :]}"


def _entries(tables: Tables, table: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    listed = tables.get(table)
    if isinstance(listed, (list, tuple)):
        yield from ((number, entry) for number, entry in enumerate(listed) if isinstance(entry, Mapping))


def _holder(entry: Mapping[str, Any], rename: Rename) -> Mapping[str, Any] | None:
    """The table in which the key of a rename would stand, or None where the entry has none of that kind."""
    holder: Any = entry
    for key in rename.within:
        holder = holder.get(key) if isinstance(holder, Mapping) else None
    if not isinstance(holder, Mapping) or (rename.kind and holder.get("kind") != rename.kind):
        return None
    return holder


def _texts(value: Any, key: str) -> Iterator[tuple[Path, str]]:
    """(path inside the entry, text) of one text or of each in a list."""
    if isinstance(value, str):
        yield (key,), value
    elif isinstance(value, (list, tuple)):
        yield from (((key, number), text) for number, text in enumerate(value) if isinstance(text, str))
