"""What would be wrong: a gap that tells more than it is worth, or a purse that spends what is not in it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.draws.streams import Streams
from instantsia.errors import CaseError
from instantsia.models.information.copies import probability
from instantsia.steps import playable
from tests.steps.inside import BALLOT, CASE, FAR, WORLDS, loaded, played

ELM = 0
GAP = {"id": "gap", "kind": "miss", "of": "by_far", "fact": "storm", "to": ["elm"]}
EVEN = {"assumption": [one for one in CASE["assumption"] if one["about"] not in ("fact.storm", "*.believes.storm")]
        + [{"about": "fact.storm", "value": 0.3}, {"about": "*.believes.storm", "value": 0.3}]}  # fmt: skip
PLAIN = {"channel": [one | {"slant": 0, "edits": 0, "lost": 0, "delay": 0} if one["id"] == "far" else one
                     for one in CASE["channel"]]}  # fmt: skip
SPENT = {"id": "spent", "kind": "purse", "who": "fir", "amount": "-2..-1"}
GAIN = {"id": "gain", "kind": "purse", "who": "fir", "amount": "1..3", "chance": 0.5}


def test_who_takes_a_gap_for_what_it_is_worth_is_calibrated() -> None:
    """A page is missing in .8 of the draws with a storm and in .2 of the others, and is known to be."""
    slip = {"kind": "bind", "who": ["oak"], "to": "elm", "by": 0}
    torn = slip | {"id": "torn", "when": "storm", "chance": 0.8}
    lost = slip | {"id": "lost", "when": "not storm", "chance": 0.2}
    page = slip | {"id": "page", "when": 'not torn == "done" and not lost == "done"'}
    gap = GAP | {"of": "page", "believed": 0.8, "believed_false": 0.2}
    state = played([torn, lost, page, gap, BALLOT], draws=20_000, changes=EVEN)
    missing, so = state["decided", "gap"] == 0, state["fact", "storm"]
    for there in (missing, ~missing):
        held = probability(state["belief", "storm"][there, ELM])
        np.testing.assert_allclose(held, held[0])
        p = float(held[0])
        assert so[there].mean() == pytest.approx(p, abs=4 * (p * (1 - p) / there.sum()) ** 0.5)
    assert missing.mean() == pytest.approx(0.3 * 0.8 + 0.7 * 0.2, abs=0.015)


@pytest.mark.parametrize("lost", [0, 1])
def test_what_has_not_arrived_by_the_day_is_missing_and_what_has_is_there(lost: int) -> None:
    channels = [one | {"lost": lost} if one["id"] == "far" else one for one in PLAIN["channel"]]
    state = played([FAR, GAP, BALLOT], changes={"channel": channels})
    assert (state["decided", "gap"] == (0 if lost else 1)).all()


def test_what_is_late_is_missing_and_takes_nothing_back_when_it_comes() -> None:
    late = {"channel": [one | {"delay": 5} if one["id"] == "far" else one for one in PLAIN["channel"]]}
    last = BALLOT | {"date": "1931-03-20"}
    with_gap, without = (played(steps, changes=late | EVEN) for steps in ([FAR, GAP, last], [FAR, last]))
    assert (with_gap["decided", "gap"] == 0).all()
    more = with_gap["belief", "storm"][:, ELM] - without["belief", "storm"][:, ELM]
    np.testing.assert_allclose(more, with_gap["direct", "storm"][:, ELM], atol=1e-9)
    assert (more > 0).all()


def test_a_gap_that_is_as_likely_either_way_tells_nothing() -> None:
    state = played([FAR, GAP | {"believed": 0.4, "believed_false": 0.4}, BALLOT])
    assert (state["direct", "storm"] == 0).all()


def test_a_purse_is_empty_at_first_and_holds_what_was_put_in_less_what_was_spent() -> None:
    state = played([GAIN, SPENT, SPENT | {"id": "again"}, BALLOT])
    gained, by, off = (
        state["decided", "gain"] == 0,
        state["number", "step.gain.amount"],
        state["number", "step.spent.amount"],
    )
    enough = gained & (by + off >= 0)
    np.testing.assert_array_equal(state["decided", "spent"] == 0, enough)
    left = np.where(gained, by, 0) + np.where(enough, off, 0)
    again = left + state["number", "step.again.amount"] >= 0
    np.testing.assert_array_equal(state["decided", "again"] == 0, again)
    np.testing.assert_allclose(state["purse", "fir"], left + np.where(again, state["number", "step.again.amount"], 0))
    assert (state["purse", "fir"] >= 0).all()
    assert 0.05 < enough.mean() < gained.mean()


def test_who_has_nothing_spends_nothing_and_one_purse_is_not_anothers() -> None:
    state = played([GAIN | {"who": "elm", "chance": 1}, SPENT, BALLOT])
    assert (state["decided", "spent"] == 1).all()


def test_a_payment_that_the_record_tells_of_was_made_though_nothing_says_out_of_what() -> None:
    case, state = loaded([SPENT, BALLOT]), played([SPENT, BALLOT], draws=40)
    given = state.updated({("given", "spent"): np.zeros(40, dtype=np.int8)})
    new = playable(case.steps["spent"]).play(case, given, Streams(5, 0, 40).within("step/spent", 0))
    assert (new["decided", "spent"] == 0).all()
    assert (new["purse", "fir"] == 0).all()


REFUSED: list[tuple[list[dict[str, Any]], str]] = [
    ([SPENT | {"amount": "-1..2"}, BALLOT], "expected what is put in, 0 or more, or what is spent, 0 or less"),
    ([GAP, FAR, BALLOT], "found 'by_far', which comes later in the list"),
    ([FAR, GAP | {"fact": "strom"}, BALLOT], "storm"),
]


@pytest.mark.parametrize(("steps", "said"), REFUSED)
def test_what_does_not_fit_is_refused(steps: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(CaseError) as found:
        loaded(steps)
    assert said in str(found.value)


@pytest.mark.parametrize(
    ("world", "step", "outcome", "said"),
    [
        ("miss", "gap", "missing", "Elm and Fir miss something: By far."),
        ("miss", "gap", "there", "Elm and Fir find nothing missing: By far."),
        ("purse", "gain", "done", "Fir comes into money."),
        ("purse", "spent", "not_done", "Fir spends nothing."),
    ],
)
def test_what_came_of_it_is_an_english_sentence(world: str, step: str, outcome: str, said: str) -> None:
    case = loaded(WORLDS[world])
    assert playable(case.steps[step]).told(case, outcome, outcome) == said
