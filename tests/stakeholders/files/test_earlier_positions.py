"""What would be wrong: what somebody wanted before is read where another column asks what they want now."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet


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
    assert before in (*found.unread, *names)  # told as not read


def test_positions_of_two_days_alone_are_read_as_before(tmp_path: Path) -> None:
    text = "Country;Sept. position;Nov. position;Influence\nAland;20;30;40\nBorno;50;45;20\nCusco;75;80;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"))
    assert [cell.text for cell in found.sheet.header][1:3] == ["Sept. position", "Nov. position"]


def test_a_dated_position_on_another_measure_is_an_issue_of_its_own(tmp_path: Path) -> None:
    text = "Member;Lean, 4-Jun (bp);Rate they want;Influence\nAland;-25;4,5;40\nBorno;-50;5,25;20\nCusco;0;5;90\n"
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "quay.csv"))
    assert "position:Lean, 4-Jun (bp)" in found.columns or "Lean, 4-Jun (bp)" in found.also
