"""A column of what people said, whose sentences begin with words of attitude, is where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.sayings import begun, saying, sayings
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

SAID = (
    "All for moving the pump, the sooner the better",
    "Is against it, but would not go to court",
    "In favour if the county pays",
    "Strongly opposed. Has the deeds from 1910",
    "Leaning towards moving it, wants to see a plan",
    "Never came to the door",
    "as Brook",
    "Doesn't mind either way",
)
NAMES = ("Ash", "Brook", "Croft", "Dunn", "Ely", "Frost", "Gill", "Hay")


def _sheet(tmp_path: Path, said: Sequence[str] = SAID, header: str = "What they said", below: str = "") -> Path:
    path = tmp_path / "pump.csv"
    rows = "".join(f'{name},{4 + at},"{text}"\n' for at, (name, text) in enumerate(zip(NAMES, said, strict=True)))
    path.write_text(f"Household,Shares,{header}\n{rows}{below}", encoding="utf-8")
    return path


@pytest.mark.parametrize("header", ["What they said", "Statement on the door", "Notiert", "Aussage"])
def test_sentences_are_read_by_how_they_begin(tmp_path: Path, header: str) -> None:
    meant = stakeholders(understood(read_sheet(_sheet(tmp_path, header=header))).sheet)
    read = {one.actor: one.position for one in meant.entries}
    points = {name: one.number.low for name, one in read.items() if one.number is not None}
    assert points == {"Ash": 100, "Brook": 40, "Croft": 60, "Dunn": 0, "Ely": 60, "Gill": 40, "Hay": 50}
    assert meant.proposed.words[""]["Never came to the door"] is None


def test_lines_below_that_are_nobody(tmp_path: Path) -> None:
    below = ',60,"total, the book says 61"\n\nNeed three quarters of the shares,,\nStamps,3.5,\n'
    meant = stakeholders(understood(read_sheet(_sheet(tmp_path, below=below))).sheet)
    assert {one.actor for one in meant.entries} == set(NAMES)
    assert len(meant.left_out) == 3


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Klar dafür, will bald anfangen", 1),
        ("Ist dagegen, solange nichts bezahlt wird", -1),
        ("Plutôt contre, mais écoute", -1),
        ("En contra de la venta por ahora", -1),
        ("Favorevole se si paga", 1),
        ("A favor, com condições", 1),
        ("Tegen de verkoop, zegt hij", -1),
        ("Raczej za, czeka na plan", 1),
        ("Против продажи, так и сказал", -1),
        ("Egal, zieht bald weg", 0),
        ("For a full ban, the sooner the better", 1),
        ("Against a merger with Ulm", -1),
        ("Against this plan", -1),
        ("For long leases, he says", 1),
        ("Für mehr Grün im Ort", 1),
        ("Pour le projet, dit-elle", 1),
    ],
)
def test_sentences_of_languages(text: str, side: int) -> None:
    found = saying(text)
    assert found is not None
    assert found[0] == side


@pytest.mark.parametrize(
    "text",
    [
        "No idea yet",
        "Father for, son against",
        "For him it is too much",
        "Not against as such",
        "Even the mayor came",
        "For a while he said so",
        "For this reason he left",
        "For now he waits",
        "Pour le moment rien",
    ],
)
def test_beginnings_that_tell_nothing(text: str) -> None:
    assert saying(text) is None


def test_names_and_few_words_are_no_sentences() -> None:
    assert sayings(["For Our Children", "Against Waste", "Harbour Board", "City of Ulm", "Anne Pugh"]) is None
    assert begun("Not known at all to anybody here") == "Not known at all to anybody here"
