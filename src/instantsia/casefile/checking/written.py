"""What stands in the files of a case, whether or not it could be read: one cause is told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from instantsia.frozen import frozen


@frozen
class Written:
    """What an entry may name or need although it could not be read itself, and is told of where it stands.

    ids      {table: ids that are written}; the members of bodies are among the actors
    assumed  what assumptions are about: paths in full
    unnamed  tables with an entry whose own name could not be read: whoever names it names something that is not known
    """

    ids: Mapping[str, Sequence[str]] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()

    def of(self, table: str) -> Sequence[str]:
        """The ids written in a table."""
        return self.ids.get(table, ())

    def may_have(self, table: str, id: str) -> bool:
        """Whether an entry of that id is written, or may be one that could not be read."""
        return table in self.unnamed or id in self.of(table)
