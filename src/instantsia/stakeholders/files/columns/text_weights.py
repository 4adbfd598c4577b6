"""Columns of names that are called by a word for a weight: Power over the names of the powers, beside Capability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.cells.ditto_marks import is_ditto
from instantsia.stakeholders.files.cells.ladders import ladder
from instantsia.stakeholders.files.cells.words import GRADES
from instantsia.stakeholders.files.columns.as_held import names_of_powers
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.hints import INSTEAD, WHOLE

MOST_GRADES = 7
"""So many different words may be grades that are not known."""
WORDY = ("labels", "names", "mixed", "titles", "code")


def without_text_weights(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which none is taken for a weight by its name that holds words which are no grades.

    They are none where another column of that name holds numbers, or where there are more of them than grades have.
    """
    return [replace(one, said=_said(one, columns)) if _holds_names(one, columns) else one for one in columns]


def _said(column: Column, columns: Sequence[Column]) -> dict[str, float]:
    others = {role: sure for role, sure in column.said.items() if role != "capability"}
    acts = names_of_powers(column.name) and not any(one.said.get("actor", 0.0) >= WHOLE for one in columns)
    return {"actor": INSTEAD, **others} if acts else others


def _holds_names(column: Column, columns: Sequence[Column]) -> bool:
    if "capability" not in column.said or column.kind not in WORDY:
        return False
    words = _words(column)
    if not words or any(map(_has_digit, words)) or ladder(sorted(words)) is not None or words & set(GRADES):
        return False
    others = (one for one in columns if one.at != column.at and one.said.get("capability", 0.0) >= WHOLE)
    return len(words) > MOST_GRADES or any(any(map(_has_digit, _words(one))) for one in others)


def _words(column: Column) -> set[str]:
    return {text.casefold() for text in known(column.texts) if not is_ditto(text)}


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
