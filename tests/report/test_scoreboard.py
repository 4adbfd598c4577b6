"""What would be wrong: a table that hides how few cases there are, or JSON that its schema does not know."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from click.testing import CliRunner

from instantsia.analysis.scoreboard import FEW_CASES
from instantsia.cli import group
from instantsia.report.scoreboard import markdown, scoreboard_schema, screen
from instantsia.report.sentences.scoreboard import event_cells
from tests.analysis.test_scoreboard import table


@pytest.mark.parametrize("width", [40, 80])
def test_the_screen_fits_and_says_that_a_few_cases_tell_next_to_nothing(width: int) -> None:
    text = screen(table(), width)
    cases = {one.case for one in table().events}
    assert max(map(len, text.splitlines())) <= width
    told = f"By {len(cases)} cases they mean next to nothing" in " ".join(text.split())
    assert told == (len(cases) < FEW_CASES)


def test_every_event_and_rival_is_a_row_of_the_page() -> None:
    rows = [line for line in markdown(table()).splitlines() if line.startswith("| ")]
    cases = tuple(f"| {one.case}" for one in table().events)
    assert sum(line.startswith(cases) for line in rows) == len(table().events)
    assert all(any(line.startswith(f"| {one.name} |") for line in rows) for one in table().pooled)


@pytest.mark.parametrize(
    ("high", "reaches", "said"), [(0.49, False, "no (just short)"), (0.5, True, "yes"), (0.46, False, "no")]
)
def test_a_range_that_only_rounds_to_one_half_says_so(high: float, reaches: bool, said: str) -> None:
    """It read "0.35-0.50, reaches 0.50: no"."""
    one = replace(table().events[0], p=0.42, low=0.35, high=high, reaches_half=reaches)
    assert event_cells(one)[6] == said


def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads(CliRunner().invoke(group, ["schema", "scores"]).stdout)
    assert schema == scoreboard_schema()
    done = CliRunner().invoke(group, ["cases", "--scores", "--draws", "40", "--json"])
    assert done.exit_code == 0, done.output
    jsonschema.Draft202012Validator(schema).validate(json.loads(done.stdout))


def test_json_without_scores_is_a_mistake() -> None:
    done = CliRunner().invoke(group, ["cases", "--json"])
    assert done.exit_code == 2
    assert "--json goes with --scores" in done.output
