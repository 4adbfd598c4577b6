"""A cell of votes that tells a casting vote beside them: 1 + casting."""

from __future__ import annotations

import re

from instantsia.patterns import pattern

_CASTING = (
    r"(?:the )?casting(?: vote)?|deciding(?: vote)?|tie-?break(?:er)?|stichentscheid|stichstimme"
    r"|ausschlaggebende stimme|(?:voix )?prépondérante|(?:voto de )?calidad|(?:voto )?dirimente|voto decisivo"
    r"|(?:voto de )?(?:qualidade|desempate)|(?:doorslaggevende|beslissende) stem"
    r"|(?:głos )?rozstrzygający|решающий(?: голос)?"
)
_ONE = r"(\d+|yes|ja|oui|sí|sì|sim|tak|да)"
_AND = r"[(\[]?\s*(?:[+&,;/]|plus|and|und|et|y|e|en|i|и)?"
_WITH = pattern(rf"\s*{_ONE}\s*{_AND}\s*(?:{_CASTING})\s*[)\]]?\s*", re.IGNORECASE)


def with_casting(text: str) -> str:
    """The votes of a cell that tells a casting vote besides; "" of any other cell.

    >>> with_casting("1 + casting"), with_casting("2 (Stichentscheid)"), with_casting("1, voix prépondérante")
    ('1', '2', '1')
    >>> with_casting("1"), with_casting("casting only"), with_casting("1 + 1")
    ('', '', '')
    """
    match = _WITH.fullmatch(text)
    return match[1] if match else ""
