"""What would be wrong: a report that moves what it cannot reach, one that comes too late and is not told so, an error
as if the draws were unrelated, or a report without delay that in time comes out otherwise."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from instantsia.analysis.beliefs.reports import Otherwise, left_out
from instantsia.analysis.levers.information import Idle, Information
from instantsia.api import Study, load
from instantsia.cli import group
from instantsia.draws.state import State
from instantsia.engine.plan import prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.errors import UserError

# the chief acts where the first report says yes: .4 + .8 (.86 - .5) is over .5, .4 is not; had the second come in time
# it would outweigh the first, being better believed
CASE = """\
instantsia = 1
title = "Harbour"
question = "Is the harbour closed?"
actor = [{ id = "chief" }, { id = "agent" }]
fact = [{ id = "fleet" }, { id = "storm" }]
origin = [
  { id = "spy", about = "fleet", hit = 0.9, false = 0.1, believed = 0.9 },
  { id = "wire", about = "fleet", hit = 0.95, false = 0.3, believed = 0.99 },
  { id = "glass", about = "storm", hit = 0.9, false = 0.1, believed = 0.9 },
]
channel = [
  { id = "note", from = "agent", to = ["chief"], origin = "spy", believed = 0.95 },
  { id = "cable", from = "agent", to = ["chief"], origin = "wire", believed = 0.95, delay = "6..20" },
  { id = "post", from = "agent", to = ["chief"], origin = "glass", believed = 0.95 },
]
depends = [{ id = "afraid", issue = "harbour", fact = "fleet", option = "close", by = 0.8 }]
step = [
  { id = "first", kind = "report", channel = "note", date = 1931-02-01 },
  { id = "second", kind = "report", channel = "cable", date = 1931-02-01 },
  { id = "third", kind = "report", channel = "post", date = 1931-02-01 },
  { id = "ballot", kind = "vote", body = "office", issue = "harbour", date = 1931-02-05 },
  { id = "fourth", kind = "report", channel = "post", date = 1931-02-09 },
]
event = [{ id = "closed", text = "The harbour is closed", when = 'ballot == "close"' }]
[[body]]
id = "office"
chair = "chief"
members = ["chief"]
rule = { kind = "leader", leader = "chief", heed = 0, precision = 1000 }
[[issue]]
id = "harbour"
options = ["open", "close"]
[[assumption]]
about = "fact.fleet"
value = 0.7
why = "told"
[[assumption]]
about = "fact.storm"
value = 0.5
why = "told"
[[assumption]]
about = "*.harbour.open"
value = 0.5
why = "told"
[[assumption]]
about = "*.harbour.close"
value = 0.4
why = "told"
[[assumption]]
about = "*.believes.fleet"
value = 0.5
why = "told"
[[assumption]]
about = "*.believes.storm"
value = 0.5
why = "told"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("information") / "harbour"
    made.mkdir()
    (made / "case.toml").write_text(CASE)
    return made


@pytest.fixture(scope="module")
def harbour(folder: Path) -> Study:
    return load(folder)


def told(found: Information) -> dict[tuple[str, str], tuple[float, float]]:
    return {(one.change.id, one.change.what): (one.diff, one.mcse) for one in found.moved}


def played(study: Study, draws: int, change: Otherwise | None = None) -> State:
    plan = study.plan(draws=draws)
    prepared = prepare(plan)
    if change is None:
        return play_block(prepared, program_of(plan), 0)
    otherwise, variation = change.of(prepared)
    return play_block(otherwise, program_of(plan), 0, variation)


@pytest.mark.parametrize("draws", [1500, 3000])
def test_a_case_by_hand(harbour: Study, draws: int) -> None:
    found = harbour.information(draws=draws)
    state = played(harbour, draws)
    first, second = (state["decided", id] == 0 for id in ("first", "second"))
    p = float(first.mean())
    assert found.p == p
    error = math.sqrt(p * (1 - p) / draws)
    change = second.astype(int) - first.astype(int)
    moved = told(found)
    assert moved["first", "never"] == (pytest.approx(-p), pytest.approx(error))
    assert moved["first", "not believed"] == moved["first", "never"]
    turned = 1 - 2 * first.astype(int)
    assert moved["first", "says the opposite"] == (
        pytest.approx(1 - 2 * p),
        pytest.approx(turned.std() / math.sqrt(draws)),
    )
    assert moved["second", "in time"] == (
        pytest.approx(change.mean()),
        pytest.approx(change.std() / math.sqrt(draws)),
    )
    assert len(moved) == 4
    assert found.within == found.tried - len(found.moved)
    assert [abs(one.diff) for one in found.moved] == sorted((abs(one.diff) for one in found.moved), reverse=True)
    assert {one.draws for one in found.moved} == {draws}


