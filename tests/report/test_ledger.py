"""What would be wrong: a screen wider than asked, a figure that is told without what it rests on, JSON that differs
from the screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from instantsia.analysis.predictive.calibration import calibration
from instantsia.ledger.chain import Entry
from instantsia.report.ledger import (
    Verification,
    Verified,
    calibration_json,
    calibration_words,
    listed_json,
    listed_words,
    outcome_text,
    state,
    verified_words,
)
from tests.analysis.predictive.test_calibration import entry


def filed(number: int, by: str | None = None, outcomes: tuple[dict[str, Any], ...] = ()) -> Entry:
    manifest = {
        "number": number,
        "filed": "2027-01-02T03:04:05Z",
        "case": "ban",
        "question": "Will the ban on the sale of it go beyond half of what was asked for in the spring?",
        "note": "",
        "headline": {"event": "e", "text": "It goes beyond half", "p": 0.65, "low": 0.6, "high": 0.75},
        "events": {"e": 0.65},
        "values": {},
        "by": by,
        "vantage": "forecast",
        "as_of": "2027-01-01",
        "known_by": None,
        "hash": "ab" * 32,
        "plan": {"changes": []},
    }
    resolutions = tuple({"outcome": one, "on": "2027-02-01"} for one in outcomes)
    return Entry(Path(f"{number:04d}-ban-abababab"), manifest, resolutions)


def came(happened: bool, **places: float) -> dict[str, Any]:
    return {"void": False, "events": {"e": happened}, "values": places}


VOID = {"void": True, "events": {}, "values": {}}


@pytest.mark.parametrize(
    ("by", "outcomes", "expected"),
    [
        (None, (), ("open", "")),
        ("2027-03-01", (), ("open", "")),
        ("2027-02-28", (), ("overdue", "")),
        ("2027-02-28", (came(True),), ("resolved", "yes")),
        (None, (came(True, ban=62.0),), ("resolved", "at 62, yes")),
        # what came of it stands as it was told: 1961.5 is not 1962
        (None, (came(True, ban=1961.5),), ("resolved", "at 1961.5, yes")),
        (None, (came(True), VOID), ("void", "")),
        (None, (VOID, came(False)), ("resolved", "no")),
    ],
)
def test_where_an_entry_stands(by: str | None, outcomes: tuple[dict[str, Any], ...], expected: tuple[str, str]) -> None:
    one = filed(1, by, outcomes)
    assert (state(one, "2027-03-01"), outcome_text(one)) == expected


def test_of_an_entry_whose_day_has_gone_by_it_is_said_since_when_it_is_due() -> None:
    entries = [filed(1, "2026-05-03"), filed(2, "2027-03-01"), filed(3, None)]
    words = " ".join(listed_words(entries, "2027-03-01", 160).split())
    assert "2026-05-03 due since 3 May 2026" in words
    assert "2027-03-01 open" in words


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked(width: int) -> None:
    entries = [filed(1), filed(2, "2027-02-01"), filed(3, None, (came(True, ban=62.0), came(False)))]
    assert all(len(line) <= width for line in listed_words(entries, "2027-03-01", width).splitlines())
    levels = [float(one) for one in range(40, 61)]
    rows = [entry(n, 0.05 * n, n % 2 == 0, quantiles=levels, settled=4.0 * n) for n in range(1, 15)]
    for some in (rows, rows[:3], [*rows[:3], entry(4)], []):
        assert all(len(line) <= width for line in calibration_words(calibration(some), width).splitlines())


def test_few_are_said_to_be_too_few_and_many_have_an_interval() -> None:
    rows = [entry(n, 0.05 * n, n % 2 == 0) for n in range(1, 15)]
    few, many = calibration_words(calibration(rows[:7])), calibration_words(calibration(rows))
    assert "7 resolved: too few to tell (7 questions" in few
    assert "bootstrap" not in few
    assert "too few" not in many
    assert "bootstrap" in many
    assert "known only afterwards" in " ".join(few.split())


def test_shares_of_few_are_told_as_counts() -> None:
    """If this fails, one of one reads as a probability."""
    levels = [float(one) for one in range(40, 61)]
    rows = [entry(n, 0.55, n < 3, quantiles=levels, settled=(50.0, 50.0, 90.0)[n - 1]) for n in (1, 2, 3)]
    told = calibration_words(calibration(rows))
    assert "Within the middle 80 %: 2 of 3 outcomes." in told
    assert "2 of 3" in next(line for line in told.splitlines() if line.startswith("0.5-0.6"))


def test_the_json_says_what_the_screen_does() -> None:
    rows = [entry(n, 0.05 * n, n % 2 == 0) for n in range(1, 15)]
    found = json.loads(calibration_json(calibration(rows)))
    assert found["events"]["n"] == 14
    low, high = found["events"]["brier_interval"]
    assert low < found["events"]["brier"] < high
    assert f"{found['events']['brier']:.3f}" in calibration_words(calibration(rows))
    listed = json.loads(listed_json([filed(1, None, (came(True),))], "2027-03-01", "ab"))
    assert listed["head"] == "ab"
    assert (listed["entries"][0]["state"], listed["entries"][0]["shown"]) == ("resolved", "likely, 0.65 (0.60-0.75)")


def test_an_entry_is_one_line_whatever_is_wrong_with_it() -> None:
    found = Verification(
        (
            Verified("0001-a", (), "same bits"),
            Verified("0002-b", ("one", "two")),
            Verified("0003-c", (), "", ("a note",)),
        ),
        "ff" * 32,
    )
    lines = verified_words(found).splitlines()
    assert lines[:4] == [
        "0001-a: same bits",
        "0002-b: CHANGED: one; two",
        "0003-c: hashes fit (not played again); a note",
        f"head {'ff' * 32}",
    ]
    assert not found.sound
    assert Verification((), None).sound
    assert not Verification((), None, problem="no record").sound
    assert verified_words(Verification((), None)) == "the ledger is empty"
