"""The words and numbers on screen, against the examples of the design and by their properties."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.phrases import and_list, plural
from instantsia.report import plaintext
from instantsia.report.wording import probabilities
from instantsia.report.wording.magnitudes import tipping_text, value_text
from instantsia.report.wording.proportions import (
    cell_text,
    moves_text,
    percentage_text,
    probability_text,
    range_text,
    share_text,
    variance_text,
)

PROBABILITY = st.floats(0, 1)
PRINTED = re.compile(r"([<>]?)(\d\.\d\d)")


@st.composite
def ranged(draw: st.DrawFn) -> tuple[float, float, float]:
    low, p, high = sorted(draw(st.tuples(PROBABILITY, PROBABILITY, PROBABILITY)))
    return p, low, high


@st.composite
def narrow(draw: st.DrawFn) -> tuple[float, float, float]:
    p = draw(PROBABILITY)
    low, high = p - draw(st.floats(0, 0.05)), p + draw(st.floats(0, 0.05))
    return p, max(low, 0.0), min(high, 1.0)


def word_of(p: float) -> str:
    """The word before a probability that has no range."""
    return probabilities.shown(p).partition(",")[0]


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.0, "almost no chance"),
        (0.005, "almost no chance"),
        (0.03, "almost no chance"),
        (0.05, "almost no chance"),
        (0.051, "almost no chance"),
        (0.055, "very unlikely"),
        (0.20, "very unlikely"),
        (0.21, "unlikely"),
        (0.45, "unlikely"),
        (0.451, "unlikely"),
        (0.455, "about even"),
        (0.5, "about even"),
        (0.544, "about even"),
        (0.549, "likely"),
        (0.55, "likely"),
        (0.79, "likely"),
        (0.80, "very likely"),
        (0.944, "very likely"),
        (0.949, "almost certain"),
        (0.95, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_words_of_icd_203_without_a_range(p: float, word: str) -> None:
    assert word_of(p) == word


@pytest.mark.parametrize(
    ("p", "low", "high", "text"),
    [
        # the examples of the design and of the sketched first screens
        (0.96, 0.65, 0.98, "likely or more, 0.95 (0.65 to >0.95)"),
        (0.95, 0.65, 0.99, "likely or more, 0.95 (0.65 to >0.95)"),
        (0.96, 0.75, 0.99, "likely or more, 0.95 (0.75 to >0.95)"),
        (0.648, 0.21, 0.951, "open, 0.65 (0.20-0.95)"),
        (0.70, 0.35, 0.90, "open, 0.70 (0.35-0.90)"),
        (0.55, 0.30, 0.75, "open, 0.55 (0.30-0.75)"),
        # low and high in the band of p, or a neighbour's
        (0.70, 0.52, 0.94, "likely, 0.70 (0.50-0.95)"),
        (0.70, 0.50, 0.80, "likely, 0.70 (0.50-0.80)"),
        (0.30, 0.06, 0.49, "unlikely, 0.30 (0.05-0.50)"),
        (0.88, 0.56, 0.97, "very likely, 0.90 (0.55-0.95)"),
        (0.71, 0.68, 0.74, "likely, 0.71 (0.70-0.75)"),
        # farther out than a neighbour
        (0.03, 0.01, 0.30, "unlikely or less, 0.05 (<0.05 to 0.30)"),
        (0.85, 0.51, 0.90, "about even or more, 0.85 (0.50-0.90)"),
        (0.15, 0.01, 0.49, "about even or less, 0.15 (<0.05 to 0.50)"),
        # .10 wide is not wider than .10, though 0.8 - 0.7 is in binary
        (0.733, 0.7, 0.8, "likely, 0.73 (0.70-0.80)"),
        (0.733, 0.69, 0.8, "likely, 0.75 (0.70-0.80)"),
        # ends
        (0.30, 0.025, 0.40, "unlikely or less, 0.30 (0.05-0.40)"),
        (0.30, 0.0249, 0.40, "unlikely or less, 0.30 (<0.05 to 0.40)"),
        (0.90, 0.70, 0.975, "very likely, 0.90 (0.70-0.95)"),
        (0.90, 0.70, 0.9751, "very likely, 0.90 (0.70 to >0.95)"),
        (0.004, 0.001, 0.01, "almost no chance, <0.05 (<0.05 to <0.05)"),
        (0.02, 0.01, 0.024, "almost no chance, 0.02 (<0.05 to <0.05)"),
        (0.999, 0.99, 1.0, "almost certain, >0.95 (>0.95 to >0.95)"),
        (0.0, 0.0, 0.3, "unlikely or less, <0.05 (<0.05 to 0.30)"),
        # an end moves outward where p to .01 would print outside
        (0.53, 0.526, 0.56, "about even, 0.53 (0.50-0.55)"),
        (0.62, 0.60, 0.621, "likely, 0.62 (0.60-0.65)"),
        (0.03, 0.027, 0.05, "almost no chance, 0.03 (<0.05 to 0.05)"),
        (0.97, 0.96, 0.972, "almost certain, 0.97 (0.95 to >0.95)"),
        (0.5, 0.5, 0.5, "about even, 0.50 (0.50-0.50)"),
        # or where both print the same and are not
        (0.86, 0.83, 0.97, "very likely, 0.85 (0.80-0.95)"),
        (0.64, 0.33, 0.662, "open, 0.65 (0.35-0.70)"),
        (0.06, 0.03, 0.30, "unlikely or less, 0.05 (<0.05 to 0.30)"),
        (0.94, 0.60, 0.97, "likely or more, 0.95 (0.60 to >0.95)"),
        # p itself is the least
        (0.852, 0.85, 0.97, "very likely, 0.85 (0.85-0.95)"),
    ],
)
def test_shown(p: float, low: float, high: float, text: str) -> None:
    assert probabilities.shown(p, low, high) == text
    assert probabilities.shown_bare(p, low, high) == text.split(", ")[1]


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.71, "likely, 0.71"),
        (0.675, "likely, 0.68"),
        (0.0, "almost no chance, <0.05"),
        (0.996, "almost certain, >0.95"),
    ],
)
def test_shown_without_a_range(p: float, text: str) -> None:
    assert probabilities.shown(p) == text
    assert probabilities.shown(p, None, 0.9) == text


def test_nothing_is_shown_of_nothing() -> None:
    assert probabilities.shown(None, None, None) == probabilities.shown_bare(None) == ""
    assert probabilities.shown(0.0, 0.0, 0.1, option=True) == probabilities.shown_bare(0.0, option=True) == ""
    assert probabilities.shown(0.01, option=True) == "almost no chance, 0.01"


@given(ranged() | narrow())
def test_shown_is_ascii_and_never_claims_nothing_or_everything(numbers: tuple[float, float, float]) -> None:
    text = probabilities.shown(*numbers)
    assert text.isascii()
    assert "0.00" not in text
    assert "1.00" not in text
    assert not re.search(r"(?<!\d)-", text)
    assert not re.search(r"\b1(?!\d)", text)


@given(ranged() | narrow())
def test_p_stays_between_its_printed_ends(numbers: tuple[float, float, float]) -> None:
    p, low, high = PRINTED.findall(probabilities.shown_bare(*numbers))
    assert floor(low) <= ceiling(p)
    assert floor(p) <= ceiling(high)
    assert floor(low) <= ceiling(high)
    if not p[0]:
        assert floor(low) <= float(p[1]) <= ceiling(high)


@given(ranged() | narrow())
def test_p_is_never_said_twice_and_no_end_is_falsified(numbers: tuple[float, float, float]) -> None:
    p, low, high = numbers
    said = probabilities.said_bare(*numbers)
    bare, _, ends = said.partition(" (")
    first, last = PRINTED.findall(probabilities.shown_bare(*numbers))[1:]
    number = bare.removesuffix(" %")
    assert not re.match(rf"{number}(?:-| to )", ends)
    assert not re.search(rf"(?:-| to ){number} %\)", ends)
    assert ("up to" in ends) <= (p - low < 0.05)
    assert ("down to" in ends) <= (high - p < 0.05)
    # an end is printed within a step of where it lies
    assert abs(float(first[1]) - low) <= 0.05 + 1e-9
    assert abs(float(last[1]) - high) <= 0.05 + 1e-9


def floor(found: tuple[str, str]) -> float:
    return 0.0 if found[0] == "<" else float(found[1])


def ceiling(found: tuple[str, str]) -> float:
    return 1.0 if found[0] == ">" else float(found[1])


@given(ranged())
def test_open_means_that_the_range_crosses_one_half(numbers: tuple[float, float, float]) -> None:
    _, low, high = numbers
    assert probabilities.shown(*numbers).startswith("open") == (round(low, 9) < 0.5 < round(high, 9))


@given(st.lists(ranged(), min_size=40, max_size=40))
def test_one_number_that_is_read_has_one_word(several: list[tuple[float, float, float]]) -> None:
    words: dict[str, set[str]] = {}
    for p, low, high in several:
        for told in (
            probabilities.said(p, low, high),
            probabilities.said(p),
            f"{probabilities.word(p, to=0.05)}, {probabilities.percent(p, to=0.05)}",
        ):
            word, number = told.partition(" (")[0].partition(";")[0].split(", ")
            words.setdefault(number, set()).add(word)
    assert {number: found for number, found in words.items() if len(found) > 1} == {}


@pytest.mark.parametrize("p", [0.43, 0.448, 0.449, 0.452, 0.47])
def test_45_per_cent_has_one_word(p: float) -> None:
    assert probabilities.said(p, 0.3, 0.6) == "unlikely, 45 % (30-60 %); could go either way"


@given(st.integers(0, 100))
def test_the_word_of_the_complement_mirrors_the_word(hundredths: int) -> None:
    words = [word for word, _, _ in probabilities.BANDS]
    p = hundredths / 100
    if p != 0.5:
        assert words.index(word_of(p)) == 6 - words.index(word_of(1 - p))


@given(st.integers(0, 100_000))
def test_rounding_is_half_up_on_what_is_written(hundred_thousandths: int) -> None:
    """Against integers, which have no representation to blame."""
    p = hundred_thousandths / 100_000
    hundredths = (hundred_thousandths + 500) // 1000
    expected = "<0.05" if hundredths == 0 else f"0.{hundredths:02}"
    if hundredths == 100:
        expected = ">0.95"
    assert probability_text(p) == expected


@pytest.mark.parametrize(
    ("p", "to", "text"),
    [
        (0.675, 0.01, "0.68"),
        (0.285, 0.01, "0.29"),
        (0.125, 0.05, "0.15"),
        (0.575, 0.05, "0.60"),
        (0.1 + 0.7 - 0.125, 0.01, "0.68"),
        (0.67499999999999, 0.01, "0.68"),
        (0.674, 0.01, "0.67"),
    ],
)
def test_halves_go_up_whatever_the_binary_number(p: float, to: float, text: str) -> None:
    assert probability_text(p, to=to) == text


def test_no_probability_has_no_text() -> None:
    assert probability_text(None) == cell_text(None) == percentage_text(None) == share_text(None) == ""
    assert variance_text(None) == moves_text(None, 0.01) == ""


@pytest.mark.parametrize("p", [-0.01, 1.01, float("nan"), float("inf")])
def test_what_is_no_probability_is_refused(p: float) -> None:
    with pytest.raises(ValueError, match=r"number|probability"):
        probabilities.shown(p)


def test_a_range_that_does_not_hold_p_is_refused() -> None:
    with pytest.raises(ValueError, match="outside its range"):
        probabilities.shown(0.5, 0.6, 0.7)
    with pytest.raises(ValueError, match="upwards"):
        range_text(0.7, 0.6)


def test_ranges_cells_percentages() -> None:
    assert range_text(0.35, 0.85) == "0.35-0.85"
    assert range_text(0.01, 0.62) == "<0.05 to 0.60"
    assert [cell_text(p) for p in (0, 0.01, 0.625, 1)] == ["", "<0.05", "0.65", ">0.95"]
    assert [percentage_text(p) for p in (0, 0.004, 0.605, 0.995, 1)] == ["<1 %", "<1 %", "61 %", ">99 %", ">99 %"]


def test_shares() -> None:
    assert [share_text(s) for s in (0, 0.0199, 0.02, 0.125, 1)] == ["<0.02", "<0.02", "0.02", "0.13", "1.00"]
    assert [variance_text(s) for s in (-0.01, 0.02, 0.125, 0.975, 0.99)] == [
        "<0.05",
        "<0.05",
        "0.15",
        "0.95",
        ">0.95",
    ]


@pytest.mark.parametrize(
    ("moves", "error", "text"),
    [
        (0.174, 0.02, "+0.17"),
        (-0.175, 0.02, "-0.18"),
        (0.039, 0.02, "<0.03"),
        (-0.039, 0.02, "<0.03"),
        (0.04, 0.02, "+0.04"),
        (0.0, 0.02, "0"),
        (-0.0, 0.0, "0"),
        (-0.004, 0.001, "-<0.01"),
        (0.004, 0.001, "+<0.01"),
    ],
)
def test_moves(moves: float, error: float, text: str) -> None:
    assert moves_text(moves, error) == text


def test_values_and_tipping() -> None:
    assert [value_text(v) for v in (0, 62, 6.44, 6.40, 0.3456, 12345.6, 99.96, -3.0)] == [
        "0", "62", "6.44", "6.4", "0.346", "12,346", "100", "-3",
    ]  # fmt: skip
    assert tipping_text(0.345) == "break-even at 0.35"
    assert tipping_text(62.0, credence=False) == "break-even at 62"
    assert tipping_text(None) == "has no break-even"


def test_lists_and_plurals() -> None:
    assert [and_list(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert plural(1, "number") == "1 number"
    assert plural(0, "number") == "0 numbers"
    assert plural(2, "body", "bodies") == "2 bodies"
    assert plural(10000, "draw") == "10,000 draws"


def test_wrapping_keeps_a_number_with_its_range() -> None:
    text = "Once the plenum meets: likely or more, 0.95 (0.75 to >0.95). It meets in 53 % of the draws."
    wrapped = plaintext.wrap(text, 46, indent="   ", hanging="      ")
    assert wrapped.splitlines() == [
        "   Once the plenum meets: likely or more,",
        "      0.95 (0.75 to >0.95). It meets in 53 %",
        "      of the draws.",
    ]
    assert plaintext.wrap("a b", 10) == "a b"
    assert plaintext.wrap("aaa bbb", 5, indent=" ") == " aaa\n bbb"
    assert plaintext.wrap("", 10) == ""


@given(st.text(alphabet="ab .-", max_size=200), st.integers(8, 40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    assert plaintext.wrap(text, width, indent="  ", hanging="    ").split() == text.split()
