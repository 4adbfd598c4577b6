"""Example tables of stakeholders and of a deal, to be overwritten row by row: the same as CSV, TSV or a workbook."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from instantsia.errors import UserError
from instantsia.files import write_whole

EXAMPLE = Path(__file__).resolve().parent / "example.csv"
"""Fictional: a ban is asked for, fourteen have a say; three cells are blank, two are ranges."""
DEAL = EXAMPLE.with_name("example_deal.csv")
"""Fictional: four issues between two sides, `--from deal`; one weight is blank, two worsts are ranges."""
KINDS = (".csv", ".tsv", ".xlsx")
OTHERS = (".ods", ".xls", ".xlsb", ".xlsm", ".numbers")
"""Endings of tables that are not written: whoever names one does not mean a folder."""
WIDTHS = {"actor": 26, "note": 40}
"""Of the columns of a workbook, in characters."""


def is_table(name: Path | str) -> bool:
    """Whether a name means a table, not a folder: by its ending, and only where no folder of that name stands."""
    path = Path(name)
    return path.suffix.lower() in (*KINDS, *OTHERS) and not path.is_dir()


def write_table(path: Path | str, example: Path = EXAMPLE) -> Path:
    """Writes an example into a file that is not there yet, whole or not at all, and returns the file.

    Raises UserError where something stands there already, the folder is missing, or its ending means another kind.
    """
    target = Path(path)
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise UserError(f"{target}: found {kind}, expected a table in {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    if target.exists() or target.is_symlink():
        raise UserError(f"{target} is there already: name a file that is not, nothing is overwritten")
    if not target.parent.is_dir():
        raise UserError(f"{target.parent} is no folder: make it first")
    data = _workbook(example) if kind == ".xlsx" else _delimited("\t" if kind == ".tsv" else ",", example)
    write_whole(target, data)
    return target


def rows(example: Path = EXAMPLE) -> list[list[str]]:
    """The cells of an example, the header first."""
    with example.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _delimited(separator: str, example: Path) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows(example))
    return text.getvalue().encode()


def _workbook(example: Path) -> bytes:
    """One sheet, numbers as numbers, the header in bold and always in view."""
    import openpyxl  # type: ignore[import-untyped]
    from openpyxl.styles import Font  # type: ignore[import-untyped]

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Stakeholders" if example == EXAMPLE else "Deal"
    for row in rows(example):
        sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = WIDTHS.get(cell.value, 12)
    sheet.freeze_panes = "A2"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
