"""Whose numbers were left blank: nobody can be moved from a place that was made up for them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.bodies import Body
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.settlement.settled import whole
from instantsia.case import paths
from instantsia.evidence.nodes import PathNode


def blank(replays: Replays, path: str, bounds: tuple[float, float]) -> bool:
    """Whether nothing is said of a number: no claim, and anything within its bounds is allowed."""
    node = _node(replays, path)
    return node is not None and whole(node, bounds)


def left_blank(replays: Replays, body: Body) -> NDArray[np.bool_]:
    """(member,) of whom nothing is said of where they stand."""
    scale = body.stakes.scale
    own = (blank(replays, paths.position(one, body.issue.id), scale) for one in body.members)
    return np.array([*own], dtype=np.bool_)


def one_of_several(replays: Replays, path: str) -> bool:
    """Whether a number was left blank and is taken from those of others, or was written as one of several."""
    node = _node(replays, path)
    return node is not None and not node.claims and node.assumed is not None and len(node.assumed.number.among) > 1


def _node(replays: Replays, path: str) -> PathNode | None:
    return next((node for node in replays.program.paths if node.path == path), None)
