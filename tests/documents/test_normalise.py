"""What two transcriptions of one passage have in common."""

from __future__ import annotations

import re
import unicodedata

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from instantsia.documents.normalise import normalise, words

HYPHENS = "-\u2010\u2011\u00ac\u00ad"
AWKWARD = st.text(
    st.one_of(
        st.sampled_from(" \n\t\r-\u2010\u00ad\u00ac.,'\"«»—…²½№ﬁéßЖ\u0301\u0338=\u00b4\u3000，李\u200b\u00a0_1aB"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


def stepwise(text: str) -> str:
    """The definition, one step after the other over the whole text."""
    text = unicodedata.normalize("NFKC", text)
    joined = ""
    at = 0
    for cut in re.finditer(r"(?:[-\u2010\u2011\u00ac]\u00ad*|\u00ad+)[ \t\r]*\n[ \t]*\u00ad*", text):
        joined += text[at : cut.start()]
        before, after = text[: cut.start()].rstrip("\u00ad"), text[cut.end() :]
        meet = before and after and _kind(before[-1]) in "LM" and _kind(after[0]) == "L"
        joined += "" if meet else cut.group()
        at = cut.end()
    plain = (joined + text[at:]).replace("\u00ad", "")
    return " ".join(re.findall("[a-z0-9]+", anyascii(plain).casefold()))


def _kind(char: str) -> str:
    return unicodedata.category(char)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“The harbour’s master” said—no.", '"The harbour\'s  master" said - no .'),
        ("a co-\noperative board", "a cooperative board"),
        ("a co\u00ad\r\n   operative board", "a coop\u00aderative board"),
        ("cafe\u0301 \ufb01nished", "café finished"),
        ("Der Fluß stieg", "DER FLUSS STIEG"),
        ("Пристань закрыта", "Pristan zakryta"),
        ("two\u00a0winters", "two\nwinters"),
    ],
)
def test_another_transcription_has_the_same_words(one: str, other: str) -> None:
    """A quote would be lost because of a typesetter's habit."""
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("1956-\n57", "1956 57"),
        ("the board -\nthe old one", "the board the old one"),
        ("well-known", "well known"),
        ("co-\n\noperative", "co operative"),
        ("§ 5, ½ of it", "s 5 1 2 of it"),
        ("... — !", ""),
        ("", ""),
    ],
)
def test_what_is_not_joined_or_kept(text: str, normal: str) -> None:
    """Years would run together, or a dash at a line's end would make one word of two."""
    assert normalise(text) == normal


@given(AWKWARD)
def test_piecewise_equals_the_definition(text: str) -> None:
    """Words are cut out one by one so that each has a place; it must not change what they are."""
    assert normalise(text) == stepwise(text)


@given(AWKWARD)
def test_normalising_twice_changes_nothing(text: str) -> None:
    """A stored hash would depend on how often a text had been through."""
    assert normalise(normalise(text)) == normalise(text)


@given(AWKWARD)
def test_places_are_those_of_the_words(text: str) -> None:
    """A passage would be shown or counted on lines where it does not stand."""
    found = words(text)
    assert normalise(text) == found.join(0, len(found))
    assert list(found.lines) == sorted(found.lines)
    for word, line, start, end in zip(found.words, found.lines, found.starts, found.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert line == text.count("\n", 0, start) + 1
        assert word in normalise(text[start:end]).split()


def test_each_word_begins_on_its_line() -> None:
    """Line numbers of claims would be off by one, or a cut word would count on its second line."""
    found = words("one two\r\n\n  three co-\noperate\nend—last")
    assert found.words == ("one", "two", "three", "cooperate", "end", "last")
    assert found.lines == (1, 1, 3, 3, 5, 5)
    assert found.within(3, 4) == (2, 4)
    assert found.within(2, 2) == (2, 2)
    assert found.within(6, 9) == (6, 6)
    assert found.line_range(1, 5) == (1, 5)
