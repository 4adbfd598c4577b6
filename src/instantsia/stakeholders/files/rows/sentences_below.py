"""Rows below a table that are sentences in the place of a name: counts of who is for it, what holds otherwise, remarks.

A heading above them makes nobody of them: fora do Conselho, and below it a favor 5 (com Pres.), contra 3, indef. 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.otherwise import of_nothing_decided
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.below_read import SPEAK
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table

LONGEST_NAME = 7
"""Words of a name, and of any above: what has more, and twice as many as any name above, is a sentence."""
LEAST_SIDES = 2
_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARTS = pattern(r"\s*[,;/·|+]\s*|\s+(?:and|und|et|y|e|en|i)\s+")
_ASIDE = pattern(r"\([^)]*\)")
_COUNTED = pattern(r"\s*(?:(\d{1,4})\s*([^\d]+)|([^\d]+?)\s*[:=]?\s*(\d{1,4}))\s*")


def counts_sides(text: str) -> bool:
    """Whether a line counts who stands on which side.

    >>> counts_sides("a favor 5 (com Pres.), contra 3, 0/indef. 3"), counts_sides("dafür: 11, dagegen 9, offen 3")
    (True, True)
    >>> counts_sides("4 for, 2 against"), counts_sides("Friends for 5 parks"), counts_sides("Route 5, Road 3")
    (True, False, False)
    """
    sides = 0
    for part in _PARTS.split(_ASIDE.sub(" ", text)):
        found = _COUNTED.fullmatch(part)
        side = attitude((found[2] or found[3] or "").strip(" .:")) if found is not None else None
        sides += side is not None
    return sides >= LEAST_SIDES


def sentences_below(table: Table, rows: Rows, places: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """{row: why it is no actor's} of the last rows that are sentences, of which no column that is read says anything.

    places   of the columns, by their roles
    """
    read = [at for kind, some in places.items() if kind in SPEAK for at in some]
    says = [place for place, row in enumerate(rows) if table.name(row) and any(row[at].text for at in read)]
    if len(says) < FEWEST:
        return {}
    longest = max(len(_WORD.findall(table.name(rows[place]))) for place in says)
    out: dict[int, str] = {}
    for place in range(says[-1] + 1, len(rows)):
        name = table.name(rows[place])
        if counts_sides(name):
            out[place] = Reason.COUNTED
        elif of_nothing_decided(name) or len(_WORD.findall(name)) > max(LONGEST_NAME, 2 * longest):
            out[place] = Reason.REMARK
    return out
