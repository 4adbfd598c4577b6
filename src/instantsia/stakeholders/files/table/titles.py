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
_HANDLED = pattern(rf"^\W*(?:{_any('handled')})(?!\w)", re.IGNORECASE)
_FORBIDS = pattern(rf"^\W*(?:{_any('forbids')})(?!\w)", re.IGNORECASE)
_NOT_ASKED = pattern(r"[.!:;]$")
_DIGIT = pattern(r"\d")
_NAMES_MORE = pattern(r"\s+[^\W\d_]{3,}(?:\s+[^\W\d_]{2,})*$|\s+[^\W\d_]{3,}(?:\s+[^\W\d_]{2,})+\s*[:–—-]")
"""How a line goes on that is about a draft, or what is internal, and not of the sheet: Draft law on ports."""
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
    if _ASKS.match(bare) and not _NOT_ASKED.search(bare) and not handled(bare):
        return f"{bare[:1].upper()}{bare[1:]}?"
    return ""


def handled(line: str) -> bool:
    """Whether a line tells who may read a sheet, how far it is or of which day, and names nothing that is decided.

    >>> handled("DO NOT FORWARD. last touched Tue 11/24 4:40pm - kd"), handled("Stand: 3.11."), handled("v3, as of May")
    (True, True, True)
    >>> handled("Do we sell the port?"), handled("Draft law on ports: where parties are"), handled("Internal market")
    (False, False, False)
    """
    if line.rstrip().endswith(MARKS):
        return False
    match = _HANDLED.match(line)
    return bool(_FORBIDS.match(line)) or (match is not None and not _NAMES_MORE.match(line[match.end() :]))


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
    """What stands above a header: of several lines the first that asks something, or else the first that names what it
    is about; "" where none is.

    >>> title_of(["CONFIDENTIAL, draft v3", "HB 2217 (rural hospital provider tax)", "DO NOT FORWARD to anybody else"])
    'HB 2217 (rural hospital provider tax)'
    """
    held = [line for line in lines if line]
    named = [line for line in held if not handled(line)] or held
    return next((line for line in named if question_in(line)), next(iter(named), ""))
