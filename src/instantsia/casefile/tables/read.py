"""Any table an analyst has, told by what is in it and not only by its name, as one sheet."""

from __future__ import annotations

from pathlib import Path

from instantsia.casefile.tables.sheet import Sheet
from instantsia.casefile.tables.text import read_bytes

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xml")
EXPECTED = "a table (CSV, TSV, XLSX, or a file of KTAB or the exchange model)"


def read_sheet(path: Path, sheet: str | None = None) -> Sheet:
    """The table in a file; raises TableError.

    sheet   name of the sheet of a workbook, where more than one could be meant
    """
    from instantsia.casefile.tables.delimited import read_delimited

    data = read_bytes(path, EXPECTED, ENDINGS)
    return read_delimited(data, path.name)
