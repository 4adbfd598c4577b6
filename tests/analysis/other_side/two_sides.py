"""The invented war of tests/steps/talks.toml as a study, and what is so in each of its turns, written down anew."""

from __future__ import annotations

import functools

import numpy as np

from instantsia.api.loading import of_document
from instantsia.api.study import Study
from instantsia.casefile.document import from_mapping
from instantsia.draws.state import Array, Key
from instantsia.engine.plan import prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Recorder
from instantsia.engine.run import columns_of
from tests.steps.other_side import SHORT, Changes, written

DRAWS = 1_000

ALWAYS_OFFERS: Changes = SHORT | {"step.table.when": None, "step.peace.when": "talks.acknowledged"}
"""What both would take is worked out in every turn, and they agree only once they talk: the same war."""


@functools.cache
def short(*sets: str) -> Study:
    """Two years of the war, with numbers set."""
    return study(SHORT, *sets)


def study(changes: Changes, *sets: str) -> Study:
    """The war with changes, and with numbers set."""
    return of_document(from_mapping(written(changes), "talks"), set=sets)


@functools.cache
def columns(*sets: str, draws: int = DRAWS) -> dict[str, Array]:
    """What a run of it keeps."""
    return dict(columns_of(short(*sets).plan(draws)))


def turn_by_turn(changes: Changes, keys: tuple[Key, ...], *sets: str) -> list[tuple[int, dict[Key, Array]]]:
    """(day, values at its end) of every turn, all draws."""
    plan = study(changes, *sets).plan(DRAWS)
    recorder = Recorder(keys, np.arange(DRAWS))
    play(prepare(plan), program_of(plan), 0, DRAWS, record=recorder)
    return [(turn.day, dict(noted)) for turn, noted in recorder.notes]
