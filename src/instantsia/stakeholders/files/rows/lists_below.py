"""A list below a table that names its actors once more, or has a heading of its own: whom to call, what is when.

A second block of the table itself has as many cells as the first.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from statistics import median_low

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.kind_names import whole
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.folding import folded

REPEATED = 2
"""So many names of a list stand above, and half of them all."""


def lists_below(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of the rows of such lists.

    reasons   of rows that are no actors' already

    A list stands between blank rows below the table, and each row of it has half as many cells as most above, or fewer,
    and no number. In a table that names somebody in several rows none is looked for.
    """
    named = [place for place, row in enumerate(rows) if table.name(row)]
    begins = [at for at in range(1, len(named)) if table.gap(named[at], named[at] - 1)]
    out: dict[int, str] = {}
    for first, end in itertools.zip_longest(begins, begins[1:], fillvalue=len(named)):
        actors = [one for one in named[:first] if one not in reasons and one not in out and table.others(rows[one])]
        above = [folded(table.name(rows[one])) for one in actors]
        if len(above) < FEWEST or len(set(above)) < len(above):
            continue
        usual = median_low([len(table.others(rows[one])) for one in actors])
        block = named[first:end]
        thin = [one for one in block if 2 * len(table.others(rows[one])) <= usual and not table.numbers(rows[one])]
        if len(block) < REPEATED or len(thin) < len(block):
            continue
        again = [one for one in block if folded(table.name(rows[one])) in set(above)]
        if whole("lists", table.name(rows[block[0]])) or (len(again) >= REPEATED and 2 * len(again) >= len(block) - 1):
            out |= {one: Reason.LISTED for one in block if one not in reasons}
    return out
