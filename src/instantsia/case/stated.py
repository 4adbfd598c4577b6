"""Which debts, grudges, seats and constants a case states: beside the actor or in the step, claimed, or assumed.

A debt that a step makes (`bind`, `seat`) stands among them: before it is made it is 0.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.quantities import DEBT, GRUDGE, quantities, written
from instantsia.case.quantity import Quantity


class Tie(NamedTuple):
    """What binds an actor to another, or sets them against each other.

    who, other   the actor, and the other to whom they owe something or against whom they hold it
    path         where the number stands
    sign         1 for a debt, -1 for a grudge
    """

    who: str
    other: str
    path: str
    sign: float


class _Same:
    """A case as a key: the same object, since comparing all that is written would take longer than the answer."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __hash__(self) -> int:
        return id(self.case)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.case is other.case


def stated(case: Case, path: str) -> bool:
    """Whether anything is stated about a canonical path: debts, grudges and seats beside the actor, anything else
    claimed or assumed; or it is a debt that a step makes."""
    return path in _all_stated(_Same(case))


def may_exceed_zero(case: Case, path: str, written: Number) -> bool:
    """Whether a constant can be more than 0 in any draw: by what is written, or by what is stated about it besides."""
    return written.high > 0 or stated(case, path)


def debts(case: Case, debtors: Sequence[str], creditors: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """(debtor, creditor, path) of every debt that is stated between them; the others are 0."""
    return _debts(_Same(case), tuple(debtors), tuple(creditors))


def ties(case: Case, who: Sequence[str], others: Sequence[str]) -> tuple[Tie, ...]:
    """Every debt that is stated between them, then every grudge."""
    return _ties(_Same(case), tuple(who), tuple(others))


@functools.lru_cache(maxsize=64)
def _ties(same: _Same, who: tuple[str, ...], others: tuple[str, ...]) -> tuple[Tie, ...]:
    grudges = (Tie(*grudge, -1.0) for grudge in _between(same, GRUDGE, who, others))
    return (*(Tie(*debt, 1.0) for debt in _debts(same, who, others)), *grudges)


@functools.lru_cache(maxsize=64)
def _debts(same: _Same, debtors: tuple[str, ...], creditors: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    return _between(same, DEBT, debtors, creditors)


def _between(
    same: _Same, row: Quantity, who: tuple[str, ...], others: tuple[str, ...]
) -> tuple[tuple[str, str, str], ...]:
    """(who, other, path) of what is stated of a kind between them, in the order of the first and then of the second.

    What is stated is gone through, and not all pairs: two thousand people have four million of them and owe nothing.
    """
    matches = ((path, match) for path in _all_stated(same) for match in quantities().matches(path))
    named = [(*match.names.values(), path) for path, match in matches if match.quantity is row]
    first, second = ({name: place for place, name in enumerate(some)} for some in (who, others))
    found = [(one, other, path) for one, other, path in named if one in first and other in second and one != other]
    return tuple(sorted(found, key=lambda tie: (first[tie[0]], second[tie[1]])))


@functools.lru_cache(maxsize=16)
def _all_stated(same: _Same) -> frozenset[str]:
    case = same.case
    found = {path for row in quantities().rows if row.inline and row.everybodys for path in written(case, row)}
    found |= {paths.canonical(claim.about) for claim in case.claim}
    found.update(path for step in case.step for path in step.debts())
    for assumption in case.assumption:
        found.update(paths.spread(assumption.about, case.actors))
    return frozenset(found)
