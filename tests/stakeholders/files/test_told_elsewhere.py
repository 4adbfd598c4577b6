"""What would be wrong: a position is not known, and nobody is told that another column of the table has it."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet

_MAY = "Member,Position May,Position now,Weight\nAda,20,35,5\nBo,55,,8\nCy,80,70,3\nDi,,45,6\nEd,50,55,2\n"


def meaning(folder: Path, text: str) -> Meaning:
    (folder / "vote.csv").write_text(text, "utf-8")
    return understood(read_sheet(folder / "vote.csv"), None)


def test_who_is_blank_in_the_chosen_column_and_not_in_the_other_is_named(tmp_path: Path) -> None:
    found = meaning(tmp_path, _MAY)
    chosen = found.columns.partition("position:")[2].partition("|")[0]
    other = {"Position May": "Position now", "Position now": "Position May"}[chosen]
    who = {"Position May": "Di (45)", "Position now": "Bo (55)"}[chosen]
    assert found.also == (other,)
    assert f"Blank in '{chosen}' and told in '{other}': {who}" in found.sheet.notes


def test_nothing_is_told_where_nobody_is_blank(tmp_path: Path) -> None:
    assert not any("told in" in one for one in meaning(tmp_path, _MAY.replace(",,", ",40,")).sheet.notes)


def test_a_sign_for_number_is_no_position() -> None:
    assert [hint(name) for name in ("№", "№ п/п", "№ з/п", "#", "N°")] == ["none"] * 5
