"""What would be wrong: LibreOffice's own files refused, or read otherwise than the same table saved as XLSX."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import Sheet, TableError
from instantsia.stakeholders.files.stakeholders import stakeholders

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
HIDDEN = (
    '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties '
    'table:display="false"/></style:style></office:automatic-styles>'
)


def text(words: str, more: str = "") -> str:
    """A cell of text."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def number(value: float, shown: str = "", kind: str = "float", more: str = "") -> str:
    """A cell of a number, and what is shown of it."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}" {more}>'
        f"<text:p>{shown or value}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    """A row of cells."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


BLANK = row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048000"')
HEADER = row(*map(text, ("actor", "position", "salience", "capability")))
ALDIN = row(text("Aldin"), number(20), number(60), number(40))
BERIN = row(text("Berin"), number(75), number(80), number(30))


def written(path: Path, *rows: str, name: str = "Actors", before: str = "", columns: str = "") -> Path:
    """A file with one sheet of these rows."""
    sheet = f'<table:table table:name="{name}">{columns}{"".join(rows)}{BLANK}</table:table>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.3">{HIDDEN}'
        f"<office:body><office:spreadsheet>{before}{sheet}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", content)
    return path


def texts(found: Sheet) -> list[list[str]]:
    """Its cells."""
    return [[cell.text for cell in row] for row in found.rows]


def test_it_is_what_its_csv_is(tmp_path: Path) -> None:
    found = read_sheet(written(tmp_path / "t.ods", row(text("A ban on mines")), row(), HEADER, ALDIN, BERIN))
    (tmp_path / "t.csv").write_text("actor,position,salience,capability\nAldin,20,60,40\nBerin,75,80,30\n")
    assert stakeholders(found).entries == stakeholders(read_sheet(tmp_path / "t.csv")).entries
    assert found.title == "A ban on mines"
    assert str(found.rows[1][1].spot) == "t.ods, sheet Actors, row 5, column B (position)"


def test_cells_as_a_person_sees_them(tmp_path: Path) -> None:
    cells = [
        (number(0.6, "60 %", "percentage"), "60 %"), (number(60, "60%"), "60 %"), (number(0.30000000000000004), "0.3"),
        (number(12.5, "12,50 €", "currency"), "12.5"), (number(1.054), "1.0540"),
        ('<table:table-cell office:value-type="date" office:date-value="2027-03-05"><text:p>5.3.</text:p>'
         "</table:table-cell>", "2027-03-05"),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>'
         "</table:table-cell>", "TRUE"),
        ('<table:table-cell office:value-type="string"><office:annotation><dc:creator>me</dc:creator><text:p>a doubt'
         "</text:p></office:annotation><text:p>leans to<text:s/><text:span>yes</text:span></text:p></table:table-cell>",
         "leans to yes"),
        ('<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p>'
         "</table:table-cell>", "#DIV/0!"),
    ]  # fmt: skip
    found = read_sheet(
        written(tmp_path / "t.ods", HEADER, *(row(text(f"A{at}"), one) for at, (one, _) in enumerate(cells)))
    )
    assert [row[1] for row in texts(found)] == [seen for _, seen in cells]


def test_repeated_and_blank_cells_and_rows(tmp_path: Path) -> None:
    twice = row(text("Corva"), number(60, more='table:number-columns-repeated="3"'))
    gap = row('<table:table-cell table:number-columns-repeated="1024"/>', more='table:number-rows-repeated="3"')
    one = row(text("Dorn"), '<table:table-cell table:number-columns-repeated="2"/>', number(5))
    found = read_sheet(written(tmp_path / "t.ods", HEADER, twice, gap, one))
    assert texts(found) == [["Corva", "60", "60", "60"], ["Dorn", "", "", "5"]]
    assert [row[0].spot.row for row in found.rows] == [2, 6]


def test_merged_hidden_and_filtered(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    header = row(*map(text, ("actor", "position", "issue")))
    down = row(text("Aldin"), number(20), text("Tax", 'table:number-rows-spanned="2" table:number-columns-spanned="1"'))
    rows = [
        down,
        row(text("Berin"), number(75), covered, more='table:visibility="filter"'),
        row(text("Corva"), number(50), text("Quota"), more='table:visibility="collapse"'),
        row(text("Source: us", 'table:number-columns-spanned="3" table:number-rows-spanned="1"'), covered, covered),
    ]
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    path = written(tmp_path / "t.ods", header, *rows, columns=columns)
    found = read_sheet(path)
    assert texts(found) == [["Aldin", "20", "Tax"], ["Berin", "75", "Tax"], ["Corva", "50", "Quota"]]
    assert found.notes[0] == "rows that a filter hides were read (3, 4; --hidden leave-out leaves them out)"
    assert [one.text for one in found.left_out] == ["Source: us"]
    assert [row[0] for row in texts(read_sheet(path, hidden="leave-out"))] == ["Aldin"]


def test_which_sheet(tmp_path: Path) -> None:
    hidden = f'<table:table table:name="Old" table:style-name="ta2">{HEADER}{BERIN}</table:table>'
    notes = f'<table:table table:name="Notes">{row(text("What we know"))}</table:table>'
    path = written(tmp_path / "t.ods", HEADER, ALDIN, before=hidden + notes)
    assert texts(read_sheet(path))[0][0] == "Aldin"
    assert texts(read_sheet(path, "old"))[0][0] == "Berin"
    with pytest.raises(TableError, match="found no sheet 'New'"):
        read_sheet(path, "New")


def test_the_sheet_that_was_open_is_read(tmp_path: Path) -> None:
    towns = [row(text(f"Town {at}"), number(at), number(5)) for at in range(4)]
    rows = (row(text("Side"), text("Stance"), text("Power")), *towns)
    first = f'<table:table table:name="North">{"".join(rows)}</table:table>'
    path = written(tmp_path / "t.ods", *rows, name="South", before=first)
    assert read_sheet(path).header[0].spot.sheet == "North"
    settings = (
        '<office:document-settings xmlns:office="o" xmlns:config="c"><config:config-item config:name="ActiveTable" '
        'config:type="string">South</config:config-item></office:document-settings>'
    )
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("settings.xml", settings)
    found = read_sheet(path)
    assert found.header[0].spot.sheet == "South"
    assert found.rivals == "Sheet 'South' is read, and not 'North' (--sheet North reads another)."


def test_a_document_of_text_and_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "t.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(TableError, match="without sheets"):
        read_sheet(path)
    whole = written(path, HEADER, ALDIN).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TableError, match="is broken"):
        read_sheet(path)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", "<a><b></a>")
    with pytest.raises(TableError, match="no workbook that can be read"):
        read_sheet(path)
