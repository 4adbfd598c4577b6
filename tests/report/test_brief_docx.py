"""The brief as a Word file: what would be wrong if it said something else than the Markdown, or left a picture out."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from instantsia.api import load
from instantsia.errors import UserError
from instantsia.report import brief
from instantsia.report.brief_docx import CELLS, EMPTY, FULL, document
from tests.report import samples, settlements

docx = pytest.importorskip("docx", reason="needs requirements/test.lock")
FORECASTS = settlements.ALL | samples.ALL


def colours(row: object) -> list[str]:
    """Of each cell of a row that is shaded."""
    shaded = row._tr.findall(".//{*}shd")  # type: ignore[attr-defined]
    return [next(value for key, value in one.attrib.items() if key.endswith("}fill")) for one in shaded]


@pytest.mark.parametrize("name", FORECASTS)
def test_it_says_what_the_markdown_says_and_the_same_each_time(name: str) -> None:
    forecast = FORECASTS[name]()
    data = document(forecast)
    assert data == document(forecast)
    said = [" ".join(one.text.split()) for one in docx.Document(io.BytesIO(data)).paragraphs]
    for part in brief.parts(forecast):
        text = " ".join(brief.one_line("".join(run for run, _ in part.runs)).split())
        assert text in said


def test_its_pictures_are_tables() -> None:
    """A strip for the chance, one a member, one a number."""
    forecast = settlements.ban()
    answer, where, numbers = docx.Document(io.BytesIO(document(forecast))).tables
    share = forecast.head.share.p
    assert share is not None
    (row,) = answer.rows
    assert colours(row).count(FULL) == round(share * CELLS)
    cells = [one.text for one in where.rows[0].cells]
    assert cells[-3:] == ["stands at", "matters", "weight"]
    for row in where.rows[1:]:
        texts = [one.text for one in row.cells if one.text]
        (place,) = [number for number, colour in enumerate(colours(row)) if colour == FULL]
        assert place == min(int(float(texts[1]) / 100 * CELLS), CELLS - 1)
    assert len(numbers.rows) > 1
    assert any(colour != EMPTY for colour in colours(numbers.rows[1]))


def test_it_is_written_where_said_and_mistakes_are_said(tmp_path: Path) -> None:
    result = load(settlements.ban_case({"usa": 70.0, "hungary": 20.0})).run(draws=50, runs=None)
    assert result.write_docx(tmp_path / "memo.docx").read_bytes()[:2] == b"PK"
    with pytest.raises(UserError, match=r"a Word file ends in \.docx"):
        result.write_docx(tmp_path / "memo.doc")
    with pytest.raises(UserError, match="cannot write"):
        result.write_docx(tmp_path / "memo.docx" / "memo.docx")


def test_it_is_loaded_only_where_it_is_wanted() -> None:
    """Whoever has not installed it needs it for nothing else."""
    code = "import sys, instantsia.report.brief_docx, instantsia.cli.brief; assert 'docx' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
