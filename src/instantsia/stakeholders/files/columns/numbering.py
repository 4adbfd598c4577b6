"""Numbers of articles, clauses and questions in the names of columns: Art. 4, cl.2, § 7, Issue 1, пункт 3."""

from __future__ import annotations

import re

from instantsia.patterns import pattern

_NUMBERED = pattern(
    r"(?:\b(?:art(?:icle|ikel|[íi]culo|icolo|igo|ykuł)?|cl(?:ause|[áa]usula|ausola)?|klausel|issues?|question|frage|pregunta|domanda"
    r"|quest[ãa]o|vraag|fr[åa]ga|points?|punkt|punto|ponto|punt|items?|para(?:graph)?|absatz|abs|sections?|sec|motion|antrag"
    r"|amendment|am|option|topic|thema|q|res(?:olution|oluci[óo]n|oluzione|olu[çc][ãa]o|olutie)?|beschluss|uchwa[łl]a|резолюция|besluit"
    r"|prop(?:osal|osition|uesta|osta)?|vorschlag|ст(?:атья)?|пункт|п|вопрос|άρθρο|madde)\s*[.:#-]?|§+)\s*(\d+(?:\s*\(\d+\))?[a-z]?)(?!\w)",
    re.IGNORECASE,
)


def numbered(name: str) -> str:
    """The number of the article or the clause that a name tells; "" where it tells none.

    >>> numbered("Art. 9(2) water use"), numbered("cl.2"), numbered("§ 7"), numbered("Art and craft 4 all")
    ('9(2)', '2', '7', '')
    """
    match = _NUMBERED.search(name)
    return "".join(match[1].split()) if match else ""
