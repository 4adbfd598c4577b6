"""A workbook (XLSX): one of its sheets, every cell as a person sees it; what cannot be read is told with its place."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from instantsia.errors import nearest
from instantsia.stakeholders.files.columns import is_header
from instantsia.stakeholders.files.delimited import ABOVE
from instantsia.stakeholders.files.sheet import MOST_ROWS, Cell, Problem, Sheet, Spot, TableError, tidy

Workbook: TypeAlias = Any
Worksheet: TypeAlias = Any
"""openpyxl tells no types."""
Cells = Mapping[int, list[Any]]
"""{row: its cells, in the order of columns}, without rows that have none."""

MOST_BYTES = 60_000_000
"""Of tables, unpacked; 10,000 rows of twenty columns have a tenth of it."""
SAVE = 'save as "Excel workbook (.xlsx)"'
NAMED = 12
"""So many names of sheets are told."""


def read_workbook(data: bytes, file: str, wanted: str | None = None) -> Sheet:
    """One sheet: the `wanted`, or the only one that has an actor and a position; raises TableError."""
    _unpacks(data, file)
    book = _opened(data, file, values=False)
    try:
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
        return _sheet(_chosen(sheets, file, wanted), data, file)
    finally:
        book.close()


def refuse_old(data: bytes, file: str) -> None:
    """Raises TableError for a workbook of before 2007, or one that a password locks (both begin alike)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise TableError([f"{file}: a password locks it (save a copy without one)"])
    raise TableError([f"{file}: found an Excel workbook of before 2007 or an old document ({SAVE})"])


def _unpacks(data: bytes, file: str) -> None:
    broken = f"{file}: the file is broken or was cut off when it was copied (open it and {SAVE} again)"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            size = sum(one.file_size for one in packed.infolist() if one.filename.endswith((".xml", ".bin", ".rels")))
            kind = packed.read("mimetype")[:60] if "mimetype" in names else b""
            locked = any(one.flag_bits & 1 for one in packed.infolist())
            damaged = None if locked or size > MOST_BYTES else packed.testzip()
            unsafe = not (locked or damaged or size > MOST_BYTES) and any(
                b"<!DOCTYPE" in packed.read(name)[:2000] for name in names if name.endswith(".xml")
            )
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, KeyError):
        raise TableError([broken]) from None
    if locked:
        raise TableError([f"{file}: a password locks it (save a copy without one)"])
    if size > MOST_BYTES:
        raise TableError([f"{file}: unpacks to {size:,} bytes, expected at most {MOST_BYTES:,}"])
    if damaged or unsafe:
        raise TableError([broken if damaged else f"{file}: declares a document type, expected a plain workbook"])
    if b"opendocument" in kind:
        raise TableError([f"{file}: found an OpenDocument file ({SAVE})"])
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise TableError([f"{file}: found a Numbers document (export it as Excel, .xlsx)"])
    if "xl/workbook.bin" in names:
        raise TableError([f"{file}: found a binary Excel workbook ({SAVE})"])
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise TableError([f"{file}: found a packed archive, expected a table (unpack it first)"])
    if "xl/workbook.xml" not in names and any(name.startswith(("word/", "ppt/")) for name in names):
        raise TableError([f"{file}: found a document without sheets, expected a workbook (.xlsx) or CSV"])


def _opened(data: bytes, file: str, values: bool) -> Workbook:
    import openpyxl  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that are not read
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except Exception:  # openpyxl raises whatever its XML brings: KeyError, TypeError, ParseError, ...
        raise TableError([f"{file}: no workbook that can be read (open it and {SAVE} again)"]) from None


def _chosen(sheets: list[Worksheet], file: str, wanted: str | None) -> Worksheet:
    names = [sheet.title for sheet in sheets]
    if wanted is not None:
        for same in (str, _loosely):
            for sheet in sheets:
                if same(sheet.title) == same(wanted):
                    return sheet
        raise TableError([f"{file}: found no sheet {wanted!r} ({nearest(wanted, names)})"])
    filled = [sheet for sheet in sheets if any(_top(_cells(sheet)))]
    seen = [sheet for sheet in filled if sheet.sheet_state == "visible"] or filled
    if not seen:
        raise TableError([f"{file}: found an empty workbook, expected a header line and a row for each actor"])
    tables = [sheet for sheet in seen if any(is_header(cells) for _, cells in _top(_cells(sheet)))]
    if len(tables) == 1:
        return tables[0]
    if len(seen) == 1:
        return seen[0]
    some = tables or seen
    shown = ", ".join(sheet.title for sheet in some[:NAMED]) + (", ..." if len(some) > NAMED else "")
    what = f"{len(some)} sheets with actors and positions" if tables else "no sheet with columns actor and position"
    remedy = "say which: --sheet NAME" if tables else "name the columns, or say which: --sheet NAME"
    raise TableError([f"{file}: found {what}, expected one ({shown}; {remedy})"])


def _loosely(name: str) -> str:
    return tidy(name).casefold()


