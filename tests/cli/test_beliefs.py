"""The commands knew and trace: what would be wrong if a mistake gave a traceback, or JSON another answer than words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from instantsia.cli import group
from instantsia.errors import UserError
from tests.analysis.beliefs.papers import papers

from .test_start import NEVER, modules_after


def asked(folder: Path, command: str, *arguments: str) -> Result:
    place = str(papers(folder).folder)
    return CliRunner().invoke(group, [command, place, *arguments, "--draws", "400"])


def test_who_knew_what_is_told_as_json_and_in_words(tmp_path: Path) -> None:
    told = json.loads(asked(tmp_path, "knew", "--who", "Ann", "--as-of", "1931-02-06", "--json").stdout)
    assert {row["actor"] for row in told["knew"]} == {"ann"}
    assert [row["step"] for row in told["knew"]] == [None, "brought", "again"]
    shown = asked(tmp_path, "knew", "--who", "Ann", "--as-of", "1931-02-06").stdout
    assert f"{told['knew'][1]['median']:.2f} (" in shown
    assert "as of 6 February 1931" in shown


def test_the_way_of_a_report_is_told_as_json_and_in_words(tmp_path: Path) -> None:
    told = json.loads(asked(tmp_path, "trace", "again", "--draw", "3", "--json").stdout)
    assert (told["draw"], told["from"], told["sent"]) == (3, "dee", ["1931-02-05", "1931-02-05"])
    assert told["yes"] in (0, 1)
    assert "draw 3 of seed 1" in " ".join(asked(tmp_path, "trace", "again", "--draw", "3").stdout.split())


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("knew", "--fact", "genuin"), "did you mean genuine"),
        (("knew", "--who", "dee"), "somebody who believes something"),
        (("trace", "agan"), "did you mean again"),
        (("trace", "again", "--draw", "400"), "0 to 399"),
    ],
)
def test_what_is_not_there_is_one_message(tmp_path: Path, command: tuple[str, ...], said: str) -> None:
    done = asked(tmp_path, *command)
    assert isinstance(done.exception, UserError)
    assert said in str(done.exception)
    assert "\n" not in str(done.exception)


@pytest.mark.parametrize("command", [("knew", "june-1957"), ("trace", "june-1957", "trial")])
def test_a_case_in_which_nobody_believes_anything_says_what_to_write(command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(group, [*command, "--draws", "8"])
    assert isinstance(done.exception, UserError)
    assert "report" in str(done.exception)


def test_nothing_is_imported_that_they_do_not_use(tmp_path: Path) -> None:
    place = str(papers(tmp_path).folder)
    unused = {"polars", "instantsia.report.page", "instantsia.analysis.ranges.ranges"}
    assert not modules_after(["knew", place, "--draws", "40"], tmp_path) & {*NEVER, *unused}
