"""What would be wrong: whoever cares most is read as caring least, since 1 is the most and the sheet says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.stakeholders.build.given import given
from instantsia.stakeholders.files.columns.runs_down import runs_down
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

_ROWS = (
    "Kern;Ost;800;3;3,0\nHolm;Ost;1000;2;2,5\nBrand;West;700;6;0,5\nLenz;West;600;1;1,0\nVoss;Nord;400;1;2,0\n"
    "Rast;Nord;500;4;2,0\nWulf;West;450;5;1,5\nZorn;Ost;900;4;1,0\n"
)
_HEAD = "Name;Partei;Mindestabstand (m);Wichtigkeit (Note 1-6)*;Gewicht in der Runde**\n"
_LEGEND = "* Schulnote: 1 = Herzensthema, 6 = völlig egal;;;;\n** unsere Schätzung;;;;\n"


def told(folder: Path, text: str, **answers: str) -> Stakeholders:
    (folder / "wind.csv").write_text(text, "utf-8")
    return stakeholders(understood(read_sheet(folder / "wind.csv"), None).sheet, None, given(answers, "wind"))


def number(found: Stakeholders, role: str, actor: str) -> float:
    cell = next(getattr(one, role) for one in found.entries if one.actor == actor)
    assert cell.number is not None
    return round(float(cell.number.middle), 1)


def test_a_legend_says_that_one_is_the_most(tmp_path: Path) -> None:
    found = told(tmp_path, _HEAD + _ROWS + _LEGEND)
    assert (number(found, "salience", "Lenz"), number(found, "salience", "Brand")) == (100, 16.7)
    assert any("1 is the most" in note for note in found.notes)
    assert found.proposed.salience is not None
    assert found.proposed.salience.falls


def test_a_legend_is_of_the_column_whose_mark_it_carries(tmp_path: Path) -> None:
    found = told(tmp_path, _HEAD + _ROWS + _LEGEND)
    assert (number(found, "capability", "Kern"), number(found, "capability", "Brand")) == (3, 0.5)


def test_a_legend_without_a_mark_is_of_the_column_that_tells_its_scale(tmp_path: Path) -> None:
    head = "Name;Partei;Mindestabstand (m);Wichtigkeit (1-6);Gewicht in der Runde\n"
    found = told(tmp_path, head + _ROWS + "1 = Herzensthema, 6 = völlig egal;;;;\n")
    assert (number(found, "salience", "Lenz"), number(found, "salience", "Brand")) == (100, 16.7)
    assert (number(found, "capability", "Kern"), number(found, "capability", "Brand")) == (3, 0.5)


def test_a_school_mark_is_the_better_the_lower_and_an_answer_turns_it(tmp_path: Path) -> None:
    text = (_HEAD + _ROWS).replace("*", "")
    assert number(told(tmp_path, text), "salience", "Lenz") == 100
    found = told(tmp_path, text, salience_scale="1..6")
    assert (number(found, "salience", "Lenz"), number(found, "salience", "Brand")) == (16.7, 100)


def test_an_answer_of_a_scale_from_its_high_end_turns_it(tmp_path: Path) -> None:
    text = "Name;Position;Importance\nAda;10;1\nBo;60;5\nCy;90;3\n"
    assert number(told(tmp_path, text), "salience", "Bo") > number(told(tmp_path, text), "salience", "Ada")
    found = told(tmp_path, text, salience_scale="5..1")
    assert [number(found, "salience", one) for one in ("Ada", "Bo", "Cy")] == [100, 20, 60]


def test_a_capability_of_which_one_is_the_most_is_turned(tmp_path: Path) -> None:
    found = told(
        tmp_path, "Name;Position;Influence*\nAda;10;1\nBo;60;5\nCy;90;3\n* 1 = very great influence, 5 = none;;\n"
    )
    assert [number(found, "capability", one) for one in ("Ada", "Bo", "Cy")] == [5, 1, 3]


def test_the_screen_says_which_end_counts_most_and_gives_an_answer_that_works(tmp_path: Path) -> None:
    (tmp_path / "wind.csv").write_text(_HEAD + _ROWS + _LEGEND, "utf-8")
    words = ["forecast", str(tmp_path / "wind.csv"), "--full", "--defaults", "--draws", "100", "--runs", str(tmp_path)]

    def said(*more: str) -> str:
        return " ".join(CliRunner().invoke(group, [*words, *more], catch_exceptions=False).stdout.split())

    screen = said()
    assert "1 counts most" in screen
    assert "salience_scale=6..1" in screen
    assert "1 is the most and is read as 6" in said("--answer", "salience_scale=6..1")


@pytest.mark.parametrize(
    ("header", "down"),
    [
        ("Priority (1 = highest, 5 = lowest)", True),
        ("Priority (1 = low, 5 = high)", False),
        ("Importance: 1 = vital, 5 = not at all", True),
        ("Importance: 1 = not at all, 5 = vital", False),
        ("Importance: 1 = very low, 5 = very high", False),
        ("1 = deal-breaker, 4 = indifferent", True),
        ("1 = all, 4 = nobody minds, none", True),
        ("Wichtigkeit (Note 1-6)", True),
        ("Wichtigkeit (Schulnote)", True),
        ("Importance (note 1-6)", False),
        ("Importance (note sur 20)", False),
        ("Wichtigkeit (1-6)", False),
        ("1 = énorme, 5 = aucune importance", True),
        ("1 = fundamental, 5 = nada importante", True),
        ("1 = fondamentale, 5 = per niente", True),
    ],
)
def test_which_way_a_scale_runs_by_what_is_said_of_it(header: str, down: bool) -> None:
    assert runs_down(header) == down
