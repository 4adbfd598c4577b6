"""What would be wrong: a verdict that praises what the shuffles do as well, or JSON that its schema does not know."""

from __future__ import annotations

import functools
import json
from dataclasses import replace

import jsonschema
import pytest
from click.testing import CliRunner

from instantsia import api
from instantsia.analysis.control.control import Control, ControlStep, Measured, Shuffled
from instantsia.cli import group
from instantsia.report.control import control_schema, screen
from instantsia.report.sentences.controls import verdict


@functools.cache
def found_once() -> Control:
    return api.load("gdr-orders-1957").control(4, draws=100, fit=True)


def with_shuffles(as_well: int, shuffles: int = 200, *, same: bool = False, erased: float = 0.9) -> str:
    """The verdict on a score of .4."""
    shuffled = Shuffled(0.5, 0.4, 0.5, 0.3, 0.5, as_well, as_well, same, (as_well + 1) / (shuffles + 1))
    step = ControlStep("trial", "", {"yes": 1.0}, "", Measured(0.5, 0.4, 0.5), 0.01, shuffled, Measured(0, erased, 1))
    found: Control = replace(found_once(), shuffles=shuffles, steps=(step,))
    return verdict(step, found)


@pytest.mark.parametrize(
    ("as_well", "said"),
    [
        (192, "no better for being about the right people: 192 of 200"),
        (100, "no better for being about the right people: 100 of 200"),
        (99, "99 of 200 shuffles score as well or better: too many"),
        (10, "10 of 200 shuffles score as well or better: too many"),
        (9, "only 9 of 200"),
        (0, "only 0 of 200"),
    ],
)
def test_good_or_bad_it_is_said_in_plain_words(as_well: int, said: str) -> None:
    assert said in with_shuffles(as_well)


def test_what_does_not_bear_on_it_is_no_evidence_either_way() -> None:
    assert with_shuffles(200, same=True, erased=0.4).startswith("No claim about an actor bears on it")
    assert "score worse" in with_shuffles(200, same=True)
    assert "score better" in with_shuffles(200, erased=0.1)
    assert "about the same" in with_shuffles(200, erased=0.405)


def test_the_screen_fits_and_says_how_it_was_made() -> None:
    text = screen(found_once())
    assert max(map(len, text.splitlines())) <= 80
    assert "4 shuffles of 100 draws each, seed 1" in text
    assert "control of a fit" in text


def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads(CliRunner().invoke(group, ["schema", "control"]).stdout)
    assert schema == control_schema()
    done = CliRunner().invoke(group, ["control", "gdr-orders-1957", "--shuffles", "2", "--draws", "50", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema).validate(told)
    assert told["chosen"] == "record"
    assert told["pools"] == []
