"""A workbook (XLSX, ODS): one of its sheets, every cell as a person sees it; what is in doubt has its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal, TypeAlias

from instantsia.errors import cut, few, nearest
from instantsia.frozen import frozen
from instantsia.stakeholders.files.columns.checked_rows import answer_told
from instantsia.stakeholders.files.columns.names import is_header
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.formats.archive import SAVE, unpacked
from instantsia.stakeholders.files.formats.grid import Area, Cells, Grid, Value, texts_of
from instantsia.stakeholders.files.formats.merged import filled, spanned
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.said_elsewhere import lines_of_another, shown_of_another
from instantsia.stakeholders.files.sheet import (
    MOST_ROWS,
    Cell,
    LeftOut,
    Problem,
    Sheet,
    Spot,
    TableError,
    letters,
    tidy,
)
from instantsia.stakeholders.files.table.another_table import first_table
from instantsia.stakeholders.files.table.bands_over import bands_over
from instantsia.stakeholders.files.table.header import (
    Header,
    Known,
    above_told,
    find_header,
    known_header,
    lines_of,
    numbers_told,
)
from instantsia.stakeholders.files.table.header_again import without_headers
from instantsia.stakeholders.files.table.joined import ids_of, matrices_told, same_ids, with_joined
from instantsia.stakeholders.files.table.shape import LOOKED, Shape, best_row, shape_below
from instantsia.stakeholders.files.table.sheets import (
    Found,
    may_explain,
    passed_over,
    proposed,
    rival,
    set_aside,
    weighed,
)
from instantsia.stakeholders.files.table.struck import CELL, name_place, struck_name, struck_told
from instantsia.stakeholders.files.table.titles import title_of
from instantsia.stakeholders.files.table.weights_beside import weights_beside
from instantsia.stakeholders.told import LEAVE_HIDDEN, MERGED, hidden_columns

Hidden: TypeAlias = Literal["read", "leave-out"]
"""What is done with rows and columns that are not shown."""
Listed: TypeAlias = Any
"""A sheet as `xlsx` or `ods` lists it: with a name, and whether it is visible."""

NAMED = 12
"""So many names of sheets, and numbers of rows, are told."""
COMMENTED, MOST_COMMENTS = 160, 20
"""So many letters of what is noted on a cell, and so many cells with a note, are told."""
NOT_CALCULATED = (
    "found a formula that is not calculated, expected a value (open the file and save it in a spreadsheet program)"
)


@frozen
class _Rows:
    """What stands under a header, and what of it was set aside."""

    rows: list[tuple[Cell, ...]]
    left_out: list[LeftOut]
    doubts: list[Problem]
    hidden: list[int]
    struck: list[str]


def read_workbook(
    data: bytes, file: str, wanted: str | None = None, *, hidden: Hidden = "read", known: Known = is_header
) -> Sheet:
    """One sheet: the `wanted`, or the one with a table of actors; raises TableError.

    known   whether a row is a header by its names
    """
    from instantsia.stakeholders.files.formats.ods import Ods
    from instantsia.stakeholders.files.formats.xlsx import Xlsx

    archive, kind = unpacked(data, file)
    book = Xlsx(archive) if kind == "xlsx" else Ods(archive)
    chosen, notes, rivals = _chosen(book, file, wanted, known)
    grid: Grid = book.grid(chosen)
    made = _sheet(grid, file, "xlsx" if kind == "xlsx" else "ods", hidden, known)
    if known is is_header:
        made = _with_others(book, chosen, made, file)
    return replace(made, notes=(*notes, *made.notes), rivals=rivals)


def _with_others(book: Any, chosen: Listed, made: Sheet, file: str) -> Sheet:
    """The sheet with what another one tells of those in it by their IDs, and what is told of matrices beside it."""
    others = [one for one in _others(book, chosen) if not set_aside(one.name)]
    # a legend or a page to read first is no table, and may say how it is decided
    texts = [
        (one.name, [*book.grid(one, LOOKED).top(LOOKED)]) for one in _others(book, chosen) if may_explain(one.name)
    ]
    said = (line for name, rows in texts for line in lines_of_another(name, rows))
    shown = filter(None, (shown_of_another(name, rows) for name, rows in texts))
    made = replace(made, elsewhere=tuple(said), notes=(*made.notes, *shown))
    if ids_of(made):
        read = [(one.name, sheet) for one in others if (sheet := _some(book.grid(one), file)) is not None]
        return with_joined(made, read)
    firsts = [(one.name, _firsts(book.grid(one, LOOKED))) for one in others]
    told = matrices_told(_firsts(book.grid(chosen, LOOKED)), firsts)
    weighed = ((one.name, sheet) for one in others if (sheet := _some(book.grid(one, LOOKED), file)) is not None)
    return replace(made, notes=(*made.notes, *told, *weights_beside(made, weighed)))


def _others(book: Any, chosen: Listed) -> list[Listed]:
    return [one for one in book.listed if one is not chosen and one.visible]


def _some(grid: Grid, file: str) -> Sheet | None:
    try:
        return _sheet(grid, file, "xlsx", "read", is_header)
    except TableError:
        return None


def _firsts(grid: Grid) -> list[str]:
    """The first cell of each of the first rows of a sheet."""
    return [next((text for text in texts if text), "") for _, texts in grid.top(LOOKED)]


def refuse_old(data: bytes, file: str) -> None:
    """Raises TableError for a workbook of before 2007, or one that a password locks (both begin alike)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise TableError([f"{file}: a password locks it (save a copy without one)"])
    raise TableError([f"{file}: found an Excel workbook of before 2007 or an old document ({SAVE})"])


