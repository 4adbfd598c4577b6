"""What would be wrong: a machine in which a system stands still, or a report whose way breaks off."""

from __future__ import annotations

import functools
import itertools
import re
import tomllib

import numpy as np

import instantsia
from instantsia.analysis.beliefs.trace import STATES
from instantsia.analysis.changes.compare import compare
from instantsia.api import Study
from instantsia.casefile.library import LIBRARY
from instantsia.draws.state import Array
from instantsia.engine.plan import prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Moment
from instantsia.report.terminal import screen

CASE = LIBRARY / "apparatus" / "case.toml"
SYSTEMS = {"S1", "S3", "S5", "S6", "S7", "S9", "S10", "S11", "S13", "S14", "S15"}
DRAWS = 4_000


@functools.cache
def study() -> Study:
    return instantsia.load("apparatus")


@functools.cache
def states() -> dict[str, Array]:
    """{decided, recorded, announced, done: (draw,) the option on the harbour, None for nothing}."""
    draws = study().run(draws=DRAWS, runs=None).draws
    by = {"decided": "decided.session", **{one: f"{one}.port" for one in STATES}}
    found = {name: np.array(draws[column].to_list(), dtype=object) for name, column in by.items()}
    # what holds needs no doing
    left = (found["decided"] == "leave") & np.equal(found["done"], None)
    return found | {"done": np.where(left, "leave", found["done"])}


def test_it_is_short() -> None:
    assert len(CASE.read_text(encoding="utf-8").splitlines()) <= 150
    assert instantsia.check("apparatus").problems == ()


def test_all_its_systems_stand_in_its_table_of_mechanisms_and_in_its_readme() -> None:
    rows = (LIBRARY / "apparatus" / "mechanisms.csv").read_text(encoding="utf-8")
    readme = (LIBRARY / "apparatus" / "README.md").read_text(encoding="utf-8")
    for system in SYSTEMS:
        assert f"| {system} " in readme
        assert any(system in row.split(",")[1].split() for row in rows.splitlines())


def test_decided_recorded_announced_and_done_differ() -> None:
    """Each from each, in more than a twentieth of the draws."""
    for one, other in itertools.combinations(states(), 2):
        assert np.mean(states()[one] != states()[other]) > 0.05, (one, other)


def test_the_full_screen_sets_them_side_by_side_and_counts_no_voice() -> None:
    """The envoy speaks on the board and is not counted in its roll call."""
    shown = screen(study().run(draws=200, runs=None).forecast, full=True)
    head = next(line for line in shown.partition("What became of it")[2].splitlines() if "decided" in line)
    assert head.split() == ["decided", "announced", "recorded", "done"]
    tallies = re.findall(r"The board votes: \w+ \((\d) to (\d)", shown)
    assert tallies
    assert all(int(one) + int(other) <= 3 for one, other in tallies)
    assert "Envoy (without a vote)" in " ".join(shown.split())


def test_what_is_done_follows_the_record() -> None:
    """Where the session decided one thing and the minutes say another, the harbour does the other, or nothing."""
    of = states()
    softened = (of["decided"] == "closed") & (of["recorded"] == "search")
    assert softened.sum() > 50
    assert (of["done"] == "search")[softened].mean() > 0.3
    # closed all the same only where the army is there first
    ahead = study().run(draws=DRAWS, runs=None).draws["decided.order"].to_numpy() == "pre_empted"
    assert ((of["done"] == "closed") == ahead)[softened].all()


def test_an_event_is_put_in() -> None:
    found = compare(study().plan(DRAWS), study().changing(["fact.landing=1"]).plan(DRAWS))
    changes = {one.id: one.change for one in found.events}
    assert changes["closed"] > 0.02
    assert changes["lifted"] < -0.1


def test_a_report_is_followed_from_the_field_through_two_services_to_what_was_done() -> None:
    way = study().trace("near_report", draws=DRAWS)
    assert [one.channel for one in way.above] == ["wire", "paper"]
    assert (way.sender, way.origin) == ("near", "intercept")
    assert {"advice", "supper", "session", "review"} <= {one.step for one in way.decided}
    assert {(one.state, one.by) for one in way.became if one.issue == "port"} == {
        ("recorded", ("protocol", "minutes")),
        ("announced", ("denial", "communique")),
        ("done", ("order",)),
    }
    moved = {one.state for one in way.became if one.differs}
    assert moved == set(STATES)


def test_in_one_draw_it_is_one_story() -> None:
    """What the trace tells of a draw is what that draw has."""
    draw = 10
    way = study().trace("near_report", draw, draws=DRAWS)
    came = {one.state: one.option for one in way.became if one.issue == "port" and one.with_it}
    for state in STATES:
        assert came[state] == (states()[state][draw] or "undecided")
    decided = {one.step: one.option for one in way.decided if one.with_it}
    assert decided["session"] == states()["decided"][draw]


def test_the_other_side_is_dealt_with_only_where_the_measure_stands() -> None:
    """Talks, an agreement and an end by force, each in some draws, and in none in which nothing was kept."""
    draws = study().run(draws=DRAWS, runs=None).draws
    kept = draws["decided.review"].to_numpy() == "keep"
    for milestone in ("parley.acknowledged", "accord.signed", "clash.over"):
        came = np.isfinite(draws[f"reached.{milestone}"].to_numpy())
        assert 0.02 < came.mean() < kept.mean(), milestone
        assert not came[~kept].any()


def test_a_landing_that_is_feared_hardens_the_home() -> None:
    """Whoever believes in it would keep the measure, and adds less to what talks are worth."""
    feared, never = (_pivots(one) for one in (study(), study().changing(["depends.relieved.by=0"])))
    both = ~np.isnan(feared) & ~np.isnan(never)
    # in some draws it is believed less by then than at first
    assert 0.6 < (feared[both] < never[both]).mean() < 1
    assert feared[both].mean() < never[both].mean() - 0.01


def _pivots(of: Study) -> Array:
    """(draw,) what the home of the capital adds when talks are first asked for; nan where they never are."""
    plan, shown = of.plan(DRAWS), list[Moment]()
    play(prepare(plan), program_of(plan), 0, DRAWS, watch=shown.append)
    return next(one for one in shown if one.turn.step.id == "parley").after["pivot", "capital.session"]


def test_its_file_uses_the_short_forms() -> None:
    """One table a line: it is copied to begin from."""
    written = tomllib.loads(CASE.read_text(encoding="utf-8"))
    assert len(written["step"]) > 20
    assert "[[step]]" not in CASE.read_text(encoding="utf-8")
