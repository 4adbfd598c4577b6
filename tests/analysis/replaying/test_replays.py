"""What would be wrong: a replay that is forgotten and comes out otherwise, a process that grows as long as it lives."""

from __future__ import annotations

import gc
import tracemalloc

import numpy as np
import pytest

from instantsia.analysis.replaying.replays import Replays, replayed
from instantsia.draws.recent import Recent
from instantsia.engine import rows
from instantsia.engine.memo import Memo
from instantsia.evidence.block import Memo as EvidenceMemo
from instantsia.evidence.variation import Variation
from tests.analysis.by_hand import Run, board, claim, source


def small() -> Replays:
    """Three members, one of them told of, with little room to remember anything."""
    run = Run(
        board(
            {"a": "0..100", "b": "20..60", "c": "40..90"},
            precision="2..8",
            source=[source("minutes", "0.5..0.9")],
            claim=[claim("c1", "a.pier", 80, 0.8)],
        ),
        draws=200,
    )
    memo = Memo(EvidenceMemo(later=Recent(2**17)), Recent(2**16))
    return Replays(run.plan, memo=memo, _outcomes=Recent(100_000))


def varied(number: int) -> Variation:
    return Variation(
        at_quantile={"actor.a.pier": (number + 1) / 5_002}, credence={"source.minutes": 0.5 + number / 12_505}
    )


@pytest.mark.slow
def test_five_thousand_variations_need_no_more_memory_than_one_thousand() -> None:
    """If this fails, a workbench that is left open over a weekend dies of its own replays."""
    replays = small()
    base, early = replays.base, replays.headline(varied(0))
    memo = replays.memo
    first = dict(memo.evidence.first)
    tracemalloc.start()
    try:
        sizes = []
        for number in range(5_000):
            replays.headline(varied(number))
            if number in (999, 4_999):
                gc.collect()  # what other tests left in cycles is not what is measured
                sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    # the bounds leave room for less than a megabyte; 4,000 replays kept would be some forty
    assert sizes[1] < sizes[0] + 1_000_000
    assert memo.evidence.later.size <= 2**17
    assert memo.numbers.size <= 2**16
    assert replays._outcomes.size <= 100_000
    # the case as drawn is never dropped, and what was dropped comes out as before
    assert all(memo.evidence.first[key] is array for key, array in first.items())
    assert np.array_equal(replays.state(Variation())["decided", "ballot"], base["decided", "ballot"])
    assert replays.headline(varied(0)) == early


def test_what_changes_nothing_leaves_the_headline_to_the_bit_and_plays_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    replays = small()
    stands = replays.base["pick", "actor.a.pier"] == 0
    assert 0 < stands.sum() < 200
    removed = replays.state(Variation({"claim.c1": "removed"}))
    assert np.array_equal(removed["decided", "ballot"][~stands], replays.base["decided", "ballot"][~stands])
    before = replays.headline()
    played: list[object] = []
    monkeypatch.setattr(rows, "play_step", lambda *args: played.append(args))
    assert replays.headline(Variation(credence={"source.minutes": 0.7 + 1e-12})) == before
    assert not played


def test_many_asked_for_at_once_are_each_alone() -> None:
    replays, alone = small(), small()
    many = [varied(number) for number in (0, 17, 4_999, 17)]
    assert replays.headlines(many) == [alone.headline(one) for one in many]
    replays.play_ahead((one, 1) for one in many)
    assert [replays.headline(one) for one in many] == [alone.headline(one) for one in many]


def test_where_many_steps_are_played_fewer_draws_are_replayed() -> None:
    assert [replayed(steps) for steps in (0, 1, 15, 16, 40, 80, 1_000)] == [2000, 2000, 2000, 1875, 750, 400, 400]