def _chosen(book: Any, file: str, wanted: str | None, known: Known) -> tuple[Listed, tuple[str, ...], str]:
    """(the sheet that is read, what is told of the others, and of those that would do nearly as well)."""
    sheets: Sequence[Listed] = book.listed
    if wanted is not None:
        for same in (str, _loosely):
            for sheet in sheets:
                if same(sheet.name) == same(wanted):
                    return sheet, (), ""
        raise TableError([f"{file}: found no sheet {wanted!r} ({nearest(wanted, [one.name for one in sheets])})"])
    if not sheets:
        raise TableError([f"{file}: found no sheet of cells in it (open it and {SAVE} again)"])
    tops = [(sheet, [texts for _, texts in book.grid(sheet, LOOKED).top(LOOKED)]) for sheet in sheets]
    written = [one for one in tops if one[1]]
    seen = [one for one in written if one[0].visible] or written
    if not seen:
        raise TableError([f"{file}: found an empty workbook, expected a header line and a row for each actor"])
    tables = [Found(sheet, *_table(top, known)) for sheet, top in seen]
    if known is is_header and len(tables) > 1:
        looked = [_worth(book.grid(one.sheet, LOOKED), file) for one in tables]
        tables = [one._replace(fits=fits, rated=rated) for one, (fits, rated) in zip(tables, looked, strict=True)]
        tables = weighed(_together(book, tables, file), sheets[0])
    found = proposed(tables)
    if found is None and known is is_header:
        found = max(tables, key=lambda one: one.shape.cells).sheet
    if found is not None:
        told = rival(found, tables) if known is is_header else ""
        # what is told before the answer is not told again behind it
        return found, () if told and len(tables) == 2 else passed_over(found, tables), told
    named = [one for one in tables if one.known]
    some = [one.sheet.name for one in named or [one for one in tables if one.shape.columns] or tables]
    shown = ", ".join(some[:NAMED]) + (", ..." if len(some) > NAMED else "")
    what = f"{len(some)} sheets with actors and positions" if named else "no sheet with columns actor and position"
    remedy = "say which: --sheet NAME" if named else "name the columns, or say which: --sheet NAME"
    raise TableError([f"{file}: found {what}, expected one ({shown}; {remedy})"])


def _together(book: Any, tables: Sequence[Found], file: str) -> list[Found]:
    """The sheets, with those that have the IDs of the one that was open: one of them was open as much as the other."""
    out = list(tables)
    active = next((at for at, one in enumerate(out) if one.sheet.active and one.fits > 0), None)
    if active is None:
        return out
    sheet = _some(book.grid(out[active].sheet, LOOKED), file)
    own = {} if sheet is None else ids_of(sheet)
    for at, one in enumerate(out if own else []):
        other = _some(book.grid(one.sheet, LOOKED), file) if at != active and one.fits > 0 else None
        if other is not None and same_ids(own, ids_of(other)):
            # with the weights that it would be read with
            both = with_joined(other, [(out[active].sheet.name, sheet)]) if sheet is not None else other
            out[at] = one._replace(with_open=True, fits=max(one.fits, _fits(both)))
    return out


def _worth(grid: Grid, file: str) -> tuple[float, bool]:
    """(how many actors have a position in the first rows of a sheet, times how well its columns fit; whether a column
    names raters)."""
    sheet = _some(grid, file)
    return (0.0, False) if sheet is None else (_fits(sheet), any(named_rater(cell.text) for cell in sheet.header))


