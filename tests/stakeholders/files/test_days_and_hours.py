"""What would be wrong: days without a year and times of the clock are options of a vote, none before another."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from instantsia.stakeholders.files.sheet import WHOLE
from tests.stakeholders.build.tables import TODAY

GATES = [
    "Ostrava;310;May 10;90;ski",
    "Kenmare;185;May 5;60;",
    "Dunmore;140;Apr 28;40;call",
    "Vallejo;420;Apr 10;95;",
    "Brandt;95;Apr 20;50;soft",
    "Calloway;60;tbd;20;",
]
HEADER = "Party;Share (kaf);Open gates;Priority %;Src"
LIGHTS = [
    "Aubigny;2;23h00;++",
    "Bellefond;4;minuit;+",
    "Champvert;3;22h30;+++",
    "Cormeray;6;1h00;+++",
    "Pouligny;2;0h30;+",
]


def read(folder: Path, lines: list[str]) -> Opened:
    (folder / "spring.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return opened(folder / "spring.csv", {}, None, TODAY)


def points(found: Opened) -> dict[str, float | None]:
    entries = found.table.stakeholders.entries
    return {one.actor: one.position.number and one.position.number.middle for one in entries}


@pytest.mark.parametrize("title", ["Release 2027", "Release"])
def test_days_without_a_year_are_days_of_the_year_that_is_told_or_to_come(title: str, tmp_path: Path) -> None:
    lines = [title, "", HEADER, *GATES, "", "No deal by Jan 31: the Bureau opens May 1 under the 1958 decree."]
    found = read(tmp_path, lines)
    asking = questions.ask(found.known, found.written)
    assert found.table.stakeholders.called["position"] == ["Open gates"]
    assert points(found)["Kenmare"] == 2027.34
    assert points(found)["Calloway"] is None
    # the scale is asked, what holds is proposed, and the day is taken as it is written
    assert asking.table_facts.doubt is not None
    assert questions.QUESTIONS["status_quo"].default(asking) == "2027-05-01"
    told = questions.ask(found.known, {**found.written, "status_quo": "May 1"})
    assert round(told.value("status_quo").middle, 3) == 2027.329
    assert any("Days without a year" in note for note in found.table.stakeholders.notes)


def test_times_of_the_clock_are_in_order_over_midnight(tmp_path: Path) -> None:
    lines = ["Commune;Voix;Heure souhaitée;Importance", *LIGHTS, "", "sinon on reste à 1h00 comme depuis 2019"]
    found = read(tmp_path, lines)
    asking = questions.ask(found.known, found.written)
    assert points(found) == {"Aubigny": 23, "Bellefond": 24, "Champvert": 22.5, "Cormeray": 25, "Pouligny": 24.5}
    assert asking.table_facts.doubt is not None
    assert asking.table_facts.scale != WHOLE
    assert questions.QUESTIONS["status_quo"].default(asking) == "25"
    assert questions.ask(found.known, {**found.written, "status_quo": "0h30"}).value("status_quo").middle == 24.5


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (["10:30 pm", "midnight", "1 am"], [22.5, 24, 25]),
        (["22.30 Uhr", "Mitternacht", "1 Uhr"], [22.5, 24, 25]),
        (["22:30", "medianoche", "1:00"], [22.5, 24, 25]),
        (["22:30", "mezzanotte", "1:00"], [22.5, 24, 25]),
        (["22h30", "meia-noite", "1h00"], [22.5, 24, 25]),
        (["22:30", "middernacht", "1:00"], [22.5, 24, 25]),
        (["22:30", "полночь", "1:00"], [22.5, 24, 25]),
        (["7:30", "9:00", "noon"], [7.5, 9, 12]),
    ],
)
def test_clocks_of_eight_languages(hours: list[str], expected: list[float], tmp_path: Path) -> None:
    rows = [f"{name};{hour};3" for name, hour in zip(("Ann", "Bob", "Cem"), hours, strict=True)]
    assert [*points(read(tmp_path, ["Name;Position;Importance", *rows])).values()] == expected


def test_dates_that_a_spreadsheet_made_stay_what_they_were(tmp_path: Path) -> None:
    rows = ["Ann;04-May;3", "Bob;03-Apr;3", "Cem;2-4;3", "Dan;5;2"]
    assert all((value or 0) < 100 for value in points(read(tmp_path, ["Name;Position;Importance", *rows])).values())


def test_opening_hours_are_no_times_of_the_clock(tmp_path: Path) -> None:
    rows = ["Ann;9-17;3", "Bob;10:00-12:00;3", "Cem;24/7;3"]
    found = read(tmp_path, ["Name;Position;Importance", *rows])
    assert points(found)["Bob"] is points(found)["Cem"] is None


def test_of_hours_of_one_day_nothing_is_said_of_midnight(tmp_path: Path) -> None:
    def told(*hours: str) -> list[str]:
        rows = [f"{name};{hour}" for name, hour in zip("ABCDE", hours, strict=True)]
        return [one for one in read(tmp_path, ["Member;Position", *rows]).table.stakeholders.notes if "hours" in one]

    (by_day,) = told("9:30", "10:00", "7 am", "11:15", "8:45")
    assert by_day == "The times in 'Position' are hours of the day"
    (by_night,) = told("22h00", "23h30", "0h30", "1h00", "21h00")
    behind = "times after midnight count on from 24: 0h30 is 24.5"
    assert by_night == f"The times in 'Position' are hours of the day; {behind}"
