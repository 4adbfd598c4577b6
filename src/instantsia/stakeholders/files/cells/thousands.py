"""Numbers that can be read as thousands and as decimals, in a column that does not say which: 1.054 beside 997."""

from __future__ import annotations

from collections.abc import Iterable

from instantsia.stakeholders.files.cells.numbers import GROUPED, MARKED, Finding, twice

LARGE = 100
"""A whole number from which on others of its column may have thousands."""


def in_doubt(texts: Iterable[str]) -> dict[str, Finding]:
    """{text: why it is asked} of the numbers of one column that may be meant as thousands, whatever separates cells.

    A number such as 1.054 is in doubt where the others are whole, one of them 100 or more. Where another has other than
    three digits behind its mark, nothing is.

    >>> list(in_doubt(["1.054", "997", "512", "88"])), list(in_doubt(["1.054", "997", "2.5"]))
    (['1.054'], [])
    """
    marked: dict[str, str] = {}
    large = False
    for text in texts:
        found = MARKED.fullmatch(text)
        if found is None:
            continue
        if not found[3]:
            large |= int(found[2]) >= LARGE
        elif GROUPED.fullmatch(text.lstrip("+-")):
            marked[text] = found[3]
        else:
            return {}
    return {text: Finding(twice(text, mark, "0"), "twice") for text, mark in marked.items()} if large else {}
