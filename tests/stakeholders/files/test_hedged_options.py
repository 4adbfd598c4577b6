"""What would be wrong: a cell that combines, doubts or negates options of others becomes an option of a ballot."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import opened
from instantsia.stakeholders.questions import ask
from instantsia.stakeholders.questions.meaning import default_words
from tests.stakeholders.build.tables import TODAY

from .reading import read


def positions(folder: Path, *cells: str) -> list[tuple[str | None, str]]:
    rows = "\n".join(f'{name};"{cell}"' for name, cell in zip("ABCDEFGHI", cells, strict=False))
    return [(one.position.word, one.position.loose) for one in read(folder, f"actor;position\n{rows}\n").entries]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("(B)", ("B", "doubtful")),
        ("B (?)", ("B", "doubtful")),
        ("Undecided, (B)", ("B", "doubtful")),
        ("undecided, I think B", ("B", "doubtful")),
        ("undecided, B or C", (None, "")),
        ("A (4), B (3)", (None, "")),
        ("not C", (None, "")),
        ("(split, ~55 % B)", (None, "")),
        ("...", (None, "")),
        ("undecided (meets on Monday)", (None, "")),
        ("ni idea: no contesta al teléfono", (None, "")),
        ("A or B", ("A|B", "")),
        ("A or B > –", ("A|B", "")),
        ("A or B > C", ("A > B > C", "doubtful")),
        ("(B) > A", ("B > A", "doubtful")),
        ("A > C or D", ("A > C > D", "")),
        ("A > not C", ("A", "")),
        ("A > B (?)", ("A > B", "doubtful")),
    ],
)
def test_what_combines_or_doubts_options_is_none(cell: str, found: tuple[str | None, str], tmp_path: Path) -> None:
    assert positions(tmp_path, "A", "B", "C", "D", cell, "A", "B")[4] == found


@pytest.mark.parametrize(
    "cells",
    [
        ("renewed", "not renewed", "renewed"),
        ("ban", "no ban", "late ban", "quota"),
        ("north", "north, if paid", "south"),
        ("Plan 1 (north)", "Plan 2 (south)", "Plan 1 (north)"),
        ("north", "south", "(neither of them)"),
    ],
)
def test_what_is_an_option_of_its_own_stays_one(cells: tuple[str, ...], tmp_path: Path) -> None:
    assert positions(tmp_path, *cells) == [(cell, "") for cell in cells]


def test_a_bracket_with_an_option_in_it(tmp_path: Path) -> None:
    assert positions(tmp_path, "за", "проти", "(був би за)", "за")[2] == ("за", "doubtful")


def test_they_are_asked_about_and_the_line_works(tmp_path: Path) -> None:
    path = tmp_path / "calendar.csv"
    path.write_text(
        'actor;position\nA;A\nB;B\nC;C\nD;"(B)"\nE;"A (4), B (3)"\nF;not C\nG;"Undecided, (B)"\nH;A\nI;"C > (B)"\n',
        "utf-8",
    )
    first = opened(path, {}, None, TODAY)
    asking = ask(first.known, first.written)
    assert asking.table_facts.options == ("A", "B", "C")
    line = default_words(asking)
    assert "(B) B (?)" in line
    assert "A (4), B (3) unknown" in line
    again = opened(path, {"words": line}, None, TODAY)
    assert not ask(again.known, again.written).table_facts.words
    back = tmp_path / "back.csv"
    back.write_text(as_read(first), "utf-8")
    sent = opened(back, {}, None, TODAY)

    def cells(one: object) -> list[tuple[str | None, str]]:
        rows = next(iter(one.table.rows.values()))  # type: ignore[attr-defined]
        return [(entry.position.word, entry.position.loose) for entry in rows]

    assert cells(first) == cells(again) == cells(sent)
    assert not ask(sent.known, sent.written).table_facts.words
