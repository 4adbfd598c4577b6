"""What the lines above a table say of the question: they may ask it, or name the matter, and else are of the sheet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from instantsia.patterns import pattern

MARKS = ("?", "？", "؟")
_WRITTEN: dict[str, str] = tomllib.loads(Path(__file__).with_name("titles.toml").read_text("utf-8"))


def _any(kind: str) -> str:
    words = (" ".join(word.split()) for word in _WRITTEN[kind].split(","))
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_LEAD = pattern(rf"^(?:{_any('leads')})\s*\d*\s*[:.\-]\s+", re.IGNORECASE)
_IN_BRACKETS = pattern(r"(?<=[?？؟])\s*[(\[].*[)\]]$")
_ASKS = pattern(rf"^(?:{_any('asks')})\s+(?:\S+\s+){{2,}}\S+$", re.IGNORECASE)
_NOT_ASKED = pattern(r"[.!:;]$")
_DIGIT = pattern(r"\d")
MOST_WORDS, FEWEST_WORDS = 8, 2
"""Of what names a matter: one word alone is as often a stamp on the sheet."""
OF_SHEETS = frozenset(map(str.strip, _WRITTEN["of_sheets"].split(",")))
"""Words by which a line is of the sheet and not of what is decided in it."""
_WORD = pattern(r"[^\W\d_]+")


def question_in(line: str) -> str:
    """The question that a line asks, without what stands in front of and in brackets behind it; "" where it asks none.

    >>> question_in("Question: should the fund divest from coal"), question_in("Sell it? (0 = no; 100 = yes)")
    ('Should the fund divest from coal?', 'Sell it?')
    >>> question_in("Will Carter"), question_in("Coal")
    ('', '')
    """
    text = " ".join(line.split())
    bare = _IN_BRACKETS.sub("", _LEAD.sub("", text))
    if bare.endswith(MARKS):
        return bare[:1].upper() + bare[1:]
    if _ASKS.match(bare) and not _NOT_ASKED.search(bare):
        return f"{bare[:1].upper()}{bare[1:]}?"
    return ""


def matter_in(line: str) -> str:
    """The matter that a line names, as "Divestment from coal"; "" where it may as well be of the sheet or of a meeting.

    >>> matter_in("Motion: divestment from coal"), matter_in("Stakeholder table"), matter_in("LIMITE")
    ('Divestment from coal', '', '')
    """
    text = " ".join(_LEAD.sub("", " ".join(line.split())).split())
    words = _WORD.findall(text)
    stamped = text.isupper() or _DIGIT.search(text) or _NOT_ASKED.search(text) or not text[:1].isalpha()
    if stamped or question_in(line) or not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return ""
    return "" if OF_SHEETS & {word.casefold() for word in words} else text[:1].upper() + text[1:]


def title_of(lines: Sequence[str]) -> str:
    """What stands above a header: of several lines the first that asks something, or else the first; "" where none
    is."""
    return next((line for line in lines if question_in(line)), next(filter(None, lines), ""))
