"""What would be wrong: an effect where there can be none, a group told one by one, a value that does not tip."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.ranges.assumptions import assumptions, sweep
from instantsia.analysis.ranges.screening import moves
from instantsia.analysis.results import AssumptionEffect
from instantsia.evidence.doubts import assumptions as listed
from instantsia.evidence.variation import AS_DRAWN, Variation
from tests.analysis.by_hand import CERTAIN, Run, ballot, board, claim, mean_vote, number, source, votes_for


def of(run: Run) -> dict[str, AssumptionEffect]:
    return {row.id: row for row in assumptions(run.replays, run.state, run.ranges.held)}


def test_one_man_moves_what_his_fifths_differ_by() -> None:
    run = Run(board({"a": "20..100"}, precision=2), draws=40_000)
    row = of(run)["actor.a.pier"]
    expected = mean_vote(84, 100, 2) - mean_vote(20, 36, 2)
    assert row.moves == pytest.approx(expected, abs=0.02)
    assert row.moves_error == pytest.approx(np.sqrt(2 * 0.25 * 0.75 / 8000), rel=0.15)
    assert row.p_low == pytest.approx(votes_for(28, 2), abs=0.03)
    assert row.p_high == pytest.approx(votes_for(92, 2), abs=0.03)
    assert (row.value, row.range, row.source, row.tipping) == ("60", "20..100", "case", None)


def test_fifths_and_their_error_by_hand() -> None:
    numbers = np.arange(10.0)
    size, error = moves(numbers, numbers >= 9)
    assert size == 0.5  # one of the two highest, none of the two lowest
    assert error == pytest.approx(np.sqrt(0.25 / 2))
    assert moves(numbers[:4], numbers[:4] > 1) == (0.0, 0.0)


def test_a_group_stands_as_one_line() -> None:
    value = {"value": "0..100", "group": "silent"}
    run = Run(board({"a": value, "b": value | {"value": "0..60..100"}, "c": "0..100"}, precision=4))
    rows = of(run)
    assert set(rows) >= {"silent", "actor.c.pier"}
    assert "actor.a.pier" not in rows
    silent = rows["silent"]
    assert (silent.value, silent.range, silent.group) == ("50, 60", "0..100, 0..100", "silent")
    assert silent.members == ("actor.a.pier", "actor.b.pier")
    assert silent.moves is not None
    assert silent.moves > (rows["actor.c.pier"].moves or 0)


def later(draws: int = 10_000) -> Run:
    return Run(
        board(
            {"a": "0..100"},
            actor=[{"id": "a"}, {"id": "b"}],
            body=[
                {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
                {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
            ],
            step=[ballot("ballot", "board", 4), ballot("second", "council", "3..6..12")],
            assumption=[{"about": "a.pier", **number("0..100")}, {"about": "b.pier", **number(50)}],
        ),
        draws=draws,
    )


def test_what_nothing_reads_before_the_headline_moves_exactly_nothing() -> None:
    rows = of(later())
    assert (rows["step.second.precision"].moves, rows["step.second.precision"].moves_error) == (0.0, 0.0)
    assert rows["actor.b.pier"].moves is None
    assert rows["actor.b.pier"].tipping is None


def test_they_come_in_the_order_of_what_they_move_and_the_fixed_ones_last() -> None:
    rows = assumptions((run := later()).replays, run.state, run.ranges.held)
    sizes = [abs(row.moves) for row in rows if row.moves is not None]
    assert sizes == sorted(sizes, reverse=True)
    assert all(row.moves is None for row in rows[len(sizes) :])


def test_a_fixed_position_tips_at_the_middle_of_its_scale() -> None:
    row = of(Run(board({"a": 70}, precision=4)))["actor.a.pier"]
    assert row.tipping == pytest.approx(50, abs=2)
    assert (row.moves, row.range, row.p_low) == (None, None, None)


def test_what_is_settled_in_every_draw_can_still_be_tipped() -> None:
    run = Run(board({"a": 70}))
    assert run.p == 1.0
    assert of(run)["actor.a.pier"].tipping == pytest.approx(50, abs=6.5)  # within half a step of the sweep


def test_a_fixed_value_that_no_value_can_tip_has_none() -> None:
    # two of three are for it whatever the third says
    rows = of(Run(board({"a": 100, "b": 100, "c": 20}, precision=6)))
    assert rows["actor.c.pier"].tipping is None


def test_the_chance_of_a_fact_tips_where_it_is_believed_as_often_as_not() -> None:
    case = board(
        {"a": 50},
        fact=[{"id": "storm"}],
        event=[{"id": "stormy", "text": "It is stormy", "when": "storm"}],
        assumption=[{"about": "a.pier", **number(50)}, {"about": "fact.storm", **number(0.3)}],
    )
    rows = of(Run(case))
    assert rows["fact.storm"].tipping == pytest.approx(0.5, abs=0.03)
    assert rows["actor.a.pier"].tipping is None  # the event speaks of no step


def domain(case: Any, path: str) -> tuple[float, ...]:
    one = next(one for one in listed(Run(case).replays.program) if one.path == path)
    return sweep(case, one)


def test_nine_values_over_what_may_be_written() -> None:
    case = board(
        {"a": 70, "b": "0..100"},
        precision=6,
        actor=[{"id": "a", "owes": {"b": 0.4}}, {"id": "b", "seats": 3}],
        step=[
            ballot("ballot", "board", 6, pressure=number(0.1)),
            {"id": "appeal", "kind": "appeal", "to": "board", "date": "1931-03-12", "chance": number(0.7)},
        ],
    )
    assert domain(case, "actor.a.pier") == tuple(12.5 * place for place in range(9))
    assert domain(case, "actor.a.owes.b") == tuple(place / 8 for place in range(9))
    assert domain(case, "actor.b.seats") == tuple(0.75 * place for place in range(9))
    assert domain(case, "step.ballot.precision") == tuple(1.5 * place for place in range(9))
    assert domain(case, "step.ballot.bandwagon") == tuple(place / 8 for place in range(9))  # 0 in use
    # a chance is never swept beyond 1, though twice .7 is more
    assert domain(case, "step.appeal.chance") == tuple(place / 8 for place in range(9))
    assert domain(case, "step.ballot.pressure")[-1] == pytest.approx(0.2)


def test_another_value_of_an_assumption_is_the_case_with_that_value() -> None:
    def at(value: float) -> Run:
        return Run(
            board(
                {"a": value, "b": "0..100"},
                precision=4,
                source=[source("minutes", 0.5)],
                teller=[{"id": "clerk", "p": 0.9, "lean": 10, "why": "so"}],
                claim=[claim("c1", "a.pier", 80, told_by="clerk"), claim("c2", "b.pier", 40, told_by="clerk")],
            )
        )

    replays = at(30).replays
    _ = replays.base
    changed = replays.state(Variation(assumed={"actor.a.pier": 65.0}))
    expected = at(65).replays.base
    assert (changed["number", "actor.a.pier"] == expected["number", "actor.a.pier"]).all()
    assert (changed["decided", "ballot"] == expected["decided", "ballot"]).all()
    again = replays.state(AS_DRAWN)
    assert (again["decided", "ballot"] == replays.base["decided", "ballot"]).all()
    leaning = replays.state(Variation(assumed={"teller.clerk.lean": 25.0}))
    stands = leaning["pick", "actor.a.pier"] >= 0
    assert set(leaning["number", "actor.a.pier"][stands]) == {55.0}
    # a value is what holds, whatever is told
    fixed = replays.state(Variation(value={"actor.a.pier": 65.0}))
    assert set(fixed["number", "actor.a.pier"]) == {65.0}
    assert (fixed["pick", "actor.a.pier"] == -1).all()
    assert (fixed["pick", "actor.b.pier"] == replays.base["pick", "actor.b.pier"]).all()


def test_defaults_of_the_tables_are_listed_with_what_their_ends_do() -> None:
    case = board(
        {"a": 0},
        source=[source("minutes", 0.95)],
        claim=[{"id": "c1", "about": "a.pier", "value": 100, "kind": "hearsay", "told_by": "somebody"}],
    )
    run = Run(case, draws=20_000)
    rows = of(run)
    kind, teller = rows["kind.hearsay"], rows["teller.somebody"]
    assert (kind.source, kind.value, kind.range) == ("default", "0.5", "0.3..0.7")
    assert kind.p_low == pytest.approx(0.95 * 0.85 * 0.3, abs=0.03)
    assert kind.p_high == pytest.approx(0.95 * 0.85 * 0.7, abs=0.03)
    assert kind.moves == pytest.approx(0.95 * 0.85 * 0.4, abs=0.04)
    assert (teller.source, teller.range) == ("default", "0.6..0.95")
    assert teller.p_high == pytest.approx(0.95 * 0.95 * 0.5, abs=0.03)
    # the source's own credence is stated by the case: it is a doubt, not an assumption
    assert "source.minutes" not in rows


def test_block_size_is_no_part_of_the_answer() -> None:
    case = board(dict.fromkeys("abc", "0..100"), precision=CERTAIN)
    one, other = (Run(case, draws=5000, block=block) for block in (1024, 8192))
    assert of(one) == of(other)
