"""Cells that a word processor broke over several rows: a row without a name whose texts go on with those above it."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.sheet import Cell

_DECORATED = "—–-*•·=_~#"
"""Signs before the heading of a part, with which no text goes on."""
Row = tuple[Cell, ...]


def joined(table: Table, rows: Sequence[Row]) -> tuple[list[Row], dict[int, str]]:
    """(the rows, with what goes on in the row below behind it; {row that only goes on: why it is no actor's}).

    A row goes on with the one above where it has no name and no number, stands close under it, and each of its texts
    stands under a text; or where it has nothing but what goes on with a name: small letters, or brackets.
    """
    out = list(rows)
    reasons: dict[int, str] = {}
    last = 0
    for at in range(1, len(rows)):
        held = [place for place, cell in enumerate(rows[at]) if cell.text]
        # a text at the left of the names is the heading of a group
        if not held or held[0] < table.actor or table.gap(at, at - 1) or not _on(table, out, rows, last, at, held):
            last = at
            continue
        above = list(out[last])
        for place in held:
            above[place] = above[place]._replace(text=f"{above[place].text} {rows[at][place].text}")
        out[last] = tuple(above)
        reasons[at] = Reason.CONTINUES
    return out, reasons


def _on(table: Table, out: Sequence[Row], rows: Sequence[Row], last: int, at: int, held: Sequence[int]) -> bool:
    above = out[last]
    if not table.name(above) or not table.others(above):
        return False
    texts = [rows[at][place].text for place in held]
    if held == [table.actor]:
        if any(sign in texts[0] for sign in "=:") or any(map(str.isdigit, texts[0])):
            return False
        return texts[0].startswith("(") or (texts[0][0].islower() and not table.name(above)[0].islower())
    if any(text[0] in _DECORATED for text in texts):
        return False
    return table.actor not in held and all(
        place < len(above)
        and any(map(str.isalpha, above[place].text))
        and table.read.get(rows[at][place].text) is None
        and any(map(str.isalpha, rows[at][place].text))
        and above[place].text != rows[at][place].text
        for place in held
    )
