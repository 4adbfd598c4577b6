"""Columns of grades or numbers whose names hint at how much something matters to somebody, or how much they count.

Such a name says too little to be read beside others: skin in it, ear of the President. Where no salience, or no weight,
is known, and exactly one column is left that may be it, that one is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.ladders import ladder
from instantsia.stakeholders.files.columns.background import of_persons
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.heard import heard
from instantsia.stakeholders.files.columns.hints import (
    NONE,
    SHARE,
    certainty,
    near_us,
    not_now,
    tokens,
    wants,
    within_brackets,
)
from instantsia.stakeholders.files.columns.kinds import first_number

_WRITTEN = HEADER_WORDS["hints_of_weight"]
_HINTS = {role: frozenset(_WRITTEN[role].split()) for role in ("salience", "capability")}
_PAID = frozenset(_WRITTEN["paid"].split())
_VOTES = frozenset(HEADER_WORDS["votes"]["words"].split())
_A_HEAD = pattern(r"/|(?<!\w)(?:per|pro|par|por|je|a|à|na|на)\s", re.IGNORECASE)
SOME, MOST = 0.5, 0.6
"""So many of the rows hold something, and so many of these are grades where others are not known."""

FEW = 10
"""A column of grades has no more different words."""


def hinted(name: str) -> str | None:
    """The role at which a word in a name hints, "salience" or "capability"; None where none does.

    >>> hinted("skin in it (of 10)"), hinted("ear of the Pres."), hinted("Cuánto le va en esto"), hinted("last seen")
    ('salience', 'capability', 'salience', None)
    """
    if certainty(name) or heard(name) or near_us(name) or not_now(name) or of_persons(name):
        return None
    found = [role for role, words in _HINTS.items() if tokens(name) & words]
    return found[0] if len(found) == 1 else None


def unread_weights(names: Sequence[str]) -> list[str]:
    """Those of the columns that are not read whose names hint at how much somebody counts.

    >>> unread_weights(["Ear of the Pres.", "last seen", "Counts in the room", "Town"])
    ['Ear of the Pres.', 'Counts in the room']
    """
    return [one for one in names if hinted(one) == "capability"]


def left_to_weigh(
    columns: Sequence[Column], places: Mapping[str, Sequence[int]], told: Collection[str]
) -> dict[str, tuple[int, ...]]:
    """{role: place of its column} of saliences, weights and votes that are proposed by a hint alone.

    told   roles of which it was answered which column has them
    """
    held = {at for some in places.values() for at in some}
    out: dict[str, tuple[int, ...]] = {}
    for role, others in (("salience", {"salience"}), ("capability", {"capability", "vote", "seats"})):
        if others & {*places, *told} or len(places.get("position", ())) != 1:
            continue
        left = [one for one in columns if one.at not in held and hinted(one.name) == role and _measures(one)]
        if not left and role == "capability" and not tokens(columns[places["position"][0]].name) & _PAID:
            # who pays most counts most, where nothing else tells it and fees are not what is decided on
            left = [one for one in columns if one.at not in held and _is_paid(one)]
        if len(left) == 1:
            counted = role == "capability" and within_brackets(left[0].name) & _VOTES and _whole(left[0])
            out["vote" if counted else role] = (left[0].at,)
    return out


def _is_paid(column: Column) -> bool:
    """Whether a column holds what each pays as a member: Fee 2025 (k€). What is paid a head weighs nobody."""
    name = column.name
    if _A_HEAD.search(name):
        return False
    others = certainty(name) or heard(name) or near_us(name) or of_persons(name) or wants(name)
    held = known(column.texts)
    numbers = sum(first_number(text) is not None for text in held)
    plain = not others and set(column.said) <= {NONE, SHARE, "actor"} and not column.earlier
    return plain and bool(tokens(name) & _PAID) and column.filled >= SOME and 2 * numbers > len(held)


def _measures(column: Column) -> bool:
    """Whether a column holds grades or numbers of a scale, and its name says nothing else of it."""
    if not set(column.said) <= {NONE, SHARE, "actor"} or column.filled < SOME or column.earlier:
        return False
    if column.kind in ("grades", "numbers"):
        return True
    held = known(column.texts)
    words = set(held)
    if column.kind not in ("labels", "mixed") or len(words) > FEW:
        return False
    grades = {one for one in words if any(ladder([one, other]) is not None for other in words - {one})}
    return sum(one in grades for one in held) >= MOST * len(held) > 0


def _whole(column: Column) -> bool:
    values = [first_number(text) for text in known(column.texts)]
    return all(value is not None and value >= 0 and value.is_integer() for value in values)
