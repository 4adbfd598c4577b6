"""Excel's workbooks (ECMA-376, transitional and strict): the sheets, each cell as its number format means it.

A cell's formula and the value that the saving program calculated stand side by side in the file, and so do hidden rows,
merged cells and number formats; all are read in one pass.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from instantsia.errors import cut
from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.formats.archive import Archive
from instantsia.stakeholders.files.formats.grid import Area, Grid, Value
from instantsia.stakeholders.files.formats.number_format import BUILT_IN, shown
from instantsia.stakeholders.files.formats.words_as_formulas import UNKNOWN_NAME, words_typed
from instantsia.stakeholders.files.formats.xml_events import Enough, UnreadableError, walk
from instantsia.stakeholders.files.sheet import MOST_ROWS, TableError, letters, tidy

MOST_CELLS = 2_000_000
"""Of a sheet; 10,000 rows of a hundred columns have half of it."""
STEP = 3
"""So many spaces are as far as one step by which a style moves a text to the right."""
_PLACE = pattern(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = pattern(r"_x([0-9A-Fa-f]{4})_")


@frozen
class Listed:
    """A sheet as the workbook lists it.

    active   whether it was open when the workbook was saved
    """

    name: str
    visible: bool
    part: str
    active: bool = False


class Xlsx:
    """A workbook. Raises TableError where a part that is needed cannot be read."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.epoch_1904, self.names = False, set[str]()
        try:
            self.listed = tuple(self._list())
            self.strings = _strings(archive.part(self._beside("sharedStrings")) or b"")
            self.styles = _styles(archive.part(self._beside("styles")) or b"")
        except UnreadableError:
            raise archive.broken from None

    def grid(self, sheet: Listed, most: int = MOST_ROWS * 2) -> Grid:
        """The cells of a sheet, of its first `most` rows that hold something."""
        data = self.archive.part(sheet.part)
        if data is None:
            raise self.archive.broken
        reading = _Reading(Grid(sheet.name, sheet.visible, {}), self.strings, self.styles, self.epoch_1904, most)
        reading.defined = frozenset(self.names)
        try:
            walk(data, reading.begin, reading.finish, reading.characters)
            comments = self._comments(sheet.part)
        except UnreadableError:
            raise self.archive.broken from None
        except _DamagedError as error:
            where = f"{self.archive.file}, sheet {sheet.name}, cell {letters(reading.column)}{reading.row}"
            raise TableError([f"{where}: {error}: the file is damaged (take another copy of it)"]) from None
        return replace(reading.sorted(), comments=comments)

    def _comments(self, part: str) -> dict[str, str]:
        """{cell: what is noted on it} of a sheet."""
        out: dict[str, str] = {}
        cell, inside = "", False

        def begin(name: str, attributes: dict[str, str]) -> None:
            nonlocal cell, inside
            if name == "comment":
                cell = attributes.get("ref", "")
            inside = name == "t"

        def finish(name: str) -> None:
            nonlocal inside
            inside = inside and name != "t"

        def characters(text: str) -> None:
            if inside:
                out[cell] = out.get(cell, "") + text

        for kind, path in self._related(part).values():
            data = self.archive.part(path) if kind == "comments" else None
            if data is not None:
                walk(data, begin, finish, characters)
        return {where: tidy(text) for where, text in out.items() if tidy(text)}

    def _list(self) -> Iterator[Listed]:
        main = next((path for kind, path in self._related("").values() if kind == "officeDocument"), "xl/workbook.xml")
        self.folder, found = posixpath.dirname(main), list[dict[str, str]]()
        active = "0"

        def begin(name: str, attributes: dict[str, str]) -> None:
            nonlocal active
            if name == "sheet":
                found.append(attributes)
            elif name == "workbookView":
                active = attributes.get("activeTab", active)
            elif name == "definedName":
                self.names.add(attributes.get("name", "").casefold())
            elif name == "workbookPr":
                self.epoch_1904 = attributes.get("date1904") in ("1", "true")

        data = self.archive.part(main)
        if data is None:
            raise UnreadableError
        walk(data, begin, _nothing, _nothing)
        self.related = self._related(main)
        for place, one in enumerate(found):
            link = next((value for key, value in one.items() if key.rpartition(":")[2] == "id" and ":" in key), "")
            kind, path = self.related.get(link, ("", ""))
            if kind == "worksheet":
                visible = one.get("state", "visible") == "visible"
                yield Listed(tidy(one.get("name", "")), visible, path, str(place) == active)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """{id: (kind, path)} of what a part names as its own."""
        folder, name = posixpath.split(part)
        out: dict[str, tuple[str, str]] = {}

        def begin(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                path = posixpath.normpath(posixpath.join("/" + folder, attributes.get("Target", ""))).lstrip("/")
                out[attributes.get("Id", "")] = kind, path

        data = self.archive.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        if data is not None:
            walk(data, begin, _nothing, _nothing)
        return out

    def _beside(self, kind: str) -> str:
        return next((path for one, path in self.related.values() if one == kind), f"{self.folder}/{kind}.xml")


class _DamagedError(Exception):
    """A cell that cannot be what was saved: what is wrong with it."""


def _nothing(_: str) -> None:
    pass


class _Styles(NamedTuple):
    """The number format of each style of cells, the styles that strike through, {style: how far it moves a text}."""

    formats: list[str]
    struck: set[int]
    indents: dict[int, int]


def _moved(text: str) -> int:
    """How many spaces stand before a text."""
    return len(text) - len(text.lstrip(" \t\xa0")) if text.strip() else 0


def _strings(data: bytes) -> list[tuple[str, int]]:
    """(text, spaces before it) of the texts that cells share; how one is spoken (rPh) is no part of it."""
    out: list[tuple[str, int]] = []
    parts: list[str] = []
    inside = spoken = False

    def begin(name: str, _: dict[str, str]) -> None:
        nonlocal inside, spoken
        if name == "si":
            parts.clear()
        elif name == "rPh":
            spoken = True
        elif name == "t":
            inside = not spoken

    def finish(name: str) -> None:
        nonlocal inside, spoken
        if name == "si":
            text = "".join(parts)
            out.append((_text(text), _moved(text)))
        elif name == "rPh":
            spoken = False
        elif name == "t":
            inside = False

    def characters(text: str) -> None:
        if inside:
            parts.append(text)

    if data:
        walk(data, begin, finish, characters)
    return out


def _styles(data: bytes) -> _Styles:
    own: dict[int, str] = {}
    out: list[str] = []
    fonts: list[bool] = []
    struck: set[int] = set()
    indents: dict[int, int] = {}
    inside = of_fonts = False

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside, of_fonts
        if name == "numFmt":
            own[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "fonts":
            of_fonts = True
        elif name == "font" and of_fonts:
            fonts.append(False)
        elif name == "strike" and fonts and of_fonts:
            fonts[-1] = attributes.get("val", "1") not in ("0", "false")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            font = _whole(attributes.get("fontId"))
            if font < len(fonts) and fonts[font]:
                struck.add(len(out))
            number = _whole(attributes.get("numFmtId"))
            out.append(own.get(number) or BUILT_IN.get(number, "General"))
        elif name == "alignment" and inside and out and (moved := _whole(attributes.get("indent"))):
            indents[len(out) - 1] = STEP * moved

    def finish(name: str) -> None:
        nonlocal inside, of_fonts
        if name == "cellXfs":
            inside = False
        elif name == "fonts":
            of_fonts = False

    if data:
        walk(data, begin, finish, _nothing)
    return _Styles(out, struck, indents)


class _Reading:
    """The handlers of one sheet, and where they are in it."""

    def __init__(
        self, grid: Grid, strings: list[tuple[str, int]], styles: _Styles, epoch_1904: bool, most: int
    ) -> None:
        self.out, self.strings, self.epoch_1904, self.most = grid, strings, epoch_1904, most
        self.formats, self.struck, self.indents = styles
        self.row = self.column = self.count = 0
        self.kind, self.style, self.formula, self.valued, self.spoken = "n", 0, False, False, False
        self.parts: list[str] = []
        self.calculation: list[str] = []
        self.defined: frozenset[str] = frozenset()
        self.inside = self.calculating = False
        self.opens: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self.cell, "row": self.line, "v": self.value, "t": self.value, "f": self.calculated,
            "rPh": self.speaks, "col": self.columns, "mergeCell": self.merged, "filterColumn": self.filters,
        }  # fmt: skip

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        handler = self.opens.get(name)
        if handler is not None:
            handler(attributes)

    def finish(self, name: str) -> None:
        if name in ("v", "t"):
            self.inside = False
        elif name == "f":
            self.calculating = False
        elif name == "c":
            self.ended()
        elif name == "rPh":
            self.spoken = False

    def characters(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)
        elif self.calculating:
            self.calculation.append(text)

    def line(self, attributes: dict[str, str]) -> None:
        self.row, self.column = _whole(attributes.get("r")) or self.row + 1, 0
        if attributes.get("hidden") in ("1", "true"):
            self.out.hidden.add(self.row)
        if len(self.out.cells) >= self.most:
            raise Enough

    def cell(self, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_CELLS:
            raise Enough
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self.column = _column(place[1]) if place else self.column + 1
        if place:
            self.row = int(place[2])
        self.kind, self.style = attributes.get("t", "n"), _whole(attributes.get("s"))
        self.formula = self.valued = False
        self.parts.clear()
        self.calculation.clear()

    def value(self, _: dict[str, str]) -> None:
        self.inside = self.valued = not self.spoken

    def calculated(self, _: dict[str, str]) -> None:
        self.formula = self.calculating = True

    def speaks(self, _: dict[str, str]) -> None:
        self.spoken = True

    def columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first, last = _whole(attributes.get("min")), _whole(attributes.get("max"))
            self.out.hidden_columns.update(range(first, min(last, first + 1000) + 1))

    def merged(self, attributes: dict[str, str]) -> None:
        ends = [_PLACE.fullmatch(one) for one in attributes.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and len(self.out.areas) < MOST_ROWS:
            first, last = ends[0], ends[1]
            self.out.areas.append(Area(int(first[2]), _column(first[1]), int(last[2]), _column(last[1])))

    def filters(self, _: dict[str, str]) -> None:
        self.out.filtered = True

    def ended(self) -> None:
        text = "".join(self.parts)
        moved = _moved(text)
        if self.kind == "s" and text.strip():
            number = _whole(text.strip())
            if number >= len(self.strings):
                raise _DamagedError("its text is missing in the part of the workbook that has the texts")
            shared, moved = self.strings[number]
            made = Value(shared)
        elif self.kind == "n" and text.strip():
            made = self.number(text.strip())
        elif self.kind == "b":
            made = Value("TRUE" if text.strip() in ("1", "true") else "FALSE" if text.strip() else "")
        elif self.kind == "d":
            made = Value(text.strip().removesuffix("Z").replace("T", " ").removesuffix(" 00:00:00"))
        elif (
            self.formula
            and text in ("", UNKNOWN_NAME)
            and (typed := words_typed("".join(self.calculation), self.defined))
        ):
            made = Value(typed)
        elif self.formula and not text and self.kind != "str":
            made = Value("", "formula")
        else:
            made = Value(_text(text))
        if made.text or made.kind == "formula":
            row = self.out.cells.setdefault(self.row, {})
            if self.column in row:
                raise _DamagedError(f"stands twice, with {cut(row[self.column].text)} and {cut(made.text)}")
            row[self.column] = made
            if moved := moved + self.indents.get(self.style, 0):
                self.out.indents[(self.row, self.column)] = moved
            if self.style in self.struck:
                self.out.struck.add((self.row, self.column))

    def number(self, text: str) -> Value:
        try:
            value = float(text)
        except ValueError:
            return Value(tidy(text))
        code = self.formats[self.style] if self.style < len(self.formats) else "General"
        return Value(shown(value, code, self.epoch_1904), "number")

    def sorted(self) -> Grid:
        cells = self.out.cells
        self.out.cells = {row: dict(sorted(cells[row].items())) for row in sorted(cells)}
        return self.out


def _text(text: str) -> str:
    return tidy(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _column(name: str) -> int:
    out = 0
    for sign in name.upper():
        out = 26 * out + ord(sign) - 64
    return out
