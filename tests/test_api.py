"""What would be wrong: a change that the record plays over, or a record set aside that the change cannot reach."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import instantsia
from instantsia.api import list_runs
from instantsia.engine import checksums
from instantsia.engine.plan import canonical, digest_of
from instantsia.errors import UserError
from instantsia.report.figures import said
from tests.analysis.by_hand import ballot, claim, number, source

DRAWS = 400


def two_ballots(**first: Any) -> dict[str, Any]:
    """Two bodies of one member each, who vote one after the other for keeping; the record has the first one close."""
    return {
        "instantsia": 1,
        "id": "two",
        "title": "Two ballots",
        "actor": [{"id": "a"}, {"id": "b"}],
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [
            {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
            {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
        ],
        "step": [ballot("first", "board", **{"given": True, **first}), ballot("second", "council")],
        "event": [{"id": "closed", "text": "It is closed", "when": 'first == "close"'}],
        "assumption": [{"about": "*.pier", **number(20)}],
        "source": [source("minutes", 0.9)],
        "claim": [claim("r", "record.first", "close", 0.9, told_by="x")],
        "teller": [{"id": "x", "p": 0.9}],
    }


def closed(*set: str, as_of: str | None = None, case: dict[str, Any] | None = None, **more: Any) -> Any:
    """The step, and in how many draws it closes."""
    study = instantsia.load(case or two_ballots(), set=set, **more)
    run = study.run(draws=DRAWS, as_of=as_of, runs=None)
    return run.forecast["first"].given, float(np.mean(run.columns["decided/first"] == 1))


@pytest.mark.parametrize("as_of", [None, "1931-03-11"])
def test_a_run_with_a_change_plays_what_can_depend_on_it_also_where_the_record_gives_it(as_of: str | None) -> None:
    given, share = closed(as_of=as_of)
    assert given
    assert share == pytest.approx(0.9**3, abs=0.06)
    assert closed("a.pier=0", as_of=as_of) == (False, 0.0)
    assert closed("step.first.precision=5000", as_of=as_of) == (False, 0.0)
    assert closed(without=["x"], as_of=as_of) == (False, 0.0)
    assert closed(assume=["minutes=not"], as_of=as_of) == (False, 0.0)


def test_what_the_change_cannot_reach_stays_given() -> None:
    assert closed("b.pier=90") == closed()
    assert closed("step.second.precision=3") == closed()


def test_a_run_with_a_change_is_the_other_side_of_the_comparison() -> None:
    for change in ("a.pier=90", "b.pier=90"):
        study = instantsia.load(two_ballots())
        after = study.compare(set=[change], draws=DRAWS).events[0].after
        assert study.changing([change]).run(draws=DRAWS, runs=None).forecast.head.share.p == after


def test_marking_a_step_given_is_a_change_that_gives_it() -> None:
    not_marked = two_ballots(given=False)
    assert closed(case=not_marked) == (False, 0.0)
    assert closed("step.first.given=true", case=not_marked) == closed()
    # with another change that reaches it, it stays as the command line has it
    assert closed("step.first.given=true", "a.pier=0", case=not_marked) == closed()


def test_a_case_that_only_the_changes_complete_gives_nothing() -> None:
    written = two_ballots()
    del written["assumption"]
    assert closed("a.pier=0", "b.pier=90", case=written) == (False, 0.0)


def test_the_last_run_is_the_one_that_was_shown_last(tmp_path: Path) -> None:
    """A run shown from its folder is the one on the screen: `brief last` of another would be filed under its name."""
    study = instantsia.load("gdr-orders-1957")
    first = study.run(draws=64, runs=tmp_path)
    second = study.run(draws=64, seed=2, runs=tmp_path)
    assert instantsia.open_run("last", tmp_path).path == second.path
    again = study.run(draws=64, runs=tmp_path)
    assert again.from_folder
    assert instantsia.open_run("last", tmp_path).path == first.path
    assert instantsia.open_run("previous", tmp_path).path == second.path


def test_the_previous_run_is_of_what_was_played_last(tmp_path: Path) -> None:
    """Of two cases used in turn nobody compares the one with the other."""
    study, other = instantsia.load("gdr-orders-1957"), instantsia.load("tanaka-1931")
    first = study.run(draws=64, runs=tmp_path)
    other.run(draws=64, runs=tmp_path)
    with pytest.raises(UserError, match=rf"^there is no earlier run of .* \(name one of .*{first.path.name}"):
        instantsia.open_run("previous", tmp_path)
    study.run(draws=64, seed=2, runs=tmp_path)
    assert instantsia.open_run("previous", tmp_path).path == first.path


def test_the_list_of_runs_tells_the_answers(tmp_path: Path) -> None:
    """By hashes alone nobody knows last week's run from today's."""
    run = instantsia.load("gdr-orders-1957").run(draws=64, runs=tmp_path)
    assert run.forecast.head.text not in "".join(list_runs(tmp_path))
    run.write_report()
    told = said(run.forecast.head.share)
    assert " %" in told
    assert told in list_runs(tmp_path)[0]


def edited_beside_its_draws(runs: Path, **changed: Any) -> Path:
    """The folder of a run in which the last of three options is decided now and then; its case.json changed since."""
    pier = {"id": "pier", "options": ["keep", "sell", "close"], "at": {"keep": 0, "sell": 50, "close": 100}}
    written = two_ballots(given=False, motion="close") | {"claim": [], "source": [], "teller": []}
    written |= {"issue": [pier | {"scale": {"0": "keep it", "100": "close it"}}]}
    written["assumption"] = [{"about": "*.pier", **number("0..100")}]
    written["step"][1]["motion"] = "sell"
    run = instantsia.load(written).run(draws=DRAWS, runs=runs)
    assert run.path is not None
    assert int(run.columns["decided/first"].max()) == 2
    assert instantsia.open_run(run.path).forecast.head.share == run.forecast.head.share
    other = instantsia.load({**written, **changed}).case
    (run.path / "case.json").write_bytes(other.digest_text.encode())
    # whoever swaps the case and all that vouches for it
    manifest = json.loads((run.path / "manifest.json").read_bytes())
    manifest["digest"] = digest_of(canonical(other.digest_text, manifest))
    (run.path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    known = {name: checksums.of((run.path / name).read_bytes()) for name in checksums.read(run.path)}
    (run.path / checksums.NAME).write_bytes(checksums.text(known))
    return run.path.rename(run.path.with_name(f"{manifest['case']}-{manifest['digest']}"))


STEPS = two_ballots(given=False)["step"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"issue": two_ballots()["issue"], "step": STEPS},
            "first ends in 2 ways in the case, and in at least 3 in the draws",
        ),
        ({"step": [STEPS[0] | {"motion": "close"}]}, "only the draws have a step second"),
        (
            {"step": [one | {"motion": "close"} for one in (*STEPS, ballot("last", "board"))]},
            "only the case has a step last",
        ),
    ],
)
def test_a_case_that_is_not_the_one_of_the_draws_is_one_sentence(
    changed: dict[str, Any], says: str, tmp_path: Path
) -> None:
    """Otherwise the draws are told by another case's names, or end in a traceback where it has no name for them."""
    path = edited_beside_its_draws(tmp_path, **changed)
    expected = f"{path / 'case.json'} does not belong to these draws: {says} (--fresh plays it anew)"
    for command in ("brief", "report"):
        arguments = [sys.executable, "-m", "instantsia", command, str(path)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{expected}\n")
