"""Where all must agree, there or not, nothing changes while somebody is away: in a settlement as in a vote."""

from __future__ import annotations

import numpy as np

from tests.steps import inside

POST = {"id": "post", "scale": {"0": "few", "100": "many"}, "status_quo": 20, "options": ["none", "all"]}
BODY = {"id": "council", "members": ["elm", "fir", "oak"], "absent": ["oak"],
        "rule": {"kind": "unanimity", "of": "all"}}  # fmt: skip
MORE = {"issue": [*inside.CASE["issue"], POST], "body": [*inside.CASE["body"], BODY],
        "assumption": [*inside.CASE["assumption"], {"about": "*.post", "value": "60..80"}]}  # fmt: skip


def test_a_settlement_is_what_holds_while_somebody_is_away() -> None:
    """If it failed, a settlement in a body of which one is away throughout would end in a traceback: that no votes
    carry it is said by a number that all votes together do not reach."""
    step = {"id": "deal", "kind": "settle", "body": "council", "issue": "post", "dressed": False, "overturned": 0}
    state = inside.played([step], draws=256, changes=MORE)
    assert np.array_equal(state["value", "deal"], np.full(256, 20.0))


def test_a_vote_is_for_what_holds_while_somebody_is_away() -> None:
    """If it failed, a settlement and a vote of the same body would follow two rules."""
    state = inside.played(
        [{"id": "ballot", "kind": "vote", "body": "council", "issue": "post"}], draws=256, changes=MORE
    )
    assert (state["decided", "ballot"] == 0).all()
