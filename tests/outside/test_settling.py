"""What would be wrong: a step, a rule or a method of settlement of another package that passes `check` and cannot be
played, forecast or explained, since something of ours knows one class of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.outside.packages import write_package
from tests.outside.test_outside import run

DEAL = '''
"""Two split the difference."""
from typing import ClassVar, Literal
import numpy as np
from instantsia.case import paths
from instantsia.case.words import Id
from instantsia.draws.state import Keep
from instantsia.steps import StepKind


class Spec(StepKind):
    """The members of a council settle on the plain mean of where they stand."""

    REFERS: ClassVar = {"council": "body", "topic": "issue"}
    SETTLES: ClassVar = True
    DECIDES: ClassVar = True
    SAME_DAY: ClassVar = True
    kind: Literal["deal"] = "deal"
    council: Id
    topic: Id

    def outcomes(self, case):
        return ("low", "high")

    def decided_issue(self, case):
        return self.topic

    def reads(self, case):
        return tuple(paths.position(member, self.topic) for member in case.bodies[self.council].members)

    def play(self, case, state, streams):
        columns = [state.axes["actor"][member] for member in case.bodies[self.council].members]
        value = np.ascontiguousarray(state["position", self.topic][:, columns].mean(axis=1))
        high = (value > 50).astype(np.int8)
        return {("value", self.id): value, ("decided", self.id): high, ("ended", self.id): state["clock", ""]}


class Mile(StepKind):
    """A milestone that is called value."""

    SAME_DAY: ClassVar = True
    kind: Literal["mile"] = "mile"

    def keeps(self, case):
        return (Keep("reached", "bombing.value"),)

    def play(self, case, state, streams):
        return {("reached", "bombing.value"): state["clock", ""]}
'''

RULES = '''
"""Rules whose quota hangs on what a rule is told."""
from typing import ClassVar, Literal
import numpy as np
from instantsia.case.words import Option
from instantsia.models.voting.ballots import Decision, Threshold, tally
from instantsia.rules import RuleKind


class Silent(RuleKind):
    """Nothing is carried."""

    kind: Literal["silent"] = "silent"

    def decide(self, seen, numbers, chance):
        counted = tally(seen.vote, seen.weight, seen.options)
        return Decision(np.zeros(len(counted), np.int8), counted, np.zeros(len(counted), bool))


class Easy(Silent):
    """One vote carries, or as many as the place of an option."""

    REFERS: ClassVar = {"easy": "option"}
    kind: Literal["easy"] = "easy"
    easy: Option

    def threshold(self, members, seats, present, numbers):
        return Threshold(np.full(len(seats), 1.0) * numbers["easy_option"])


class Shy(Silent):
    """As many as anybody ever has."""

    kind: Literal["shy"] = "shy"

    def threshold(self, members, seats, present, numbers):
        return Threshold(np.full(len(seats), seats.max()))
'''

MEAN = '''
"""A plain mean of where everybody stands."""
import numpy as np
from instantsia.models.about import About
from instantsia.models.settlement.stakes import Settlement

ABOUT = About(title="Plain mean", cites=("nobody",), assumes="All count alike.", fails="Where they do not.")
TRACK = None
ASKED_ANEW = NEEDS_VOTING = NEEDS_REFERENCE = NEEDS_SETTER = NEEDS_CHANCE = False


def settle(stakes, voting=None, *, chance=None, **keywords):
    return Settlement(stakes.position.mean(axis=-1))


def with_actor_at(stakes, voting, place, *, chance=None, **keywords):
    count = stakes.position.shape[-1]
    return stakes.position.mean(axis=-1)[..., None] + (place - stakes.position) / count
'''

OFFERS = {
    "models:plain-mean": "deals.mean",
    "steps:deal": "deals.steps:Spec",
    "steps:mile": "deals.steps:Mile",
    "rules:silent": "deals.rules:Silent",
    "rules:easy": "deals.rules:Easy",
    "rules:shy": "deals.rules:Shy",
}

CASE = """
instantsia = 1
title = "A levy"
hindsight = false

[[issue]]
id = "levy"
status_quo = 0
scale = { 0 = "none", 100 = "all" }
line = 50

[[body]]
id = "board"
members = ["arne", "britt"]
rule = { kind = "majority" }

[[step]]
id = "bargain"
kind = "deal"
council = "board"
topic = "levy"
date = 1931-03-10

[[event]]
id = "carried"
text = "The levy is carried"
when = "bargain.value > 50"

[[assumption]]
about = "*.levy"
value = { value = "10..90", why = "invented" }
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    write_package(tmp_path / "site", "deals", "1.0", {"steps": DEAL, "rules": RULES, "mean": MEAN}, OFFERS)
    write_case(tmp_path, CASE)
    return tmp_path


def write_case(desk: Path, text: str) -> None:
    (desk / "levy").mkdir(exist_ok=True)
    (desk / "levy" / "case.toml").write_text(text.lstrip(), encoding="utf-8")


