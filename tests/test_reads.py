"""Which numbers a case reads: a constant is found whoever reads it, and what nobody can give is an error."""

from __future__ import annotations

import itertools

import pytest

from instantsia.case.evidence import Assumption
from instantsia.case.happenings import Step
from instantsia.case.numbers import Number
from instantsia.case.people import Body
from instantsia.casefile.checking import lint
from instantsia.casefile.checking.written import Written
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.reads import step_reads, wanted
from instantsia.rules.acclamation import Spec as Acclamation
from tests.engine.toys import Coin, Echo, case

FLIP = Coin(id="flip", date="1931-03-11", chance=Number(low=0.2, high=0.4))
UNWRITTEN = Coin(id="flip", date="1931-03-11")


def echo(of: str, id: str = "echo") -> Step:
    return Echo(id=id, date="1931-03-11", of=of)


@pytest.mark.parametrize("order", [*itertools.permutations(("flip", "echo", "again"))], ids="-".join)
def test_a_constant_of_another_step_is_read_as_it_is_written(order: tuple[str, ...]) -> None:
    """It passed `check` and ended in a traceback: a later reader's None took the number away."""
    steps = {"flip": FLIP, "echo": echo("step.flip.chance"), "again": echo("step.flip.chance", "again")}
    both = case(*(steps[id] for id in order))
    assert wanted(both)["step.flip.chance"] == FLIP.chance
    assert all(step_reads(both, step)["step.flip.chance"] == FLIP.chance for step in both.step)
    assert list(lint.errors(both, Written())) == []
    plan = Plan(both, draws=400)
    state = play(prepare(plan), program_of(plan), 0, 400)
    heads = [float((state["decided", id] == 1).mean()) for id in order]
    assert all(0.2 < share < 0.4 for share in heads)


def test_a_default_is_a_number_like_any_other() -> None:
    """A constant that nobody wrote has its default, and its reason, for whoever reads it."""
    read = wanted(case(UNWRITTEN, echo("step.flip.chance")))["step.flip.chance"]
    assert read is not None
    assert (read.low, read.why, read.source) == (0.5, "a fair coin", "default")


def test_a_constant_of_a_rule_is_found() -> None:
    """A body's rule has constants too, and a step without a body may read them."""
    body = Body(id="hall", members=("a",), rule=Acclamation(leader="a", dissent=Number(low=0.1, high=0.3)))
    read = wanted(case(echo("body.hall.rule.dissent"), body=(body,)))["body.hall.rule.dissent"]
    assert read is not None
    assert (read.low, read.high) == (0.1, 0.3)


@pytest.mark.parametrize(
    ("path", "said", "remedy"),
    [
        ("step.flip.chanse", "reads step.flip.chanse, which the case does not have", "did you mean step.flip.chance?"),
        ("step.flop.chance", "reads step.flop.chance, which the case does not have", "did you mean step.flip.chance?"),
        ("body.hall.rule.dissent", "reads body.hall.rule.dissent, which the case does not have", "none is declared"),
        ("actor.nobody.seats", "reads nobody.seats, which the case does not have", "a.seats"),
        ("fact.rain", "reads fact.rain, which the case does not have", "none is declared"),
    ],
)
def test_what_nobody_can_give_is_an_error_that_names_who_reads_it(path: str, said: str, remedy: str) -> None:
    """It passed `check`, and `run` ended in a traceback."""
    (finding,) = lint.errors(case(FLIP, echo(path)), Written())
    assert (finding.code, finding.table, finding.number, finding.path) == ("E1", "step", 1, ())
    assert finding.message == said
    assert remedy in finding.remedy


def test_an_assumption_gives_no_number_to_what_is_not_there() -> None:
    """An assumption about everybody covered a path that does not exist, and `run` ended in a traceback."""
    everybody = Assumption(about="*.seats", value=Number(low=1, high=3), why="judgement")
    (finding,) = lint.errors(
        case(FLIP, echo("actor.nobody.seats"), assumption=(everybody,)), Written(assumed=frozenset({"actor.*.seats"}))
    )
    assert finding.message == "reads nobody.seats, which the case does not have"


def test_an_optional_number_that_nobody_wrote_is_not_there() -> None:
    """Of a thousand channels with ten keys each that are mostly not written, none may cost a number in every draw."""
    sitting = {"id": "sitting", "kind": "adjourn", "date": "1931-03-11", "body": "board", "until": "1931-04-01"}
    sitting |= {"pressed": {"value": 0.4, "why": "so"}}
    ballot = {"id": "ballot", "kind": "vote", "date": "1931-04-02", "body": "board", "issue": "pier"}
    written = {
        "instantsia": 1,
        "title": "The pier",
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [{"id": "board", "members": ["a", "b", "c"], "rule": {"kind": "majority"}}],
        "assumption": [{"about": "*.pier", "value": "0..100", "why": "so"}],
        "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}],
    }
    optional = {"step.sitting.per_day": "per_day", "step.ballot.indifference": "indifference"}
    bare = program_of(Plan(load(from_mapping(written | {"step": [sitting, ballot]}, "pier"))))
    assert not optional.keys() & {node.path for node in bare.paths}
    said = {"value": 0.1, "why": "so"}
    full = written | {"step": [sitting | {"per_day": said}, ballot | {"indifference": said}]}
    made = program_of(Plan(load(from_mapping(full, "pier"))))
    assert optional.keys() <= {node.path for node in made.paths}
    # a constant with a default is there, written or not
    assert "step.ballot.precision" in {node.path for node in bare.paths}
