"""One change that was asked for, on the command line or by a what-if of the case: where it stands, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from instantsia.casefile.document import Entry
from instantsia.casefile.positions import Path
from instantsia.errors import Place, Problem, cut
from instantsia.frozen import frozen


@frozen
class Asked:
    """A change in the words in which it was asked for.

    kind    what is done: as the option is called, and the key of a what-if
    text    PATH=VALUE, the name of what is left out, SOURCE=READING
    number  which of its kind it is
    entry   the what-if that names it, or None where it was typed
    """

    kind: Literal["set", "without", "assume"]
    text: str
    number: int = 0
    entry: Entry | None = None

    @property
    def place(self) -> Place | None:
        """The line of the case that names it, or the words of the command line."""
        if self.entry is None:
            return Place(f"--{self.kind} {cut(self.text)[1:-1]}")
        written = self.entry.raw.get(self.kind)
        return self.entry.place((self.kind,) if isinstance(written, str) else (self.kind, self.number))

    def problem(self, message: str, remedy: str = "") -> Problem:
        """What is wrong with it."""
        key = "" if self.entry is None else f"what_if.{self.entry.id}.{self.kind}"
        return Problem("E22", message, self.place, key, remedy)

    def new(self, raw: Mapping[str, Any]) -> Entry:
        """An entry that stands where the change was asked for."""
        place = self.place
        return Entry(raw, place.file if place else None, {(): place.line} if place else {})

    def changed(self, entry: Entry, raw: Mapping[str, Any], path: Path) -> Entry:
        """An entry whose key at `path` stands where the change was asked for."""
        before = entry.changed if isinstance(entry, Changed) else {}
        return Changed(raw, entry.file, entry.lines, {**before, path: self.place})


@frozen
class Changed(Entry):
    """An entry some of whose keys stand on the command line."""

    changed: Mapping[Path, Place | None] = field(default_factory=dict)

    def place(self, path: Path = ()) -> Place | None:
        for there, place in self.changed.items():
            if path[: len(there)] == there or there[: len(path)] == path != ():
                return place
        return super().place(path)

    def below(self, key: str) -> Entry:
        inner = super().below(key)
        changed = {path[1:]: place for path, place in self.changed.items() if path[:1] == (key,)}
        return Changed(inner.raw, inner.file, inner.lines, changed)
