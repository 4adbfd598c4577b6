"""Options between the ends. What would be wrong: a name that one reader knows and another does not, or half a slip that
is read as something else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.points import as_number
from instantsia.case.values import Domain, Value, parse_value
from instantsia.casefile.document import Document, from_mapping
from instantsia.casefile.load import load
from instantsia.casefile.overlay import apply
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Plan
from instantsia.engine.program import program_of
from instantsia.errors import CaseError
from instantsia.evidence.sampler import sample

POINTS = (("wait", 0.0), ("note", 20.0), ("blockade", 55.0), ("air_strike", 100.0))
SCALE = Domain(0, 100, (("do nothing", "wait"), ("strike", "air_strike")), points=POINTS)
WHY = {"why": "worked by hand"}


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("blockade", (55.0,)),
        ("wait", (0.0,)),
        ("air_strike", (100.0,)),
        ("Air strike", (100.0,)),
        ("note|blockade", (20.0, 55.0)),
        (" blockade | note ", (20.0, 55.0)),
        ("wait|air_strike|note", (0.0, 20.0, 100.0)),
        ("note|note", (20.0,)),
        ("note|30", (20.0, 30.0)),
        ("60|30|40", (30.0, 40.0, 60.0)),
    ],
)
def test_an_option_is_its_point_and_several_are_one_of_theirs(written: str, places: tuple[float, ...]) -> None:
    found = parse_value(written, SCALE)
    assert (found.low, found.high) == (places[0], places[-1])
    assert found.among == (places if len(places) > 1 else ())
    assert found.fixed == (len(places) == 1)
    number = as_number(written, SCALE)
    assert number == ({"among": places} if len(places) > 1 else places[0])


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("blokade", "did you mean blockade?"),
        ("note|blokade", "'blokade' is none (did you mean blockade?)"),
        ("note|30..40", "'30..40' is none"),
        ("note|130", "expected values from 0 to 100"),
        ("somewhere", "known: air_strike, blockade, note, wait"),
    ],
)
def test_a_slip_names_the_nearest_option(written: str, part: str) -> None:
    with pytest.raises(ValueError, match="expected") as refused:
        parse_value(written, SCALE)
    assert part in str(refused.value)


def test_the_other_words_of_a_scale_and_numbers_are_as_they_were() -> None:
    assert parse_value("leans to air_strike", SCALE) == Value(50, 95, 75)
    assert parse_value("open", SCALE) == Value(30, 70, 50)
    # an option that is called so is meant where its name stands
    assert parse_value("open", Domain(0, 100, points=(("open", 40.0), ("shut", 100.0)))) == Value(40, 40)
    assert as_number("30..60", SCALE) == "30..60"
    assert as_number({"value": 40, **WHY}, SCALE) == {"value": 40, **WHY}
    assert as_number({"value": "leans to air_strike", **WHY}, SCALE) == {"low": 50, "mode": 75, "high": 95, **WHY}


def document(**more: Any) -> Document:
    written: dict[str, Any] = {
        "instantsia": 1,
        "title": "The strait",
        "actor": [{"id": one} for one in ("adler", "berg", "corvin")],
        "issue": [{"id": "answer", "options": [name for name, _ in POINTS], "at": dict(POINTS),
                   "scale": {"0": "do nothing", "100": "strike"}, "status_quo": "note", "line": "blockade"}],
        "body": [{"id": "council", "members": ["adler", "berg", "corvin"], "rule": {"kind": "majority"}}],
        "step": [{"id": "vote", "kind": "vote", "body": "council", "issue": "answer", "date": "1962-10-20",
                  "procedure": "plurality"}],
        "event": [{"id": "e", "text": "x", "when": 'vote == "blockade"'}],
        "source": [{"id": "notes", "cite": "n", "p": 0.9, "made": "1962-10-19"}],
        "claim": [{"id": "c1", "about": "corvin.answer", "value": "note|blockade", "right": 0.9, "source": "notes"}],
        "assumption": [
            {"about": "*.answer", "value": "blockade", **WHY},
            {"about": "berg.answer", "value": {"value": "wait|air_strike", **WHY, "group": "hawks"}},
        ],
    }  # fmt: skip
    return from_mapping(written | more, "strait")


def test_a_case_says_options_wherever_a_point_of_the_scale_stands() -> None:
    case = load(document())
    everybody, berg = (one.value for one in case.assumption)
    assert (everybody.low, everybody.high) == (55, 55)
    assert berg == Number(low=0, high=100, among=(0, 100), why="worked by hand", group="hawks")
    assert case.issue[0].status_quo == Number(low=20, high=20)
    assert case.issue[0].line == 55


def test_not_known_which_is_each_as_often_and_never_between() -> None:
    evidence = sample(program_of(Plan(load(document()))), Streams(1, 0, 20_000))
    numbers, stands = evidence.numbers["actor.corvin.answer"], evidence.picks["actor.corvin.answer"] == 0
    assert set(numbers[stands]) == {20.0, 55.0}
    assert np.mean(numbers[stands] == 20) == pytest.approx(0.5, abs=0.02)
    assert (numbers[~stands] == 55).all()
    assert set(evidence.numbers["actor.berg.answer"]) == {0.0, 100.0}


def changed(change: str) -> Case:
    return load(apply(document(), [change]).document)


def test_what_is_set_may_be_an_option() -> None:
    assert changed("adler.answer=blockade").assumption[-1].value.low == 55
    assert changed("adler.answer=note|blockade").assumption[-1].value.among == (20, 55)
    assert changed("issue.answer.status_quo=wait").issue[0].status_quo == Number(low=0, high=0, source="command line")


@pytest.mark.parametrize("key", ["adler.answer", "issue.answer.status_quo", "*.answer"])
def test_a_slip_in_what_is_set_is_one_message(key: str) -> None:
    with pytest.raises(CaseError) as refused:
        changed(f"{key}=blokade")
    (problem,) = refused.value.problems
    assert problem.code == "E17"
    assert "did you mean blockade?" in str(problem)


def test_a_word_where_no_scale_is_stays_no_number() -> None:
    with pytest.raises(CaseError) as refused:
        load(document(assumption=[{"about": "*.answer", "value": 5, **WHY},
                                  {"about": "adler.salience.answer", "value": "blockade", **WHY}]))  # fmt: skip
    assert "expected a number" in str(refused.value.problems[0])
