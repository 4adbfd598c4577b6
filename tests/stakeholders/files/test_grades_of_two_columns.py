"""What would be wrong: a grade is worth this in one column and that in another, and the printed table tells one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stakeholders.files.reading import read


@pytest.mark.parametrize(
    ("cares", "weighs"),
    [
        (("*", "***", "**"), ("**", "****", "*****")),
        (("**", "****", "*****"), ("*", "***", "**")),
        (("+", "+++", "++"), ("++", "++++", "+++++")),
        (("★★☆", "★★★", "★☆☆"), ("★★☆☆☆", "★★★", "★★★★★")),
        (("A", "C", "B"), ("B", "D", "A")),
    ],
)
def test_a_grade_is_worth_the_same_in_both(cares: tuple[str, ...], weighs: tuple[str, ...], tmp_path: Path) -> None:
    lines = [f"A{at};{at * 20};{one};{other}" for at, (one, other) in enumerate(zip(cares, weighs, strict=True), 1)]
    found = read(tmp_path, "\n".join(["actor;position;salience;capability", *lines]))
    table = found.proposed.grades
    for entry in found.entries:
        for cell in (entry.salience, entry.capability):
            assert cell.number is not None
            assert round(cell.number.low, 2) == round(float(table[cell.raw]), 2)


def test_stars_of_two_columns_are_counted_out_of_the_most_of_both(tmp_path: Path) -> None:
    text = "actor;position;salience;capability\nAnn;20;*;**\nBob;60;***;****\nCid;40;**;*****\n"
    found = read(tmp_path, text)
    assert found.proposed.grades == {"*****": 100.0, "****": 80.0, "***": 60.0, "**": 40.0, "*": 20.0}
