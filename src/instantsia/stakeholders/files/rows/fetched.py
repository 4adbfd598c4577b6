"""Rows whose own cell of the name says nothing and that another column calls a sum or a mean, or that stand below sums.

Whoever fetches a name from a column beside that of the actors takes a label for a person: Ø North, mean of the voters.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import TOTALS
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.kind_names import whole
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.no_actor_words import ADDS, FIRMS, SHORT
from instantsia.stakeholders.files.rows.subtotals import sums_of
from instantsia.stakeholders.files.rows.without_name import LONGEST, says_nothing
from instantsia.stakeholders.files.sheet import Cell

_WORD = pattern(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*|[∑Σσ]")
_LONE = ("means", "subtotals", "short_sums", "everybody")
_SUMS = frozenset((Reason.ADDED, Reason.SUMMED))


def unnamed_sums(table: Table, rows: Rows, actors: Sequence[int]) -> dict[int, str]:
    """{row: why it is no actor's} of rows without a name of their own which a text beside calls a sum, or below sums.

    actors   places of the columns of names
    """
    last = max((one.spot.row for one in table.sheet.left_out if one.reason in _SUMS), default=0)
    bare = {place for place, row in enumerate(rows) if all(says_nothing(row[at].text) for at in actors)}
    if 2 * len(bare) > len(rows):
        return {}
    out: dict[int, str] = {}
    for place in sorted(bare):
        labels = _labels(table, rows[place], actors)
        if not labels:
            continue
        if any(map(says_sum, labels)) or _sums_above(table, rows, place, bare):
            out[place] = Reason.ADDED
        elif 0 < last < rows[place][0].spot.row:
            out[place] = Reason.FETCHED
    return out


def says_sum(label: str) -> bool:
    """Whether a label that stands in no column of names is one of a sum or a mean by its first or its last word.

    >>> [says_sum(label) for label in ("Ø SP/M", "Voting members – mean", "Media delle richieste", "разом, голосів")]
    [True, True, True, True]
    >>> [says_sum(label) for label in ("Board appointees", "Total SA", "Ministry")]
    [False, False, False]
    """
    words = [word.casefold().rstrip(".") for word in _WORD.findall(label)]
    if not words or words[-1] in FIRMS:
        return False
    ends = {words[0], words[-1]}
    return bool(ends & (TOTALS | ADDS | SHORT)) or any(whole(kind, word) for kind in _LONE for word in ends)


def _labels(table: Table, row: Sequence[Cell], actors: Sequence[int]) -> list[str]:
    """The texts of a row that may pass for a name: those before the column of names, and one right behind it."""
    near = [*range(actors[0]), *range(actors[0] + 1, min(actors[-1] + 2, len(table.sheet.header)))]
    texts = [row[at].text for at in near if at not in actors and table.read.get(row[at].text) is None]
    return [text for text in texts if not says_nothing(text) and len(text) <= LONGEST and any(map(str.isalpha, text))]


def _sums_above(table: Table, rows: Rows, place: int, bare: Collection[int]) -> bool:
    """Whether all numbers of a row, of two or more, are sums or means of the rows right above it."""
    group: list[int] = []
    for above in range(place - 1, -1, -1):
        if above in bare or (group and table.gap(above + 1, above)):
            break
        group.append(above)
    numbers = table.numbers(rows[place])
    return len(numbers) > 1 and len(group) > 1 and bool(sums_of(table, rows, group, numbers))
