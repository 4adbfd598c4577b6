"""What would be wrong: the first screen leaves out what decides an answer, or says what is not so of what is played."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from instantsia import forecast_table
from instantsia.analysis.results import Forecast
from instantsia.report import terminal
from instantsia.report.first.reading import assumed, notes, of_table
from instantsia.report.first.screen import screen
from instantsia.report.settlement import settling
from instantsia.stakeholders import questions, told
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.build.weights_count import weights_count

BARGAIN = "Who,Where they stand,Importance,Clout,vote\n" + "\n".join(
    f"{name},{at},{much},{weight},{vote}"
    for name, at, much, weight, vote in (
        ("Ann", 80, 50, 3, 1), ("Observer", 55, 90, 9, 0), ("Bob", 30, 60, 2, 1), ("Cy", 20, 40, 2, 1),
        ("Dee", 70, 70, 3, 1)
    )
)  # fmt: skip
OPTIONS = "actor,position,Clout\nAnn,north,3\nBob,south,2\nCy,west,2\nDee,south,1\nEve,north,\n"


def forecast(text: str, folder: Path, **answers: str) -> Forecast:
    path = folder / "quay.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=answers, as_of="2026-12-01").run(draws=300, runs=None).forecast


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_however_little_room_there_is_how_it_is_settled_and_what_holds_is_told(tmp_path: Path) -> None:
    found = forecast(BARGAIN, tmp_path)
    assert len(assumed(found)) > 2
    assert all("settled by vote" in one and "what holds 0 (a guess)" in one for one in assumed(found))


def test_the_column_of_positions_is_named_in_every_length(tmp_path: Path) -> None:
    answers = {"columns": "actor:Who|position:Where they stand|salience:Importance|capability:Clout|vote:vote"}
    found = forecast(BARGAIN, tmp_path, **answers)
    lengths = of_table(found, settling.main(found))
    assert all("position = Where they stand" in one for one in lengths)


def test_one_without_a_vote_who_decides_a_bargain_is_told_to_have_none(tmp_path: Path) -> None:
    found = forecast(BARGAIN, tmp_path, settles="bargain")
    step = found.steps[0]
    most = replace(step, pivotal={**step.pivotal, "observer": 0.9})
    said = on_one_line(screen(replace(found, steps=(most, *found.steps[1:])), 120))
    assert "Observer (has no vote" in said


def test_of_a_ballot_nothing_is_said_of_weights(tmp_path: Path) -> None:
    """ "Whoever has a higher number weighs more" stood above a vote in which weights do not count."""
    path = tmp_path / "quay.csv"
    path.write_text(OPTIONS, "utf-8")
    read = opened(path, {}, None, 740_000)
    counts = weights_count(questions.ask(read.known, read.written))
    said = "\n".join(reading_told(read.table.stakeholders, asking=questions.ask(read.known, read.written)))
    assert not counts
    assert "weighs" not in said
    assert "Capability not known" not in said
    assert "weighs more: Clout" in "\n".join(reading_told(read.table.stakeholders))


def test_full_has_what_whoever_is_asked_is_told(tmp_path: Path) -> None:
    found = forecast(BARGAIN.replace("Bob,30", "Bob,"), tmp_path, settles="bargain")
    rest = on_one_line(terminal.rest(found, 80))
    assert "Whoever has a higher number weighs more: Clout." in rest
    assert "Position not known, taken as anywhere: Bob." in rest


def test_names_from_another_column_stand_above_the_answer(tmp_path: Path) -> None:
    rows = "actor,who speaks,position\nNorth,Aldin,20\nNorth,Berin,40\nSouth,Corva,60\nSouth,Dorn,80\n,Estel,70\n"
    lines = notes(forecast(rows, tmp_path, columns="actor:actor|position:position"))
    taken = [at for at, one in enumerate(lines) if told.TAKEN_FROM in one]
    assert taken
    assert taken[0] < lines.index(f"{told.FROM}quay.csv.")


def test_what_moves_a_wide_range_stands_in_its_sentence(tmp_path: Path) -> None:
    found = forecast(OPTIONS, tmp_path, quota="2/3")
    assert found.conditional is not None
    said = on_one_line(screen(found, 80))
    assert "; of that range " in said
    assert "\nFrom " not in screen(found, 80)


def test_a_third_of_the_votes_behind_unknown_positions_is_told(tmp_path: Path) -> None:
    rows = "actor,position,votes\nAnn,north,3\nBob,south,3\nCy,south,2\nDee,north,1\nEve,,5\n"
    assert "The positions behind 36 % of the votes are not known." in on_one_line(screen(forecast(rows, tmp_path), 120))


def test_the_line_to_paste_is_told_to_have_a_guess(tmp_path: Path) -> None:
    path = tmp_path / "quay.csv"
    path.write_text(OPTIONS, "utf-8")
    read = opened(path, {}, None, 740_000)
    need = questions.lines(read.known, read.written, must=True)
    assert need
    assert all("guess" in words or "tells it" in words or "is proposed" in words for _, words in need)
