"""Whoever has a voice in a body and no vote is not asked where it settles, and is nobody whose move would change it."""

from __future__ import annotations

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.settlement.pivots import at_ends, pivots
from instantsia.engine.plan import Plan
from tests.steps import inside

POST = {"id": "post", "scale": {"0": "few", "100": "many"}, "status_quo": 20, "line": 50}
MORE = {"issue": [*inside.CASE["issue"], POST],
        "assumption": [*inside.CASE["assumption"], {"about": "*.post", "value": "30..70"}],
        "event": [{"id": "more", "text": "It is more", "when": "deal.value > 50"}]}  # fmt: skip
DEAL = {"id": "deal", "kind": "settle", "body": "board", "issue": "post"}


def test_the_members_alone_are_moved() -> None:
    """If it failed, the forecast of a settlement in a body in which others have a voice would end in a traceback."""
    case = inside.loaded([DEAL], **MORE)
    replays = Replays(Plan(case, seed=3, draws=512))
    moved, board = at_ends(replays, "deal"), case.bodies["board"]
    assert moved is not None
    assert moved.who == board.electorate != board.heard
    assert moved.low.shape == moved.high.shape == (512, len(board.electorate))
    assert pivots(replays, "deal").keys() == set(board.electorate)
