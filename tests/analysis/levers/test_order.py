"""Wrong if the moves are not in the order that is said, or one does not do what its line says it does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from instantsia import api
from instantsia.analysis.levers.judging import TELLS, nearness
from instantsia.analysis.levers.lever import Lever, Levers
from instantsia.analysis.replaying.replays import Replays
from instantsia.api import Study
from instantsia.case import paths
from instantsia.errors import UserError
from instantsia.evidence.variation import Variation

DRAWS = 300
ENDS = {"scale": "0..100", "ends": "none|full", "status_quo": "0", "line": "50", "by": "2027-06-30"}
WORDS = ("strongly for", "for", "against", "strongly against")


@st.composite
def tables(draw: st.DrawFn, kind: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Rows of a table and the answers to it: bargained out, voted on a scale, degrees of attitude, or named options."""
    count = draw(st.integers(3, 6))
    stands = {
        "bargain": st.integers(0, 100).map(str),
        "vote": st.integers(0, 100).map(str),
        "degrees": st.sampled_from(WORDS),
        "options": st.sampled_from(("stay", "north", "south")),
    }[kind]
    many = [draw(stands) for _ in range(count)]
    assume(len(set(many)) > 1)
    cares = draw(st.booleans())
    rows = []
    for number, place in enumerate(many):
        row: dict[str, Any] = {"actor": f"M{number}", "position": place}
        if kind in ("bargain", "vote") and draw(st.integers(0, 4)) == 0:
            low, high = sorted((int(place), draw(st.integers(0, 100))))
            # the whole scale tells no more than a blank
            row["position"] = f"{low}..{min(high, low + 60)}"
        if cares:
            row["salience"] = draw(st.integers(1, 10)) / 10
        if kind == "bargain":
            row["capability"] = draw(st.integers(1, 9))
        else:
            row["vote"] = str(draw(st.integers(1, 3)))
        rows.append(row)
    if kind == "options":
        return rows, {"options": "stay|north|south", "status_quo": "stay"}
    return rows, {"settles": kind, **ENDS} if kind in ("bargain", "vote") else {"settles": "vote"}


def of(rows: list[dict[str, Any]], answers: dict[str, str], number: int) -> tuple[Study, Levers]:
    study = api.forecast_table(rows, answers, as_of="2026-11-21")
    try:
        return study, study.levers(f"m{number}", draws=DRAWS)
    except UserError as error:
        assume(not str(error).startswith("nothing to move"))
        raise


def typed(one: Lever) -> list[str]:
    """The changes as they are typed, each behind a --set."""
    numbers = {} if one.to is None else {one.path: one.to, **one.also}
    return [f"{paths.short(path)}={value:.12g}" for path, value in numbers.items()] or [one.path]


def worth(replays: Replays, found: Levers, moved: Variation) -> float:
    """Minus how far from where they want it a settlement lies on average, in shares of the scale."""
    assert found.scale is not None
    assert found.goal.point is not None
    return nearness(replays.outcomes(moved), found.step, found.goal.point, found.scale[1] - found.scale[0])


@pytest.mark.parametrize("kind", ["bargain", "vote", "degrees", "options"])
@settings(max_examples=12)
@given(data=st.data())
def test_the_moves_stand_in_the_order_of_effort_and_do_what_set_does(kind: str, data: st.DataObject) -> None:
    """Of a matter that is bargained out the least effort for each point came first, and it said the least effort."""
    rows, answers = data.draw(tables(kind))
    study, found = of(rows, answers, data.draw(st.integers(0, len(rows) - 1)))
    efforts = [one.effort for one in found.levers]
    assert efforts == sorted(efforts, key=lambda effort: round(effort, 9))
    replays = Replays(study.plan(draws=DRAWS), draws=DRAWS)
    for one in found.levers:
        assert one.p_before == found.p == replays.headline()
        assert one.p_after is not None
        assert abs(one.p_after - found.p) >= 0.01 - 1e-9
        if kind == "bargain":
            # all else equal: the disagreement of the others is as large as it was, as is said below the list
            assert one.to is not None
            moved = Variation(value={one.path: one.to}, kept=replays.settlements)
            assert one.p_after == replays.headline(moved)
        else:
            changed = study.changing(set=typed(one))
            assert one.p_after == Replays(changed.plan(draws=DRAWS), draws=DRAWS).headline()
            moved = Variation(value={} if one.to is None else {one.path: one.to})
        if found.settles is not None and not found.goal.reached:
            assert worth(replays, found, moved) >= worth(replays, found, Variation()) - TELLS
