"""An export of a survey: names of variables, below them the questions as they were put, and perhaps a trial answer.

The row of questions is no answer, and says what a column is where its name says nothing: Q4_pos, Q5_imp.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.kinds import numberish
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.no_actor_words import ASIDE, TEST
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet

_VARIABLE = pattern(r"[^\W\d_]*[\w.]*", re.UNICODE)
_MACHINE = pattern(r"\{\s*['\"]*\w+['\"]*\s*:")
_WORD = pattern(r"[^\W\d_]+")
LONGEST_TRIAL = 4
WORDS_OF_A_QUESTION = 4
LONG = 3
"""So many words more than the cells below it has a cell that words a question, on average."""
LEAST = 0.6
"""Share of the columns that must have names of variables, and of the cells of the row that must be texts."""


def without_wording(sheet: Sheet) -> Sheet:
    """The sheet less a row of questions below its header, and less trial answers below that; they are named."""
    if len(sheet.rows) < 3 or not _worded(sheet):
        return sheet
    width = len(sheet.header)
    gone = [(sheet.rows[0], Reason.WORDING)]
    rows = list(sheet.rows[1:])
    while rows and any(_MACHINE.match(cell.text) for cell in rows[0]):
        gone.append((rows.pop(0), Reason.MACHINE))
    while rows and any(trial(cell.text, below=True) for cell in rows[0][:width]):
        gone.append((rows.pop(0), Reason.TRIAL))
    asked = {cell.spot.column: cell.text for cell in sheet.rows[0][:width] if cell.text}
    return replace(
        sheet,
        rows=tuple(rows),
        asked=asked,
        left_out=(*sheet.left_out, *(_left_out(row, reason) for row, reason in gone)),
    )


def trial(text: str, below: bool = False) -> bool:
    """Whether a cell says that its row is a trial of the form.

    below   whether the row stands right below the wording of the questions, where its first word is enough

    >>> trial("TEST ignore"), trial("Test"), trial("Test", below=True), trial("Test Valley Council")
    (True, False, True, False)
    """
    words = _WORD.findall(text.casefold())
    if below and words and len(words) < LONGEST_TRIAL and (words[0] in TEST or words[-1] == "ignore"):
        return True
    return 1 < len(words) <= LONGEST_TRIAL and bool(TEST & set(words)) and set(words) <= TEST | ASIDE


def asks(table: Table, row: Sequence[Cell]) -> bool:
    """Whether words stand in the columns of numbers, of which one is a sentence or an id of the form."""
    told = [text for place, text in table.others(row) if place in table.numeric]
    if len(told) < 2 or any(table.read[text] is not None for text in told):
        return False
    return any(_MACHINE.match(text) or len(_WORD.findall(text)) >= WORDS_OF_A_QUESTION for text in told)


def _left_out(row: Sequence[Cell], reason: str) -> LeftOut:
    return LeftOut(row[0].spot.of_its_row, ", ".join(cell.text for cell in row if cell.text), reason)


def _worded(sheet: Sheet) -> bool:
    """Whether the first row words what the others answer."""
    names = [cell.text for cell in sheet.header if cell.text]
    variables = sum(bool(_VARIABLE.fullmatch(name)) for name in names)
    first = [(at, cell.text) for at, cell in enumerate(sheet.rows[0][: len(sheet.header)]) if cell.text]
    if variables < LEAST * len(names) or 2 * len(first) < len(names) or len(first) < 3:
        return False
    if any(numberish(text) for _, text in first):
        return False
    below = sheet.rows[1:]
    longer = asked = 0
    for at, text in first:
        held = [row[at].text for row in below if row[at].text]
        usual = sum(len(one.split()) for one in held) / len(held) if held else 0.0
        asked += text.endswith("?") and len(text.split()) >= LONG
        longer += len(text.split()) >= usual + LONG
    return longer + asked >= 2 and 3 * max(longer, asked) >= len(first)
