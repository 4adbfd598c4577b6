"""What would be wrong: a report that arrives after the vote, or never, is told as if it were there when it is sent."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from instantsia.analysis.course.narration import narrate
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.signposts.observables import observables
from instantsia.report.sentences import signs
from tests.analysis.beliefs.papers import papers


def _replays(folder: Path) -> Replays:
    study = papers(folder)
    return Replays(study.plan(draws=400), draws=400)


def test_a_report_is_told_with_the_day_on_which_it_arrives(tmp_path: Path) -> None:
    replays = _replays(tmp_path)
    state = replays.base
    for draw in range(20):
        told = {one.step: one.sentence for one in narrate(replays, state, draw)}
        assert "arrives" not in told["brought"]
        lost = not np.isfinite(state["arrived", "again"][draw])
        assert ("It never arrives." in told["again"]) == lost
        # what comes in the course of a day can be used on the next
        day = int(np.ceil(state["arrived", "looked_at"][draw])) - int(state["ended", "looked_at"][draw])
        found = re.search(r"It arrives (\d+) February 1931\.", told["looked_at"])
        assert int(found[1]) == 8 + day if found else day == 0


def test_what_a_report_says_is_watched_as_sent_where_it_arrives_later(tmp_path: Path) -> None:
    found = {one.what.id: one.what for one in observables(_replays(tmp_path))}
    told = {step: signs.clause(found[f'{step} == "yes"'], {}) for step in ("brought", "looked_at")}
    assert told == {"brought": "yes (brought)", "looked_at": "yes (looked at, as sent)"}
