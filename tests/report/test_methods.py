"""The methods of a page follow from what the rules and steps of the case are, whatever they are called."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from instantsia.analysis.context import cited
from instantsia.case.model import Case
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.models.about import Method
from instantsia.models.voting.ballots import Ballots, Decision, tally
from instantsia.report.page import page
from instantsia.report.page_parts.methods import methods
from instantsia.rules import Numbers, RuleKind
from instantsia.steps import StepKind
from tests.report import samples
from tests.rules.leader import Leader
from tests.steps.worlds import case_of

PEOPLE = ["ash", "beech", "cedar"]
VOTE = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier"}
APPEAL = {"id": "appeal", "kind": "appeal", "to": "hall", "issue": "pier", "against": "ballot"}
HALL = {"kind": "acclamation", "leader": "ash", "rivals": ["beech"]}


class Unanimity(RuleKind):
    """A motion is carried when everybody who is there votes for it.

    Whoever is away does not count.
    """

    kind: str = "all-of-them"

    def decide(self, ballots: Ballots, numbers: Numbers, chance: Numbers) -> Decision:
        counted = tally(ballots.vote, ballots.weight, ballots.options)
        return Decision(np.zeros(len(counted), dtype=np.int8), counted, np.zeros(len(counted), dtype=np.bool_))


class Tug(StepKind):
    """They pull."""

    kind: str = "tug"

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Tug: whoever pulls harder", "Doe 2020", "https://example.org"),)

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        return {}


def world(*steps: dict[str, Any], board: Any = None, hall: Any = None) -> Case:
    rules = {"board": board or {"kind": "majority"}, "hall": hall or HALL}
    written = {name: rule for name, rule in rules.items() if isinstance(rule, dict)}
    case = case_of({"board": PEOPLE, "hall": ["upper", "lower"]}, written=steps or (VOTE,), rule=written)
    bodies = tuple(
        body if body.id in written else body.model_copy(update={"rule": rules[body.id]}) for body in case.body
    )
    return case.model_copy(update={"body": bodies})


def names(case: Case) -> list[str]:
    """What is named, up to the colon."""
    return [one.what.partition(":")[0] for one in cited(case)]


@pytest.mark.parametrize("kind", ["majority", "qualified", "consensus"])
def test_the_ballot_is_named_under_every_rule_that_counts(kind: str) -> None:
    """Methods left the model of the ballot out unless the rule was called "majority"."""
    assert names(world(board={"kind": kind})) == ["Ballot", f"Rule {kind}"]


def test_a_rule_of_somebody_else_is_named_by_what_it_says_of_itself() -> None:
    """If it failed, a reader would not learn by what it was decided, nor whose that is."""
    ballot, rule = cited(world(board=Unanimity()))
    assert ballot.what.startswith("Ballot: logistic choice")
    assert rule.what == "Rule all-of-them: A motion is carried when everybody who is there votes for it."
    assert rule.reference == __name__


def test_where_nobody_votes_no_ballot_is_named() -> None:
    """If it failed, a page would name a model through which no draw went."""
    assert names(world(board=Leader(leader="ash"))) == ["Rule leader"]
    assert names(world(VOTE | {"body": "hall"})) == ["Hall"]
    without_issue = {key: value for key, value in APPEAL.items() if key != "issue"} | {"chance": 0.5}
    assert names(world(without_issue | {"against": None})) == ["Calling the larger body"]


def test_everything_that_the_steps_use_is_named_once() -> None:
    """If it failed, a page would leave something out, or say it for each of twelve steps again."""
    wait = {"id": "wait", "kind": "adjourn", "body": "board", "pressed": 0.4, "until": "1917-07-20"}
    act = {"id": "act", "kind": "carry-out", "issue": "pier", "by": "ash", "chance": 0.5}
    hazard = APPEAL | {"hazard": 0.2, "until": "1917-07-20"}
    again = VOTE | {"id": "again"}
    assert names(world(wait, VOTE, again, hazard, act)) == [
        "Adjourning", "Ballot", "Rule majority", "Calling the larger body", "Hall", "Carrying out",
    ]  # fmt: skip


def test_a_settlement_names_the_rule_that_it_asks() -> None:
    """Where a model asks who must agree, the answer rests on the rule of the body; where none does, it does not."""
    settle = {"id": "terms", "kind": "settle", "body": "board", "issue": "pier"}
    assert names(world(settle | {"model": "win-set"})) == ["Rule majority"]
    assert names(world(settle | {"model": "weighted-mean"})) == []


def test_a_step_of_somebody_else_says_what_it_uses_and_the_page_prints_it() -> None:
    """If it failed, what others add could never be cited."""
    case = world()
    case = case.model_copy(update={"step": (*case.step, Tug(id="tug"))})
    forecast = replace(samples.sober(), methods=cited(case))
    assert [one.what for one in methods(forecast)].count("Tug: whoever pulls harder") == 1
    printed = page(forecast)
    for text in ("Ballot: logistic choice", "Rule majority", "Tug: whoever pulls harder", "https://example.org"):
        assert text in printed
