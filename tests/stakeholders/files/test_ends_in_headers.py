"""What would be wrong: a header tells what the ends of its scale mean, each before its number, and they are lost."""

from __future__ import annotations

import pytest

from instantsia.stakeholders.files.columns.scales import told_end, told_ends, told_scale


@pytest.mark.parametrize(
    ("header", "ends"),
    [
        ("for opening 0 / closing 10", ("opening", "closing")),
        ("Position (keep open 0, close 10)", ("keep open", "close")),
        ("Stance: closing 10 - opening 0", ("opening", "closing")),
        ("View [against it -5 ... backs it 5]", ("against it", "backs it")),
    ],
)
def test_each_name_before_its_number(header: str, ends: tuple[str, str]) -> None:
    assert told_ends(header) == ends
    assert told_scale(header) in ((0.0, 10.0), (-5.0, 5.0))


@pytest.mark.parametrize(
    "header", ["Q1 / Q3", "Power 2023 / Power 2024", "Art 9 / Art 10", "Round 1, Round 2", "Fee 3/4"]
)
def test_numbers_that_count_something_are_no_ends(header: str) -> None:
    assert told_ends(header) is None


def test_what_somebody_leans_to_is_the_high_end() -> None:
    assert told_end("leans to close", (0.0, 10.0)) == ("the low end", "close")
    assert told_end("Leaning towards a full ban (0-10)", (0.0, 10.0)) == ("the low end", "a full ban")
    assert told_end("Leaning", (0.0, 10.0)) is None
