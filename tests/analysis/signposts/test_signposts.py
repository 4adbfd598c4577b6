"""What would be wrong: a signpost that tells more or less than the draws do, or one that is seen too late."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia import api
from instantsia.analysis.results import Signpost, Signposts
from instantsia.analysis.signposts.information import by_chance, counted, entropy, information
from instantsia.analysis.signposts.signposts import signposts
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan
from tests.analysis.by_hand import CERTAIN, ballot, board, number
from tests.engine.toys import Coin, Letter, Look, case

counts = st.integers(0, 1000)


# ----------------------------------------------------------------------------------------------------- information


@given(counts, counts, counts, counts)
def test_information_is_what_entropies_leave(a: int, b: int, c: int, d: int) -> None:
    """H(Y) - H(Y | X), each entropy on its own; never more than either knows, the same both ways."""
    n = a + b + c + d
    if not n:
        return
    before = entropy((a + c) / n)
    after = sum((x + y) / n * entropy(x / (x + y)) for x, y in ((a, b), (c, d)) if x + y)
    found = information((a, b, c, d))
    assert found == pytest.approx(before - after, abs=1e-9)
    assert found == pytest.approx(information((a, c, b, d)), abs=1e-12)
    assert -1e-12 <= found <= min(before, entropy((a + b) / n)) + 1e-9


def test_information_of_coins_that_know_nothing_of_each_other_is_chance() -> None:
    u = np.random.default_rng(1).random((2, 200, 5000)) < 0.5
    told = [by_chance(information(counted(one, other)), 5000) for one, other in zip(*u, strict=True)]
    assert 0.98 < np.mean(told) <= 1
    assert not by_chance(information((1600, 900, 900, 1600)), 5000)


# ------------------------------------------------------------------------------------------------- worked by hand


def two_rounds(**more: Any) -> Plan:
    """Alder and Birch vote on 11 March and again on 20 March, where it was closed; positions are 0 to 100 each."""
    written: dict[str, Any] = {
        "step": [ballot("ballot", "board", CERTAIN),
                 ballot("second", "board", CERTAIN, date="1931-03-20", when='ballot == "close"')],
        "event": [{"id": "closed", "text": "It stays closed", "when": 'second == "close"'}],
    }  # fmt: skip
    written_case = board({"alder": number("0..100"), "birch": number("0..100"), "cedar": 0}, **(written | more))
    return Plan(written_case, draws=4000)


def by_id(found: Signposts) -> dict[str, Signpost]:
    return {one.what.id: one for one in found.signposts}


def test_worked_by_hand_where_two_of_three_must_agree() -> None:
    """Closed where both stand above 50: 1/4; knowing one of them 1/2 or nothing; the first ballot tells all."""
    found = signposts(two_rounds())
    told = by_id(found)
    ballots, alder = told['ballot == "keep"'], told["alder.pier > 50"]
    assert found.p.p == pytest.approx(0.25, abs=0.03)
    assert (ballots.p_if_seen.p, ballots.p_if_not.p) == (0.0, 1.0)
    assert ballots.bits == pytest.approx(found.uncertainty) == entropy(found.p.p or 0)
    assert alder.p_if_not.p == 0.0
    assert alder.p_if_seen.p == pytest.approx(0.5, abs=0.04)
    assert alder.bits == pytest.approx(entropy(0.25) - 0.5, abs=0.03)
    assert [one.bits for one in found.signposts] == sorted((one.bits for one in found.signposts), reverse=True)


def test_by_when_and_what_is_to_be_found_out() -> None:
    told = by_id(signposts(two_rounds()))
    assert (told['ballot == "keep"'].first, told['ballot == "keep"'].last) == ("1931-03-11", "1931-03-11")
    assert not told['ballot == "keep"'].find_out
    assert told["alder.pier > 50"].find_out
    assert told["alder.pier > 50"].last is None


def test_nothing_of_the_deciding_step_itself_and_nothing_twice() -> None:
    found = signposts(two_rounds())
    assert not [one for one in found.signposts if one.what.subject == "second"]
    # that the first ballot came to closing is that it did not come to keeping
    assert 'ballot == "close"' not in by_id(found)


def test_what_is_rare_or_tells_nothing_is_left_out_and_counted() -> None:
    found = signposts(two_rounds(fact=[{"id": "rain"}, {"id": "snow"}], assumption=[
        {"about": "alder.pier", "value": "0..100", "why": "so"},
        {"about": "birch.pier", "value": "0..100", "why": "so"},
        {"about": "cedar.pier", "value": 0, "why": "so"},
        {"about": "fact.rain", "value": 0.5, "why": "so"},
        {"about": "fact.snow", "value": 0.01, "why": "so"},
    ], event=[{"id": "closed", "text": "It stays closed",
               "when": 'second == "close" and (rain or not rain or snow)'}]))  # fmt: skip
    assert not {"rain", "snow"} & by_id(found).keys()
    assert found.silent >= 1
    assert found.rare >= 1


# ---------------------------------------------------------------------------------------- against exported columns


def test_the_table_is_that_of_the_exported_columns() -> None:
    """Every signpost that a column shows, recounted in Polars without any of this code."""
    import polars as pl

    study = api.load("june-1957")
    run = study.run(draws=3000, as_of="1957-06-17", runs=None)
    told = by_id(run.signposts())
    draws = run.draws
    turned = draws["decided.presidium"].is_in(["abolish", "remove", "reprimand"]).to_numpy()
    columns: dict[str, pl.Series] = {
        'adjourn == "pressed"': draws["decided.adjourn"] == "pressed",
        'trial == "reject"': draws["decided.trial"] == "reject",
        "group.happened": draws["happened.group"],
        'trial.vote.pervukhin == "reject"': draws["vote.trial.pervukhin"] == "reject",
    }
    compared = 0
    for id, series in columns.items():
        seen = series.fill_null(value=False).to_numpy()
        joint = {(a, b): np.mean((seen == a) & (turned == b)) for a in (True, False) for b in (True, False)}
        bits = sum(p * math.log2(p / (np.mean(seen == a) * np.mean(turned == b))) for (a, b), p in joint.items() if p)
        if id not in told:
            assert 2 * 3000 * math.log(2) * bits < 9
            continue
        one = told[id]
        compared += 1
        assert one.bits == pytest.approx(bits)
        assert one.seen.p == pytest.approx(seen.mean())
        assert one.p_if_seen.p == pytest.approx(turned[seen].mean())
        assert one.p_if_not.p == pytest.approx(turned[~seen].mean())
        n = int(seen.sum())
        assert one.p_if_seen.mcse == pytest.approx(math.sqrt(turned[seen].mean() * (1 - turned[seen].mean()) / n))
    assert compared >= 2


def test_what_lies_before_the_vantage_is_found_out_and_not_seen() -> None:
    told = by_id(api.load("june-1957").signposts(draws=3000))
    assert told['adjourn == "pressed"'].last == "1957-06-18"
    assert not told['adjourn == "pressed"'].find_out
    assert all(one.find_out for one in told.values() if one.what.subject == "trial")


def test_steps_that_repeat_are_seen_by_a_quarter_a_half_and_three_quarters_of_their_turns() -> None:
    weekly = load(from_mapping({
        "instantsia": 1, "title": "Pier", "actor": [{"id": "alder"}],
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [{"id": "board", "members": ["alder"], "rule": {"kind": "majority"}}],
        "group": [{"id": "weeks", "every": "week", "from": "1931-03-02", "until": "1931-03-23",
                   "while": 'not ballot == "close"'}],
        "step": [{"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "within": "weeks",
                  "precision": number(3)}],
        "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}],
        "assumption": [{"about": "alder.pier", "value": 50, "why": "so"}],
    }, "pier"))  # fmt: skip
    found = signposts(Plan(weekly, draws=4000))
    days = {one.what.by: one for one in found.signposts if one.what.kind == "outcome"}
    # four turns, each a coin; the last one decides and is no signpost
    assert found.p.p == pytest.approx(1 - 0.5**4, abs=0.02)
    assert list(days) == ["1931-03-16", "1931-03-09", "1931-03-02"]
    for turns, day in enumerate(sorted(days), 1):
        one = days[day]
        assert one.what.id == f'ballot == "close" by {day}'
        assert (one.p_if_seen.p, one.last, one.find_out) == (1.0, day, False)
        assert one.seen.p == pytest.approx(1 - 0.5**turns, abs=0.03)
        assert one.p_if_not.p == pytest.approx(1 - 0.5 ** (4 - turns), abs=0.04)


def test_what_was_sent_is_seen_where_it_arrives_before_the_headline_may_be_decided() -> None:
    """Sent on the 1st, it takes an exponential time of five days on average; it is looked at on the 6th."""
    steps = (Letter(id="letter", date="1957-06-01"), Look(id="look", date="1957-06-06", letter="letter"))
    found = signposts(Plan(case(*steps), draws=2000))
    (one,) = (one for one in found.signposts if one.what.kind == "arrival")
    assert one.what.id == "letter.arrived"
    assert one.seen.p == pytest.approx(1 - math.exp(-1), abs=0.03)
    assert (one.p_if_seen.p, one.p_if_not.p) == (1.0, 0.0)
    assert one.first in ("1957-06-01", "1957-06-02")
    assert one.last == "1957-06-05"
    assert not one.find_out


def test_a_toss_before_it_is_seen_by_its_day_and_one_after_it_is_no_signpost() -> None:
    steps = (
        Coin(id="first", date="1957-06-01"),
        Coin(id="second", date="1957-06-02", when='first == "heads"'),
        Coin(id="third", date="1957-06-03"),
    )
    found = signposts(Plan(case(*steps, event='second == "heads"'), draws=2000))
    (one,) = found.signposts
    assert one.what.id in ('first == "heads"', 'first == "tails"')
    assert (one.first, one.last) == ("1957-06-01", "1957-06-01")
    assert {one.p_if_seen.p, one.p_if_not.p} & {0.0}
