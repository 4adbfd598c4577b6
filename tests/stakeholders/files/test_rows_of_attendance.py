"""What would be wrong: the number of those present, or a quorum, told as what holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stakeholders.files.reading import read

MEMBERS = "actor,position,firm,note\nAmes,{},5,x\nBoyd,{},4,y\nCole,{},4,z\nDane,{},3,w\n"


@pytest.mark.parametrize("name", ["Present & voting (excl Chair)", "Attendance", "Quorum", "Anwesend", "出席者数"])
def test_a_count_of_those_present_holds_nothing(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, MEMBERS.format(20, 30, 25, 22) + f"{name},24?,,\n")
    assert [one.actor for one in found.entries] == ["Ames", "Boyd", "Cole", "Dane"]
    assert not found.proposed.status_quo


def test_a_number_beside_words_is_none_of_their_points(tmp_path: Path) -> None:
    words = MEMBERS.format("strongly for", "for", "against", "neutral")
    assert not read(tmp_path, words + "Status quo,24,,\n").proposed.status_quo
    numbers = MEMBERS.format(20, 30, 25, 22)
    assert read(tmp_path, numbers + "Status quo,24,,\n").proposed.status_quo[""][0] == 24
