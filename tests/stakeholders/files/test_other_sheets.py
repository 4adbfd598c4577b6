"""What would be wrong: weights on another sheet that nobody is told of, stale means, hidden marks."""

from __future__ import annotations

import shlex
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import document, opened
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.files.columns.names import MARK

TODAY = 740_000
SHEETS = Path(__file__).parents[1] / "sheets"
KEPT = sorted(path for path in SHEETS.glob("*/s*.*") if path.suffix != ".md")
A_FEW = [SHEETS / name for name in ("cc/s4.xlsx", "ee/s2.xlsx", "ff/s4.ods", "dd/s2.ods", "cc/s3.xlsx")]


def book(folder: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(folder / "book.xlsx")
    return folder / "book.xlsx"


RATED = [
    ["Partei", "Kodierer", "Position (0-100)", "Wichtigkeit (0-100)"],
    *([party, coder, at + less, 50] for party, at in (("Rot", 20), ("Blau", 70), ("Grün", 40), ("Gelb", 85))
      for coder, less in (("AK", 0), ("LB", 5), ("VS", -4))),
]  # fmt: skip
MEANS = [["Partei", "Position (0-100)", "Wichtigkeit (0-100)"], ["Rot", 21, 50], ["Blau", 69, 50], ["Grün", 41, 50],
         ["Gelb", 86, 50]]  # fmt: skip
SEATS = [["Fraktion", "Sitze"], ["Rot", 12], ["Blau", 31], ["Grün", 7], ["Gelb", 4], ["Summe", 54]]


def lines(path: Path) -> list[str]:
    return reading_told(opened(path, {}, None, TODAY).table.stakeholders)


def test_seats_for_the_same_names_on_another_sheet_are_named(tmp_path: Path) -> None:
    said = lines(book(tmp_path, Positionen=RATED, Landtag=SEATS))
    told = "The sheet 'Landtag' has seats for 4 of these names in its column 'Sitze', which are not read"
    assert f"{told} (--sheet Landtag reads that sheet)" in said
    assert "No capability is told: each weighs the same" in said


def test_seats_of_others_are_not_named(tmp_path: Path) -> None:
    others = [["Fraktion", "Sitze"], ["Nord", 12], ["Süd", 31], ["Ost", 7], ["Rot", 3]]
    assert not [one for one in lines(book(tmp_path, Positionen=RATED, Landtag=others)) if "has seats" in one]


def test_the_numbers_of_raters_go_before_means_that_somebody_made_of_them(tmp_path: Path) -> None:
    for sheets in ({"Mittelwerte": MEANS, "Kodierung": RATED}, {"Kodierung": RATED, "Mittelwerte": MEANS}):
        path = book(tmp_path, **sheets)
        found = opened(path, {}, None, TODAY)
        assert found.sheet == "Kodierung"
        assert "--sheet Mittelwerte reads another" in found.known.rivals


@pytest.mark.parametrize(
    ("header", "rows", "told"),
    [
        ("actor;position;salience", ("A;20;50", "B;70;60", "C;40;10"), "No capability is told: each weighs the same"),
        ("actor;position;vote", ("A;20;1", "B;70;1", "C;40;1"), "No capability is told: each weighs the same"),
        ("actor;position;vote", ("A;20;1", "B;70;3", "C;40;2"), "No capability is told: each weighs as many votes as"),
        ("actor;position;seats", ("A;20;1", "B;70;3", "C;40;2"), "No capability is told: each weighs as many seats as"),
        ("actor;position", ("A;20", "B;70", "C;40"), "All weigh the same"),
    ],
)  # fmt: skip
def test_who_has_no_capability_is_always_told_so(header: str, rows: tuple[str, ...], told: str, tmp_path: Path) -> None:
    (tmp_path / "quay.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    said = [one for one in lines(tmp_path / "quay.csv") if one.startswith(told)]
    assert len(said) == 1


def printed(path: Path) -> str:
    """All that is printed of a sheet before an answer, and stands in its case."""
    found = opened(path, {}, None, TODAY)
    asked = [*questions.lines(found.known, {}, must=True), *questions.lines(found.known, {}, must=False)]
    told = [found.known.rivals, *reading_told(found.table.stakeholders, None), *map(" ".join, asked)]
    return "\n".join([*told, *questions.guessed(found.known, {}), str(document(found.table, {}))])


@pytest.mark.parametrize("path", A_FEW, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_internal_mark_is_printed(path: Path) -> None:
    text = printed(path)
    assert MARK not in text
    assert MARK.encode("unicode_escape").decode() not in text


@pytest.mark.slow
@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_internal_mark_is_printed_of_any_kept_sheet(path: Path) -> None:
    try:
        text = printed(path)
    except UserError as error:
        text = str(error)
    assert MARK not in text
    assert MARK.encode("unicode_escape").decode() not in text


def test_the_printed_line_reads_the_sheet_that_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path, Kodierung=RATED, Mittelwerte=MEANS)
    monkeypatch.chdir(tmp_path)
    said = ["--sheet", "Mittelwerte", "--answer", "by=2 Jan 2090"]
    asked = CliRunner().invoke(group, ["forecast", path.name, *said]).exception
    line = next(one for one in str(asked).splitlines() if one.strip().startswith("instantsia forecast"))
    words = shlex.split(line)[1:]
    assert words[: 2 + len(said)] == ["forecast", path.name, *said]
    pasted = CliRunner().invoke(group, [*words, "--read-only", "-o", "as-read.csv"], catch_exceptions=False)
    assert pasted.exit_code == 0
    assert "Rot,21" in (tmp_path / "as-read.csv").read_text("utf-8")
