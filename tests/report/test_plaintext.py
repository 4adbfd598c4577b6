"""Text for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from instantsia.report import plaintext


@given(st.text(max_size=300), st.integers(min_value=12, max_value=90))
def test_no_line_is_wider_and_no_letter_steers(text: str, width: int) -> None:
    out = plaintext.lines(text, width, indent="  ", hanging="    ")
    assert all(plaintext.columns(line) <= width for line in out.split("\n"))
    assert all(letter in "\n\u200c\u200d" or letter.isprintable() for letter in out)
    assert ascii_letters(out) == ascii_letters(text)


def ascii_letters(text: str) -> list[str]:
    """What a line break cannot change."""
    return [letter for letter in text if letter.isascii() and letter.isprintable() and letter != " "]


def test_other_scripts_are_written_in_latin_letters() -> None:
    assert plaintext.ascii_text("Людмила · Đorđević\t\x1b[31m") == "Lyudmila · Dordevic [31m"


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60)), min_size=1, max_size=5))
def test_a_table_keeps_its_width(rows: list[tuple[str, str, str]]) -> None:
    out = plaintext.table(("one", "two", "three"), rows, 40, right=frozenset({1}))
    assert all(plaintext.columns(line) <= 40 for line in out.split("\n"))
