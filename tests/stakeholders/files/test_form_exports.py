"""What would be wrong: the time of an answer as a position, or a question whose issue's words say what it asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.columns.kinds import kind_of
from instantsia.stakeholders.files.columns.questions import asked_by
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet


@pytest.mark.parametrize(
    "cells",
    [
        ("2027/2/8 9:02:11 AM EST", "2027/2/9 10:02:11 PM EST", "2027/2/9 11:40:00 PM EST"),
        ("2027-02-08T09:02:11+01:00", "2027-02-08T10:12Z", "2027-02-09 08:00:03"),
        ("08.02.2027 09:02", "9.2.2027 10:15:30", "10.02.2027, 11:00"),
        ("8 Feb 2027 09:02", "Feb 9, 2027 10:15", "8/2/2027 à 11h20"),
    ],
)
def test_dates_with_a_time_of_day_are_moments(cells: tuple[str, ...]) -> None:
    assert kind_of(cells) == "moments"


def test_a_date_at_midnight_is_a_date() -> None:
    assert kind_of(("2027-03-01 00:00:00", "2027-06-01 00:00:00")) == "dates"
    assert kind_of(("2027/3/1", "2027/6/1")) == "dates"


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("To what extent do you agree with closing the weir network?", "position"),
        ("Inwieweit unterstützen Sie die Macht der neuen Stiftung?", "position"),
        ("Combien de sièges les îles devraient-elles avoir ?", "position"),
        ("¿Hasta qué punto apoya la red de riego?", "position"),
        ("Hoe belangrijk is de stem van het eiland voor u?", "salience"),
        ("Quanto è importante per voi la posizione?", "salience"),
        ("Насколько важно для вас влияние?", "salience"),
        ("How much influence does this voting group have?", "capability"),
        ("Sind Sie in der Versammlung stimmberechtigt?", "vote"),
        ("How important is it that you support the new dam?", "salience"),
        ("How far do you support the processing of waste?", "position"),
        ("Would you support a newsletter tax?", "position"),
        ("Do you agree to the processing of your data?", None),
        ("Do you agree that we may contact you?", None),
        ("Important", None),
    ],
)
def test_a_question_asks_for_what_its_asking_words_say(question: str, role: str | None) -> None:
    assert asked_by(question) == role


def test_the_answers_to_a_form_are_two_issues_each_with_its_importance(tmp_path: Path) -> None:
    rows = [
        "Zeitstempel;Name;Stimmrecht?;Inwieweit unterstützen Sie das neue Kanalnetz? (1-5);"
        "Wie wichtig ist Ihnen das Kanalnetz?;Wie viele der 9 Sitze sollten die Inseln haben?;"
        "Wie wichtig sind Ihnen die Sitze?",
        "2027-02-01 11:02:11;Ann;ja;2;sehr;5;kaum",
        "2027-02-02 12:02:11;Bob;ja;5;kaum;3;sehr",
        "2027-02-03 13:02:11;Cleo;nein;3;sehr;4;mittel",
        "2027-02-04 14:02:11;Dan;ja;1;mittel;7;sehr",
    ]
    (tmp_path / "form.csv").write_text("\n".join(rows), "utf-8")
    columns = understood(read_sheet(tmp_path / "form.csv")).columns.split("|")
    assert [one for one in columns if one.startswith("position")] == [
        "position:Inwieweit unterstützen Sie das neue Kanalnetz? (1-5)",
        "position:Wie viele der 9 Sitze sollten die Inseln haben?",
    ]
    assert sum(one.startswith("salience") for one in columns) == 2
    assert not any("Zeitstempel" in one for one in columns)
