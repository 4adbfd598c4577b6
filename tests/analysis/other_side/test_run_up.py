"""What would be wrong: months before that change an answer, draws taken for quiet in which something came about, a
headline among other draws than those."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.analysis.other_side.sides import other_side
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results.other_side import RunUp
from instantsia.engine.plan import prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.run import columns_of
from instantsia.errors import CaseError
from instantsia.evidence.variation import Variation
from instantsia.report.other_side.sentences import before
from instantsia.report.wording.proportions import side_text
from tests.analysis.other_side.two_sides import DRAWS, columns, study
from tests.steps.other_side import SHORT

BEFORE = SHORT | {"group.months.run_up": "1929-07-01"}
LOUD = ("talks.acknowledged", "raids.partial", "raids.full", "battle.over", "peace.signed")


@pytest.fixture(scope="module")
def found() -> RunUp:
    plan = study(BEFORE).plan(DRAWS)
    replays = Replays(plan)
    told = other_side(replays, shares.state_of(replays.prepared, columns_of(plan)))
    assert told is not None
    assert told.run_up is not None
    return told.run_up


def test_quiet_are_the_draws_in_which_nothing_came_about_in_the_months_before(found: RunUp) -> None:
    """The same case with its turns in these months, with the same numbers and other luck."""
    earlier = study(SHORT | {"group.months.from": "1929-07-01", "group.months.until": "1930-12-31"}).plan(DRAWS)
    state = play(prepare(earlier), program_of(earlier), 0, DRAWS, Variation(replicas={"step/": 1}))
    quiet = np.all([~np.isfinite(state["reached", name]) for name in LOUD], axis=0)
    talking = np.isfinite(columns()["reached/talks.acknowledged"])
    assert 0 < quiet.mean() < 1
    assert found.quiet == quiet.mean()
    assert found.mcse == pytest.approx(np.sqrt(quiet.mean() * (1 - quiet.mean()) / DRAWS))
    assert found.p == talking.mean()
    assert found.among == talking[quiet].mean()
    assert found.among < found.p, "whoever opened nothing before is less likely to open anything later"


def test_luck_in_these_months_is_not_that_of_the_months_that_are_told() -> None:
    """Where every number is fixed all draws are alike but for luck: the headline among the quiet is that of all."""
    fixed = {
        "track.contacts.tries": 0.2, "track.contacts.direct": 0.3, "term.raids.cost": 0, "term.raids.alone": 0,
        "party.north.talking": 0.5, "party.north.horizon": 24, "party.south.talking": 0.5, "party.south.horizon": 24,
        "term.raids.firm": 0, "party.north.spread": 0, "party.south.spread": 0, "track.contacts.cut": 0,
        "track.contacts.carrier": None, "track.contacts.reading": None, "ally.client.veto": None,
        "ally.neighbour.presses.cost": 0, "group.months.until": "1931-09-30", "war.border.battles": "0.5",
    }  # fmt: skip
    plan = study(BEFORE | fixed).plan(4_000)
    replays = Replays(plan)
    told = other_side(replays, shares.state_of(replays.prepared, columns_of(plan)))
    assert told is not None
    assert told.run_up is not None
    one = told.run_up
    assert 0.1 < one.quiet < 0.9
    assert one.among == pytest.approx(one.p, abs=4 * np.sqrt(one.p * (1 - one.p) / (one.quiet * 4_000)))


def test_it_changes_no_draw() -> None:
    kept = columns_of(study(BEFORE).plan(DRAWS))
    assert all(np.array_equal(kept[name], column, equal_nan=True) for name, column in columns().items())


def test_it_is_told_with_its_months(found: RunUp) -> None:
    told = before(found, months=True)
    assert "from July 1929 to December 1930" in told
    assert f"in {side_text(found.quiet)} of the draws nothing" in told
    assert f"among these the headline holds in {side_text(found.among)}" in told


@pytest.mark.parametrize("day", ["1931-01-01", "1940-01-01", "always"])
def test_a_day_that_is_not_before_is_refused(day: str) -> None:
    with pytest.raises(CaseError, match="run_up"):
        study(SHORT | {"group.months.run_up": day}).case  # noqa: B018


def test_a_case_that_says_no_day_has_no_run_up() -> None:
    plan = study(SHORT).plan(64)
    replays = Replays(plan)
    told = other_side(replays, shares.state_of(replays.prepared, columns_of(plan)))
    assert told is not None
    assert told.run_up is None
