"""The brief as a Word file: the same words, and its pictures as tables whose cells are the bars.

A Word file shows no SVG in every program that opens it, and nothing here turns one into dots: so the answer is a bar of
cells, the map a table of position, salience and weight with a strip for the position, the tornado a strip a number.
The same forecast gives the same bytes.
"""

from __future__ import annotations

import datetime
import importlib
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from instantsia.analysis.results import Forecast
from instantsia.report import brief, naming
from instantsia.report.charts.position_map import MOST, Standing
from instantsia.report.charts.settlement import Scale
from instantsia.report.charts.style import LIGHT
from instantsia.report.page_parts import moves, settled
from instantsia.report.settlement import settling
from instantsia.report.wording.magnitudes import scale_text, value_text
from instantsia.report.wording.proportions import percentage_text

CELLS = 20
"""Cells of a strip: of the answer one for each .05."""
PALE, FULL, EMPTY = "BFD0E0", "275D8C", "ECEEF0"
STRIP, NUMBER, NAME = 6.0, 1.5, 4.6
"""Centimetres."""
SMALL = 9
MADE = datetime.datetime(2000, 1, 1)
"""What stands in the file for the day on which it was made: the same for all."""

assert FULL.lower() in LIGHT


def document(forecast: Forecast) -> bytes:
    """The file. Raises ImportError where python-docx is not installed."""
    file: Any = importlib.import_module("docx").Document()
    drawn: dict[str, Callable[[Any, Forecast], None]] = {
        brief.PICTURE: _answer,
        brief.MAP: _map,
        brief.NUMBERS: _numbers,
    }
    for part in brief.parts(forecast):
        if part.kind == "picture":
            drawn[part.picture](file, forecast)
            _note(file, part.runs[0][0])
            continue
        if part.kind == "title":
            file.add_heading(brief.one_line(part.runs[0][0]), level=1)
            continue
        paragraph = file.add_paragraph()
        for text, bold in part.runs:
            paragraph.add_run(_xml(text)).bold = bold
    properties = file.core_properties
    properties.created = properties.modified = MADE
    properties.author = ""
    properties.title = brief.one_line(naming.cut(forecast.head.question or forecast.head.text, brief.MOST_QUESTION))
    written = io.BytesIO()
    file.save(written)
    return _same_each_time(written.getvalue())


