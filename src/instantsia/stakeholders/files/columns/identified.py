"""Columns whose names say that their texts identify who stands in a row."""

from __future__ import annotations

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

_IDENTIFIERS = set_of(*HEADER_WORDS["rows"]["identifiers"].split("\n"))
_WORD = pattern(r"[^\W_]+")


def identifies(header: str) -> bool:
    """Whether the name of a column says that its texts identify who stands in a row: actor_id, Kennung, Nr., E-mail.

    >>> identifies("actor_id"), identifies("Nr."), identifies("Ideal")
    (True, True, False)
    """
    return bool(_IDENTIFIERS & set(_WORD.findall(header.casefold())))
