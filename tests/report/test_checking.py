"""What `check` prints."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from instantsia.api import check
from instantsia.casefile.checking.citations import Checked, CheckedClaim
from instantsia.errors import Place, Problem
from instantsia.report.checking import check_json, check_words
from tests.casefile import dock

FOUND = Checked(
    (
        Problem(
            "E1", "is read and nothing holds where no claim stands", Place("case.toml", 12), "elm.pier", "write it"
        ),
        Problem("W7", "rests on hearsay alone " + "and so on " * 20, Place("claims.csv", 8), "claim.c7"),
    ),
    (
        CheckedClaim("c1", "exact", "minutes", (5, 5)),
        CheckedClaim("c2", "near", "minutes", (7, 9), note="two words differ"),
        CheckedClaim("c3", "lost", "minutes"),
        CheckedClaim("c4", "reference", "", None, "https://example.org, 2026-11-21"),
    ),
)


def test_words() -> None:
    text = check_words(FOUND)
    assert max(map(len, text.split("\n"))) <= 80
    assert text.startswith("case.toml:12: error E1: elm.pier: is read")
    assert "1 near: something alike stands there" in text
    assert "c2 near: minutes:7..9 (two words differ)" in text
    assert "c1 exact" not in text
    assert text.endswith("1 error and 1 warning; instantsia explain CODE says what a code means")
    assert check_words(Checked()) == "no problems"


def test_errors_decide_the_exit_status() -> None:
    assert FOUND.errors
    assert not Checked(FOUND.problems[1:]).errors


def test_json() -> None:
    data = json.loads(check_json(FOUND))
    assert data["claims"][0] == {"id": "c1", "status": "exact", "text": "minutes", "lines": [5, 5], "seen": None}
    assert data["claims"][3]["seen"] == "https://example.org, 2026-11-21"
    assert data["problems"][0] == {
        "code": "E1",
        "severity": "error",
        "file": "case.toml",
        "line": 12,
        "message": "elm.pier: is read and nothing holds where no claim stands (write it)",
    }


def test_a_flood_of_problems_is_cut() -> None:
    text = check_words(Checked(FOUND.problems[:1] * 60))
    assert "60 problems in all; the first 50 are shown" in text
    assert text.endswith("60 errors; instantsia explain CODE says what a code means")


def test_warnings_of_an_included_case_are_counted_and_told_where_it_is_checked(tmp_path: Path) -> None:
    """If it failed, whoever checks a case would have to read what its authors cannot mend in it."""
    dock.write(tmp_path / "dock")
    head = 'instantsia = 1\ntitle = "The dock, later"\ninclude = ["dock"]\n'
    event = '\n[[event]]\nid = "sold"\ntext = "It is sold"\nwhen = "ballot.times > 3 or offer"\n'
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "case.toml").write_text(head + event)
    alone = check(tmp_path / "dock")
    both = check(tmp_path / "later")
    assert [one.code for one in both.problems if one not in alone.problems] == ["W27"]
    ((name, told),) = both.included.items()
    assert set(told) == set(alone.problems) & set(both.problems)
    said = " ".join(check_words(both).split())
    assert f"{len(told)} warnings in the included case {name}: instantsia check {name}" in said
    assert "W27" in said
    assert "W18" not in said
    assert said.endswith("1 warning; instantsia explain CODE says what a code means")
    assert "W18" in check_words(alone)
    assert check_words(replace(both, problems=told)).endswith("no problems of its own")
    assert len(json.loads(check_json(both))["problems"]) == len(both.problems)
