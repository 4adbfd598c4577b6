"""What would be wrong: a forecast of a run that was played in this process which is not that of its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import instantsia
from instantsia.engine import run as engine_run
from instantsia.evidence import assumed_together
from instantsia.evidence.block import Block

ROWS = [
    {"actor": f"Actor {row}", "position": 7 * row % 97, "salience": 20 + 3 * row % 71, "capability": 10 + row % 50}
    for row in range(150)
]


def play(folder: Path) -> Any:
    study = instantsia.forecast_table(ROWS, as_of="2027-01-11")
    return study.run(draws=7000, as_of="2027-01-11", runs=folder, fresh=True)


def all_drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """For how many draws the numbers of most rows are drawn, each time from now on."""
    out: list[int] = []
    drawn = assumed_together._tables

    def counted(block: Block, missing: Any, found: Any) -> Any:
        if len(missing) > len(ROWS):
            out.append(block.count)
        return drawn(block, missing, found)

    monkeypatch.setattr(assumed_together, "_tables", counted)
    return out


def test_a_forecast_is_the_same_with_what_the_run_drew_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws = all_drawn(monkeypatch)
    fresh = play(tmp_path / "a")
    first = fresh.json(), fresh.page()
    # the run alone has drawn them: its replays, of 2,000 draws and of 6,990, have drawn nothing as it is
    assert draws == [7000]
    draws.clear()
    kept = instantsia.open_run(next((tmp_path / "a").iterdir()))
    assert _told(kept.json()) == _told(first[0])
    assert kept.page() == first[1]
    assert draws == [2000, 6990]


def test_where_there_is_no_room_nothing_is_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_room = play(tmp_path / "a").page()
    monkeypatch.setattr(engine_run, "HANDED", 1000)
    draws = all_drawn(monkeypatch)
    assert play(tmp_path / "b").page() == with_room
    assert draws == [7000, 2000, 6990]


def _told(text: str) -> Any:
    """What is said of a run, without what depends on the machine."""
    import json

    return {key: value for key, value in json.loads(text).items() if key != "machine"}