def _fits(sheet: Sheet) -> float:
    from instantsia.stakeholders.files.meaning import worth
    from instantsia.stakeholders.files.rows.no_actors import actors_only
    from instantsia.stakeholders.files.table.row_numbers import without_row_numbers

    try:
        return worth(actors_only(without_row_numbers(sheet)))
    except TableError:
        return 0.0


def _table(top: Sequence[Sequence[str]], known: Known) -> tuple[bool, Shape]:
    """(whether its header is known by its names, the table under it) of the first rows of a sheet."""
    found = known_header(top, known)
    if found is None:
        return False, best_row(top)[1]
    return True, shape_below(top, found.first, found.names, found.last)


def _loosely(name: str) -> str:
    return tidy(name).casefold()


def _sheet(grid: Grid, file: str, kind: Literal["xlsx", "ods"], hidden: Hidden, known: Known) -> Sheet:
    if hidden == "leave-out":
        cells = {
            row: {column: value for column, value in values.items() if column not in grid.hidden_columns}
            for row, values in grid.cells.items()
        }
        grid = replace(grid, cells=cells)
    begun = {row: texts_of(values) for row, values in grid.cells.items() if 1 in values and values[1].text[:1] == "#"}
    lines = {row: line for row, texts in begun.items() if (line := answer_told(texts)) is not None}
    told = tuple(Cell(line, Spot(file, grid.name, row, 0, "", "letters")) for row, line in lines.items())
    grid = replace(grid, cells={row: values for row, values in grid.cells.items() if row not in lines})
    found = list(grid.top(LOOKED))
    if not found:
        raise TableError([f"{file}, sheet {grid.name}: found nothing, expected a header line and actors"])
    header, bottom = _header(grid, found, known)
    above = lines_of([cells for _, cells in found[: header.first]])
    names = header.names

    def spot(row: int, column: int) -> Spot:
        name = names[column - 1] if 0 < column <= len(names) else ""
        return Spot(file, grid.name, row, column, name, "letters")

    read = _rows(grid, names, bottom, hidden, spot)
    rows = read.rows
    kept, again = without_headers(names, rows, above)
    if again and again[-1].reason == Reason.SECOND:
        # the title of the second table may be as wide as its first row
        wide = {one.spot.row for one in read.left_out if one.reason == Reason.BESIDE}
        kept = [row for row in kept if row[0].spot.row not in wide]
    rows = kept
    read.left_out.extend(again)
    notes = (
        *_notes(grid, read.hidden, hidden),
        *struck_told(read.struck),
        *above_told(found[: header.first], bottom),
        *numbers_told(names, bottom),
    )
    made = tuple(Cell(name, spot(bottom, place)) for place, name in enumerate(names, 1))
    left_out = sorted(read.left_out, key=lambda one: (one.spot.row, one.spot.column))
    return Sheet(
        file, kind, made, tuple(rows), title_of(above), notes,
        left_out=tuple(left_out), doubts=tuple(read.doubts), above=above,
        answers=told, hidden=frozenset(() if hidden == "leave-out" else _held(grid)),
        indents=grid.indents,
        over=bands_over([cells for _, cells in found[: header.last + 1]], header.first, header.last, names),
    )  # fmt: skip


def _header(grid: Grid, found: Sequence[tuple[int, list[str]]], known: Known) -> tuple[Header, int]:
    """(the header, its last row), names that are merged over several columns or rows standing in each of them."""
    # one text over the whole table is its title, and the name of nothing
    titles = {row for row, texts in found if sum(map(bool, texts)) < 2}
    areas = [area for area in grid.areas if area.top not in titles]
    wide = {area.top for area in areas if area.right > area.left}
    top = filled({row: grid.cells[row] for row, _ in found}, areas, across=True)
    merged = frozenset(at for at, (row, _) in enumerate(found) if row in wide)
    across = [texts_of(top[row]) for row, _ in found]
    header = find_header([texts for _, texts in found], known, merged, across)
    return header, found[header.last][0]


