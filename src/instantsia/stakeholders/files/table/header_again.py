"""A header that stands once more in its table, as after a page break, or begins a second table of the same names."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import Cell, LeftOut
from instantsia.stakeholders.files.table.shape import names_again
from instantsia.stakeholders.files.table.stacked import SAME as ALIKE
from instantsia.stakeholders.files.table.stacked import may_be_stacked

FILLED = 0.8
"""A column names somebody where this share of its rows holds a text that no other row has."""
SAME = 2
"""So many who stand above stand again in a second table, or half of those in it."""
Row = tuple[Cell, ...]


def without_headers(
    names: Sequence[str], rows: Sequence[Row], above: Sequence[str] = ()
) -> tuple[list[Row], list[LeftOut]]:
    """(the rows of one table, what was left out): the header wherever it stands again, and a second table with it.

    A second table is about the same people once more; behind a page break, or over a part of the table, others stand.
    Where each of them has a title of its own, above the header and in the row before it, it is about another issue.

    above   the lines above the header
    """
    width = len(names)
    texts = [[cell.text for cell in row[:width]] for row in rows]
    again = [at for at, row in enumerate(texts) if row == list(names)]
    parts = [at for at, row in enumerate(texts) if at not in again and names_again(names, row)]
    sections = [rows[at + 1 : end] for at, end in zip([-1, *again], [*again, len(rows)], strict=True)]
    titled = bool(again) and any(above) and _titled(texts, again, above) and _of_issues(names, sections)
    out: list[Row] = []
    left_out = [_left_out(rows[at], texts[at], Reason.AGAIN) for at in parts]
    for at, end in zip([-1, *again], [*again, len(rows)], strict=True):
        below = [rows[one] for one in range(at + 1, end) if one not in parts]
        second = at >= 0 and not titled and _same(out, below, width)
        if at >= 0:
            left_out.append(_left_out(rows[at], names, Reason.SECOND if second else Reason.AGAIN))
        if second:
            break
        out += below
    return out, left_out


def _titled(texts: Sequence[Sequence[str]], again: Sequence[int], above: Sequence[str]) -> bool:
    """Whether the row before each header that stands once more has a text of its own in its first cell alone."""
    alone = [at > 0 and bool(texts[at - 1][0]) and sum(map(bool, texts[at - 1])) == 1 for at in again]
    titles = [next(text for text in reversed(above) if text), *(texts[at - 1][0] for at in again)]
    return all(alone) and len({*map(str.casefold, titles)}) == len(titles)


def _of_issues(names: Sequence[str], sections: Sequence[Sequence[Row]]) -> bool:
    """Whether most of those in each section stand in the first one, once in each, in a table of positions."""
    if not may_be_stacked(names):
        return False
    width = len(names)
    full = [[row for row in some if sum(bool(cell.text) for cell in row[:width]) > 1] for some in sections]
    for column in range(width):
        held = [[row[column].text for row in some if row[column].text] for some in full]
        if not all(held) or not all(any(map(str.isalpha, text)) for some in held for text in some):
            continue
        once = all(len({*some}) == len(some) for some in held)
        alike = all(len({*some} & {*held[0]}) >= max(SAME, ALIKE * max(len(some), len(held[0]))) for some in held)
        return once and alike
    return False


def _left_out(row: Row, names: Sequence[str], reason: Reason) -> LeftOut:
    return LeftOut(row[0].spot.of_its_row, ", ".join(filter(None, names)), reason)


def _same(above: Sequence[Row], below: Sequence[Row], width: int) -> bool:
    """Whether two of those below or more, or half of them, stand above."""
    for column in range(width):
        first = [row[column].text for row in above if any(map(str.isalpha, row[column].text))]
        if len(set(first)) < FILLED * len(above):
            continue
        again = {row[column].text for row in below if row[column].text}
        return bool(again) and len(again & set(first)) >= min(SAME, len(again) / 2)
    return False
