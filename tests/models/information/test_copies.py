"""Beliefs from copies of reports: against enumeration of all words, and what is so of every tree."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.information import copies, delays, leak, talk, trust

CHANCES = st.floats(0.02, 0.98)


@st.composite
def trees(draw: Any) -> Any:
    """(parents, hits, falses, heard) of one to six channels of one origin; heard 1, -1 or 0."""
    count = draw(st.integers(1, 6))
    parents = [draw(st.integers(-1, place - 1)) for place in range(count)]
    each = st.lists(CHANCES, min_size=count, max_size=count)
    heard = draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=count, max_size=count))
    return parents, draw(each), draw(each), heard


def shaped(values: Any) -> Any:
    return [np.full((1, 1), float(value)) for value in values]


def log_odds(parents: Any, hits: Any, falses: Any, heard: Any, hit: float, false: float, prior: float) -> float:
    copied = copies.joined(parents, shaped(heard), shaped(hits), shaped(falses))
    gained = copies.link(copied, np.array(hit), np.array(false))
    return float(copies.logit(np.array(prior)) + gained[0, 0])


def enumerated(parents: Any, hits: Any, falses: Any, heard: Any, hit: float, false: float, prior: float) -> float:
    """The same by adding up every way in which all could have spoken."""
    weight = {True: 0.0, False: 0.0}
    for so in (True, False):
        for origin in (True, False):
            first = hit if so else false
            chance = (prior if so else 1 - prior) * (first if origin else 1 - first)
            for said in product((True, False), repeat=len(parents)):
                p = chance
                for place, parent in enumerate(parents):
                    above = origin if parent < 0 else said[parent]
                    yes = hits[place] if above else falses[place]
                    p *= yes if said[place] else 1 - yes
                    if heard[place] and (heard[place] > 0) != said[place]:
                        p = 0.0
                weight[so] += p
    return float(np.log(weight[True] / weight[False]))


@given(trees(), CHANCES, CHANCES, CHANCES)
def test_a_tree_of_copies_is_what_enumeration_gives(tree: Any, hit: float, false: float, prior: float) -> None:
    assert log_odds(*tree, hit, false, prior) == pytest.approx(enumerated(*tree, hit, false, prior), abs=1e-9)


@given(trees(), CHANCES, CHANCES)
def test_what_comes_over_one_channel_alone_is_the_same_seen_or_unseen(tree: Any, hit: float, false: float) -> None:
    """Of one report nobody can take two for one."""
    parents, hits, falses, heard = tree
    told = [place for place, one in enumerate(heard) if one]
    only = [one if place in told[:1] else 0 for place, one in enumerate(heard)]
    joined = copies.link(
        copies.joined(parents, shaped(only), shaped(hits), shaped(falses)), np.array(hit), np.array(false)
    )
    alone = copies.apart(parents, shaped(only), shaped(hits), shaped(falses), np.array(hit), np.array(false))
    assert alone[0, 0] == pytest.approx(joined[0, 0], abs=1e-9)


@given(trees(), CHANCES)
def test_a_source_that_says_yes_whatever_is_so_tells_nothing(tree: Any, rate: float) -> None:
    parents, hits, falses, heard = tree
    assert log_odds(parents, hits, falses, heard, rate, rate, 0.3) == pytest.approx(np.log(0.3 / 0.7), abs=1e-9)
    assert log_odds(parents, [rate] * len(hits), [rate] * len(hits), heard, 0.9, 0.1, 0.3) == pytest.approx(
        np.log(0.3 / 0.7), abs=1e-9
    )


@given(trees(), CHANCES, CHANCES, CHANCES)
def test_the_mirror(tree: Any, hit: float, false: float, prior: float) -> None:
    """Yes for no everywhere, and the prior the other way round, turns the log-odds round."""
    parents, hits, falses, heard = tree
    there = log_odds(parents, hits, falses, heard, hit, false, prior)
    mirrored = log_odds(
        parents,
        [1 - one for one in falses],
        [1 - one for one in hits],
        [-one for one in heard],
        1 - false,
        1 - hit,
        1 - prior,
    )
    assert mirrored == pytest.approx(-there, abs=1e-9)


def test_certain_copies_of_one_word_are_one_word() -> None:
    """Seen, three copies that never err are worth one of them; unseen, three times as much."""
    parents, sure, never = [-1, -1, -1], [1.0] * 3, [0.0] * 3
    seen = copies.joined(parents, shaped([1, 1, 1]), shaped(sure), shaped(never))
    one = copies.joined(parents, shaped([1, 0, 0]), shaped(sure), shaped(never))
    hit, false = np.array(0.8), np.array(0.3)
    assert copies.link(seen, hit, false)[0, 0] == pytest.approx(copies.link(one, hit, false)[0, 0], abs=3e-3)
    unseen = copies.apart(parents, shaped([1, 1, 1]), shaped(sure), shaped(never), hit, false)
    first = copies.apart(parents, shaped([1, 0, 0]), shaped(sure), shaped(never), hit, false)
    assert unseen[0, 0] == pytest.approx(3 * first[0, 0])


@given(st.floats(0.01, 0.5), st.integers(1, 9), st.floats(0.1, 20))
def test_many_who_know_are_one_who_tells_as_often(hazard: float, heads: int, days: float) -> None:
    many = leak.holds(heads, np.array(hazard), np.array(days))
    assert many == pytest.approx(leak.holds(1, np.array(heads * hazard), np.array(days)))
    u = (np.arange(20_000) + 0.5) / 20_000
    assert np.mean(leak.wait(u, heads, np.array(hazard)) > days) == pytest.approx(float(many), abs=1e-4)


def test_words_in_the_ear_add_up_and_fade() -> None:
    assert talk.left(np.array(0.2), np.array(14.0), np.array(7.0)) == pytest.approx(0.05)
    assert talk.left(np.array(0.2), np.array(14.0), np.array(1e12)) == pytest.approx(0.2)


def test_a_queue_is_as_long_as_one_server_has_it() -> None:
    u = (np.arange(200_000) + 0.5) / 200_000
    days = delays.queue(u, np.array(8.0), np.array(10.0))
    assert days.mean() == pytest.approx(0.5, abs=1e-3)
    assert np.mean(days > 1.0) == pytest.approx(np.exp(-2.0), abs=1e-4)


@given(st.floats(0.05, 0.95), st.floats(1, 20), st.integers(0, 30), st.integers(0, 30))
def test_trust_is_the_mean_of_a_beta(believed: float, memory: float, right: int, wrong: int) -> None:
    found = float(
        trust.learned(np.array(believed), np.array(memory), np.array(float(right)), np.array(float(right + wrong)))
    )
    alpha, beta = believed * memory + right, (1 - believed) * memory + wrong
    assert found == pytest.approx(alpha / (alpha + beta))
