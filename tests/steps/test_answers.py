"""Sides of an offer who answer a step by a step: by hand, in every draw, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.other_side.mechanisms import mechanisms
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined, load
from instantsia.casefile.overlay import apply
from instantsia.models.bargaining.reciprocity import all_steps
from tests.steps.other_side import BARE, SALE, SHORT, Changes, loaded, played, written

STILL: Changes = SHORT | BARE | {"war.border.battles": 0, "group.months.while": None}
"""Two at a table for two years while nobody fights, so that what both take stays where it is."""
TABLE = {"id": "table", "kind": "offer", "within": "months", "war": "border", "span": 30, "shape": 1}
PEACE = {"id": "peace", "kind": "agree", "within": "months", "offer": "table"}
FIGHT = {"id": "battle", "kind": "fight", "within": "months", "war": "border"}


def at_table(answers: dict[str, Any] | None, changes: Changes = STILL, **more: Any) -> Changes:
    offer = TABLE | more | ({} if answers is None else {"answers": answers})
    return changes | {"step": [FIGHT, offer, PEACE]}


def test_all_that_two_go_who_answer_each_other_is_the_closed_form() -> None:
    """By hand: first steps of (1 - floor) / 30 and ceiling / 30, and no end of a way is reached."""
    rates = {"north": 0.6, "south": 0.5}
    state = played(at_table(rates), draws=400)
    floor, ceiling = state["floor", "table"], state["ceiling", "table"]
    first, second = (1 - floor) / 30, ceiling / 30
    asks = 1 - all_steps(first, second, 0.6, 0.5)
    gives = all_steps(second, first, 0.5, 0.6)
    short = (asks > floor) & (gives < ceiling)
    assert short.mean() > 0.5
    np.testing.assert_allclose(state["asks", "table"][short], asks[short], atol=1e-6)
    np.testing.assert_allclose(state["gives", "table"][short], gives[short], atol=1e-6)


def test_who_answers_nothing_goes_one_step_and_no_further() -> None:
    state = played(at_table({"north": 0}), draws=400)
    plain = played(at_table(None), draws=400)
    np.testing.assert_allclose(state["asks", "table"], 1 - (1 - state["floor", "table"]) / 30)
    np.testing.assert_array_equal(state["gives", "table"], plain["gives", "table"])


def test_with_nobody_who_answers_it_is_to_the_bit_what_it_was() -> None:
    plain, none = (played(at_table(one, SHORT | BARE), draws=800) for one in (None, {}))
    for key in (("asks", "table"), ("gives", "table"), ("value", "peace"), ("reached", "peace.signed")):
        np.testing.assert_array_equal(plain[key], none[key])
    assert ("last_asks", "table") not in none


def test_the_first_turn_is_by_time() -> None:
    once = {"group.months.until": "1931-01-31"}
    plain, both = (played(at_table(one) | once, draws=400) for one in (None, {"north": 2, "south": 2}))
    np.testing.assert_array_equal(plain["asks", "table"], both["asks", "table"])
    np.testing.assert_array_equal(plain["gives", "table"], both["gives", "table"])


def test_who_answers_more_agrees_no_later() -> None:
    """Paired, draw by draw, of a sale in which both answer."""
    sale = {"track": None, "step.contact": None, "outside": None, "ally": None}
    steps = [{"id": "table", "kind": "offer", "within": "months", "terms": ["price", "goods", "pensions"], "span": 24},
             {"id": "sale", "kind": "agree", "within": "months", "offer": "table"}]  # fmt: skip
    more = {"group.months.while": None, "event.sold.when": "sale.signed"}

    def signed(rate: float) -> np.ndarray:
        answers = {"answers": {"seller": rate, "buyer": rate}}
        changes = SALE | sale | more | {"step": [steps[0] | answers, steps[1]]}
        return np.asarray(played(changes, draws=800)["reached", "sale.signed"])

    slow, quick = signed(0.8), signed(1.1)
    assert (quick <= slow).all()
    assert (quick < slow).any()


def test_it_is_switched_off_by_leaving_it_out() -> None:
    answers, converge = mechanisms(loaded(at_table({"north": "0.5..1"})), ["answers", "converge"])[::-1]
    assert answers.sets == ("step.table.answers={}",)
    assert converge.sets == ("step.table.answers={}", "step.table.converge=false")
    for one in (answers, converge):
        document = from_mapping(written(at_table({"north": "0.5..1"})), "talks")
        case = load(apply(document, one.sets).document)
        assert not getattr(case.steps["table"], "answers", None)


@pytest.mark.parametrize(
    ("answers", "more", "said"),
    [
        ({"nort": 1}, {}, "did you mean north?"),
        ({"isles": 1}, {}, "isles is no side of these offers"),
        ({"north": -1}, {}, "found -1, expected a number of 0 or more"),
        ({"north": 1}, {"converge": False}, "nobody comes down: converge is false"),
        ({"north": 1}, {"protocol": "alternating"}, "both have to speak in each turn: found alternating"),
    ],
)
def test_what_does_not_fit_is_told(answers: dict[str, Any], more: dict[str, Any], said: str) -> None:
    case = written(at_table(answers, **more))
    case["party"] = [*case["party"], {"id": "isles", "home": []}]
    _, found = examined(from_mapping(case, "talks"))
    assert said in " ".join(str(one) for one in found)
