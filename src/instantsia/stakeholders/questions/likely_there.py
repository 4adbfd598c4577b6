"""What is said where a share of those present is needed and a column that is not read counts who is likely there."""

from __future__ import annotations

import re
import shlex
from fractions import Fraction

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import tokens
from instantsia.stakeholders.files.rows.procedure_words import of_whom
from instantsia.stakeholders.questions.answer_values import Quota
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.voters import total_votes, voting

_ATTENDING = frozenset(HEADER_WORDS["attendance"]["words"].split())
_THERE = pattern(
    r"(?<!\w)(?:there|present|in the room|turnout|turn up|erwartet|da(?:bei)?|présents|attendus|presentes|esperad[oa]s"
    r"|presenti|attesi|previst[io]|verwacht|er zijn|spodziewan\w+|obecnych|присутств\w+)(?!\w)",
    re.IGNORECASE,
)
"""What a column is called that counts who is there, besides the words of attendance."""
_LEAST = Fraction(1, 3)
"""So many of the votes are those of whoever is there, at least."""


def likely_there(asking: Asking) -> list[str]:
    """That a column counts those who are likely there, and all seats are read, with the answer that reads it."""
    if asking.value("settles").decider or not voting(asking):
        return []
    quota: Quota = asking.value("quota")
    total = total_votes(asking)
    for name, many in asking.known.sums if of_whom(quota.words) else ():
        if (tokens(name) & _ATTENDING or _THERE.search(name)) and _LEAST * total < many < total:
            of = "votes" if asking.known.votes is not None else "seats"
            answer = shlex.quote(f"columns={'vote' if of == 'votes' else 'seats'}:{name}")
            return [
                f"{cut(name)} adds up to {float(many):g}, and the {of} that are read to {float(total):g}: a share of "
                f"those who are there is counted of the latter (--answer {answer} counts the former)."
            ]
    return []
