"""The table of contacts of vietnam-1966: every row has a reference that was opened, and its day."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from tests.cases.test_vietnam_1966_events import FIXED, PAGE

FILE = PAGE.with_name("contacts.csv")
TEXT = PAGE.with_name("contacts.md").read_text(encoding="utf-8")
with FILE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
DAY = re.compile(r"19(6[4-9]|7[0-3])-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")


@pytest.mark.parametrize("row", ROWS, ids=[row["no"] for row in ROWS])
def test_a_row_says_what_happened_when_and_where_that_was_read(row: dict[str, str]) -> None:
    assert all(row[key] for key in ("kind", "channel", "what", "outcome"))
    assert DAY.fullmatch(row["start"])
    assert DAY.fullmatch(row["end"])
    assert row["start"][:7] <= row["end"][:7]
    assert all(re.fullmatch(r"(https?://)?[\w.-]+/\S+", address) for address in row["address"].split(" ; "))
    assert row["opened"] in {"2026-11-21", "2026-11-30"}
    assert {row["direct"], row["before"]} <= {"yes", "no"}


def test_only_what_was_over_by_the_vantage_is_called_so() -> None:
    vantage = str(FIXED["known_by"])
    for row in ROWS:
        over = row["end"] <= (vantage if len(row["end"]) > 7 else vantage[:7])
        assert (row["before"] == "yes") == over, row["no"]
        if over:
            assert "1967" not in row["what"] + row["outcome"], row["no"]


def test_rows_stand_in_the_order_of_time() -> None:
    assert [int(row["no"]) for row in ROWS] == list(range(1, len(ROWS) + 1))
    starts = [row["start"] for row in ROWS]
    assert starts == sorted(starts)


def test_the_page_counts_what_the_table_has() -> None:
    assert f"has {len(ROWS)} dated contacts" in TEXT
    direct = [row for row in ROWS if row["direct"] == "yes" and row["before"] == "yes"]
    by_month = Counter(row["start"][:7] for row in direct)
    assert len(direct) == 10
    assert by_month == {"1965-08": 3, "1965-09": 1, "1965-11": 1, "1965-12": 1, "1966-01": 4}
    assert not any(row["kind"] == "talks" for row in direct)
