"""Numbers drawn many at a time are those that each would have by itself."""

import numpy as np
import pytest

from instantsia.draws.streams import Streams
from instantsia.evidence.assumed_together import AT_ONCE
from instantsia.evidence.block import Memo
from instantsia.evidence.path_values import quantile
from instantsia.evidence.sampler import sample
from instantsia.evidence.variation import Variation

from .cases import case, path_of, program_of

NAMES = ("anna", "boris", "clara", "daniil")
PROGRAM = program_of(
    case(
        assumption=[
            {"about": path_of("anna"), "value": "0..40..100"},
            {"about": path_of("boris"), "value": "0..0..100"},
            {"about": path_of("clara"), "value": "10..30..30"},
            {"about": path_of("daniil"), "value": "10..30"},
        ],
    ),
    *map(path_of, NAMES),
)


@pytest.mark.parametrize("count", [0, 4, AT_ONCE // 2, AT_ONCE + 4])
def test_each_number_is_drawn_from_its_own_address(count: int) -> None:
    """If this fails, whose number stands beside whose changes what it is."""
    numbers = sample(PROGRAM, Streams(5, 0, count)).numbers
    assert list(numbers) == [path.path for path in PROGRAM.paths]
    for path in PROGRAM.paths:
        assert path.assumed is not None
        u = Streams(5, 0, count).uniform(f"assumption/{path.path}")
        assert np.array_equal(numbers[path.path], quantile(u, path.assumed.number)), path.path


@pytest.mark.parametrize(
    "variation",
    [
        Variation(at_quantile={path_of("boris"): 0.25}),
        Variation(assumed={path_of("clara"): 25.0}),
        Variation(value={path_of("anna"): 7.0}),
        Variation(replicas={f"assumption/{path_of('anna')}": 2}),
        Variation(replicas={"assumption/": 1}),
    ],
)
@pytest.mark.parametrize("first", [Variation(), Variation(value={path_of("boris"): 7.0})])
def test_what_is_held_or_drawn_anew_is_so_by_a_memo_and_without(first: Variation, variation: Variation) -> None:
    """If this fails, a replay takes a number as it was drawn where it is held, or holds one that is drawn."""
    memo, streams = Memo(), Streams(5, 0, 64)
    before = sample(PROGRAM, streams, first, memo).numbers
    after, fresh = sample(PROGRAM, streams, variation, memo).numbers, sample(PROGRAM, streams, variation).numbers
    assert any(not np.array_equal(before[path], after[path]) for path in before)
    for path in before:
        assert np.array_equal(after[path], fresh[path]), path
