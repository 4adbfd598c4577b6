"""Columns of amounts of which the line above the table speaks: men under a title that asks how many men are kept."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.hints import tokens

MEASURED = ("numbers", "figures", "ranges")
SHORTEST = 3
"""Letters of a word that may tell what is asked."""
POINTS = 3.5
"""What such a column is more as the position."""


def asked_above(columns: Sequence[Column], above: Sequence[str]) -> frozenset[int]:
    """Places of columns of amounts whose names say nothing of what they are, and of which a word stands above.

    Only where no word of another such column stands there.
    """
    words = {word for line in above for word in tokens(line.replace("(", " ").replace(")", " "))}
    some = [one for one in columns if one.kind in MEASURED and one.name and not one.said]
    found = [one.at for one in some if any(len(word) >= SHORTEST and word in words for word in tokens(one.name))]
    return frozenset(found) if len(found) == 1 else frozenset()
