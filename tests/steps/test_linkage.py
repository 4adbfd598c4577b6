"""Terms of which one stands only with another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load, warnings
from tests.casefile.two_sides import changed, problems
from tests.steps.other_side import SALE, Changes, played, written

CREDIT: dict[str, Any] = {
    "id": "credit", "levels": ["none", "half", "whole"], "giver": "north", "taker": "south", "opens": "credit_talks",
    "cost": "0..0.2", "worth": "0..0.1",
}  # fmt: skip
ON_CREDIT = {"id": "credit_talks", "kind": "open-talks", "within": "months", "term": "credit"}
YEAR = {"group.months.until": "1931-12-31"}


def two_terms(**more: Any) -> Changes:
    """The toy war with a credit that the north gives, opened above the talks about raids."""
    base = written({})
    at = next(number for number, one in enumerate(base["step"]) if one["id"] == "talks")
    steps = [*base["step"][:at], ON_CREDIT, *base["step"][at:]]
    terms = [{**one, **(more if one["id"] == "raids" else {})} for one in base["term"]]
    return YEAR | {"step": steps, "term": [*terms, CREDIT]}


def test_a_level_stands_only_where_the_other_has_come_as_far() -> None:
    """In every draw, and it is this that stands in the way where it does; without it some draws go further."""
    free, linked = played(two_terms(), draws=1500), played(two_terms(**{"with": "credit"}), draws=1500)
    assert (free["level", "raids"] > free["level", "credit"]).any()
    assert (linked["level", "raids"] <= linked["level", "credit"]).all()
    assert (linked["level", "raids"] > 0).any()
    for name in ("partial", "full"):
        other = "half" if name == "partial" else "whole"
        assert (linked["reached", f"raids.{name}"] >= linked["reached", f"credit.{other}"]).all()
    assert linked["turns_linked", "talks"].any()
    ways = ("unreached", "home", "precondition", "cost", "price", "place", "linked")
    counted = np.sum([linked[f"turns_{way}", "talks"].astype(int) for way in ways], axis=0)
    begun = linked["begun", "talks"]
    np.testing.assert_array_equal(counted, np.where(begun >= 0, begun - 1, linked["times", "talks"]))


def test_a_term_whose_other_stands_from_the_first_turn_is_free() -> None:
    """Where the other is given for nothing, the draws are those without the bond."""
    given = {**CREDIT, "cost": 0, "worth": 0.5, "told": "whole", "firm": 1}
    with_it, without = two_terms(**{"with": "credit"}), two_terms()
    for one in (with_it, without):
        one["term"] = [*one["term"][:-1], given]
        one["track"] = None  # they can always meet
        one["step"] = [step for step in one["step"] if step["id"] != "probe"]
    linked, free = played(with_it, draws=800), played(without, draws=800)
    first = linked["reached", "credit.whole"] == linked["reached", "credit.whole"].min()
    assert first.mean() > 0.3
    np.testing.assert_array_equal(linked["level", "raids"][first], free["level", "raids"][first])


def test_a_term_of_which_nothing_is_given_holds_the_other_at_its_first_level() -> None:
    never = two_terms(**{"with": "credit"})
    never["step"] = [one for one in never["step"] if one["id"] != "credit_talks"]
    never["term"] = [*never["term"][:-1], {key: value for key, value in CREDIT.items() if key != "opens"}]
    state = played(never, draws=500)
    assert not state["level", "raids"].any()
    document = from_mapping(written(never), "talks")
    told = [str(one) for one in warnings(document, load(document)) if one.code == "W39"]
    assert len(told) == 1
    assert "found credit, of which no step gives anything: raids stays at none" in told[0]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"with": "raids"}, "raids stands with raids: none of them can be given first"),
        ({"with": "venue"}, "found 'venue', but venue is a choice"),
        ({"with": "short"}, "found 'short', which has 2 levels: full could never stand with it"),
        ({"with": "back"}, "raids stands with back stands with raids"),
        ({"with": "shrt"}, "did you mean short?"),
    ],
)
def test_what_no_term_can_stand_with_is_told(more: dict[str, Any], said: str) -> None:
    case = changed("term", "raids", **more)
    case["term"] += [{"id": "short", "levels": ["no", "yes"]}]
    case["term"] += [{"id": "back", "levels": ["no", "some", "all"], "with": "raids"}]
    (problem, *_) = problems(case)
    assert said in str(problem)


def test_beside_an_amount_what_costs_more_than_it_is_worth_is_given_for_what_stands_with_it() -> None:
    """A credit that costs 20 more than it is worth is given for a signature that gains 30, and not for one that gains
    10; where nothing hangs on it, never."""
    credit = {"id": "credit", "levels": ["none", "given"], "giver": "buyer", "taker": "seller", "worth": 10, "cost": 30}
    signed = {"id": "signed", "levels": ["no", "yes"], "giver": "seller", "taker": "buyer", "worth": 50, "cost": 20}
    for loses, linked, expected in ((20, True, (1, 1)), (40, True, (0, 0)), (20, False, (0, 1))):
        case = written(SALE)
        more = {"with": "credit"} if linked else {}
        terms = [*case["term"], credit, signed | {"cost": loses} | more]
        for step in case["step"]:
            if step["id"] == "table":
                step["terms"] += ["credit", "signed"]
        state = played(SALE | {"term": terms, "step": case["step"]}, draws=400)
        agreed = np.isfinite(state["reached", "sale.signed"])
        assert agreed.any()
        levels = [set(state["level", one][agreed].tolist()) for one in ("credit", "signed")]
        assert levels == [{each} for each in expected]
