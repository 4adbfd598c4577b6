"""What would be wrong: versions of a case played together score otherwise than alone, or each has a play of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instantsia import api
from instantsia.analysis.control import versions
from instantsia.analysis.control.dealing import deals, dealt, erased, pools
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.score import scored
from instantsia.case.model import Case
from instantsia.engine.plan import Plan


def of(name: str, draws: int) -> tuple[Replays, list[Case]]:
    """A fit of a bundled case, and it dealt anew five times, and erased."""
    plan = Plan(api.load(name).case, draws=draws)
    replays = Replays(replace(plan, played=plan.given), draws=draws)
    dealt_anew = [dealt(plan.case, deal) for deal in deals(pools(replays.program), 1, 5)]
    return replays, [plan.case, *dealt_anew, erased(plan.case)]


@pytest.mark.parametrize("name", ["june-1957", "hungary-1956", "purge-1936-39"])
def test_each_version_scores_as_it_does_played_afresh(name: str) -> None:
    """In hungary-1956 men change their minds: who does, and when, is another in each version.

    In purge-1936-39 debts are claimed and nothing is assumed of them: erased, there are none, and no blank is read.
    """
    replays, cases = of(name, 60)
    found = list(versions.scores(replays, cases))
    for case, one in zip(cases, found, strict=True):
        afresh = Replays(replace(replays.plan, case=case), draws=60)
        expected = {score.step: score for score in scored(afresh.prepared, afresh.program, afresh.base)}
        assert one.steps == expected


def test_versions_are_played_together_so_that_a_turn_costs_once_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of purge-1936-39 each play has 214 turns; erased, nothing is stated of debts any more, and it stands alone."""
    replays, cases = of("purge-1936-39", 50)
    played: list[int] = []
    whole = versions.play_rows

    def counted(base, apart, turns):  # type: ignore[no-untyped-def]
        played.append(len(apart))
        return whole(base, apart, turns)

    monkeypatch.setattr(versions, "play_rows", counted)
    list(versions.scores(replays, cases))
    assert played == [len(cases) - 1]


def test_no_more_is_played_than_what_is_scored_asks_for() -> None:
    replays, cases = of("june-1957", 50)
    (whole,) = versions.scores(replays, cases[:1])
    (part,) = versions.scores(replays, cases[:1], replays.turns_of({"presidium"}))
    assert part.steps["presidium"] == whole.steps["presidium"]
