"""What would be wrong: a number read as another number, or one that can be read in two ways guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.stakeholders.files.cells.numbers import COMMA, POINT, Finding, Read, decimal_marks, read_numbers

NEITHER: frozenset[str] = frozenset()


def parts(text: str, decimal: frozenset[str] = NEITHER) -> list[float]:
    found = read_numbers(text, decimal)
    assert isinstance(found, Read), found
    return [float(part) for part in found.parts]


def refused(text: str, decimal: frozenset[str] = NEITHER) -> str:
    found = read_numbers(text, decimal)
    assert isinstance(found, Finding), found
    return found.message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("40", [40]),
        ("+40", [40]),
        ("-5", [-5]),
        ("−5", [-5]),
        ("0.5", [0.5]),
        ("0,5", [0.5]),
        (".5", [0.5]),
        ("0.125", [0.125]),
        ("0,125", [0.125]),
        ("1.2345", [1.2345]),
        ("1.2340", [1.234]),
        ("40 %", [40]),
        ("40%", [40]),
        ("1.958E-04", [0.0001958]),
        ("1,958e-4", [0.0001958]),
        ("30..50", [30, 50]),
        ("30 .. 50", [30, 50]),
        ("30…50", [30, 50]),
        ("30...50", [30, 50]),
        ("30..40..50", [30, 40, 50]),
        ("30-50", [30, 50]),
        ("30–50", [30, 50]),
        ("30 — 50", [30, 50]),
        ("30 to 50", [30, 50]),
        ("30 TO 50", [30, 50]),
        ("30 bis 50", [30, 50]),
        ("30 à 50", [30, 50]),
        ("30 % to 50 %", [30, 50]),
        ("30-50 %", [30, 50]),
        ("30,5-50,25", [30.5, 50.25]),
        ("-30..50", [-30, 50]),
        ("-50--30", [-50, -30]),
        ("-50 to -30", [-50, -30]),
        ("-50..-30", [-50, -30]),
        ("50..50", [50, 50]),
        ("1 234", [1234]),
        ("1'234,5", [1234.5]),
        ("1.234,5", [1234.5]),
        ("1,234.5", [1234.5]),
        ("1.234.567", [1234567]),
        ("1,234,567", [1234567]),
        ("007", [7]),
        ("-0", [0]),
    ],
)
def test_numbers_of_many_countries(text: str, found: list[float]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize("text", ["1,234", "1.234", "12.345", "123,456", "-1,234", "1,234..5", "1..1.234"])
def test_what_can_be_read_in_two_ways_is_refused(text: str) -> None:
    assert "to one reader" in refused(text)


def test_the_remedy_that_is_told_is_read() -> None:
    """A person who writes what they are told must not be refused again."""
    assert refused("1,234").endswith("(write 1234 or 1.2340)")
    assert parts("1.2340") == [1.234]


def test_another_cell_settles_it() -> None:
    assert decimal_marks(["3", "0,5", "x"], False) == COMMA
    assert parts("1,234", COMMA) == [1.234]
    assert "to another" in refused("1.234", COMMA)
    assert parts("102.543", decimal_marks(["53.39"], False)) == [102.543]
    assert decimal_marks(["1.234"], False) == NEITHER
    assert decimal_marks(["1.234,5"], False) == COMMA
    assert decimal_marks([], True) == POINT


def test_two_marks_settle_nothing() -> None:
    both = decimal_marks(["0.5", "0,5"], False)
    assert "to another" in refused("1,234", both)
    assert "to another" in refused("1.234", both)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nan", "nobody knows"),
        ("NaN", "nobody knows"),
        ("-inf", "expected a number"),
        ("∞", "expected a number"),
        ("1e999", "not endless"),
        ("1e308", "at most 1e+15"),
        ("50..30", "lower end"),
        ("30..50..40", "lower end"),
        ("30 50", "expected a number"),
        ("~30", "expected a number"),
        ("1/2", "expected a number"),
        ("12:30", "date or time"),
        ("2027-03-05", "date or time"),
        ("05.03.2027", "date or time"),
        ("05-Mar", "date or time"),
        ("03. Mai", "date or time"),
        ("true", "not true or false"),
        ("#REF!", "the error #REF!"),
        ("#DIV/0!", "the error"),
        ("9" * 100, "expected a number"),
        ("1,2,3", "expected a number"),
        ("1.23.456", "expected a number"),
    ],
)
def test_what_is_no_number_is_told(text: str, said: str) -> None:
    assert said in refused(text)


@pytest.mark.parametrize(
    "text", ["leans to full ban", "partial", "open", "Option 2", "maybe", "no ban", "marginal", "to", "ca. 30"]
)
def test_words_are_left_to_the_scale(text: str) -> None:
    assert read_numbers(text, NEITHER) is None


@given(st.decimals(-1000, 1000, places=2), st.sampled_from(".,"))
def test_a_number_comes_back_whichever_mark_it_is_written_with(value: Decimal, mark: str) -> None:
    text = f"{value:f}".replace(".", mark)
    assert read_numbers(text, NEITHER) == Read((value,))


@given(
    st.lists(st.decimals(-100, 100, places=1), min_size=2, max_size=3).map(sorted),
    st.sampled_from(["..", "…", "-", " - ", "–", " to ", " bis "]),
    st.sampled_from(".,"),
)
def test_a_range_comes_back_whatever_stands_between(values: list[Decimal], between: str, mark: str) -> None:
    text = between.join(f"{value:f}".replace(".", mark) for value in values)
    found = read_numbers(text, NEITHER)
    assert isinstance(found, Read)
    assert [float(part) for part in found.parts] == [float(value) for value in values]


@given(st.text(max_size=80), st.sampled_from([NEITHER, POINT, COMMA]))
def test_any_cell_is_read_refused_or_a_word(text: str, decimal: frozenset[str]) -> None:
    if text.strip():
        found = read_numbers(text.strip(), decimal)
        assert found is None or isinstance(found, (Read, Finding))