def _rows(grid: Grid, names: Sequence[str], bottom: int, hidden: Hidden, spot: Any) -> _Rows:
    out = _Rows([], [], [], [], [])
    of_name = name_place(names)
    below = {row: values for row, values in grid.cells.items() if row > bottom}
    areas = [area for area in grid.areas if area.bottom > bottom]
    starts = {(area.top, area.left) for area in areas if area.right > area.left}
    spans = list(spanned(areas, grid.cells, bottom, len(names)))
    own = filled(below, areas)
    for row, values in _in_each(own, grid.cells, spans).items():
        texts = [values.get(column, Value("")) for column in range(1, len(names) + 1)]
        if row in grid.hidden and any(value.text for value in values.values()):
            if hidden == "leave-out":
                out.left_out.append(_left_out(spot(row, 0), texts, "is hidden"))
                continue
            out.hidden.append(row)
        if grid.struck and (name := struck_name(grid, row, texts, of_name)):
            if hidden == "leave-out":
                out.left_out.append(_left_out(spot(row, 0), texts, "is struck through"))
                continue
            out.struck.append(f"row {row} ({cut(name)})")
        elif grid.struck:
            of_row = [column for column in values if (row, column) in grid.struck]
            out.doubts.extend(Problem(spot(row, column), CELL) for column in of_row)
        for column, value in values.items():
            if value.kind == "formula":
                out.doubts.append(Problem(spot(row, column), NOT_CALCULATED))
        stray = [(column, value) for column, value in values.items() if column > len(names) and value.text]
        for column, value in stray[:1]:
            out.left_out.append(LeftOut(spot(row, column), value.text, Reason.BESIDE))
        if not any(value.text or value.kind == "formula" for value in texts):
            continue
        held = [column for column, value in own[row].items() if column <= len(names) and value.text]
        head = _over_all(areas, row, held, len(names))
        held = [held[0]] if head else held
        if len(held) == 1 and (row, held[0]) in starts:
            out.left_out.append(_left_out(spot(row, 0), [own[row][held[0]]], Reason.MERGED))
            continue
        out.rows.append(tuple(Cell(value.text, spot(row, at)) for at, value in enumerate(texts, 1)))
        if len(out.rows) > MOST_ROWS:
            break
    out.rows[:], another = first_table(names, out.rows)
    out.left_out.extend(another)
    gone = {one.spot.row for one in out.left_out if not one.spot.column}
    for area, columns in spans:
        value = grid.cells.get(area.top, {}).get(area.left, Value(""))
        if area.top in gone or not value.text:
            continue
        told = f"{MERGED}{_coordinates(area)} are read as {cut(value.text)} in each (unmerge them, and fill each)"
        out.doubts.extend(Problem(spot(max(area.top, bottom + 1), column), told) for column in columns)
    return out


def _over_all(areas: Sequence[Area], row: int, held: Sequence[int], width: int) -> bool:
    """Whether one text of a row stands over most of the table, and what else is in the row stands behind that."""
    first = held[0] if held else 0
    over = next((one.right for one in areas if one.top == one.bottom == row and one.left == first), 0)
    return len(held) > 1 and 2 * (over - first + 1) > width and held[1] > over


def _in_each(cells: Cells, own: Cells, spans: Sequence[tuple[Area, list[int]]]) -> Cells:
    """The cells with what is merged over several columns, or a number over several rows, in each of them."""
    out = {row: dict(values) for row, values in cells.items()} if spans else cells
    for area, columns in spans:
        value = own.get(area.top, {}).get(area.left)
        if value is None:
            continue
        for row in range(area.top, min(area.bottom, max(out, default=0)) + 1):
            for column in columns if row in out else ():
                out[row].setdefault(column, value)
    return out if not spans else {row: dict(sorted(values.items())) for row, values in out.items()}


def _left_out(spot: Spot, texts: Sequence[Value], reason: str) -> LeftOut:
    return LeftOut(spot, ", ".join(value.text for value in texts if value.text), reason)


def _coordinates(area: Area) -> str:
    return f"{letters(area.left)}{area.top}:{letters(area.right)}{area.bottom}"


def _held(grid: Grid) -> frozenset[int]:
    """The hidden columns in which anything stands."""
    return frozenset(column for values in grid.cells.values() for column in values) & grid.hidden_columns


def _notes(grid: Grid, hidden: Sequence[int], done: Hidden) -> tuple[str, ...]:
    notes = []
    if not grid.visible:
        notes.append(f"sheet {grid.name} is hidden, and was read")
    if hidden:
        shown = ", ".join(map(str, hidden[:NAMED])) + (", ..." if len(hidden) > NAMED else "")
        what = "rows that a filter hides" if grid.filtered else "hidden rows"
        notes.append(f"{what} were read ({shown}{LEAVE_HIDDEN})")
    columns = sorted(grid.hidden_columns if done == "leave-out" else _held(grid))
    if columns and done == "leave-out":
        named = ", ".join(map(letters, columns[:NAMED])) + (", ..." if len(columns) > NAMED else "")
        notes.append(f"hidden columns were left out ({named})")
    elif columns:
        notes.append(hidden_columns([*map(letters, columns)]))
    if grid.comments:
        noted = [f"{where} {cut(text, COMMENTED)}" for where, text in grid.comments.items()]
        notes.append(f"noted on cells, and not read: {few(noted, MOST_COMMENTS, '; ')}")
    return tuple(notes)
