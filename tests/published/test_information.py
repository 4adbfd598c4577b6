"""Closed forms for reports, copies, leaks, queues and ruling coalitions, by the functions that are called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from instantsia.models.information import copies, delays, leak, trust
from instantsia.models.power.coalition import ruling_coalition


@pytest.fixture
def known(shared: Path) -> Any:
    return json.loads((shared / "data" / "closed_form_checks.json").read_text())


def posterior(prior: float, gained: Any) -> float:
    return float(copies.probability(copies.logit(np.array(prior)) + np.asarray(gained))[0, 0])


def one(value: float) -> Any:
    return np.full((1, 1), value)


def test_a_chain_of_relays(known: Any) -> None:
    """What a yes at the end is worth is a single relay of the reliability of the whole chain."""
    for case in known["relay_chain_reliability"]:
        hops, r = case["hops"], case["end_to_end"]
        parents = [place - 1 for place in range(len(hops))]
        heard = [one(0.0)] * (len(hops) - 1) + [one(1.0)]
        gained = copies.joined(parents, heard, [one(hop) for hop in hops], [one(1 - hop) for hop in hops])
        assert posterior(0.5, gained) == pytest.approx(r, abs=1e-9)


def test_independent_sources(known: Any) -> None:
    for case in known["independent_source_fusion"]:
        gained = sum(
            copies.link(one(copies.CERTAIN if said["says_true"] else -copies.CERTAIN), one(r), one(1 - r))
            for said in case["reports"]
            for r in (said["reliability"],)
        )
        assert posterior(case["prior"], gained) == pytest.approx(case["posterior"], abs=1e-9)


def test_two_copies_of_one_origin(known: Any) -> None:
    for case in known["common_source_vs_independent"]:
        copy, origin = case["copy_reliability"], case["origin_reliability"]
        told = ([-1, -1], [one(1.0)] * 2, [one(copy)] * 2, [one(1 - copy)] * 2)
        seen = copies.link(copies.joined(*told), one(origin), one(1 - origin))
        assert posterior(case["prior"], seen) == pytest.approx(case["posterior_correct"], abs=1e-9)
        unseen = copies.apart(*told, one(origin), one(1 - origin))
        assert posterior(case["prior"], unseen) == pytest.approx(case["posterior_if_treated_independent"], abs=1e-9)


def test_what_a_denunciation_is_worth(known: Any) -> None:
    for case in known["denunciation_ppv"]:
        gained = copies.link(one(copies.CERTAIN), one(case["sensitivity"]), one(case["false_positive"]))
        assert posterior(case["base_rate"], gained) == pytest.approx(case["P_guilty_given_denounced"], abs=1e-9)


def test_how_long_a_secret_holds(known: Any) -> None:
    for case in known["leak_poisson"]:
        holds = leak.holds(case["insiders"], np.array(case["rate_per_person_year"]), np.array(float(case["years"])))
        assert float(holds) == pytest.approx(case["P_secret_holds"], abs=1e-12)


def test_a_queue_of_cables(known: Any) -> None:
    u = (np.arange(400_000) + 0.5) / 400_000
    for case in known["cable_queue_MM1"]:
        days = delays.queue(u, np.array(float(case["arrivals"])), np.array(float(case["service"])))
        assert days.mean() == pytest.approx(case["mean_time_in_system"], rel=1e-4)


def test_two_who_learn_from_the_same_battles(known: Any) -> None:
    """The gap between two who began apart closes as both count the same battles, half of which are won."""
    for case in known["beta_belief_gap"]:
        battles, strength = float(case["battles"]), np.array(float(case["strength"]))
        first, second = (
            trust.learned(np.array(case[key] / case["strength"]), strength, np.array(battles / 2), np.array(battles))
            for key in ("a_A", "a_B")
        )
        assert float(first - second) == pytest.approx(case["gap"], abs=1e-9)


def test_the_ruling_coalition(known: Any) -> None:
    for case in known["ultimate_ruling_coalition_alpha_half"]:
        assert list(ruling_coalition(case["powers"])) == case["survivors_index"], case["powers"]
    for case in known["urc_near_equal_sizes"]:
        for count, size in case["n_to_size"]:
            nearly = [1 + place * 1e-4 for place in range(count)]
            assert len(ruling_coalition(nearly)) == size, count
