"""What would be wrong: a page that says how much decisions tell of a rule, and says it wrongly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.library.scripts import script

SCRIPT = script("recover")


def test_who_hears_nobody_and_does_not_err_decides_for_the_nearest() -> None:
    position = np.random.default_rng(1).uniform(0, 100, (500, 7))
    found = SCRIPT["decided"]("leader", position, {"heed": 0.0, "precision": 1e6}, np.random.default_rng(2))
    assert (found == np.abs(position[:, :1] - SCRIPT["PLACES"]).argmin(axis=1)).all()


def test_members_of_one_mind_are_decided_for_by_every_rule() -> None:
    position = np.full((50, 7), 100.0)
    sure = {"precision": 1e6, "heed": 0.5, "pull": 0.5, "unity": 0.9, "patience": 0.0}
    for rule in SCRIPT["RULES"]:
        constants = {key: sure[key] for key in SCRIPT["TRUTH"][rule]}
        assert (SCRIPT["decided"](rule, position, constants, np.random.default_rng(1)) == 2).all()


def test_chances_are_chances() -> None:
    rng = np.random.default_rng(1)
    heard = rng.uniform(0, 100, (20, 7))
    for rule in SCRIPT["RULES"]:
        found = SCRIPT["chances"](rule, heard, SCRIPT["TRUTH"][rule], 50, rng)
        assert found.shape == (20, 4)
        assert (found > 0).all()
        assert found.sum(axis=1) == pytest.approx(1.0)


def test_rules_that_decide_alike_are_not_told_apart() -> None:
    """And twice as likely is two thirds to one third, by hand."""
    log = np.log(np.full((3, 4), 0.25))
    assert SCRIPT["posterior"]({"a": log, "b": log})["a"] == pytest.approx(0.5)
    assert SCRIPT["posterior"]({"a": log + np.log(2), "b": log})["a"] == pytest.approx(2 / 3)


def test_more_decisions_tell_more_and_seldom_the_wrong_thing() -> None:
    size = SCRIPT["Size"](situations=60, constants=40, stands=24, repeats=60)
    found = {(one.world, one.rule, one.number): one for one in SCRIPT["runs"](size)}
    for world in SCRIPT["WORLDS"]:
        for rule in SCRIPT["RULES"]:
            assert found[world, rule, 160].right >= found[world, rule, 5].right
    assert found["apart", "middle-text", 40].right > 0.9
    assert found["apart", "leader", 160].right > 0.8
    assert found["close", "majority", 40].right < 0.3
    assert np.mean([one.wrong for one in found.values()]) < 0.05
    heed = [found["apart", "leader", number].spread["heed"] for number in (5, 160)]
    assert heed[1][0] < heed[0][0]
    assert abs(heed[1][1] - SCRIPT["TRUTH"]["leader"]["heed"]) < 0.1


def test_the_chairman_is_the_median_of_the_others(shared: Path) -> None:
    if not (shared / "data" / "fomc_1989_1993" / "meade_preferences.csv").is_file():
        pytest.skip("needs the votes of the committee, which are not ours to publish")
    assert SCRIPT["fomc"]() == (0, 40)


@pytest.mark.slow
def test_the_page_has_what_the_script_prints() -> None:
    written = SCRIPT["PAGE"].read_text(encoding="utf-8")
    assert SCRIPT["MARKS"].around(written, SCRIPT["tables"](list(SCRIPT["runs"](SCRIPT["Size"]())))) == written
