"""A negotiator's sheet: opening, target and walk-away."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api.tables import forecast_table

ROWS = "Ministry,10,20,40\nUnion,90,80,60\nBoard,50,45,\n"


def written(folder: Path, header: str, rows: str = ROWS) -> str:
    path = folder / "talks.csv"
    path.write_text(f"{header}\n{rows}", encoding="utf-8")
    return str(path)


def positions(path: str, answers: dict[str, str] | None = None) -> list[str]:
    case = forecast_table(path, answers).case
    found = {one.about.partition(".")[0]: one.value.typed for one in case.assumption if "*" not in one.about}
    return [found[who] for who in ("ministry", "union", "board")]


@pytest.mark.parametrize(
    "header",
    [
        "actor,opening position,target,walk-away",
        "party,opening,target,reservation",
        "Stakeholder,Opening offer,Target,Red line",
        "Partei,Eröffnung,Ziel,Schmerzgrenze",
    ],
)
def test_the_target_is_the_position_and_the_walk_away_point_its_doubt(tmp_path: Path, header: str) -> None:
    found = positions(written(tmp_path, header))
    assert found[0] == "20..20..40"
    assert found[1] == "60..80..80"


def test_what_was_made_of_it_and_what_takes_another_column_is_said_and_works(tmp_path: Path) -> None:
    path = written(tmp_path, "actor,opening position,target,walk-away")
    said = forecast_table(path).case.note
    assert "The position is 'target', in doubt as far as 'walk-away'" in said
    assert "Not used: 'opening position'" in said
    other = positions(path, {"columns": "position:walk-away"})
    assert other[0] != "20..20..40"


def test_beside_a_column_of_positions_nothing_is_put_together(tmp_path: Path) -> None:
    path = written(tmp_path, "actor,position,target,walk-away")
    assert positions(path)[0] != "20..20..40"
