"""What would be wrong: hours and names that are written in digits are read as ranges, shares or days: 9-17, 24/7."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask
from tests.stakeholders.files.reading import read

TODAY = 739_950


def column(header: str, cells: tuple[str, ...]) -> str:
    """A table with these positions."""
    return "\n".join([f"actor;{header};capability", *(f"A{at};{cell};{at}" for at, cell in enumerate(cells, 1))])


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("position", ("24/7", "9-17", "24/7", "9-17")),
        ("position", ("10:00-12:00", "14:00-16:00", "10:00-12:00", "14:00-16:00")),
        ("position", ("8am-4pm", "9-17", "8am-4pm", "9-17")),
        ("position (opening hours)", ("9-17", "10-18", "9-17", "8-16")),
        ("position", ("9/11", "move it", "9/11", "move it")),
        ("position", ("50/50", "60/40", "50/50", "70/30")),
        ("position", ("24/7", "16/7", "24/7", "weekends")),
    ],
)
def test_they_are_options(header: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    found = read(tmp_path, column(header, cells))
    assert [one.position.word for one in found.entries] == list(cells)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("position", ("3/4", "1/2", "1/4", "3/4")),
        ("position", ("7-9", "2-4", "1-3", "4-5")),
        ("position (hours a week)", ("9-17", "10-18", "9-17", "8-16")),
        ("position", ("20-40", "30-50", "unsure", "10-20")),
    ],
)
def test_parts_and_ranges_stay_numbers(header: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    found = read(tmp_path, column(header, cells))
    assert sum(one.position.number is not None for one in found.entries) >= 3


def test_it_is_told_with_an_answer_that_reads_them_as_numbers(tmp_path: Path) -> None:
    text = column("position (opening hours)", ("9-17", "10-18", "9-17", "8-16"))
    told = "'9-17', '10-18', '8-16' read as options, and not as numbers (--answer scale=0..24 reads them as ranges)"
    assert told in read(tmp_path, text).notes
    assert all(one.position.number for one in read(tmp_path, text, scale=(0.0, 24.0)).entries)
    mixed = column("position", ("9/11", "move it", "9/11", "move it"))
    assert any("--answer 'words=move it unknown' reads" in note for note in read(tmp_path, mixed).notes)


def test_around_the_clock_is_no_day_on_which_anything_is_decided() -> None:
    for line, is_day in (("If not carried: the unit stays open 24/7", False), ("Council on 24/7", True)):
        one = opened_text(f"actor,position\nAnn,yes\nBob,no\nCid,yes\n,\n{line},\n", Path("t.csv"), {}, TODAY)
        asking = ask(one.known, one.written)
        assert (asking.catalogue["by"].default(asking) == "2027-07-24") is is_day
