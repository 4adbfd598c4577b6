"""What would be wrong: numbers taken over from a block that was sampled before which are not those of the draws asked
for, or a block that is kept in memory with them."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest

from instantsia.draws.streams import Streams
from instantsia.evidence.block import Drawn, Memo
from instantsia.evidence.sampler import sample
from instantsia.evidence.variation import Variation

from .cases import case, path_of, program_of

ASSUMED = [
    {"about": path_of("anna"), "value": "0..40..100"},
    {"about": path_of("boris"), "value": "0..10..100"},
    {"about": path_of("clara"), "value": "10..30"},
]
NAMES = ("anna", "boris", "clara")
PROGRAM = program_of(case(assumption=ASSUMED), *map(path_of, NAMES))


def handed(draws: int, start: int = 0) -> Drawn:
    memo = Memo()
    sample(PROGRAM, Streams(5, start, 64), memo=memo)
    found = memo.handed(draws)
    assert found is not None
    return found


@pytest.mark.parametrize(("start", "count"), [(0, 48), (0, 20), (16, 32), (40, 8), (0, 0)])
def test_draws_within_are_taken_over_and_are_the_same_to_the_bit(start: int, count: int) -> None:
    drawn, streams = handed(48), Streams(5, start, count, asked=[])
    numbers = sample(PROGRAM, streams, memo=Memo(drawn=drawn)).numbers
    # a number without a most likely value is drawn by itself
    assert streams.asked is not None
    assert [name for name, _ in streams.asked] == [f"assumption/{path_of('clara')}"]
    fresh = sample(PROGRAM, Streams(5, start, count)).numbers
    for path in fresh:
        assert np.array_equal(numbers[path], fresh[path]), path


@pytest.mark.parametrize(
    ("streams", "variation", "before"),
    [
        (Streams(5, 0, 52), Variation(), 0),
        (Streams(5, 32, 32), Variation(), 0),
        (Streams(5, 0, 16), Variation(), 16),
        (Streams(6, 0, 16), Variation(), 0),
        (Streams(5, 0, 16, turn=1), Variation(), 0),
        (Streams(5, 0, 16, index=np.arange(4)), Variation(), 0),
        (Streams(5, 0, 16, replicas={"assumption/": 1}), Variation(), 0),
        (Streams(5, 0, 16), Variation(replicas={f"assumption/{path_of('anna')}": 1}), 0),
        (Streams(5, 0, 16), Variation(at_quantile={path_of("anna"): 0.1}), 0),
    ],
)
def test_numbers_that_are_others_are_drawn(streams: Streams, variation: Variation, before: int) -> None:
    """Beyond the last draw, before the first, of another seed, turn or view, drawn anew, or held."""
    numbers = sample(PROGRAM, streams, variation, Memo(drawn=handed(48, before))).numbers
    fresh = sample(PROGRAM, streams, variation).numbers
    for path in fresh:
        assert np.array_equal(numbers[path], fresh[path]), path


def test_a_changed_case_draws_its_own_numbers() -> None:
    changed = [{**ASSUMED[0], "value": "0..90..100"}, *ASSUMED[1:]]
    program, streams = program_of(case(assumption=changed), *map(path_of, NAMES)), Streams(5, 0, 16)
    numbers = sample(program, streams, memo=Memo(drawn=handed(48))).numbers
    fresh = sample(program, streams).numbers
    for path in fresh:
        assert np.array_equal(numbers[path], fresh[path]), path


def test_a_block_of_which_something_is_held_hands_nothing_over() -> None:
    memo = Memo()
    sample(PROGRAM, Streams(5, 0, 64), Variation(value={path_of("boris"): 7.0}), memo)
    assert memo.handed(48) is None


def test_nothing_else_of_the_block_stays_in_memory() -> None:
    """If this fails, a run of two blocks needs the memory of three."""
    memo = Memo()
    evidence = sample(PROGRAM, Streams(5, 0, 64), memo=memo)
    number = weakref.ref(evidence.numbers[path_of("anna")].base)
    gc.disable()
    try:
        found = memo.handed(48)
        del evidence, memo
        assert found is not None
        assert number() is None
    finally:
        gc.enable()
