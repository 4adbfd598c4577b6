"""OpenDocument's workbooks (ODS, of LibreOffice and others; OASIS OpenDocument 1.3, part 3, chapter 9)."""

from __future__ import annotations

from instantsia.frozen import frozen
from instantsia.stakeholders.files.formats.archive import Archive
from instantsia.stakeholders.files.formats.grid import Area, Grid, Value
from instantsia.stakeholders.files.formats.number_format import plain
from instantsia.stakeholders.files.formats.words_as_formulas import UNKNOWN_NAME, words_typed
from instantsia.stakeholders.files.formats.xml_events import UnreadableError, walk
from instantsia.stakeholders.files.sheet import MOST_ROWS, letters, tidy

MOST_REPEATED = 1_000
"""So often a cell that holds something is repeated at most; blank ones are repeated to the end of the sheet."""
CELLS = ("table-cell", "covered-table-cell")
BLANKS = ("s", "tab", "line-break")
"""What stands for a blank in a text."""


@frozen
class Listed:
    """A sheet as the workbook lists it.

    active   whether it was open when the workbook was saved
    """

    name: str
    visible: bool
    active: bool = False


class Ods:
    """A workbook. Raises TableError where it cannot be read."""

    def __init__(self, archive: Archive) -> None:
        reading = _Reading()
        try:
            walk(archive.part("content.xml") or b"", reading.begin, reading.finish, reading.characters)
        except UnreadableError:
            raise archive.broken from None
        self.grids = reading.grids
        active = _active(archive.part("settings.xml") or b"")
        self.listed = tuple(Listed(grid.name, grid.visible, grid.name == active) for grid in reading.grids)

    def grid(self, sheet: Listed, most: int = 0) -> Grid:
        """The cells of a sheet; all are read together."""
        return self.grids[self.listed.index(sheet)]


def _active(data: bytes) -> str:
    """The name of the sheet that was open when the workbook was saved, or ""."""
    found: list[str] = []
    inside = False

    def begin(_: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = "ActiveTable" in attributes.values()

    def characters(text: str) -> None:
        if inside:
            found.append(text)

    def finish(_: str) -> None:
        nonlocal inside
        inside = False

    try:
        walk(data, begin, finish, characters)
    except UnreadableError:
        return ""
    return tidy("".join(found))


class _Reading:
    """The handlers, and where they are in the file."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.unseen: set[str] = set()
        self.struck: set[str] = set()
        self.style = ""
        self.row = self.column = self.rows = 0
        self.attributes: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.notes: list[str] = []
        self.noting = False
        self.aside = self.depth = 0
        self.values: dict[int, Value] = {}
        self.crossed = False

    @property
    def here(self) -> Grid:
        return self.grids[-1]

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "annotation" or self.aside:  # a comment on a cell stands inside it
            self.aside += 1
            self.noted(name)
            return
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "style":
            self.style = own.get("name", "")
        elif name == "table-properties" and own.get("display") == "false":
            self.unseen.add(self.style)
        elif name == "text-properties" and _strikes(own):
            self.struck.add(self.style)
        elif name == "table":
            self.depth += 1
            if self.depth == 1:
                visible = own.get("style-name", "") not in self.unseen
                self.grids.append(Grid(tidy(own.get("name", "")), visible, {}))
                self.row = self.column = 0
        elif self.depth != 1:  # outside of any sheet, or a table inside a cell
            return
        elif name == "table-column":
            many = _many(own, "number-columns-repeated")
            if own.get("visibility") in ("collapse", "filter"):
                self.here.hidden_columns.update(range(self.column + 1, self.column + min(many, 1000) + 1))
            self.column += many
        elif name == "table-row":
            self.row, self.column, self.rows = self.row + 1, 0, _many(own, "number-rows-repeated")
            self.values = {}
            shown = own.get("visibility", "visible")
            if shown in ("collapse", "filter"):
                self.here.hidden.update(range(self.row, self.row + min(self.rows, MOST_REPEATED)))
                self.here.filtered |= shown == "filter"
        elif name in CELLS:
            self.attributes, self.paragraphs, self.crossed, self.notes = own, [], False, []
        elif name == "p":
            self.paragraphs.append("")
        elif name == "span" and own.get("style-name", "") in self.struck:
            self.crossed = True
        elif name in BLANKS:
            self.characters(" ")

    def finish(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
            self.noting = self.noting and name != "p"
        elif name == "table":
            self.depth -= 1
        elif self.depth != 1:
            return
        elif name in CELLS:
            self.cell(name == "covered-table-cell")
        elif name == "table-row":
            if self.values and len(self.here.cells) <= 2 * MOST_ROWS:
                for again in range(min(self.rows, MOST_REPEATED)):
                    self.here.cells[self.row + again] = dict(self.values)
            self.row += self.rows - 1

    def characters(self, text: str) -> None:
        if self.noting:
            self.notes[-1] += text
        elif self.paragraphs and not self.aside:
            self.paragraphs[-1] += text

    def noted(self, name: str) -> None:
        """Begin an element of a comment, of which the paragraphs are read, and not who wrote it on which day."""
        if name == "p":
            self.noting = True
            self.notes.append("")
        elif name in BLANKS and self.noting:
            self.characters(" ")

    def cell(self, covered: bool) -> None:
        own, many = self.attributes, _many(self.attributes, "number-columns-repeated")
        down, across = _many(own, "number-rows-spanned"), _many(own, "number-columns-spanned")
        if down > 1 or across > 1:
            area = Area(self.row, self.column + 1, self.row + down - 1, self.column + across)
            self.here.areas.append(area)
        made = None if covered else _value(own, tidy(" ".join(self.paragraphs)))
        if made is not None and (made.text or made.kind == "formula"):
            for again in range(min(many, MOST_REPEATED)):
                self.values[self.column + 1 + again] = made
            if self.crossed or own.get("style-name", "") in self.struck:
                self.here.struck.add((self.row, self.column + 1))
        if note := tidy(" ".join(self.notes)):
            self.here.comments[f"{letters(self.column + 1)}{self.row}"] = note
        self.column += many
        self.paragraphs = []


def _strikes(own: dict[str, str]) -> bool:
    """Whether the properties of a style draw a line through its text."""
    line = own.get("text-line-through-style") or own.get("text-line-through-type", "none")
    return line != "none"


def _value(own: dict[str, str], text: str) -> Value:
    kind = own.get("value-type", "")
    if text in ("", UNKNOWN_NAME) and (typed := words_typed(own.get("formula", ""))):
        return Value(typed)
    if not kind and not text and "formula" in own:
        return Value("", "formula")
    if kind in ("float", "percentage", "currency"):
        try:
            value = float(own.get("value", ""))
        except ValueError:
            return Value(text)
        if text.startswith("#") and own.get("formula"):  # an error is kept as a number
            return Value(text)
        if kind == "percentage":
            return Value(f"{plain(round(value * 100, 12))} %", "number")
        return Value(f"{plain(value)} %" if text.endswith("%") else plain(value), "number")
    if kind == "date":
        return Value(own.get("date-value", text).replace("T", " ").removesuffix(" 00:00:00"))
    if kind == "boolean":
        return Value("TRUE" if own.get("boolean-value") == "true" else "FALSE")
    return Value(text)


def _many(own: dict[str, str], name: str) -> int:
    text = own.get(name, "1")
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
