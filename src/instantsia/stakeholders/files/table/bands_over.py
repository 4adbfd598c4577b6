"""The headings over a header in which one name stands several times: Before Lent and At the session over Opinion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LONGEST = 60
"""A longer text is a title, and no heading of columns."""


def bands_over(rows: Sequence[Sequence[str]], first: int, last: int, names: Sequence[str]) -> Mapping[int, str]:
    """{number of a column: the heading over it} of columns that share their name with one under another heading.

    rows    those of the table up to the header, of which the first and the last have these places

    >>> bands_over([["", "Before", "", "Now", ""]], 1, 1, ["Name", "View", "Care", "View", "Care"])
    {2: 'Before', 3: 'Before', 4: 'Now', 5: 'Now'}
    >>> bands_over([["", "Before", "", "", ""]], 1, 1, ["Name", "View", "Care", "View", "Care"])
    {}
    """
    at = first if last > first else first - 1
    row = rows[at] if 0 <= at < len(rows) else []
    if sum(map(bool, row)) < 2 or any(len(text) > LONGEST for text in row):
        return {}
    over, band = [], ""
    for at in range(len(names)):
        band = (row[at] if at < len(row) else "") or band
        over.append(band)
    apart = {name for name in names if name and len({over[at] for at in _of(names, name)}) > 1}
    if any(len({over[at] for at in _of(names, name)}) < len(_of(names, name)) for name in apart):
        return {}
    return {at + 1: over[at] for at, name in enumerate(names) if name in apart and over[at]}


def _of(names: Sequence[str], name: str) -> list[int]:
    return [at for at, one in enumerate(names) if one == name]
