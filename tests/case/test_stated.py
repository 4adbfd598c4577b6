"""Ties that are stated: found by what is stated, and the same as by going through all pairs."""

from __future__ import annotations

import itertools

import pytest

import instantsia
from instantsia.case import paths
from instantsia.case.stated import Tie, debts, stated, ties


@pytest.mark.parametrize("name", ["apparatus", "manchuria-1931", "purge-1936-39"])
def test_the_ties_are_those_of_all_pairs_in_their_order(name: str) -> None:
    case = instantsia.load(name).case
    who = tuple(case.actors)
    pairs = [pair for pair in itertools.product(reversed(who), who) if pair[0] != pair[1]]
    owed = [(*pair, paths.debt(*pair)) for pair in pairs if stated(case, paths.debt(*pair))]
    held = [Tie(*pair, paths.grudge(*pair), -1.0) for pair in pairs if stated(case, paths.grudge(*pair))]
    assert debts(case, who[::-1], who) == tuple(owed)
    assert ties(case, who[::-1], who) == (*(Tie(*debt, 1.0) for debt in owed), *held)
