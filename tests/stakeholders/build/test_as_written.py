"""What is written is what is meant: wrong if an exact number is widened, or one near an end drawn to the middle."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.values import Domain
from instantsia.stakeholders.build.numbers import around
from tests.stakeholders.build.tables import assumed, case_of, table


@pytest.mark.parametrize(
    ("cell", "drawn"),
    [
        ("=60", "60"),
        ("= 60", "60"),
        ("60..60", "60"),
        ("60 to 60", "60"),
        ("60-60", "60"),
        ("60", "50..60..70"),
        ("55..65", "55..65"),
        ("50..60..65", "50..60..65"),
        ("10", "0..10..20"),
        ("4", "0..4..8"),
        ("97", "94..97..100"),
        ("0", "0"),
        ("100", "100"),
        ("", "0..100"),
    ],
)
def test_a_cell_of_positions_is_what_it_says(cell: str, drawn: str, tmp_path: Path) -> None:
    """The others hold 0 and 100, so that a bare number may be off by 10, near an end by less, at it by nothing."""
    case = case_of(table(tmp_path, f"actor,position\nA,{cell}\nB,=0\nC,=100\n"))
    assert assumed(case, "a.position") == drawn


@pytest.mark.parametrize(
    ("others", "scale", "drawn"),
    [
        (("20", "60"), "0..100", "46..50..54"),
        (("50", "52"), "0..100", "49..50..51"),
        (("50", "50"), "0..100", "49..50..51"),
        (("50.5", "50"), "0..100", "49.9..50..50.1"),
        (("0", "1000"), "0..1000", "0..50..100"),
        (("full ban", "no ban"), "0..100", "40..50..60"),
    ],
)
def test_a_bare_number_is_off_by_a_tenth_of_what_is_held_and_at_least_a_step(
    others: tuple[str, str], scale: str, drawn: str, tmp_path: Path
) -> None:
    """Whatever the scale is said to be: where all nearly agree nobody is off by ten points of it."""
    text = f"actor,position\nA,50\nB,{others[0]}\nC,{others[1]}\n"
    written = {"scale": scale, "ends": "no ban|full ban", "status_quo": "0"}
    assert assumed(case_of(table(tmp_path, text), **written), "a.position") == drawn


def test_what_is_said_to_be_exact_is_exact_in_every_column(tmp_path: Path) -> None:
    """Weights that are known could not be written: a width of nothing left capability at a quarter of itself."""
    text = "actor,position,salience,capability\nA,50,40,30\nB,5,60,20\nC,80,60,10\n"
    case = case_of(table(tmp_path, text), width="0")
    assert all(one.value.fixed for one in case.assumption)
    assert assumed(case, "a.capability.position") == "30"
    assert next(one.why for one in case.assumption if one.about == "a.capability.position").endswith(", exact")
    each = case_of(table(tmp_path, text.replace("40,30", "=40,=30").replace("60,20", "60..60,20..20")))
    assert [assumed(each, f"{one}.{what}.position") for one in "ab" for what in ("salience", "capability")] == [
        "0.4", "30", "0.6", "20",
    ]  # fmt: skip
    assert assumed(each, "c.capability.position") == "7.5..10..12.5"


@given(
    value=st.integers(0, 100).map(float),
    width=st.integers(0, 120).map(float),
)
def test_a_single_number_is_as_far_off_on_either_side_and_never_beyond_an_end(value: float, width: float) -> None:
    """Else its draws would lie nearer to the middle than it, and a band would miss what ends exactly at 0."""
    number = around(value, width, Domain(0.0, 100.0))
    assert number.low + number.high == 2 * value
    assert 0 <= number.low <= value <= number.high <= 100
    assert number.high - value == min(width, value, 100 - value)