@pytest.mark.parametrize("when", ["bargain.value > 50", 'bargain == "high"'])
def test_a_settlement_of_another_package_is_checked_and_played(desk: Path, when: str) -> None:
    write_case(desk, CASE.replace('when = "bargain.value > 50"', f"when = '{when}'"))
    assert run(desk, "check", "levy")[:2] == (0, "no problems\n")
    status, said, complaint = run(desk, "run", "levy", "--json", "--draws", "20000")
    assert status == 0, complaint
    found = json.loads(said)
    # the mean of two uniform numbers: symmetric about the line, triangular on 10..90
    assert found["events"]["carried"]["p"] == pytest.approx(0.5, abs=0.015)
    value = found["values"]["levy"]
    assert value["q10"] == pytest.approx(10 + 80 * (0.1 / 2) ** 0.5, abs=1)
    assert value["models"] == {}


def test_nothing_is_said_that_such_a_step_cannot_be_asked(desk: Path) -> None:
    status, said, _ = run(desk, "run", "levy", "--draws", "400")
    assert status == 0
    assert "Expected about" in said
    assert "What would have to be wrong" not in said
    status, said, complaint = run(desk, "brief", "last")
    assert status == 0, complaint
    assert "each as likely" not in said
    status, _, complaint = run(desk, "levers", "levy", "--for", "arne", "--draws", "400")
    assert status == 2
    assert "the step bargain does not say what its members bring" in complaint


def test_a_point_off_its_scale_is_refused(desk: Path) -> None:
    write_case(desk, CASE.replace("value > 50", "value > 500"))
    status, said, complaint = run(desk, "check", "levy")
    assert status != 0
    assert "found 500, expected a point of the scale of levy, from 0 to 100" in " ".join((said + complaint).split())


def test_a_milestone_may_be_called_value(desk: Path) -> None:
    mile = '[[step]]\nid = "bombs"\nkind = "mile"\ndate = 1931-03-11\n\n[[event]]'
    text = CASE.replace("[[event]]", mile, 1).replace("bargain.value > 50", "bombing.value")
    write_case(desk, text)
    assert run(desk, "check", "levy")[:2] == (0, "no problems\n")
    write_case(desk, text.replace('"bombing.value"', "'bombing.value < \"1932-01-01\"'"))
    assert run(desk, "check", "levy")[:2] == (0, "no problems\n")


BALLOT = 'kind = "settle"\nmodel = "win-set"\nbody = "board"\nissue = "levy"'


@pytest.mark.parametrize("rule", ['kind = "easy", easy = "yes"', 'kind = "shy"'])
def test_a_quota_is_asked_for_with_all_that_a_rule_is_told(desk: Path, rule: str) -> None:
    text = CASE.replace('kind = "deal"\ncouncil = "board"\ntopic = "levy"', BALLOT)
    text = text.replace("line = 50", 'line = 50\noptions = ["no", "yes"]')
    write_case(desk, text.replace('kind = "majority"', rule))
    status, said, complaint = run(desk, "run", "levy", "--json", "--draws", "400")
    assert status == 0, complaint
    assert list(json.loads(said)["values"]) == ["levy"]
    write_case(desk, text.replace('kind = "majority"', 'kind = "silent"'))
    status, said, _ = run(desk, "check", "levy")
    assert status == 2
    assert "board decides by silent, which says nothing of how many must agree" in " ".join(said.split())


def test_a_method_of_another_package_is_played_and_explained(desk: Path) -> None:
    text = CASE.replace('kind = "deal"\ncouncil = "board"\ntopic = "levy"', BALLOT.replace("win-set", "plain-mean"))
    weights = '[[assumption]]\nabout = "*.{}.levy"\nvalue = {{ value = "1..2", why = "invented" }}\n'
    write_case(desk, text + weights.format("capability") + weights.format("salience"))
    assert run(desk, "check", "levy")[:2] == (0, "no problems\n")
    status, said, complaint = run(desk, "run", "levy", "--json", "--draws", "20000")
    assert status == 0, complaint
    found = json.loads(said)
    assert found["values"]["levy"]["models"]["plain-mean"]["share"] == 1.0
    assert found["events"]["carried"]["p"] == pytest.approx(0.5, abs=0.015)
    # one of two, moved to an end of 0..100, turns it where the other stands on that end's side of the line: always
    assert found["steps"]["bargain"]["pivotal"] == {"arne": 1.0, "britt": 1.0}
    status, said, complaint = run(desk, "explain", "plain_mean")
    assert status == 0, complaint
    assert said.startswith("plain-mean (model, settlement)\nPlain mean\n\nA plain mean of where everybody stands.")
    assert ["plain-mean", "Plain mean"] in [line.split(maxsplit=1) for line in run(desk, "models")[1].splitlines()]
    assert json.loads(run(desk, "models", "--json")[1])["models"]["plain-mean"]["title"] == "Plain mean"
