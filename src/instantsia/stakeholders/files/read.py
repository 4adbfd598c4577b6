"""Any table an analyst has, told by what is in it and not only by its name, as one sheet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.errors import cut
from instantsia.stakeholders.files.columns.names import is_header
from instantsia.stakeholders.files.example_table import OTHERS
from instantsia.stakeholders.files.formats.text import alphabet_in_doubt, read_bytes
from instantsia.stakeholders.files.sheet import Sheet, TableError
from instantsia.stakeholders.files.table.header import Known

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xml")
BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of workbooks end."""
EXPECTED = "a table (CSV, TSV, XLSX, ODS, or a file of KTAB or of the exchange model)"
BEGIN = "`instantsia new ban.xlsx` writes one to begin with"
BEGIN_DEAL = "`instantsia new deal.csv --from deal` writes one to begin with"
"""What is said where there is no such file: of stakeholders, and of a deal between two sides."""
MOST_BYTES = 60_000_000
"""Of a file; 10,000 rows have a tenth of it."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How text begins in which bytes of zero stand for letters."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

KINDS: dict[bytes, str] = {
    b"%PDF": "a PDF",
    b"PAR1": "a Parquet file",
    b"SQLite format 3\x00": "a database",
    b"{\\rtf": "a text document",
    b"\x1f\x8b": "a packed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""How files begin that are no tables, the longer first."""
JSON = re.compile(rb"\s*[{\[]\s*[\[{\]}\"\d-]")
"""How JSON begins, which a header in brackets does not."""


def named_as_table(name: str | Path) -> bool:
    """Whether a name ends as a table does.

    >>> named_as_table("ban.xlsx"), named_as_table("june-1957")
    (True, False)
    """
    return Path(name).suffix.lower() in (*ENDINGS, *OTHERS)


def read_sheet(
    path: Path,
    sheet: str | None = None,
    *,
    hidden: Hidden = "read",
    known: Known = is_header,
    encoding: str = "",
    actors: bool = True,
) -> Sheet:
    """The table in a file, less the rows that are no actors, which it names; raises TableError.

    sheet    name of the sheet of a workbook, where more than one could be meant
    hidden   whether hidden rows and columns of a workbook are read, and told, or left out
    known    whether a row is a header by its names
    encoding the alphabet that was told of a text, or ""
    actors   whether its rows are actors; of others none is left out
    """
    if path.suffix.lower() == ".numbers" and path.is_dir():
        raise TableError([f"{path.name}: found a Numbers document (export it as Excel, .xlsx)"])
    data, file = read_bytes(path, EXPECTED, ENDINGS, BEGIN if actors else BEGIN_DEAL), path.name
    if len(data) > MOST_BYTES:
        raise TableError([f"{file}: has {len(data):,} bytes, expected a table of at most {MOST_BYTES:,}"])
    if data[:8] == OLE or data[:4] == b"PK\x03\x04":
        from instantsia.stakeholders.files.workbook import read_workbook, refuse_old

        if data[:8] == OLE:
            refuse_old(data, file)
        return _rows(read_workbook(data, file, sheet, hidden=hidden, known=known), actors)
    for begin, kind in KINDS.items():
        if data.startswith(begin):
            raise TableError([f"{file}: found {kind}, expected {EXPECTED}"])
    if path.suffix.lower() in BOOKS and b"\x00" in data[:4096] and data[:2] not in UTF_16:
        raise TableError([f"{file}: found no workbook in it: the file is damaged (take another copy of it)"])
    if JSON.match(data):
        raise TableError([f"{file}: found JSON, expected {EXPECTED}"])
    if sheet is not None:
        raise TableError([f"{file}: has no sheets, so {cut(sheet)} cannot be chosen (--sheet is for workbooks)"])
    return read_text(data, path, known, encoding, actors)


def _rows(sheet: Sheet, actors: bool) -> Sheet:
    """The sheet with what is no row of it taken out; of one whose rows are actors, those that are none, too."""
    from instantsia.stakeholders.files.columns.checked_rows import answers_of_it_alone
    from instantsia.stakeholders.files.rows.no_actors import actors_only
    from instantsia.stakeholders.files.rows.sums_told import sums_told
    from instantsia.stakeholders.files.rows.wording import without_wording
    from instantsia.stakeholders.files.table.ditto import as_above
    from instantsia.stakeholders.files.table.issue_blocks import with_blocks
    from instantsia.stakeholders.files.table.row_numbers import without_row_numbers
    from instantsia.stakeholders.files.table.stacked import with_stacked

    found = as_above(answers_of_it_alone(sheet))
    if not actors:
        return without_row_numbers(found)
    found = with_stacked(with_blocks(without_row_numbers(without_wording(found))))
    return sums_told(found, actors_only(found))


def read_text(data: bytes, path: Path, known: Known = is_header, encoding: str = "", actors: bool = True) -> Sheet:
    """The table in the bytes of a file that is no workbook, as `read_sheet` reads it."""
    from instantsia.stakeholders.files.delimited import decoded, sheet_of, table_rows
    from instantsia.stakeholders.files.other_programs.deu import is_deu, read_deu
    from instantsia.stakeholders.files.other_programs.exchange import is_exchange, read_exchange
    from instantsia.stakeholders.files.other_programs.ktab import is_ktab, is_xml, read_ktab, read_ktab_xml

    file = path.name
    if is_xml(data):
        return read_ktab_xml(data, file)
    text, notes, alphabets = decoded(data, file, encoding)
    if text[:200].lstrip().startswith("<"):  # XML in UTF-16
        return read_ktab_xml(data, file)
    told = (*notes, *alphabet_in_doubt(file, alphabets))
    if is_exchange(text):
        return read_exchange(text, file, told)
    quotes: list[str] = []
    rows, separator = table_rows(text, file, quotes)
    if path.suffix.lower() in BOOKS:
        notes = (*notes, f"{file} is no workbook but text, and is read as CSV")
    if is_ktab(rows):
        return read_ktab(rows, file)
    if is_deu(rows):
        return read_deu(rows, file, path.parent, separator, told)
    return _rows(sheet_of(rows, file, separator, (*notes, *quotes), known, alphabets), actors)
