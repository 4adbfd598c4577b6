"""A cell of votes that tells a casting vote beside them: 1 + casting."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import WRITTEN, any_of

_CASTING = any_of(WRITTEN["casting"]["votes"], WRITTEN["casting"]["beside"]).pattern
_ONE = r"(\d+|yes|ja|oui|sí|sì|sim|tak|да)"
_AND = r"[(\[]?\s*(?:[+&,;/]|plus|and|und|et|y|e|en|i|и)?"
_WITH = pattern(rf"\s*{_ONE}\s*{_AND}\s*(?:the\s+)?{_CASTING}\s*[)\]]?\s*", re.IGNORECASE)


def with_casting(text: str) -> str:
    """The votes of a cell that tells a casting vote besides; "" of any other cell.

    >>> with_casting("1 + casting"), with_casting("2 (Stichentscheid)"), with_casting("1, voix prépondérante")
    ('1', '2', '1')
    >>> with_casting("1 + the casting vote"), with_casting("1; głos rozstrzygający"), with_casting("1 (breaks ties)")
    ('1', '1', '1')
    >>> with_casting("1"), with_casting("casting only"), with_casting("1 + 1")
    ('', '', '')
    """
    match = _WITH.fullmatch(text)
    return match[1] if match else ""
