"""Costs and ranges, the walk, beliefs about it, offers on it, attrition."""

from __future__ import annotations

from typing import Any

from instantsia.models.war import alternating_walk, attrition, beliefs, costs, walk
from instantsia.models.war.unsure_walk import beta_wins
from tests.published.closed_form import agrees, closed_form

ITERATED = 1e-8
"""How near a number is that was found by iteration, or by other means than ours."""


@closed_form("fearon_range")
def test_the_range_of_agreement(case: dict[str, Any]) -> None:
    found = costs.interval(case["p"], case["c_A"], case["c_B"])
    agrees([found.low, found.high, found.width], [case["low"], case["high"], case["width"]])
    agrees(found.high, case["A_takes_all_demand"])


@closed_form("fearon_private_cost_uniform")
def test_a_demand_against_a_private_cost(case: dict[str, Any]) -> None:
    found = costs.private_cost(case["p"], case["c_A"], case["c_B_max"])
    agrees(list(found), [case["demand"], case["prob_war"], case["EU_A"]])


@closed_form("two_type_screening")
def test_a_demand_against_private_strength(case: dict[str, Any]) -> None:
    found = costs.screen(case["p_vs_strong"], case["p_vs_weak"], case["c_A"], case["c_D"])
    agrees(found, case["mu_star"])


@closed_form("preventive_war")
def test_a_strike_before_the_other_rises(case: dict[str, Any]) -> None:
    found = costs.strike(case["p1"], case["p2"], case["c_B"], case["delta"])
    agrees([found.shift, found.check], [case["lhs"], case["rhs"]])
    assert bool(found.fights) is case["war"]


@closed_form("powell_inefficiency")
def test_power_shifts_faster_than_can_be_paid_for(case: dict[str, Any]) -> None:
    found = costs.surplus(case["delta"], case["pie"], case["M_D_t"], case["M_R_t"], case["M_R_t1"])
    agrees([found.shift, found.check], [case["shift"], case["surplus"]])
    assert bool(found.fights) is case["fight"]


@closed_form("random_walk_war")
def test_a_war_fought_to_the_end(case: dict[str, Any]) -> None:
    where = case["forts_A"], case["forts_total"], case["p"]
    agrees(walk.wins(*where), case["P_A_wins"])
    agrees(walk.battles(*where), case["expected_battles"])


@closed_form("random_walk_settlement")
def test_two_beliefs_and_what_both_would_take(case: dict[str, Any]) -> None:
    names = ("forts_A", "forts_total", "belief_A", "belief_B", "k_A", "k_B")
    found = walk.opens(*(case[name] for name in names))
    agrees(
        [found.low, found.high, found.width],
        [case["A_reservation"], case["A_max_concession_from_B"], case["slack"]],
    )
    assert bool(found.open) is case["settlement_exists"]


@closed_form("random_walk_beta_prior")
def test_a_war_whose_chance_is_not_known(case: dict[str, Any]) -> None:
    found = beta_wins(case["alpha"], case["beta"], case["forts_A"], case["forts_total"])
    agrees(found, case["P_A_wins"], within=1e-6)


@closed_form("beta_belief_gap")
def test_how_far_apart_two_are_who_saw_the_same(case: dict[str, Any]) -> None:
    strength = case["strength"]
    found = beliefs.gap(case["a_A"] / strength, case["a_B"] / strength, strength, case["battles"])
    agrees(found, case["gap"])


@closed_form("two_type_learning_exact")
def test_how_long_it_takes_to_learn_who_is_stronger(case: dict[str, Any]) -> None:
    agrees(case["p_weak"], 1 - case["p_strong"])
    found = beliefs.learn(case["p_strong"], case["posterior_threshold"])
    names = ("net_victories_needed", "expected_battles", "prob_wrong_conclusion")
    agrees(list(found), [case[name] for name in names], within=ITERATED)


@closed_form("bargain_while_fighting_alternating")
def test_offers_between_battles(case: dict[str, Any]) -> None:
    found = alternating_walk.shares(case["N"], case["p"], case["delta"], case["c_A"], case["c_B"])
    agrees(found.offering, case["A_share_when_A_proposes"], within=ITERATED)
    agrees(found.asked, case["A_share_when_B_proposes"], within=ITERATED)
    assert bool(found.interior) is case["interior"]


@closed_form("war_of_attrition")
def test_how_long_both_hold_out(case: dict[str, Any]) -> None:
    rate = attrition.hazard(case["value"], case["cost_rate"])
    agrees(rate, case["concession_hazard"])
    agrees(attrition.duration(rate, rate), case["mean_duration"])
