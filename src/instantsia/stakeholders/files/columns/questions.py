"""What a whole question asks, as forms and surveys put it over a column: how far do you support, how important is.

The words behind the asking ones tell of what they ask, and may mean anything: a Health Network has no influence there,
and seats that somebody should have are a position.
"""

from __future__ import annotations

import re
from functools import lru_cache

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

_ASKED = {role: pattern("|".join(ways.split("\n")), re.IGNORECASE) for role, ways in HEADER_WORDS["questions"].items()}
_CONSENT = _ASKED.pop("consent")


@lru_cache(maxsize=4096)
def asked_by(name: str) -> str | None:
    """The role that a question asks for by its asking words, the first of them; None where it has none.

    >>> asked_by("How far do you support a merger with the Harbour Network?"), asked_by("Wie wichtig ist Ihnen das?")
    ('position', 'salience')
    >>> asked_by("How many seats should the islands have?"), asked_by("Are you a voting member?"), asked_by("Influence")
    ('position', 'vote', None)
    >>> asked_by("Do you agree that we may contact you?") is None
    True
    >>> asked_by("How important is it that you support the dam?"), asked_by("Do you support the processing of waste?")
    ('salience', 'position')
    """
    if (name.isascii() and len(name.split()) < 2) or _CONSENT.search(name):
        # a single word asks nothing, as most headers are; some scripts put no space between words
        return None
    found = {role: match for role, ways in _ASKED.items() if (match := ways.search(name))}
    # of two that begin at one word the shorter ends at what is asked for: how important is it that you support
    return min(found, key=lambda role: found[role].span(), default=None)