def _xml(text: str) -> str:
    """Text without what no file may hold, its spaces kept."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _note(file: Any, text: str) -> None:
    pt = importlib.import_module("docx.shared").Pt
    run = file.add_paragraph().add_run(brief.one_line(text))
    run.italic, run.font.size = True, pt(SMALL)


# --------------------------------------------------------------------------------------------------------- pictures


def _answer(file: Any, forecast: Forecast) -> None:
    """The chance as a bar from 0 to 100 %, pale over its range."""
    share = forecast.head.share
    if share.p is None:
        return
    low, high = share.p if share.low is None else share.low, share.p if share.high is None else share.high
    colours = [
        FULL if at < share.p else PALE if low <= at < high else EMPTY
        for at in ((place + 0.5) / CELLS for place in range(CELLS))
    ]
    _table(file, [("0 %", colours, ("100 %",))], ())


def _map(file: Any, forecast: Forecast) -> None:
    value = settling.main(forecast)
    assert value is not None
    scale = settled.scale(forecast, value)
    heaviest = sorted(settled.standings(forecast, value), key=lambda row: (-row.weight, row.label))[:MOST]
    rows = sorted(heaviest, key=lambda row: (row.position, row.label))
    ends = f"{scale.low:g} {scale.names[0]} ... {scale.high:g} {scale.names[1]}"
    _table(file, [_standing(row, scale) for row in rows], ("", ends, "stands at", "matters", "weight"))


def _standing(row: Standing, scale: Scale) -> tuple[str, list[str], tuple[str, ...]]:
    part = (row.position - scale.low) / (scale.high - scale.low)
    place = min(max(int(part * CELLS), 0), CELLS - 1)
    colours = [FULL if cell == place else EMPTY for cell in range(CELLS)]
    numbers = (
        scale_text(row.position, scale.low, scale.high),
        value_text(row.salience),
        value_text(row.weight),
    )
    return row.label, colours, numbers


def _numbers(file: Any, forecast: Forecast) -> None:
    """Each number with the chance at either end of it, over what all of them reach."""
    rows, p = moves.strongest(forecast), forecast.head.share.p
    ends = [end for row in rows for end in (row.p_low, row.p_high) if end is not None]
    if p is None or not ends:
        return
    bottom, top = min(p, *ends), max(p, *ends)
    width = (top - bottom) or 1.0
    found = []
    for row in rows:
        if row.p_low is None or row.p_high is None:
            continue
        colours = []
        for place in range(CELLS):
            at = bottom + width * (place + 0.5) / CELLS
            low, high = (min(p, end) <= at <= max(p, end) for end in (row.p_low, row.p_high))
            colours.append(FULL if high else PALE if low else EMPTY)
        found.append((row.label, colours, tuple(percentage_text(end) for end in (row.p_low, row.p_high))))
    ends_of = f"{percentage_text(bottom)} ... {percentage_text(top)}"
    _table(file, found, ("", ends_of, "at its low end", "at its high end"))


def _table(file: Any, rows: Sequence[tuple[str, Sequence[str], tuple[str, ...]]], heads: Sequence[str]) -> None:
    """Rows of a name, a strip of coloured cells, and some numbers."""
    if not rows:
        return
    shared = importlib.import_module("docx.shared")
    numbers = len(rows[0][2])
    table = file.add_table(rows=0, cols=1 + CELLS + numbers)
    table.autofit = False
    _without_margins(table)
    widths = [NAME, *([STRIP / CELLS] * CELLS), *([NUMBER] * numbers)]
    if heads:
        cells = table.add_row().cells
        # the head of the strip stands over all of it
        told = {0: heads[0], 1: heads[1], **{1 + CELLS + number: head for number, head in enumerate(heads[2:])}}
        cells[1].merge(cells[CELLS])
        for place, text in told.items():
            _write(cells[place], text, shared)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = shared.Cm(width)
    for name, colours, texts in rows:
        cells = table.add_row().cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = shared.Cm(width)
        _write(cells[0], name, shared)
        for cell, colour in zip(cells[1 : 1 + CELLS], colours, strict=True):
            _shade(cell, colour)
        for cell, text in zip(cells[1 + CELLS :], texts, strict=True):
            _write(cell, text, shared)


def _write(cell: Any, text: str, shared: Any) -> None:
    run = cell.paragraphs[0].add_run(brief.one_line(text))
    run.font.size = shared.Pt(SMALL)


def _element(name: str, **attributes: str) -> Any:
    found = importlib.import_module("docx.oxml").OxmlElement(f"w:{name}")
    named = importlib.import_module("docx.oxml.ns").qn
    for key, value in attributes.items():
        found.set(named(f"w:{key}"), value)
    return found


def _shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=colour))


def _without_margins(table: Any) -> None:
    """A strip's cells are narrower than the margins that a cell has unless said."""
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(side, w="30", type="dxa"))
    # the order of what describes a table is told by the standard: margins stand before its look
    properties = table._tbl.tblPr
    look = next((one for one in properties if one.tag.endswith("}tblLook")), None)
    properties.append(margins) if look is None else look.addprevious(margins)


def _same_each_time(data: bytes) -> bytes:
    """The file with one day for all that is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as found, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in found.infolist():
            made.writestr(zipfile.ZipInfo(one.filename, (1980, 1, 1, 0, 0, 0)), found.read(one), zipfile.ZIP_DEFLATED)
    return out.getvalue()
