"""What would be wrong: a change that is not that of the same draws, an error that is not paired, a mechanism that is
called idle and moves something."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.analysis.other_side.mechanisms import mechanisms
from instantsia.api import load
from instantsia.errors import UserError
from tests.analysis.other_side.two_sides import DRAWS, columns, short, study
from tests.steps.other_side import BARE, SHORT


@pytest.fixture(scope="module")
def found():
    return short().each(draws=DRAWS)


def happened(*sets: str) -> dict[str, np.ndarray]:
    """The three events of the war, by their definitions, from the days on which milestones were reached."""
    kept = columns(*sets)
    talks, partial, full, signed = (
        kept[f"reached/{name}"] for name in ("talks.acknowledged", "raids.partial", "raids.full", "peace.signed")
    )
    return {
        "talking": np.isfinite(talks),
        "ordered": (partial <= talks) & (talks < full) & np.isfinite(talks),
        "agreed": np.isfinite(signed),
    }


def test_every_figure_is_that_of_the_columns_of_two_runs(found) -> None:
    before = happened()
    assert found.as_is == {event: holds.mean() for event, holds in before.items()}
    for row in found.rows:
        for event, after in happened(*row.sets).items():
            change = after.astype(int) - before[event].astype(int)
            moved = row.events[event]
            assert moved.after == after.mean()
            assert moved.change == pytest.approx(change.mean(), abs=1e-12), (row.id, event)
            squares = np.square(change - change.mean()).sum()
            assert moved.mcse == pytest.approx(np.sqrt(squares / DRAWS) / np.sqrt(DRAWS)), (row.id, event)


def test_those_that_move_nothing_are_idle_and_the_others_are_not(found) -> None:
    for row in found.rows:
        enough = [abs(one.change) >= max(0.01, 3 * one.mcse) for one in row.events.values()]
        assert row.idle == (not any(enough)), row.id
    assert {row.id for row in found.rows if not row.idle} > {"talking", "alone", "homes"}
    assert any(row.idle for row in found.rows)


def test_the_headline_is_moved_most_by_the_first(found) -> None:
    sizes = [abs(row.events["talking"].change) for row in found.rows]
    assert sizes == sorted(sizes, reverse=True)


def test_a_mechanism_stands_in_it_where_the_case_has_it() -> None:
    assert {one.id for one in mechanisms(short().case)} == {
        "homes", "talking", "nearing", "support", "told", "relax", "alone", "price", "place", "leak", "cut", "carrier",
        "reading", "learning", "elections", "converge", "shock", "aid.patron", "presses.neighbour", "veto.client",
    }  # fmt: skip
    assert [one.id for one in mechanisms(study(SHORT | BARE).case)] == ["learning"]


@pytest.mark.parametrize("id", [one.id for one in mechanisms(short().case)])
def test_each_mechanism_can_be_switched_off_and_then_is_gone(id: str) -> None:
    """What is off is not listed any more, so that nothing of it is left on."""
    (one,) = mechanisms(short().case, [id])
    assert id not in {other.id for other in mechanisms(short(*one.sets).case)}


def test_what_is_changed_is_changed_on_both_sides() -> None:
    found = short("party.north.talking=0.1", "track.contacts.leak=0").each(draws=200)
    assert found.changes == ("--set party.north.talking=0.1", "--set track.contacts.leak=0")
    assert "leak" not in {row.id for row in found.rows}
    row = next(row for row in found.rows if row.id == "talking")
    kept = columns("party.north.talking=0.1", "track.contacts.leak=0", *row.sets, draws=200)
    assert row.events["talking"].after == np.isfinite(kept["reached/talks.acknowledged"]).mean()


def test_a_case_without_two_sides_says_so() -> None:
    with pytest.raises(UserError, match="no mechanism of two sides"):
        load("june-1957").each(draws=8)


def test_without_a_patron_no_aid_comes_and_battles_are_lost() -> None:
    """What changes no battle any more is not the same as aid that does not come: the one has the sign of the other."""
    strong = "ally.patron.aid.effect=2"
    lost = {}
    for sets in ((strong,), (strong, "ally.patron.aid.cap=0")):
        lost[sets] = (columns(*sets)["won/border"] == 2).mean()
    (aid,) = mechanisms(short().case, ["aid.patron"])
    assert aid.sets == ("ally.patron.aid.cap=0",)
    assert lost[strong, *aid.sets] > lost[strong,] + 0.02
