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


@pytest.mark.parametrize(
    ("days", "last"),
    [
        (("Sept. position", "Nov. position"), 1),
        (("Position Sept", "Position Nov"), 1),
        (("Pos 17 Nov", "Pos 10 Nov"), 0),
        (("Pos (29.11.)", "Pos (1.12.)"), 1),
        (("Stance wk 44", "Stance wk 45"), 1),
        (("24 Sept. 5.30 pm", "25 Sept."), 1),
        (("View 3 Nov 2026", "View 10 Nov 2026"), 1),
        (("Position Sept", "Position"), 1),
        (("Wunsch Woche 2", "Wunsch Woche 1"), 0),
    ],
)
def test_of_positions_of_several_days_the_last_is_the_position(
    days: tuple[str, str], last: int, tmp_path: Path
) -> None:
    """If it failed, one question would be answered as if it were several, first as of the earliest day."""
    text = f"Country;{days[0]};{days[1]};Influence\nAland;20;30;40\nBorno;50;45;20\nCusco;75;80;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"), today=datetime.date(2026, 12, 1).toordinal())
    read = stakeholders(found.sheet)
    positions = [entry.position.raw for entry in read.entries if entry.position is not None]
    assert positions == [["20", "50", "75"], ["30", "45", "80"]][last]
    assert days[1 - last] in (*found.also, *found.unread, *read.unread)


@pytest.mark.parametrize("days", [("Rate wanted Mar 2027", "Rate wanted Jun 2027"), ("Wanted 2027", "Wanted 2030")])
def test_what_is_wanted_on_days_to_come_are_issues(days: tuple[str, str], tmp_path: Path) -> None:
    text = f"Country;{days[0]};{days[1]};Influence\nAland;20;30;40\nBorno;50;45;20\nCusco;75;80;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"), today=datetime.date(2026, 12, 1).toordinal())
    assert f"position:{days[0]}|position:{days[1]}" in found.columns


def test_a_last_day_on_which_few_were_asked_is_not_the_position(tmp_path: Path) -> None:
    text = "Country;Pos 3 Nov;Pos 10 Nov;Influence\nAland;20;;40\nBorno;50;;20\nCusco;75;;90\nDelos;60;61;30\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    assert "position:Pos 3 Nov" in understood(read_sheet(tmp_path / "quay.csv")).columns


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
