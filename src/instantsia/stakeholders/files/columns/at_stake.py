"""Columns called by what is at stake, in numbers or grades: how much it matters to somebody, and no issue.

French calls an issue and a stake alike, and so do other languages a stake and a rate, a bet or a mission. What stands
in the column tells: names of issues are words, or tell rows of one actor apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.contents import rows_apart
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import INSTEAD
from instantsia.stakeholders.files.columns.kinds import first_number
from instantsia.stakeholders.files.columns.names import key

MEASURES = ("numbers", "grades", "signs", "shares", "count")
LARGEST = 10.0
"""Numbers up to it may be how much it matters, under a name that means other things as well."""
_PLAIN, _OTHERS = (
    frozenset(map(key, re.split(r",\s+", HEADER_WORDS["at_stake"][part].strip()))) for part in ("words", "others")
)


def with_stakes(columns: Sequence[Column]) -> list[Column]:
    """The columns, those of stakes with what their names say in the light of what stands in them."""
    asked = any("position" in one.said for one in columns)
    return [
        replace(one, said={"salience": INSTEAD}) if _at_stake(one, columns, asked=asked) else one for one in columns
    ]


def _at_stake(column: Column, columns: Sequence[Column], *, asked: bool) -> bool:
    """Whether a column tells how much is at stake for somebody; a stake in per cent is what somebody owns.

    asked   whether another column says by its name that it is the position
    """
    plain = key(column.name) in _PLAIN
    if (
        "%" in column.name
        or column.kind not in MEASURES
        or not (plain or (key(column.name) in _OTHERS and asked and _small(column.texts)))
    ):
        return False
    return not any(rows_apart(one.texts, column.texts) for one in columns if one.at != column.at)


def _small(texts: Sequence[str]) -> bool:
    return all(0 <= number <= LARGEST for text in texts if (number := first_number(text)) is not None)