def test_what_changes_where_the_second_comes_in_time_is_its_word(harbour: Study) -> None:
    state = played(harbour, 1000, Otherwise("report", "second", "in time", ("second",)))
    # 0 is yes of a report; the option to close is 1
    assert ((state["decided", "ballot"] == 1) == (state["decided", "second"] == 0)).all()


def test_what_is_idle_says_why(harbour: Study) -> None:
    assert harbour.information(draws=500).idle == (
        Idle("second", "late", ("ballot",)),
        Idle("third", "unread", ("storm",)),
        Idle("fourth", "unread", ("storm",)),
    )


@pytest.mark.parametrize("what", ["in time", "believed wholly"])
def test_in_time_of_a_report_without_delay_changes_no_bit(harbour: Study, what: str) -> None:
    base, other = played(harbour, 500), played(harbour, 500, Otherwise("report", "first", what, ("first",)))  # type: ignore[arg-type]
    keys = [("decided", "first"), ("arrived", "first"), ("belief", "fleet"), ("decided", "ballot"), ("vote", "ballot")]
    same = [np.array_equal(base[key], other[key], equal_nan=True) for key in keys]
    # wholly believed moves what he thinks, so that the comparison can fail
    assert same == [True, True, what == "in time", True, True]


def test_two_reports_over_one_channel_are_believed_together(harbour: Study) -> None:
    from instantsia.analysis.beliefs.reports import every_change

    found = [one for one in every_change(prepare(harbour.plan(draws=100))) if "third" in one.steps]
    assert [(one.kind, one.id, one.what) for one in found] == [
        ("report", "third", "never"),
        ("report", "third", "says the opposite"),
        ("channel", "post", "believed wholly"),
        ("channel", "post", "not believed"),
    ]


def test_the_screen_and_the_json(folder: Path) -> None:
    command = ["levers", str(folder), "--information", "--draws", "600"]
    shown = CliRunner().invoke(group, command)
    assert shown.exit_code == 0, shown.output
    assert max(map(len, shown.stdout.splitlines())) <= 80
    assert "Idle: second comes too late for ballot." in shown.stdout
    data = json.loads(CliRunner().invoke(group, [*command, "--event", "closed", "--json"]).stdout)
    row = next(one for one in data["information"] if one["change"] == "never")
    assert (row["of"], row["step"], row["steps"]) == ("report", "first", ["first"])
    assert row["diff"] == pytest.approx(row["p"] - data["p"], abs=2e-6)
    assert data["within"] + len(data["information"]) == data["tried"]


def test_what_cannot_be_asked_is_refused(folder: Path, harbour: Study) -> None:
    with pytest.raises(UserError, match="did you mean closed"):
        harbour.information("close")
    with pytest.raises(UserError, match="has no step of kind report"):
        load("june-1957").information(draws=10)
    for more, words in (
        (["--information", "--for", "chief"], "goes without --for"),
        (["--event", "closed", "--for", "chief"], "--event goes with --information"),
        ([], "say whose side is taken"),
    ):
        done = CliRunner().invoke(group, ["levers", str(folder), *more])
        assert done.exit_code == 2
        assert words in done.stderr


def test_a_paper_that_was_bought_twice() -> None:
    # as measured in a sketch of the case, 10,000 draws: -.16, -.12, -.12, -.10
    found = load(Path(__file__).parent / "vienna").information(draws=2000)
    moved = told(found)
    for key, diff in (
        (("compared", "in time"), -0.16),
        (("far_buys", "never"), -0.12),
        (("near_buys", "never"), -0.12),
        (("forger", "origin known"), -0.10),
    ):
        assert moved[key][0] == pytest.approx(diff, abs=0.01 + 3 * moved[key][1])
    assert found.idle == (
        Idle("countess_told", "unread", ("crusade",)),
        Idle("pompilli", "unread", ("crusade",)),
        Idle("compared", "late", ("before_test",)),
    )


def test_without_the_first_of_a_chain_its_copies_say_nothing() -> None:
    """ "never" loses a report to its own reader alone, and the copies of it go on: it was told as idle."""
    apparatus = load("apparatus")
    found = apparatus.information(draws=1000)
    assert "field" not in {one.step for one in found.idle}
    moved = told(found)
    assert ("field", "never") not in moved
    assert moved["field", "not sent"][0] < -0.03
    prepared = prepare(apparatus.plan(draws=200))
    state = played(apparatus, 200, left_out(prepared, "field"))
    assert not any(state["happened", one].any() for one in ("field", "far_report", "near_report"))
    assert state["happened", "mission"].all()
    assert left_out(prepared, "mission").what == "never"
