"""What would be wrong: lines of a passage that a table of stakeholders would read as a range, refused in a claim."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from instantsia.case.dates import parse_day, parse_span
from instantsia.case.evidence import read_lines
from instantsia.errors import CaseError
from tests.casefile.folders import load_folder


@pytest.mark.parametrize("text", ["9..10", "9-10", "9–10", "9—10", " 9 - 10 ", "9...10", "9…10", "9 to 10"])
def test_lines_are_written_as_ranges_are_in_tables(text: str) -> None:
    assert read_lines(text) == (9, 10)


@pytest.mark.parametrize("text", ["9-", "-9", "9-10-11x", "9,10", "9to10", "1" * 5000])
def test_what_is_no_line_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected a line 185 or lines 185\.\.189"):
        read_lines(text)


@pytest.mark.parametrize("text", ["10-Sep", "Sep-10", "09.10.2026", "2026-10-09"])
def test_a_day_that_a_spreadsheet_made_of_lines_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"makes a day of 9-10: write 9\.\.10"):
        read_lines(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("12/09/1904", "write 1904-09-12, or 1904-12-09 if the month comes first"),
        ("09.09.1904", "(write 1904-09-09)"),
        ("25/12/1904", "(write 1904-12-25)"),
        ("12/25/1904", "(write 1904-12-25)"),
        ("12/09/04", "with four digits"),
        ("12 September 1904", "(write 1904-09-12)"),
        ("Sept. 12, 1904", "(write 1904-09-12)"),
    ],
)
def test_a_day_written_otherwise_is_told_how_to_write_it(text: str, way: str) -> None:
    with pytest.raises(ValueError, match=re.escape(way)):
        parse_span(text)


def test_spans_with_a_slash_are_what_they_were() -> None:
    assert parse_span("1957-06-18/1957-06-20") == parse_span("1957-06-18..1957-06-20")
    assert parse_span("1957/1958").first == parse_day("1957-01-01")


def test_the_claims_of_a_case_with_a_dash(shared: Path, tmp_path: Path) -> None:
    """A case whose claims.csv has `9-10`: it reads, and the claim covers lines 9 to 10."""
    folder = shutil.copytree(shared / "handed" / "claims-lines-with-a-dash", tmp_path / "well")
    claims = {claim.id: claim for claim in load_folder(folder).claim}
    assert (claims["w1"].lines, claims["w2"].lines) == ((9, 10), (11, 11))
    table = folder / "claims.csv"
    table.write_text(table.read_text().replace(",own words,1904-09-12,,\nw2", ",own words,12/09/1904,,\nw2"))
    with pytest.raises(CaseError) as told:
        load_folder(folder)
    assert "write 1904-09-12, or 1904-12-09 if the month comes first" in str(told.value)
