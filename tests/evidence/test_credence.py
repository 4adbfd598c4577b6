"""From words, letters and kinds to numbers."""

from __future__ import annotations

import pytest

from instantsia.case.numbers import Number
from instantsia.evidence.credence import (
    BANDS,
    DIGITS,
    LETTERS,
    Credence,
    against_interest,
    kind_of,
    read_credence,
    tables,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Number(low=0.8, high=0.8), Credence(0.8, 0.8, 0.8)),
        (Number(low=0.7, high=0.85), Credence(0.775, 0.7, 0.85)),
        (Number(low=0.5, mode=0.8, high=0.9), Credence(0.8, 0.5, 0.9)),
        ("0.97", Credence(0.97, 0.97, 0.97)),
        ("0.7..0.85", Credence(0.775, 0.7, 0.85)),
        ("0.5..0.8..0.9", Credence(0.8, 0.5, 0.9)),
        ("likely", Credence(0.675, 0.55, 0.8, "likely")),
        ("Very  Unlikely", Credence(0.125, 0.05, 0.2, "Very Unlikely")),
        ("roughly even chance", Credence(0.5, 0.45, 0.55, "roughly even chance")),
        ("A", Credence(0.95, 0.9, 0.99, "A")),
        ("2", Credence(0.8, 0.7, 0.9, "2")),
        ("F", Credence(0.5, 0.05, 0.95, "F", unjudged=True)),
        ("6", Credence(0.5, 0.05, 0.95, "6", unjudged=True)),
    ],
)
def test_every_way_of_writing_a_credence(written, expected) -> None:
    """If this fails, what a person wrote is believed more or less than they said."""
    found = read_credence(written)
    assert found.probability == pytest.approx(expected.probability)
    assert found == Credence(found.probability, expected.low, expected.high, expected.word, expected.unjudged)


@pytest.mark.parametrize("written", ["", "maybe", "G", "7", "1.2", "-0.1..0.5", "a", "0.9..0.1", "likely?"])
def test_what_is_no_credence_is_refused_with_what_was_expected(written) -> None:
    """If this fails, a slip of the pen becomes a probability."""
    with pytest.raises(ValueError, match="expected a probability"):
        read_credence(written)


def test_the_printed_tables_of_the_admiralty_code() -> None:
    """If this fails, a letter means another number than the one that reports print."""
    assert [LETTERS[one][0] for one in "ABCDEF"] == [0.95, 0.80, 0.60, 0.35, 0.10, 0.50]
    assert [DIGITS[one][0] for one in "123456"] == [0.95, 0.80, 0.55, 0.25, 0.08, 0.50]
    assert [LETTERS[one][1:3] for one in "ABCDE"] == [(0.9, 0.99), (0.7, 0.9), (0.45, 0.75), (0.2, 0.5), (0.02, 0.25)]


def test_no_number_of_a_table_is_certain_and_each_lies_in_its_range() -> None:
    """If this fails, a word stands for 0 or 1, which nothing can revise."""
    for row in tables():
        assert row.low <= row.number <= row.high, row
        assert row.why, row
        if row.table in ("kind of claim", "teller", "Admiralty letter", "Admiralty digit", "ICD 203 word"):
            assert row.number == 3 or 0 < row.low <= row.high < 1, row


def test_every_convention_is_printed() -> None:
    """If this fails, a number moves answers without standing in the report."""
    names = {(row.table, row.name) for row in tables()}
    assert {("ICD 203 word", word) for word in BANDS} <= names
    assert {("Admiralty letter", letter) for letter in "ABCDEF"} <= names
    assert ("teller", "without an entry") in names
    assert ("kind of claim", "own words") in names
    assert {name for table, name in names if table.startswith("further")} == {"full", "informed", "noise", "nothing"}


def test_kinds_of_claim() -> None:
    """If this fails, a kind is not found under its name, or a number in its place does not override."""
    assert kind_of("own words") == ("kind.own_words", Credence(0.9, 0.8, 0.95))
    assert kind_of("Inferred_from silence")[0] == "kind.inferred_from_silence"
    assert kind_of("")[0] == "kind.not_stated"
    assert kind_of("0.6..0.8") == ("", Credence(0.7, 0.6, 0.8))
    with pytest.raises(ValueError, match="own words, document produced, reported, hearsay"):
        kind_of("rumour")


def test_words_against_interest_multiply_the_odds_by_three() -> None:
    """If this fails, an admission counts as any other word, or beyond certainty."""
    for p in (0.05, 0.5, 0.9):
        q = against_interest(p)
        assert q / (1 - q) == pytest.approx(3 * p / (1 - p))
    assert against_interest(1.0) == 1.0
    assert against_interest(0.0) == 0.0
