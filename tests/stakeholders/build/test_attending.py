"""What would be wrong: whoever abstains is told as absent, or their votes are said to count where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.as_read import as_read

from .tables import TODAY

ROWS = "member,position,votes\nAna,yes,1\nBen,no,1\nCleo,yes,1\nDee,will abstain,1\nHans,away,1\n"
BOTH = "Dee abstains; Hans is away: "


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, [f"{BOTH}their votes still count among all votes"]),
        (
            {"quota": "more than half of those present"},
            [
                "Dee abstains: their votes count among those present",
                "Hans is away: their votes do not count among those present",
            ],
        ),
        (
            {"quota": "2/3 of those voting"},
            [f"{BOTH}their votes do not count, since the quota is a majority of two thirds of those voting"],
        ),
    ],
)
def test_who_takes_no_side_is_named_with_what_becomes_of_their_votes(
    tmp_path: Path, answers: dict[str, str], told: list[str]
) -> None:
    path = tmp_path / "board.csv"
    path.write_text(ROWS, "utf-8")
    note = api.forecast_table(path, answers, as_of="2026-12-01").case.note.split("\n")
    assert [line for line in note if "their votes" in line] == [f"{one}." for one in told]
    written = as_read(opened(path, answers, None, TODAY))
    assert all(one in written for one in told)


def test_in_a_bargain_it_is_not_known_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text("actor,position\nAna,80\nBen,20\nDee,abstains\n", "utf-8")
    note = api.forecast_table(path, {"settles": "bargain", "status_quo": "0"}, as_of="2026-12-01").case.note
    assert "Dee abstains: in a bargain it is not known where they stand." in note.split("\n")


def test_of_whom_a_share_is_needed_hangs_on_who_is_there_in_a_what_if(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text(ROWS, "utf-8")
    quota = {"quota": "2/3 of those voting"}
    changed = api.forecast_table(path, quota, as_of="2026-12-01", set=["Hans.position=no", "Dee.position=no"])
    path.write_text(ROWS.replace("will abstain", "no").replace("away", "no"), "utf-8")
    written = api.forecast_table(path, quota, as_of="2026-12-01")
    assert [one.rule for one in changed.case.body] == [one.rule for one in written.case.body]


def test_the_course_of_events_tells_who_abstains_from_who_is_away(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text(ROWS, "utf-8")
    typical = api.forecast_table(path, as_of="2026-12-01").run(draws=100).forecast.courses.typical
    assert typical is not None
    assert "abstaining: Dee; away: Hans" in str(typical)
