"""Talk, reports and copies of them, leaks, queues, juries."""

from __future__ import annotations

from typing import Any

import numpy as np

from instantsia.models.information import cheap_talk, conspiracy, copies, delays, leak
from instantsia.models.voting.jury import majority_right
from tests.published.closed_form import agrees, closed_form


def posterior(prior: float, gained: Any) -> float:
    return float(copies.probability(copies.logit(np.array(prior)) + np.asarray(gained))[0, 0])


def alone(value: float) -> Any:
    """(1, 1): one draw, one receiver."""
    return np.full((1, 1), value)


@closed_form("crawford_sobel_uniform_quadratic")
def test_what_can_be_told(case: dict[str, Any]) -> None:
    bias = case["b"]
    assert int(cheap_talk.stretches(bias)) == case["N_max"]
    agrees(cheap_talk.cuts(bias), case["cutpoints"])
    agrees(cheap_talk.receiver_loss(bias), case["receiver_loss"])
    agrees(cheap_talk.sender_loss(bias), case["sender_loss"])
    agrees(cheap_talk.delegation_loss(bias), case["delegation_loss"])
    assert bool(cheap_talk.better_delegated(bias)) is case["delegation_better"]


@closed_form("delegation_threshold_uniform")
def test_from_which_bias_on_one_asks_rather_than_delegates(case: dict[str, Any]) -> None:
    low, high = 1e-3, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if cheap_talk.better_delegated(middle) else (low, middle)
    agrees(low, case["threshold"])


@closed_form("relay_chain_reliability")
def test_a_chain_of_relays(case: dict[str, Any]) -> None:
    """What a yes at the end is worth is a single relay of the reliability of the whole chain."""
    hops = case["hops"]
    parents = [place - 1 for place in range(len(hops))]
    heard = [alone(0.0)] * (len(hops) - 1) + [alone(1.0)]
    gained = copies.joined(parents, heard, [alone(hop) for hop in hops], [alone(1 - hop) for hop in hops])
    agrees(posterior(0.5, gained), case["end_to_end"])


@closed_form("independent_source_fusion")
def test_independent_sources(case: dict[str, Any]) -> None:
    gained = sum(
        copies.link(alone(copies.CERTAIN if report["says_true"] else -copies.CERTAIN), alone(right), alone(1 - right))
        for report in case["reports"]
        for right in (report["reliability"],)
    )
    agrees(posterior(case["prior"], gained), case["posterior"])


@closed_form("common_source_vs_independent")
def test_two_copies_of_one_origin(case: dict[str, Any]) -> None:
    copy, origin = case["copy_reliability"], case["origin_reliability"]
    told = ([-1, -1], [alone(1.0)] * 2, [alone(copy)] * 2, [alone(1 - copy)] * 2)
    seen = copies.link(copies.joined(*told), alone(origin), alone(1 - origin))
    agrees(posterior(case["prior"], seen), case["posterior_correct"])
    unseen = copies.apart(*told, alone(origin), alone(1 - origin))
    agrees(posterior(case["prior"], unseen), case["posterior_if_treated_independent"])


@closed_form("condorcet_majority")
def test_a_majority_of_a_council_is_right(case: dict[str, Any]) -> None:
    agrees(majority_right(np.full(case["n"], case["r"])), case["P_correct"])


@closed_form("cable_queue_MM1")
def test_a_queue_of_cables(case: dict[str, Any]) -> None:
    desk = case["arrivals"], case["service"]
    agrees(delays.busy(*desk), case["utilisation"])
    agrees(delays.mean_days(*desk), case["mean_time_in_system"])
    agrees(delays.waiting(*desk), case["mean_queue"])


@closed_form("denunciation_ppv")
def test_what_a_denunciation_is_worth(case: dict[str, Any]) -> None:
    gained = copies.link(alone(copies.CERTAIN), alone(case["sensitivity"]), alone(case["false_positive"]))
    agrees(posterior(case["base_rate"], gained), case["P_guilty_given_denounced"])


@closed_form("leak_poisson")
def test_how_long_a_small_circle_keeps_a_secret(case: dict[str, Any]) -> None:
    holds = leak.holds(case["insiders"], np.array(case["rate_per_person_year"]), np.array(float(case["years"])))
    agrees(holds, case["P_secret_holds"])


@closed_form("leak_grimes_t95")
def test_after_how_many_years_it_is_out_almost_surely(case: dict[str, Any]) -> None:
    found = conspiracy.years_until(0.95, case["N"], case["p"])
    agrees(found, case["t95_years"])
    agrees(np.round(found, 2), case["published"])


@closed_form("leak_grimes_prob")
def test_how_likely_it_is_out_by_then(case: dict[str, Any]) -> None:
    agrees(conspiracy.out(case["N"], case["p"], case["years"]), case["leak_prob"])
