"""Columns of the stages of one position: what it opened at, what it is now at, and what could be lived with.

They are one issue. Now is the position, what it opened at is earlier, and what could be lived with is a fallback.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.earlier import NOW, on_one_scale
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import INSTEAD, acceptable, as_it_is, asked_of, tokens

_OPENED = frozenset(HEADER_WORDS["stages"]["opened"].split())
_OF_NOW = frozenset(HEADER_WORDS["now"]["words"].split())
_BESIDE = frozenset((*HEADER_WORDS["of_issues"]["joins"].split(), *HEADER_WORDS["stages"]["beside"].split()))


def opened_at(name: str) -> bool:
    """Whether a name asks at what somebody began, and on nothing of its own: Opened at (R6), but not Opened ports.

    >>> opened_at("Opened at (R6)"), opened_at("Opened ports"), opened_at("Angefangen bei"), opened_at("Now at (R9)")
    (True, False, True, False)
    """
    return bool(tokens(name) & _OPENED) and not asked_of(name) - _OPENED - _BESIDE


def now_at(name: str) -> bool:
    """Whether a name asks at what somebody is now, and on nothing of its own.

    >>> now_at("Now at (R9)"), now_at("Jetzt bei"), now_at("Rent now"), now_at("Opened at (R6)")
    (True, True, False, False)
    """
    return as_it_is(name) and not asked_of(name) - _OF_NOW - _BESIDE


def with_stages(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which the one of now is a position, and those opened at are earlier, where both are on a scale.

    A column of now beside one of what could be lived with is a position, too.
    """
    some = [one for one in columns if one.kind in NOW and one.name]
    now = [one for one in some if now_at(one.name) and not acceptable(one.name)]
    if len(now) != 1:
        return list(columns)
    (current,) = now
    alike = [one for one in some if one.at != current.at and on_one_scale(one, current)]
    before = {one.at for one in alike if opened_at(one.name)}
    if not before and not any(acceptable(one.name) for one in alike):
        return list(columns)
    told = current.said or {"position": INSTEAD}
    out = [replace(one, earlier=True) if one.at in before else one for one in columns]
    return [replace(one, said=told) if one.at == current.at else one for one in out]
