"""Rows that count how many say what, by a word for a count in the place of a name or by a tally in that of a position.

Also names that explain a column. Count Morath is somebody, and COUNT is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of
from instantsia.stakeholders.files.rows.by_few_cells import tally
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table, is_blank
from instantsia.stakeholders.files.rows.references import filled_columns
from instantsia.stakeholders.files.sheet import Cell

COUNTS = set_of(
    "tally, count, head count, headcount, vote count, pointage, décompte, conteggio, conta, zählung, auszählung",
    "recuento, contagem, telling, stemmentelling, zestawienie, подсчёт, подсчет, підрахунок",
)
"""Whole names of rows that count, with a day or a number behind them or not."""

_ON = r"(?:au|du|le|of|on|as of|at|vom|am|per|al|del|a|em|de|op|van|z|na|на|від|от)"
_BEHIND = rf"(?:\s*[:,(–—-]*\s*(?:{_ON}\s+)?\d[\d./ -]*(?:h\d*)?\)?)?"
_NAME = pattern(
    rf"(?:{'|'.join(sorted(map(re.escape, COUNTS), key=len, reverse=True))}){_BEHIND}[\s:.]*", re.IGNORECASE
)
_JOINED = pattern(r"\d{1,3}(?:\s?[-–—]\s?\d{1,3})+")
_OF_THREE = pattern(r"\d{1,3}(?:\s?[-–—]\s?\d{1,3}){2,}")
_SIDE = r"[^\W\d_]+\.?(?:\s[^\W\d_]+\.?){0,2}"
_OF_WORDS = pattern(rf"(?:{_SIDE}\s*[:=]?\s*\d+[\s,;/|+·]*){{2,}}|(?:\d+\s*{_SIDE}[\s,;/|+·]*){{2,}}")


def counts_by_name(name: str) -> bool:
    """Whether a name is a word for a count, alone or with the day of it.

    >>> counts_by_name("COUNT"), counts_by_name("Pointage au 13/06"), counts_by_name("Auszählung (12.3.)")
    (True, True, True)
    >>> counts_by_name("Count Felix Morath"), counts_by_name("Telling Tales 24 Ltd")
    (False, False)
    """
    return bool(_NAME.fullmatch(name.strip()))


def explains_a_column(table: Table, row: Sequence[Cell], usual: int) -> bool:
    """Whether a row of few cells says in the place of a name what something means: Certainty = our estimate.

    usual   cells beside the name that most rows have
    """
    few = 2 * len(table.others(row)) <= usual and not table.numbers(row)
    return few and " = " in table.name(row).strip()


def counts_others(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row counts by its name, and lacks something that nearly all others have."""
    if not counts_by_name(table.name(row)):
        return False
    others = [one for one in table.sheet.rows if table.name(one) and not counts_by_name(table.name(one))]
    return any(is_blank(row[at]) for at in filled_columns(table, others))


def tallies_in_positions(table: Table, rows: Rows, positions: Sequence[int]) -> list[int]:
    """The rows all of whose positions are tallies: 4-2-1, 3 aye / 2 nay; where several are ranges none is one."""
    digits = {at: sum(any(map(str.isdigit, row[at].text)) for row in rows) for at in positions}
    joined = {at: sum(bool(_JOINED.fullmatch(row[at].text)) for row in rows) for at in positions}

    def counts(at: int, text: str) -> bool:
        # of two numbers nobody knows whether they are a range, where another cell has a number too
        alone = joined[at] == 1 and (digits[at] == 1 or bool(_OF_THREE.fullmatch(text)))
        return (alone and bool(_JOINED.fullmatch(text))) or (bool(_OF_WORDS.fullmatch(text)) and tally(text))

    told = [[(at, row[at].text) for at in positions if not is_blank(row[at])] for row in rows]
    return [place for place, some in enumerate(told) if some and all(counts(at, text) for at, text in some)]
