"""What would be wrong: a reader who looks up a claim and finds it open when it is shut, or at another line."""

from __future__ import annotations

import pytest

from instantsia.analysis.claims import claims
from instantsia.analysis.results import ClaimRow
from tests.analysis.by_hand import Run, board, claim, source


def rows(as_of: int | None = None) -> dict[str, ClaimRow]:
    case = board(
        {"a": 0},
        source=[source("minutes", 0.6)],
        teller=[{"id": "clerk", "p": 0.8, "why": "so"}],
        claim=[
            claim("c1", "a.pier", "60..100", told_by="clerk", lines="5..7", says="close it", why="plain"),
            claim("c2", "a.pier", 20, 0.01, lines=9, of="1931-05-01"),
            claim("r1", "record.ballot", "close"),
            claim("x1", "context.weather", "fair"),
        ],
    )
    run = Run(case, as_of=as_of)
    return {row.id: row for row in claims(run.replays.prepared, run.replays.program, run.state)}


def test_each_claim_as_it_was_written() -> None:
    found = rows()
    assert list(found) == ["c1", "c2", "r1", "x1"]
    first = found["c1"]
    assert (first.about, first.value, first.lines, first.source) == ("a.pier", "60..100", "5..7", "minutes")
    assert (first.teller, first.says, first.why, first.of) == ("clerk", "close it", "plain", "")
    assert (found["c2"].value, found["c2"].lines, found["c2"].of) == ("20", "9", "1931-05-01")
    assert found["r1"].value == "close"


def test_how_often_it_stands() -> None:
    found = rows()
    assert found["c1"].stands == pytest.approx(0.6 * 0.8 * 0.99, abs=0.02)
    assert found["c2"].open
    assert found["c2"].stands == pytest.approx(0.6 * 0.01, abs=0.006)
    assert (found["x1"].open, found["x1"].stands) == (False, 0.0)


def test_a_claim_of_what_came_later_is_shut() -> None:
    found = rows(as_of=704993)  # 1931-03-11
    assert (found["c1"].open, found["c2"].open) == (True, False)
