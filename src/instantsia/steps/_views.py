"""How views move: nearer to a place on the scale, never past it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.steps._attendance import columns


def nearer(state: State, issue: str, actors: Sequence[str], place: float, points: Floats) -> Floats:
    """(draw, actor) positions on the issue once each of `actors` has come `points` nearer to `place`; others stay.

        x' = x + clip(place - x, -points, points)

    points  (draw,) points of the scale, >= 0
    """
    where = columns(state, actors)
    position: Floats = state["position", issue].copy()
    most = points[:, None]
    position[:, where] += np.clip(place - position[:, where], -most, most)
    return position
