"""What would be wrong: what somebody wanted before is read where another column asks what they want now."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.earlier import with_earlier
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("Tonnage they want", "Sept. position"),
        ("Wanted quota", "position in March"),
        ("Gewünschte Quote", "Pos. 2025"),
        ("Was sie wollen", "alte Position"),
        ("Ce qu'ils veulent", "Ancienne position"),
        ("Lo que quieren", "Posición anterior"),
        ("Position", "Position, Juni 2025"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_position_of_before_gives_way(now: str, before: str, first: bool, tmp_path: Path) -> None:
    pair = (now, before) if first else (before, now)
    rows = [("30", "20"), ("45", "50"), ("80", "75"), ("60", "")]
    lines = [f"Country;{';'.join(pair)};Influence"]
    lines += [
        f"{name};{';'.join(row if first else row[::-1])};{weight}"
        for name, row, weight in zip(("Aland", "Borno", "Cusco", "Delos"), rows, (40, 20, 90, 60), strict=True)
    ]
    (tmp_path / "quay.csv").write_text("\n".join(lines), "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"))
    names = [cell.text for cell in found.sheet.header]
    at = names.index("position")
    assert [row[at].text for row in found.sheet.rows] == ["30", "45", "80", "60"]
    assert before not in found.also
    assert f"position:{before}" not in found.columns
    assert before in (*found.unread, *stakeholders(found.sheet).unread)


def test_positions_of_two_days_alone_are_read_as_before(tmp_path: Path) -> None:
    text = "Country;Sept. position;Nov. position;Influence\nAland;20;30;40\nBorno;50;45;20\nCusco;75;80;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"))
    assert sorted(stakeholders(found.sheet).issues) == ["Nov", "Sept"]


def test_a_dated_position_on_another_measure_is_an_issue_of_its_own(tmp_path: Path) -> None:
    text = "Member;Lean, 4-Jun (bp);Rate they want;Influence\nAland;-25;4,5;40\nBorno;-50;5,25;20\nCusco;0;5;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"))
    assert found.columns == "actor:Member|position:Lean, 4-Jun (bp)|position:Rate they want"


@pytest.mark.parametrize("other", ["Position 2040", "Position on Mars", "Position (Marx)", "Position June 2027"])
def test_what_is_not_of_before_is_an_issue_of_its_own(other: str, tmp_path: Path) -> None:
    """If it failed, what somebody wants for a later year, or on a planet, would be set aside as past."""
    text = f"Member;{other};Share they want;Influence\nAland;25;45;40\nBorno;50;52;20\nCusco;30;50;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"), today=datetime.date(2026, 11, 30).toordinal())
    assert found.columns == f"actor:Member|position:{other}|position:Share they want"


def test_columns_are_looked_at_for_earlier_ones_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def counted(columns: Sequence[Column], today: int | None = None) -> list[Column]:
        seen.append(len(columns))
        return with_earlier(columns, today)

    monkeypatch.setattr("instantsia.stakeholders.files.columns.guess.with_earlier", counted)
    text = "Country;Sept. position;Share they want;Influence\nAland;20;30;40\nBorno;50;45;20\nCusco;75;80;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    sheet = read_sheet(tmp_path / "quay.csv")
    seen.clear()
    understood(sheet)
    assert seen == [4]
