"""Rows that are no actors' by a word of their names where they have few cells, and those nothing but numbers.

Also seats that nobody holds, and trials of a survey.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import TOTALS, any_of
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.no_actor_words import (
    ADDS,
    FIRMS,
    NEEDS,
    NOBODY,
    SEATS,
    SHARES,
    SHORT,
    TEST,
    VACANCIES,
    WHOLLY_ASIDE,
)
from instantsia.stakeholders.files.rows.wording import trial
from instantsia.stakeholders.files.sheet import Cell

FEWEST = 3
"""So many cells beside the name have most rows of a table in which one with half as many has few."""
_WORD = pattern(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|[∑Σσ]")
_POLLED = pattern(r".*\(\s*n\s*=\s*\d+\s*\)", re.IGNORECASE)
_TELLS = tomllib.loads(Path(__file__).with_name("results.toml").read_text("utf-8")).values()
_RESULT = pattern(
    rf"(?:{any_of(*(told['results'] for told in _TELLS))})\W*(?:by\s+)?"
    rf"\d+\s*(?::|-|–|{any_of(*(told['between'] for told in _TELLS))})\s*\d+.{{0,12}}",
    re.IGNORECASE,
)
_LIKE = pattern(r"\(\s*[\d.,%+-]+\s*\)|#[^\W\d_/!?]+[\w/!?]*|(?:err|fehler|errore?|erreur)[:!.]?\s*\d*", re.IGNORECASE)


def by_few_cells(table: Table, row: Sequence[Cell], usual: int) -> str:
    """Why a row with a name is no actor's; "" where it may be one's.

    usual   cells beside the name that most rows have
    """
    others = [text for _, text in table.others(row)]
    if table.name(row).casefold() in TEST or any(trial(text) for text in (table.name(row), *others)):
        return Reason.TRIAL
    name = table.name(row)
    if not others and usual > 1 and tally(name):
        return Reason.COUNTED
    # Average Joe is somebody of whom only a weight is known, as long as the table has few columns
    fewest = FEWEST + any(sign.isupper() or sign.isdigit() for sign in name[1:])
    if usual < fewest or 2 * len(others) > usual or not others:
        return ""
    words = _WORD.findall(name.casefold())
    if not words or words[-1] in FIRMS:
        return ""
    numbers = all(
        table.read[text] is not None or _LIKE.fullmatch(text) for text in others if not WHOLLY_ASIDE.fullmatch(text)
    )
    if any((_WORD.findall(text.casefold()) or [""])[0] in NEEDS and any(map(str.isdigit, text)) for text in others):
        return Reason.NEEDED
    if numbers and ({words[0], words[-1]} & (ADDS | TOTALS) or (len(words) > 1 and words[0] in SHORT)):
        return Reason.ADDED
    if name.casefold().rstrip(" :.") in TOTALS:  # Sum, 96, must be 100
        return Reason.ADDED
    if numbers and len(words) > 1 and words[0] in SHARES:
        return Reason.SHARE
    return Reason.POLL if numbers and _POLLED.fullmatch(name) else ""


def tally(text: str) -> bool:
    """Whether a text tells how many are for and against, or how a vote went.

    >>> tally("For 4, against 3"), tally("Ayes 3 noes 1"), tally("Result: 3 to 1"), tally("4 dafür, 2 dagegen")
    (True, True, True, True)
    >>> tally("Group of 77"), tally("Against Waste 2030"), tally("Forum 21"), tally("Articles 4 to 9")
    (False, False, False, False)
    >>> tally("Chave: 1 = já, 3 = no Outono")
    False
    """
    if len(re.findall(r"\d\s*=", text)) > 1:
        return False  # the points of a scale
    sides = {found[0] for word in re.findall(r"[^\W\d_]+", text) if (found := attitude(word)) is not None}
    return len(re.findall(r"\d+", text)) > 1 and (len(sides - {0}) > 1 or bool(_RESULT.fullmatch(text.strip())))


def vacant(name: str) -> bool:
    """Whether a name tells of a seat that nobody holds.

    >>> [vacant(name) for name in ("[vacant]", "(vaga não indicada)", "Seat 7 (unbesetzt)", "N.N.", "vacante")]
    [True, True, True, True, True]
    >>> vacant("Tabea"), vacant("Vaga-lume"), vacant("Vacanti SpA")
    (False, False, False)
    """
    plain = name.casefold().strip("()[] -–—?")
    words = _WORD.findall(plain)
    if words and words[-1] in FIRMS:
        return False
    aside = re.search(r"[(\[](.*)[)\]]\s*$", name.casefold())
    last = _WORD.findall(aside[1]) if aside else []
    if set(words) & VACANCIES and set(words) <= VACANCIES | SEATS:
        return True
    return nobody(name) or bool(words and words[0] in VACANCIES) or bool(last and last[0] in VACANCIES)


def nobody(name: str) -> bool:
    """Whether a name says that nobody is named yet: tbd, N.N., noch offen."""
    return name.casefold().strip("()[] -–—?") in NOBODY or name.casefold().strip("()[] ") in NOBODY
