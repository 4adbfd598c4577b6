"""Columns of changes, as a bank or a cartel has them: +25, -50, (25), hold, no change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.codes import BELOW
from instantsia.stakeholders.files.cells.in_brackets import IN_BRACKETS
from instantsia.stakeholders.files.cells.loose import Loose
from instantsia.stakeholders.files.cells.now_words import NOW
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.cells.words import set_of

HOLDS = NOW | set_of("pause, wait, zero, nil, abwarten, null, zéro, cero, zero, пауза, ноль")
"""Words for a change of 0."""
_SIGNED = pattern(r"[+\-−]\s*\d.*")
_ALSO = pattern(r"\s*[,;:(]\s*|\s+[-–—]\s+")
_NUMBER = pattern(r"[-+−]?[0-9]+(?:[.,][0-9]+)?")
_CHANGE = pattern(
    r"\b(?:bps?|basis points?|changes?|cut|hike|move|delta|basispunkte|änderung|veränderung|variation|changement|"
    r"variación|cambio|variazione|variação|alteração|mudança|zmiana|wijziging|изменение|б\.?п)\b|[Δ∆±]",
    re.IGNORECASE,
)


def in_changes(texts: Iterable[str], header: str) -> bool:
    """Whether a column holds changes: signed numbers, or numbers in brackets beside words for no change.

    >>> in_changes(["+25", "hold", "-50"], ""), in_changes(["(25)", "hold"], ""), in_changes(["40", "(25)"], "View")
    (True, True, False)
    """
    some = [text for text in texts if text]
    signed = any(_SIGNED.fullmatch(text) and text.replace("−", "-") not in BELOW for text in some)
    bracketed = any(map(IN_BRACKETS.fullmatch, some))
    holds = any(_holds(text) for text in some)
    return signed or (bracketed and holds) or ((bracketed or holds) and bool(_CHANGE.search(header)))


def says_change(header: str) -> bool:
    """Whether a header says that its numbers are changes: move, bp, Δ.

    >>> says_change("Preferred move, bp"), says_change("Δ quota (kt)"), says_change("Quota (kt)")
    (True, True, False)
    """
    return bool(_CHANGE.search(header))


def _holds(text: str) -> bool:
    return _ALSO.split(text.casefold().strip(), maxsplit=1)[0].rstrip(" .?!") in HOLDS


def change(text: str, decimal: frozenset[str]) -> Loose | None:
    """The change that a cell of such a column tells where it is no plain number.

    >>> [change(text, frozenset(".")).read.parts for text in ("(25)", "hold", "rollover, max +100")]
    [(Decimal('-25'),), (Decimal('0'),), (Decimal('0'), Decimal('0'), Decimal('100'))]
    """
    if match := IN_BRACKETS.fullmatch(text):
        found = read_cell(f"-{match[1].strip()}", decimal)
        return Loose(found, True, True) if isinstance(found, Read) else None
    if not _holds(text):
        return None
    nothing = read_cell("0", decimal)
    assert isinstance(nothing, Read)
    rest = _NUMBER.findall(text)
    if not rest:
        return Loose(nothing, text.casefold().strip() in HOLDS, True)
    end = read_cell(rest[0].lstrip("+"), decimal)
    if len(rest) > 1 or not isinstance(end, Read) or len(end.parts) != 1:
        return Loose(nothing, False, True)
    parts = sorted((nothing.parts[0], end.parts[0]))
    return Loose(Read((parts[0], nothing.parts[0], parts[1])), False, True)
