"""The sides of a bargain fit one another, or one message says what does not."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load, warnings
from tests.casefile.two_sides import CASE, changed, problems
from tests.steps.other_side import written


def test_a_case_with_every_object_of_the_other_side_loads() -> None:
    assert problems(CASE) == []
    case = load(from_mapping(CASE, "two-sides"))
    assert case.numbers("party", "south")["talking"].written == "0.02..0.1"
    assert case.numbers("term", "venue")["value.north.west"].written == "0.3..0.5"
    assert case.numbers("term", "raids")["price.cost"].mode == 0.04
    assert case.parties["isles"].home == ()
    assert case.parties["south"].shifted_on(case.issues) == "line"


@pytest.mark.parametrize(
    ("table", "id", "more", "code", "said"),
    [
        ("party", "north", {"home": None}, "E12", "party.north.home: missing"),
        ("party", "north", {"home": ["concil"]}, "E4", "found 'concil', expected the id of a body"),
        ("party", "north", {"horizon": None}, "E12", "party.north.horizon: missing, but it must be there"),
        ("party", "north", {"ideal": None}, "E12", "party.north.ideal: missing, but it must be there"),
        ("party", "north", {"ideal": 0}, "E26", "found north at 0 and south at 0, expected one at each end"),
        ("party", "north", {"ideal": 60}, "E26", "found north at 60 and south at 0, expected one at each end"),
        ("party", "north", {"on": "terms"}, "E26", "found 'terms', which has no scale"),
        ("party", "isles", {"through": "isles"}, "E26", "isles speaks through isles"),
        ("party", "north", {"horizon": 0}, "E13", "found 0, expected a number of more than 0"),
        ("party", "north", {"patience": 1.5}, "E13", "expected a probability from 0 to 1"),
        (
            "body",
            "council",
            {"rule": {"kind": "acclamation", "leader": "ash", "rivals": ["beech"]}},
            "E26",
            "party.north.home.0: found 'council', but a body that decides by acclamation has no pivot",
        ),
        ("body", "council", {"rule": {"kind": "majority", "tie": "lot"}}, "E26", 'with tie = "lot" has no pivot'),
        ("war", "border", {"between": ["north"]}, "E13", "expected two parties that differ"),
        ("war", "border", {"between": ["north", "north"]}, "E13", "expected two parties that differ"),
        ("war", "border", {"issue": "terms"}, "E26", "found 'terms', which has no scale"),
        ("war", "border", {"forts": 2, "start": 0}, "E13", "expected 3 forts or more, found 2"),
        ("war", "border", {"start": "-7..2"}, "E13", "expected a start at which both hold a fort, found -7..2"),
        ("war", "border", {"start": "0..7"}, "E13", "expected a start at which both hold a fort, found 0..7"),
        ("war", "border", {"belief": {"north": 0.5}}, "E26", "found belief of north, expected it of north and south"),
        ("war", "border", {"belief": {"north": 0, "isles": 0}}, "E26", "found belief of north and isles, expected"),
        ("war", "border", {"season": {"months": [13]}}, "E13", "expected months from 1 to 12"),
        ("war", "border", {"forts": "15..70000"}, "E13", "expected 10,000 forts at most, found 15..70000"),
        ("war", "border", {"battles": "1..8"}, "E13", "expected 3 battles a turn at most, found 1..8"),
        ("war", "border", {"chance": "0.5..1.2"}, "E13", "expected a probability from 0 to 1"),
        ("stock", "support", {"start": 2}, "E13", "found 2, expected points from 5 to 95"),
        ("stock", "support", {"bears": "war.border.costs.south"}, "E16", "did you mean war.border.cost.south?"),
        ("stock", "support", {"bears": "party.south.horizon"}, "E16", "expected what a turn of war costs a side"),
        ("stock", "support", {"bears": "war.border.forts"}, "E16", "did you mean war.border.cost"),
        (
            "ally",
            "client",
            {"presses": {"against": "ballot", "chance": 0.1}},
            "E26",
            "a step of kind vote, expected one",
        ),
        (
            "ally",
            "client",
            {"presses": {"against": "agreement", "chance": "35..48"}},
            "E13",
            "chance: found '35..48', expected a pr",
        ),
        ("stock", "support", {"talks": "ballot"}, "E26", "a step of kind vote, expected one of kind open-talks"),
        ("term", "raids", {"told": "all"}, "E13", "expected a level in told, one of none, partial, full: found all"),
        ("term", "raids", {"part": {"full": 0.5}}, "E13", "expected a level in part, one of partial: found full"),
        ("term", "raids", {"levels": ["none"]}, "E13", "expected 2 to 15 levels, each once"),
        ("term", "raids", {"giver": "north"}, "E13", "expected two parties as giver and taker, found north twice"),
        ("term", "raids", {"opens": "ballot"}, "E26", "a step of kind vote, expected one of kind open-talks"),
        ("term", "raids", {"opens": "balot"}, "E4", "did you mean ballot?"),
        ("term", "venue", {"ordered": True}, "E13", "expected ordered = false beside value"),
        ("term", "venue", {"value": {"north": {"east": 1}}}, "E13", "found none of north for west"),
        ("term", "venue", {"value": {"north": [1, 0.5]}}, "E13", "a number for each level, as in { east = 0.8, west"),
        ("term", "amount", {"opening": None}, "E13", "expected levels, or the opening of an amount"),
        ("track", "contacts", {"between": ["south"]}, "E13", "expected two parties that differ"),
        ("track", "contacts", {"back": None}, "E13", "expected stops and back together"),
        ("track", "contacts", {"places": {"a": 0.6, "b": 0.6}}, "E13", "expected places whose chances add to"),
        ("track", "contacts", {"leak": 2}, "E13", "found 2, expected a probability from 0 to 1"),
        ("ally", "client", {"veto": {"on": ["raids.ful"], "chance": 1}}, "E4", "did you mean raids.full?"),
        ("ally", "client", {"veto": {"on": ["raids.none"], "chance": 1}}, "E4", "expected a level of a term, a step"),
        ("ally", "client", {"veto": {"on": [], "chance": 1}}, "E13", "ally.client.veto.on"),
        ("ally", "hard", {"presses": {"against": "tlks", "chance": 1}}, "E4", "expected a level of a term, a step"),
        ("ally", "hard", {"of": "nort"}, "E4", "did you mean north?"),
        ("outside", "seizure", {"by": "suth"}, "E4", "did you mean south?"),
        ("calendar", "elections", {"dates": []}, "E13", "expected one day or more"),
        ("calendar", "elections", {"dates": ["1935-11-07", "1931-11-05"]}, "E13", "each once and in their order"),
        ("calendar", "elections", {"dates": ["1931"]}, "E13", "expected single days, found 1931"),
        ("calendar", "elections", {"changes": {"suth": 0.5}}, "E4", "did you mean south?"),
    ],
)
def test_what_does_not_fit_is_one_message(table: str, id: str, more: dict[str, Any], code: str, said: str) -> None:
    (problem,) = problems(changed(table, id, **more))
    assert problem.code == code
    assert said in str(problem)


def test_what_asks_for_a_level_is_no_fault_of_its_own_where_a_side_is_wrong() -> None:
    """Nothing can be asked of the terms of a case whose parties do not fit: that is one cause, and one message."""
    case = changed("party", "north", ideal=60)
    case["event"].append({"id": "stopped", "text": "They stop", "when": "raids.full"})
    (problem,) = problems(case)
    assert "found north at 60" in str(problem)


def test_a_term_is_called_otherwise_than_a_step() -> None:
    """If it failed, ballot.full would be a level of the one or a milestone of the other."""
    terms = [{**one, "id": "ballot"} if one["id"] == "amount" else one for one in CASE["term"]]
    (problem,) = problems({**CASE, "term": terms})
    assert problem.code == "E20"
    assert "found 'ballot', the id of a step as well" in str(problem)


def test_a_term_that_cannot_be_read_is_told_once() -> None:
    """What a condition asks of its levels was told as well, as the id of a step that is not there."""
    case = written({"term.venue.give": -1, "event": [{"id": "it", "text": "A halt", "when": "raids.partial"}]})
    (problem,) = problems(case)
    assert "term.venue.give" in str(problem)


def test_an_agreement_on_what_is_no_offer_is_told() -> None:
    """A slip in `offer` was a traceback wherever a condition stood after it."""
    found = problems(written({"step.peace.offer": "place"}))
    assert found
    assert found[0].key.startswith("step.peace")


def test_a_price_that_moves_nobody_is_told() -> None:
    case = changed("term", "raids", price={"id": "restraint"})
    document = from_mapping(case, "two-sides")
    told = [str(one) for one in warnings(document, load(document)) if one.code == "W37"]
    assert len(told) == 1
    assert "costs nothing and is worth nothing" in told[0]


def codes(changes: dict[str, Any]) -> list[str]:
    document = from_mapping(written(changes), "talks")
    return [f"{one.code} {one.key}" for one in warnings(document, load(document))]


def test_a_day_on_which_nothing_is_played_is_told() -> None:
    """An election after the last turn changes nobody, and an event by a day before the first never comes about."""
    assert not [one for one in codes({}) if one.startswith(("W40", "W41"))]
    for path, value, told in (
        ("calendar.elections.dates", ["1950-11-07"], "W40 calendar.elections"),
        ("event.talking.when", 'talks.acknowledged <= "1920-12-31"', "W40 event.talking.when"),
        ("event.talking.when", 'talks.acknowledged <= "1950-12-31"', "W40 event.talking.when"),
    ):
        assert told in codes({path: value}), path


def test_talks_for_which_nobody_is_reached_are_told() -> None:
    steps = [one for one in written({})["step"] if one["kind"] != "signal"]
    assert "W41 step.talks" in codes({"step": steps})


@pytest.mark.parametrize(("kind", "key"), [("aid", "aid"), ("press", "presses")])
def test_an_ally_whom_no_step_plays_is_told(kind: str, key: str) -> None:
    """`show` says that it sends aid, and none is sent."""
    raw = written({})
    allies = {one["ally"] for one in raw["step"] if one["kind"] == kind}
    assert allies, "the case has one that is played"
    found = codes({"step": [one for one in raw["step"] if one["kind"] != kind]})
    assert {f"W43 ally.{one}.{key}" for one in allies} <= {*found}
    assert not any(one.startswith("W43") for one in codes({}))
