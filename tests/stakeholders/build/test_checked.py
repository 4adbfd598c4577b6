"""A case that was written from a table passes the checker in silence: what a table does not ask for is no omission."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.stakeholders.files.example_table import write_table
from tests.stakeholders.build.tables import table

PLAIN = """
    actor,position,salience,capability
    Rivera,90,80,30
    Okafor,20..40,60,40
    Lind,,50,
"""
SOURCES = """
    actor,position,salience,capability,source,note
    Rivera,90,80,30,"Morning Post, 3 May 2026",wants it
    Okafor,20..40,60,40,"Interview, 4 May 2026",
    Lind,,50,20,,
    Haas,70,90,10,"Morning Post, 3 May 2026",
"""
VOTES = """
    actor,position,vote,veto,source
    A,100,1,,Minutes
    B,60..80,1,,Minutes
    C,0,1,,
    D,30,1,yes,Told by B
    E,90,2,,
"""
OPTIONS = """
    actor,position,vote,source
    A,keep,1,Minutes
    B,close,2,Minutes
    C,mend,1,Told by B
    D,,1,
"""
ISSUES = """
    issue,actor,position,salience,source
    quota,A,100,50,Minutes
    quota,B,60..80,20,Minutes
    levy,A,0,80,Other
    levy,B,30,90,
    quota,C,10,90,Other
    levy,C,10,90,Other
"""


CITED_VOTES = """
    actor,position,salience,capability,vote,veto,source
    Bishop,90,0.9,30,1,,Letter
    Lord,20,0.5,60,1,yes,Estate book
    Pike,30..50,0.6,15,1,,
"""
"""Under a method by which they vote nothing reads salience and capability, and a source is told for them."""


@pytest.mark.parametrize(
    "text",
    [PLAIN, SOURCES, VOTES, OPTIONS, ISSUES, CITED_VOTES],
    ids=["plain", "sources", "votes", "options", "issues", "cited votes"],
)
def test_a_converted_table_has_no_problems(tmp_path: Path, text: str) -> None:
    """Nineteen warnings about a file that the program had written itself taught people to read none of them."""
    folder = api.convert(table(tmp_path, text), tmp_path / "case", as_of="2026-11-21")
    assert [str(problem) for problem in api.check(folder).problems] == []


def test_the_converted_example_has_no_problems(tmp_path: Path) -> None:
    """The table that `new` writes is the first that anybody converts."""
    path = tmp_path / "ban.xlsx"
    write_table(path)
    folder = api.convert(path, tmp_path / "case", as_of="2026-11-21")
    assert [str(problem) for problem in api.check(folder).problems] == []


def test_what_a_person_adds_to_it_is_asked_about(tmp_path: Path) -> None:
    """If it failed, a case that began as a table would never be asked anything."""
    folder = api.convert(table(tmp_path, SOURCES), tmp_path / "case", as_of="2026-11-21")
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("64..70..76,,,,,,", "64..70..76,,,,,hearsay,", 1), "utf-8")
    case = folder / "case.toml"
    text = case.read_text("utf-8")
    assert text.count('value = "0..100"') == 1
    where = text.index('value = "0..100"')
    case.write_text(text[:where] + text[where:].replace('source = "table"\n', "", 1), "utf-8")
    assert [problem.code for problem in api.check(folder).problems] == ["W19", "W7"]
