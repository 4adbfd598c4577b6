"""Texts that a program took for formulas, since they begin with a sign: +SUM, the name of a party, or =Alice."""

from __future__ import annotations

from collections.abc import Container

from instantsia.patterns import pattern

_WORDS = pattern(r"(?:of:|oooc:)?=?\s*([-+@]?)\s*([^\W\d_]{2,}(?:[ .'’-]+[^\W\d_]+)*)\.?")
"""Words alone: no call, no cell, no number."""
_VALUES = frozenset(("true", "false"))
UNKNOWN_NAME = "#NAME?"
"""What a spreadsheet shows where it knows no such name."""


def words_typed(formula: str, names: Container[str] = ()) -> str:
    """What somebody typed where a formula is made of words alone that name nothing; "" where it is a formula.

    names   what the workbook has given names to, in small letters

    >>> words_typed("Alice"), words_typed("+SUM"), words_typed("of:=Alice"), words_typed("-Ann Lee")
    ('=Alice', '+SUM', '=Alice', '-Ann Lee')
    >>> words_typed("SUM(A2:A5)"), words_typed("A2"), words_typed("B2+C2"), words_typed("Rate", {"rate"})
    ('', '', '', '')
    """
    match = _WORDS.fullmatch(formula.strip())
    if match is None or match[2].casefold() in _VALUES or match[2].casefold() in names:
        return ""
    return f"{match[1] or '='}{match[2]}"
