"""What would be wrong: something held that has no range, a group of which a member is left behind, a path held far out
although nothing that matters reads it."""

from __future__ import annotations

import pytest

from instantsia.analysis.replaying.groups import address, groups, reach, reach_of_all, reach_of_event, within
from tests.analysis.by_hand import Run, ballot, board, claim, number, source


def test_only_what_has_a_range_is_held_and_a_group_name_holds_its_members_together() -> None:
    silent = {"value": "20..80", "group": "silent"}
    case = board({"a": 60, "b": silent, "c": "0..100", "d": silent}, precision="3..6..12")
    found = {group.id: group for group in groups(Run(case).replays)}
    assert set(found) == {"silent", "actor.c.pier", "step.ballot.precision"}
    assert found["silent"].members == ("actor.b.pier", "actor.d.pier")
    assert found["silent"].ends[0].at_quantile == {"actor.b.pier": 0.1, "actor.d.pier": 0.1}
    assert found["silent"].ends[1].at_quantile == {"actor.b.pier": 0.9, "actor.d.pier": 0.9}
    assert found["actor.c.pier"].addresses == ("assumption/actor.c.pier",)
    assert all(group.kind == "assumption" for group in found.values())


def test_a_credence_is_held_at_the_ends_that_are_stated_for_it() -> None:
    case = board(
        {"a": "0..100"},
        source=[source("minutes", "0.6..0.9"), source("diary", 0.5)],
        teller=[{"id": "clerk", "p": "likely", "lean": "5..15", "why": "so"}],
        claim=[
            claim("c1", "a.pier", 80, source="minutes", told_by="clerk"),
            {"id": "c2", "about": "a.pier", "value": 20, "source": "diary", "kind": "hearsay"},
        ],
    )
    found = {group.id: group for group in groups(Run(case).replays)}
    assert set(found) == {"actor.a.pier", "kind.hearsay", "source.minutes", "teller.clerk", "teller.clerk.lean"}
    assert dict(found["source.minutes"].ends[0].credence) == {"source.minutes": 0.6}
    assert dict(found["teller.clerk"].ends[1].credence) == {"teller.clerk": 0.8}
    assert found["kind.hearsay"].width == pytest.approx(0.4)
    # a lean is an assumption with an address of its own
    assert found["teller.clerk.lean"].kind == "assumption"
    assert found["teller.clerk.lean"].addresses == ("lean/clerk",) == (address("teller.clerk.lean"),)


def later() -> Run:
    """Two bodies: the headline is about the first, the second one votes after it."""
    return Run(
        board(
            {"a": "0..100"},
            actor=[{"id": "a"}, {"id": "b"}],
            body=[
                {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
                {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
            ],
            step=[ballot("ballot", "board"), ballot("second", "council", "3..6..12")],
            source=[source("minutes", 0.9)],
            claim=[claim("c1", "b.pier", 80)],
            fact=[{"id": "storm"}],
            event=[
                {"id": "closed", "text": "It is closed", "when": 'ballot == "close"'},
                {"id": "stormy", "text": "It is stormy", "when": "storm"},
                {"id": "either", "text": "One of them", "when": 'ballot == "close" or second.happened'},
            ],
            assumption=[
                {"about": "a.pier", **number("0..100")},
                {"about": "b.pier", **number("0..100")},
                {"about": "fact.storm", **number("0.3..0.7")},
            ],
        )
    )


def test_what_is_read_after_the_event_is_settled_has_no_part_in_it() -> None:
    replays = later().replays
    closed = reach_of_event(replays, "closed")
    assert "actor.a.pier" in closed.paths
    assert not {"actor.b.pier", "step.second.precision", "fact.storm"} & closed.paths
    assert not closed.doubts
    by_id = {group.id: group for group in groups(replays)}
    assert within(by_id["actor.a.pier"], closed)
    assert not within(by_id["actor.b.pier"], closed)
    either = reach_of_event(replays, "either")
    assert {"actor.b.pier", "step.second.precision"} <= either.paths
    assert {"source.minutes", "claim.c1"} <= either.doubts


def test_an_event_about_facts_alone_waits_for_no_step() -> None:
    replays = later().replays
    assert replays.turns["stormy"] == 0
    assert reach_of_event(replays, "stormy").paths == {"fact.storm"}
    assert reach(replays, 0).paths == frozenset()
    assert reach_of_all(replays).paths >= {"actor.a.pier", "actor.b.pier", "fact.storm"}


def test_a_replay_cut_short_says_the_same_about_what_it_still_plays() -> None:
    run = later()
    short = run.replays.outcomes(groups(run.replays)[0].ends[0], run.replays.turns["closed"])
    whole = Run(run.case).replays.outcomes(groups(run.replays)[0].ends[0])
    assert set(short.events) == {"closed", "stormy"}
    assert set(short.happened) == {"ballot"}
    assert (short.events["closed"] == whole.events["closed"]).all()
