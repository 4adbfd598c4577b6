"""Offers in turn, posture, mediators, votes and vetoes, trades, stability."""

from __future__ import annotations

from typing import Any

import numpy as np

from instantsia.models.bargaining import alternating, bundles, mediation, posture, stability, votes, yardsticks
from instantsia.models.bargaining.setter import setter
from tests.published.closed_form import agrees, closed_form


@closed_form("rubinstein_infinite")
def test_offers_without_an_end(case: dict[str, Any]) -> None:
    agrees(alternating.share(case["delta1"], case["delta2"]), case["proposer1_share"])
    agrees(alternating.share(case["delta2"], case["delta1"]), case["proposer2_share"])


@closed_form("stahl_finite")
def test_so_many_offers(case: dict[str, Any]) -> None:
    agrees(alternating.finite(case["T"], case["delta"], case["delta"]), case["first_proposer_share"])


@closed_form("rubinstein_continuous_limit")
def test_offers_without_a_pause(case: dict[str, Any]) -> None:
    agrees(alternating.limit(case["r1"], case["r2"]), case["share1"])


@closed_form("breakdown_to_war")
def test_a_refusal_may_end_in_war(case: dict[str, Any]) -> None:
    war = case["p"], case["c_A"], case["c_B"]
    agrees(alternating.breakdown(case["q"], *war), case["A_share_when_proposing"])
    agrees(alternating.breakdown(0.0, *war), case["limit_q0"])


@closed_form("outside_option")
def test_an_outside_option(case: dict[str, Any]) -> None:
    agrees(alternating.outside(case["delta"], case["b_responder"]), case["proposer_share"])


@closed_form("talk_posture_adverse_inference")
def test_how_often_the_weak_can_talk(case: dict[str, Any]) -> None:
    weak = case["prior_weak"]
    talks = posture.weak_talks(weak, case["enemy_escalates_if_posterior_above"])
    agrees(talks, case["weak_talks_prob_max"])
    agrees(posture.posterior(weak, talks, case["strong_talks_prob"]), case["posterior_weak_given_talks"])


@closed_form("private_vs_public_threat_reduced_form")
def test_a_threat_in_public_and_in_private(case: dict[str, Any]) -> None:
    threat = posture.threat(case["audience_cost_defender"], case["war_payoff_defender"], case["prize"])
    agrees(threat.public, case["credibility_needed_public"])
    agrees(threat.private, case["credibility_needed_private"])


@closed_form("mediator_min_bias_derived")
def test_the_least_bias_that_is_believed(case: dict[str, Any]) -> None:
    costs = case["mediator_war_cost"], case["c_high"], case["c_low"]
    agrees(mediation.least_bias(case["signal_error"], *costs), case["beta_star"])


@closed_form("mediation_LP_binary_types")
def test_the_most_peace(case: dict[str, Any]) -> None:
    found = mediation.peace(case["q_high"], case["p"], case["theta"])
    names = ("lambda_", "gamma", "max_prob_peace", "peace_LL", "peace_HL", "peace_HH", "share_H_in_HL")
    agrees(list(found), [case[name] for name in names])


@closed_form("baron_ferejohn")
def test_a_council_divides(case: dict[str, Any]) -> None:
    found = votes.proposer(case["n"], case["quota"], case["delta"])
    agrees(list(found), [case["proposer_share"], case["coalition_partner_share"]])


@closed_form("setter_veto_player")
def test_take_it_or_leave_it(case: dict[str, Any]) -> None:
    agrees(setter(case["setter_ideal"], case["veto_ideal"], case["status_quo"]), case["outcome"])


@closed_form("logroll_two_issues")
def test_two_issues_are_traded(case: dict[str, Any]) -> None:
    """Each issue in steps of a hundredth: the first side wants all of both, the second nothing of either."""
    steps = np.linspace(0.0, 1.0, 101)
    sides = np.stack(
        [bundles.worth([steps, steps], case["weights_A"]), bundles.worth([1 - steps, 1 - steps], case["weights_B"])]
    )
    levels = bundles.bundles([len(steps)] * 2)
    best = yardsticks.nash(sides)
    agrees(steps[levels[best]], case["nash_outcome"])
    agrees(sides[:, best], case["utilities"])
    middle = np.flatnonzero((levels == len(steps) // 2).all(axis=1))[0]
    agrees(sides[:, middle], case["split_each_issue_in_half"])


@closed_form("gmcr_prisoners_dilemma")
def test_which_states_are_stable(case: dict[str, Any]) -> None:
    """A state names what either does; each can change its own letter."""
    states = sorted(case["equilibria"])
    worth = [[-case[key].split(">").index(state) for state in states] for key in ("order_A", "order_B")]
    moves = np.array(
        [
            [[a != b and a[1 - who] == b[1 - who] for b in states] for a in states]  # the other's letter stays
            for who in range(2)
        ]
    )
    found = stability.stability(np.array(worth), moves)
    equilibria = {
        state: {
            name.upper() if name != "nash" else "Nash": bool(way[:, at].all()) for name, way in found._asdict().items()
        }
        for at, state in enumerate(states)
    }
    assert equilibria == case["equilibria"]
