"""The charts of a run as pictures: shown in a notebook, written as SVG.

>>> import instantsia
>>> run = instantsia.load("june-1957").run(draws=200, as_of="1957-06-17", runs=None)
>>> run.plot.judgements.title
'The numbers that move it most'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from instantsia.errors import UserError, nearest
from instantsia.frozen import frozen


@frozen
class Picture:
    """One chart of the report page.

    id     its name on the page
    title  what it shows
    svg    the whole picture as text: its style inside, sixteen centimetres wide, nothing fetched
    """

    id: str
    title: str
    svg: str = field(repr=False)

    def _repr_svg_(self) -> str:
        return self.svg

    def __str__(self) -> str:
        return self.svg

    def save(self, path: str | Path) -> Path:
        """Write the picture as an SVG file. Returns its path. Raises UserError where it cannot be written."""
        from instantsia.files import write_whole

        place = Path(path)
        if place.suffix.lower() != ".svg":
            raise UserError(f"{place}: a picture is written as SVG, so its name ends in .svg")
        try:
            write_whole(place, self.svg.encode())
        except OSError as error:
            raise UserError(f"cannot write {place}: {error.strerror or error}") from None
        return place


class Pictures(Mapping[str, Picture]):
    """All charts of a run: by their id on the page, `plot["bars-ballot"]`, and the usual ones by name, `plot.answer`.

    answer      the headline's probability with its range
    settlement  where it settles and where everybody stands
    votes       who votes for what, of the first vote
    positions   where the members stand, of the first issue
    course      the way from body to body
    map         where everybody stands, how much it matters to them, and their weight
    judgements  the strongest numbers held at either end (a tornado)
    doubts      sources and tellers never and always believed
    survival    how many draws have not come to it yet
    fan         how a number goes over time, the first one
    brief       the picture of the brief

    Which of them there are depends on the case: `list(plot)` and `dir(plot)` say it.
    """

    def __init__(self, found: Mapping[str, Picture], names: Mapping[str, str]) -> None:
        self._found, self._names = dict(found), dict(names)

    def __getitem__(self, id: str) -> Picture:
        name = self._names.get(id, id)
        if name not in self._found:
            raise KeyError(self._missing(id))
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __getattr__(self, name: str) -> Picture:
        if name.startswith("_") or name not in self._names:
            raise AttributeError(self._missing(name))
        return self[name]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._names})

    def __repr__(self) -> str:
        rows = [f"{name:10}  {self[name].title}" for name in self._names]
        rest = [id for id in self if id not in self._names.values()]
        return "\n".join([f"{len(self)} pictures", *rows, *(["by id: " + ", ".join(rest)] if rest else [])])

    def _missing(self, name: str) -> str:
        return f"this run has no picture {name!r}: {nearest(name, {*self._names, *self._found})}"
