"""Rows with what was agreed before, or is only measured or rumoured, by their names."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.rows.kind_names import WRITTEN, begins, whole

_YEAR = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?:\s*[/–-]\s*\d\d(?:\d\d)?)?(?!\d)")
_PRELIMINARY = pattern(
    r"(?:the\s+)?(?:preliminar(?:y|ies)|präliminarien|préliminaires|preliminares|preliminari|прелиминарии)"
    r"(?:\s+(?:peace|treaty|agreement|articles|terms))?\s+(?:of|von|de|di|d'|do|da)\s*\S.*",
    re.IGNORECASE,
)
_BRACKETS = pattern(r"\S\s*[(\[]([^)\]]*)[)\]]\s*$")
_RUMOURED = frozenset(WRITTEN["rumoured"])


def preliminaries(name: str) -> bool:
    """Whether a name is that of what was agreed for the time being, and holds until something else is agreed.

    >>> preliminaries("Preliminaries of Adrianople"), preliminaries("Preliminary Committee")
    (True, False)
    """
    return bool(_PRELIMINARY.fullmatch(name))


def agreed_before(name: str) -> bool:
    """Whether a name is that of what was agreed, with its year, or for the time being.

    >>> [agreed_before(name) for name in ("Rinnovo 2021", "2019 agreement", "Abschluss 2022/23", "Deal Partners 2021")]
    [True, True, True, False]
    """
    dated = _YEAR.search(name) is not None
    return preliminaries(name) or (dated and whole("agreed", _YEAR.sub("", name).strip(" ,;:–-()")))


def measured_or_rumoured(name: str) -> bool:
    """Whether a name begins as that of an index of prices does, or says that it is a rumour.

    >>> [measured_or_rumoured(name) for name in ("IPCA prev. 3 anni", "Landing (rumour)", "Ministry (finance)")]
    [True, True, False]
    """
    aside = _BRACKETS.search(name)
    return begins("indices", name) or (aside is not None and aside[1].casefold().strip() in _RUMOURED)
