"""What would be wrong: a world that is not what --assume gives, or one whose difference is told where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.api import load
from instantsia.cli import group
from instantsia.errors import UserError

CASE = """\
instantsia = 1
title = "Letter"
question = "Is the letter answered?"
actor = [{ id = "elm" }, { id = "oak" }]
fact = [{ id = "rain" }]
[[source]]
id = "letter"
cite = "A letter"
p = { genuine = 0.25, touched_up = 0.25, forged = 0.5 }
right = { touched_up = "nothing", forged = "nothing" }
[[source]]
id = "ledger"
cite = "A ledger"
p = 0.5
[[teller]]
id = "elm"
p = 0.99
[[body]]
id = "board"
chair = "elm"
members = ["elm"]
rule = { kind = "leader", leader = "elm", heed = 0, precision = 1000 }
[[issue]]
id = "reply"
options = ["none", "answer"]
[[step]]
id = "ballot"
kind = "vote"
body = "board"
date = 1931-02-01
issue = "reply"
[[event]]
id = "answered"
text = "The letter is answered"
when = 'ballot == "answer"'
[[assumption]]
about = "*.reply.none"
value = 0.5
why = "told"
[[assumption]]
about = "*.reply.answer"
value = 0.1
why = "told"
[[claim]]
id = "l1"
source = "letter"
about = "elm.reply.answer"
value = 0.9
told_by = "elm"
kind = "own words"
[[claim]]
id = "l2"
source = "ledger"
about = "fact.rain"
value = "yes"
told_by = "elm"
kind = "own words"
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worlds") / "letter"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE)
    return folder


def test_each_world_is_what_assume_gives_and_the_drawn_one_lies_between(case: Path) -> None:
    study = load(case)
    found = study.worlds("source.letter", draws=2000)
    (event,) = (one for one in found.figures if one.kind == "event")
    for reading, one in event.readings.items():
        (alone,) = study.compare(assume=[f"letter={reading}"], draws=2000).events
        assert (one.before, one.after, one.change, one.mcse) == (alone.before, alone.after, alone.change, alone.mcse)
    after = {reading: one.after for reading, one in event.readings.items()}
    # by hand: in its first reading the claim holds whenever it is chosen, in the others never
    assert after["touched_up"] == after["forged"] == 0
    assert after["genuine"] is not None
    assert event.as_drawn == pytest.approx(0.25 * after["genuine"], abs=0.04)
    assert after["genuine"] > 0.8
    assert event.differs


def test_a_source_that_decides_nothing_is_told_so(case: Path) -> None:
    found = CliRunner().invoke(group, ["run", str(case), "--worlds", "ledger", "--draws", "400"])
    assert found.exit_code == 0, found.output
    assert "as drawn: genuine 0.5; not the rest" in found.stdout
    assert "No reading of it is told from as drawn in anything that is decided." in found.stdout


def test_the_screen_and_the_json_say_the_same(case: Path) -> None:
    command = ["run", str(case), "--worlds", "letter", "--draws", "400"]
    shown = CliRunner().invoke(group, command).stdout
    assert max(map(len, shown.splitlines())) <= 80
    told = json.loads(CliRunner().invoke(group, [*command, "--json"]).stdout)
    assert list(told["readings"]) == ["genuine", "touched_up", "forged"]
    event = told["events"]["answered"]
    for reading in told["readings"]:
        one = event["readings"][reading]
        assert one["change"] == pytest.approx(one["p"] - event["as_drawn"], abs=1e-5)
        assert " ".join(f"{reading.replace('_', ' ')} {one['shown']}".split()) in " ".join(shown.split())
    assert told["steps"]["ballot"]["answer"]["differs"]


def test_what_cannot_be_set_side_by_side_is_refused(case: Path) -> None:
    study = load(case)
    with pytest.raises(UserError, match="did you mean letter"):
        study.worlds("leter")
    with pytest.raises(UserError, match="letter is forced into forged already"):
        study.changing(assume=["letter=forged"]).worlds("letter")
    refused = CliRunner().invoke(group, ["run", str(case), "--worlds", "letter", "--full"])
    assert refused.exit_code == 2
    assert "goes with no option of a single answer" in refused.stderr