def _cells(sheet: Worksheet) -> Cells:
    """The cells that stand in the file: a stray one in the last row of all does not call up a million others."""
    out: dict[int, list[Any]] = {}
    for row, column in sorted(sheet._cells):
        out.setdefault(row, []).append(sheet._cells[row, column])
    return out


def _top(cells: Cells) -> Iterator[tuple[int, list[str]]]:
    """(row, text of its cells) of the first rows that are not blank, to find a header in."""
    most = ABOVE
    for number, row in cells.items():
        texts = [""] * min(row[-1].column, 1000)
        for cell in row:
            if cell.value is not None and cell.column <= len(texts):
                texts[cell.column - 1] = seen(cell.value, "General")
        if any(texts):
            yield number, texts
            most -= 1
        if not most:
            return


def _sheet(sheet: Worksheet, data: bytes, file: str) -> Sheet:
    problems: list[Problem] = []
    cells = _cells(sheet)
    found = list(_top(cells))
    if not found:
        raise TableError([f"{file}, sheet {sheet.title}: found nothing, expected a header line and actors"])
    top, names = next(((row, texts) for row, texts in found if is_header(texts)), found[0])
    title = "" if top == found[0][0] else " ".join(text for text in found[0][1] if text)
    while names and not names[-1]:
        names = names[:-1]
    counted = _counted(sheet, cells, data, file)

    def spot(row: int, column: int) -> Spot:
        name = names[column - 1] if column <= len(names) else ""
        return Spot(file, sheet.title, row, column, name, "letters")

    rows: list[tuple[Cell, ...]] = []
    hidden: list[int] = []
    for number, row in cells.items():
        if number <= top:
            continue
        made = {column: Cell("", spot(number, column)) for column in range(1, len(names) + 1)}
        for cell in row:
            value = cell.value
            if cell.data_type == "f":
                value = counted.get((number, cell.column))
                if value is None:
                    told = (
                        "found a formula that was never counted, expected a value (open the file, save it, try again)"
                    )
                    problems.append(Problem(spot(number, cell.column), told))
            text = "" if value is None else seen(value, cell.number_format)
            if text:
                made[cell.column] = Cell(text, spot(number, cell.column))
        if any(cell.text for cell in made.values()):
            rows.append(tuple(made.values()))
            if sheet.row_dimensions[number].hidden:
                hidden.append(number)
        if len(rows) > MOST_ROWS:
            break
    _merged(sheet, file, top, problems)
    again = next((at for at, row in enumerate(rows) if [cell.text for cell in row[: len(names)]] == names), None)
    if again is not None:
        told = "found the header a second time, expected one table on a sheet (put each on a sheet of its own)"
        problems.append(Problem(rows[again][0].spot._replace(column=0, name=""), told))
        rows = [row for row in rows[:again] if len(row) == len(names)]
    header = tuple(Cell(name, spot(top, place)) for place, name in enumerate(names, 1))
    notes = _notes(sheet, hidden)
    return Sheet(file, "xlsx", header, tuple(rows), title, notes, tuple(problems))


def _counted(sheet: Worksheet, cells: Cells, data: bytes, file: str) -> dict[tuple[int, int], Any]:
    """{(row, column): value} of formulas, as the program that saved the file counted them."""
    formulas = [(row, cell.column) for row, some in cells.items() for cell in some if cell.data_type == "f"]
    if not formulas:
        return {}
    book = _opened(data, file, values=True)
    try:
        values = book[sheet.title]
        return {place: values.cell(*place).value for place in formulas}
    finally:
        book.close()


def _merged(sheet: Worksheet, file: str, top: int, problems: list[Problem]) -> None:
    for area in sheet.merged_cells.ranges:
        if area.max_row >= top:
            spot = Spot(file, sheet.title, area.min_row, area.min_col, "", "letters")
            told = f"found merged cells {area.coord}, expected a value in each (unmerge them and fill each)"
            problems.append(Problem(spot, told))


def _notes(sheet: Worksheet, hidden: list[int]) -> tuple[str, ...]:
    notes = []
    if sheet.sheet_state != "visible":
        notes.append(f"sheet {sheet.title} is hidden, and was read")
    if hidden:
        shown = ", ".join(map(str, hidden[:NAMED])) + (", ..." if len(hidden) > NAMED else "")
        notes.append(f"hidden rows were read ({shown})")
    columns = [name for name, told in sheet.column_dimensions.items() if told.hidden]
    if columns:
        notes.append(f"hidden columns were read ({', '.join(sorted(columns))})")
    return tuple(notes)


def seen(value: Any, shown_as: str) -> str:
    """What a person sees in a cell, with all the digits that a spreadsheet keeps.

    >>> seen(0.4, "0%"), seen(50.0, "General"), seen(0.1 + 0.2, "General")
    ('40 %', '50', '0.3')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        if "%" in shown_as:
            return f"{_plain(float(Decimal(repr(value)) * 100))} %"
        return _plain(value)
    if isinstance(value, datetime):
        return str(value.date()) if value.time() == time() else str(value)
    if isinstance(value, (date, time)):
        return str(value)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return tidy(str(value))


def _plain(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.15g}"
