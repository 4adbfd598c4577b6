"""Rows that have a number or a per cent in the place of a name, where the others have names; and sums in East Asia.

A block of shares below a table (Seiryo | 51%) has its names in another column, and a sum may count marks: ◎1 ○3 ×1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.sheet import Cell

_NUMBER = pattern(r"[-+−~≈約]?\s*[$€£¥]?\s*\d[\d.,'\s]*\s*(%|％|per cent|percent|pct)?", re.IGNORECASE)
_MARKS = pattern(r"(?:[◎○〇◯△▲×✕✗?？]\s*[:=]?\s*\d{1,3}[\s,、/]*){2,}")
_SUM = pattern(
    r".*(?:合計|小計|総計|總計|合计|小计|总计|(?<![会會統统設设時家生余推])計|합계|소계|총계)"
    r"\s*(?:\d+\s*(?:名|人|票|석|명)?)?\s*[:：]?"
)
HALF = 0.5
"""More of the names have letters, where a number is none; and it has no more of the cells that others have."""


def counts_marks(text: str) -> bool:
    """Whether a cell counts the marks of its column.

    >>> counts_marks("◎1 ○3 △2 ×1 ?1"), counts_marks("○3"), counts_marks("3 of 4")
    (True, False, False)
    """
    return bool(_MARKS.fullmatch(text))


def sum_in_signs(name: str) -> bool:
    """Whether a name in signs ends with those of a sum.

    >>> sum_in_signs("取締役 計"), sum_in_signs("合計 8名"), sum_in_signs("会計"), sum_in_signs("합계")
    (True, True, False, True)
    """
    return not name.isascii() and bool(_SUM.fullmatch(name))


def without_names(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of the rows that are not among `reasons`."""
    kept = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    sums = [place for place in kept if sum_in_signs(table.name(rows[place])) and _counts(table, rows[place])]
    out: dict[int, str] = dict.fromkeys(sums, Reason.ADDED)
    left = [place for place in kept if place not in out]
    worded = [place for place in left if any(map(str.isalpha, _bare(table.name(rows[place]))))]
    if len(worded) <= HALF * len(left):
        return out
    most = sorted(len(table.others(rows[place])) for place in worded)
    usual = most[len(most) // 2] if most else 0
    for place in left:
        match = _NUMBER.fullmatch(table.name(rows[place]))
        if match and len(table.others(rows[place])) <= HALF * usual:
            out[place] = Reason.NUMBER
    return out


def _counts(table: Table, row: Sequence[Cell]) -> bool:
    others = [text for _, text in table.others(row)]
    return bool(others) and all(table.read[text] is not None or counts_marks(text) for text in others)


def _bare(name: str) -> str:
    return "" if _NUMBER.fullmatch(name) else name
