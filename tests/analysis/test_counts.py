"""What would be wrong: a number counted that no draw reads, or one called sourced that nobody claims."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.counts import counts
from instantsia.analysis.results import Counts
from tests.analysis.by_hand import Run, ballot, board, claim, number, source


def two_bodies(when: str, **more: Any) -> Run:
    return Run(
        board(
            {"a": 0},
            actor=[{"id": "a"}, {"id": "b"}],
            body=[
                {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
                {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
            ],
            step=[ballot("ballot", "board"), ballot("second", "council", when=when)],
            **({"assumption": [{"about": "*.pier", **number(20)}]} | more),
        )
    )


def found(run: Run) -> Counts:
    return counts(run.replays.prepared, run.replays.program, run.state)


CONSTANTS = 4
"""precision, pressure, bandwagon and chair pressure of a ballot."""


def test_a_step_that_never_happens_reads_nothing() -> None:
    assert found(two_bodies('ballot == "close"')).numbers == 1 + CONSTANTS
    assert found(two_bodies('ballot == "keep"')).numbers == 2 * (1 + CONSTANTS)


def test_claimed_is_what_has_a_claim_that_is_open() -> None:
    evidence: dict[str, Any] = {
        "source": [source("minutes", 0.5)],
        "claim": [
            claim("c1", "a.pier", 20),
            claim("c2", "a.pier", 30),
            claim("c3", "b.pier", 20, of="1931-06-01"),
            claim("r1", "record.ballot", "keep"),
        ],
    }
    run = two_bodies('ballot == "keep"', **evidence)
    assert found(run) == Counts(10, 2, 8)
    # as of the day of the vote the later claim is shut, and the number is assumed
    early = Run(run.case, as_of=704993)  # 1931-03-11
    assert found(early) == Counts(10, 1, 9)


def test_a_fact_counts_where_only_a_condition_or_an_event_reads_it() -> None:
    names = ("storm", "flood", "fire")
    run = two_bodies(
        "storm",
        fact=[{"id": one} for one in names],
        event=[{"id": "wet", "text": "It is wet", "when": "flood"}],
        assumption=[
            {"about": "*.pier", **number(20)},
            *({"about": f"fact.{one}", **number(0.001)} for one in names),
        ],
    )
    assert not Run(run.case, draws=100).state["happened", "second"].any()
    # storm is looked at although it never comes; nothing asks after the fire
    assert found(Run(run.case, draws=100)).numbers == 1 + CONSTANTS + 2


def test_a_hall_hears_no_speakers_and_without_pressure_no_debt_is_looked_at() -> None:
    """A hall has its rule's constants and what its blocs owe; precision and its like are numbers of nothing."""
    everybody = [{"id": "a", "owes": {"c": number(0.5)}}, {"id": "b", "owes": {"a": number(0.5)}}, {"id": "c"}]
    hall = {"kind": "acclamation", "leader": "a"}
    rule = 6
    """steepness, the weights of chair and letters, his man in the chair, letters, dissent"""

    def run(**more: Any) -> Counts:
        bodies = [
            {"id": "board", "members": ["a", "c"], "rule": {"kind": "majority"}},
            {"id": "hall", "members": ["b"], "rule": hall},
        ]
        steps = [ballot("ballot", "board", **more), ballot("second", "hall")]
        return found(Run(board({"a": 0, "c": 0}, actor=everybody, body=bodies, step=steps), draws=100))

    assert run().numbers == (2 + CONSTANTS) + (1 + rule)
    assert run(pressure=number("0..0.3")).numbers == (3 + CONSTANTS) + (1 + rule)
