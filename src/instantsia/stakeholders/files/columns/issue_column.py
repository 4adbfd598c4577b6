"""The column that tells the issue of each row, though its name does not: each actor stands once a text."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.columns.names import of_issue, role
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.sheet import Sheet
from instantsia.stakeholders.folding import folded

FEWEST = 4
AGAIN = 0.3
"""So many rows, and this share of all, name somebody who stands above, where a column may tell the issue."""
ONCE = 0.9
"""Of so many rows each is about another pair of an actor and an issue."""


def issue_column(sheet: Sheet, actors: Sequence[int], taken: Sequence[int]) -> int | None:
    """The first column of few texts that stand again and again, under each of which hardly any name stands twice.

    Where a column names raters, those of one actor are no issues.

    actors   places of the columns that make up a name
    taken    places of columns that are known to hold something else
    """
    rows = [(folded(" ".join(row[at].text for at in actors)), row) for row in sheet.rows]
    rows = [(name, row) for name, row in rows if name]
    if any(head.text and named_rater(head.text) for head in sheet.header):
        return None
    if len(rows) - len({name for name, _ in rows}) < max(FEWEST, AGAIN * len(rows)):
        return None
    for place, head in enumerate(sheet.header):
        told = role(head.text) is not None or of_issue(head.text) is not None
        if not head.text or place in taken or told:
            continue
        pairs = [(name, row[place].text) for name, row in rows]
        few = {text for _, text in pairs}
        if "" not in few and 1 < len(few) <= len(pairs) // 2 and len(set(pairs)) >= ONCE * len(pairs):
            return place
    return None
