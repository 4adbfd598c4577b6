"""Numbers of which all stands in brackets: below zero, as in accounts, or one in doubt: 8, (6), -2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from instantsia.patterns import pattern

IN_BRACKETS = pattern(r"\(\s*([0-9][0-9.,' ]*)\s*(%?)\s*\)\s*%?")
"""Such a cell."""
_NEGATIVE = pattern(r"[-−]\s?[0-9][0-9.,' ]*")
SEVERAL = 2
"""So many numbers in brackets beside one below zero are below zero as well."""
EITHER = "in brackets: below 0, or in doubt?"
_BRACKETS = pattern(
    r"\b(?:brackets?|bracketed|parenthes[ei]s|klammern?|eingeklammert\w*|parenth[èe]ses?|par[ée]ntesis|parentesi|par[êe]nteses|"
    r"haakjes|nawias\w*|скобк\w*)\b|\((?:\s*|\.\.\.|…|x|n|\d+)\)\s*(?:=|:|means\b|heißt\b|bedeutet\b)",
    re.IGNORECASE,
)
_BELOW = pattern(r"\b(?:negativ\w*|négati\w*|minus|moins|menos|meno|below|ujemn\w*|отрицат\w*)\b", re.IGNORECASE)

Sense = Literal["below", "as they are", "either"]


def sense_of_brackets(
    texts: Iterable[str], lines: Sequence[str], scale: tuple[float, float] | None, *, signed: bool
) -> Sense:
    """What brackets around the numbers of a column of positions say.

    texts   its cells
    lines   those beside the table, one of which may tell it
    scale   what its name, or a line, tells that its numbers are on; None where nothing does
    signed  whether it holds changes, or numbers below zero

    >>> sense_of_brackets(["8", "(6)"], [], (-10, 10), signed=False)
    'below'
    >>> sense_of_brackets(["8", "(6)"], ["( ) = our guess"], (-10, 10), signed=False)
    'as they are'
    >>> sense_of_brackets(["8", "(6)"], [], (0, 10), signed=False), sense_of_brackets(["6", "(6)"], [], None, signed=False)
    ('as they are', 'as they are')
    >>> sense_of_brackets(["8", "(6)"], [], None, signed=False)
    'either'
    >>> sense_of_brackets(["6", "(6)", "(2)", "-8"], [], None, signed=False)
    'below'
    """  # noqa: E501
    told = [bool(_BELOW.search(line)) for line in lines if _BRACKETS.search(line)]
    if told:
        return "below" if all(told) else "as they are"
    if signed or (scale is not None and scale[0] < 0):
        return "below"
    held = set(texts)
    bracketed = [text for text in held if IN_BRACKETS.fullmatch(text)]
    if len(bracketed) >= SEVERAL and any(_NEGATIVE.fullmatch(text) for text in held):
        return "below"
    inner = {match[1].strip() for text in held if (match := IN_BRACKETS.fullmatch(text))}
    return "as they are" if scale is not None or inner & held else "either"
