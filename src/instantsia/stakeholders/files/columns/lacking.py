"""A table of which no column could be its actors, or its positions: what is said of it, and the columns that may be.

The one line that says which columns they are is proposed by whoever can try it (`build.reading`): here stand
the columns, the likeliest first, and the sentences.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence

from instantsia.errors import cut
from instantsia.stakeholders.files.columns.at_stake import with_stakes
from instantsia.stakeholders.files.columns.column import Column, columns_of
from instantsia.stakeholders.files.columns.hints import INSTEAD
from instantsia.stakeholders.files.sheet import Problem, Sheet, Spot, TableError, ordered

MOST_NAMED = 20
"""So many names of columns are shown."""
MOST_TRIED = 4
"""So many columns of each role are proposed at most."""
HOLDS = {
    "actor": "the name of each who takes part",
    "position": "where each stands: a number, a range, or a word for or against",
}
"""What a column holds that is missing."""
_ACTORS = ("names", "mixed", "titles", "prose", "labels", "code")
_POSITIONS = (
    "attitudes", "signs", "ranges", "numbers", "ballot", "figures", "years", "dates", "labels", "right", "grades",
    "shares", "mixed", "prose", "titles", "names",
)  # fmt: skip
"""Kinds of columns that may be meant, the likeliest first."""


class NoColumnError(TableError):
    """No column could be the actors of a table, or its positions.

    before    what else is wrong with it
    spot      where its header stands
    names     of its columns
    missing   those of the two that no column could be
    told      columns that an answer told, as it was written; "" where none did
    lines     answers that say which columns they may be, the likeliest first
    """

    def __init__(
        self,
        spot: Spot,
        names: Sequence[str],
        missing: Sequence[str],
        lines: Iterable[str] = (),
        *,
        told: str = "",
        before: Sequence[Problem] = (),
    ) -> None:
        self.spot, self.names, self.missing = spot, tuple(names), tuple(missing)
        self.told, self.before, self.lines = told, tuple(before), tuple(lines)
        super().__init__(ordered([*before, self._problem("")]))

    def with_line(self, line: str) -> TableError:
        """The same with an answer that was tried, and can be read."""
        return TableError(ordered([*self.before, self._problem(line)]))

    def _problem(self, line: str) -> Problem:
        shown = ", ".join(map(cut, self.names[:MOST_NAMED])) + (", ..." if len(self.names) > MOST_NAMED else "")
        held = "; ".join(f"{need}: {HOLDS[need]}" for need in self.missing)
        if self.told:
            said = f"columns = {cut(self.told)}: no column that could be the {' or the '.join(self.missing)} is left"
            said += f", found columns {shown}"
        else:
            said = f"found columns {shown}, expected {' and '.join(f'a column {need}' for need in self.missing)}"
        if line:
            remedy = "This line takes the likeliest columns; change the names if they are others"
        else:
            remedy = "Name them so in the header, or say which they are"
            parts = (_without(self.told, self.missing), *(f"{need}:..." for need in self.missing))
            line = "|".join(filter(None, parts))
        return Problem(self.spot, f"{said} ({held}). {remedy}: --answer {shlex.quote(f'columns={line}')}")


def candidates(sheet: Sheet, told: str = "", places: Mapping[str, Sequence[int]] | None = None) -> list[str]:
    """Answers that say which columns are the actors and the positions of a sheet, the likeliest first.

    told     columns that an answer told already, as it was written
    places   {role: places of these}
    """
    places = places or {}
    told = _without(told, [role for role in ("actor", "position") if not places.get(role)])
    taken = {at for some in places.values() for at in some}
    free = [one for one in with_stakes(columns_of(sheet)) if one.at not in taken]
    actors = [""] if places.get("actor") else [f"actor:{one.called}" for one in _ranked(free, "actor", _ACTORS)]
    positions = [f"position:{one.called}" for one in _ranked(free, "position", _POSITIONS)]
    if places.get("position"):
        positions = [""]
    return [
        "|".join(filter(None, (told, actor, position)))
        for actor in actors[:MOST_TRIED]
        # one of them may be the actor
        for position in positions[: MOST_TRIED + 1]
        if not actor or actor.partition(":")[2] != position.partition(":")[2]
    ]


def _without(told: str, roles: Sequence[str]) -> str:
    """An answer without its parts about these roles, which say that no column has them."""
    return "|".join(part for part in told.split("|") if part.partition(":")[0].strip() not in roles)


def _ranked(columns: Sequence[Column], role: str, kinds: Sequence[str]) -> list[Column]:
    """The columns that may have a role: those whose name says so, then those whose name says nothing else.

    Actors stand in the first column of names, and positions in the one whose kind is the likeliest.
    """

    def rank(one: Column) -> tuple[bool, bool, int, int]:
        other = any(sure >= INSTEAD for meant, sure in one.said.items() if meant != role)
        return role not in one.said, other, 0 if role == "actor" else kinds.index(one.kind), one.at

    return sorted((one for one in columns if one.kind in kinds), key=rank)
