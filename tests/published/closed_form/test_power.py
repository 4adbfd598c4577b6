"""Who is left in power, what a leader keeps, and for how long a leader can be deposed."""

from __future__ import annotations

from typing import Any

from instantsia.models.power.coalition import ruling_coalition
from instantsia.models.power.selectorate import private_goods
from instantsia.models.power.tenure import established
from tests.published.closed_form import agrees, closed_form


@closed_form("ultimate_ruling_coalition_alpha_half")
def test_the_ruling_coalition(case: dict[str, Any]) -> None:
    found = ruling_coalition(case["powers"])
    assert list(found) == case["survivors_index"]
    agrees([case["powers"][place] for place in found], case["survivors_powers"])


@closed_form("urc_near_equal_sizes")
def test_how_many_are_left_of_near_equals(case: dict[str, Any]) -> None:
    for count, size in case["n_to_size"]:
        nearly = [1 + place * 1e-4 for place in range(count)]
        assert len(ruling_coalition(nearly)) == size, count


@closed_form("selectorate_private_goods")
def test_what_a_leader_keeps(case: dict[str, Any]) -> None:
    found = private_goods(case["W"], case["S"], case["R"], case["delta"])
    agrees(list(found), [case["per_member"], case["leader_rent"], case["rent_share"]])


@closed_form("contested_established_chain")
def test_whether_a_leader_becomes_established(case: dict[str, Any]) -> None:
    found = established(case["p_establish"], case["p_deposed"])
    agrees(list(found), [case["P_ever_established"], case["mean_contested_spell"]])
