"""A list in parts, and a tally below it: what divides or counts is no actor, and is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders


def _read(tmp_path: Path, text: str) -> Stakeholders:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return stakeholders(understood(read_sheet(path)).sheet)


@pytest.mark.parametrize(
    "divider",
    ["Not on the board", "Nicht im Ausschuss", "Hors commission", "Fuera del consejo", "Non membri", "Niet in de raad"],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_divider_heads_those_who_have_no_vote(tmp_path: Path, divider: str, blank: str) -> None:
    table = "Member,Position,Influence\nAsh,4,8\nBrook,2,6\nCroft,5,3\n" + blank + divider + ",,\nDunn,1,7\nEly,3,2\n"
    found = _read(tmp_path, table)
    assert [one.text for one in found.left_out] == [divider]
    assert {one.actor for one in found.entries} == {"Ash", "Brook", "Croft", "Dunn", "Ely"}
    assert set(found.voteless) == {"Dunn", "Ely"}


@pytest.mark.parametrize("divider", ["Everyone else", "Die anderen", "Les autres", "Los demás", "Gli altri"])
def test_others_are_headed_and_keep_their_votes(tmp_path: Path, divider: str) -> None:
    found = _read(tmp_path, f"Member,Position,Influence\nAsh,4,8\nBrook,2,6\nCroft,5,3\n\n{divider},,\nDunn,1,7\n")
    assert [one.text for one in found.left_out] == [divider]
    assert not found.voteless


def test_somebody_of_whom_only_the_name_is_told_stays(tmp_path: Path) -> None:
    found = _read(
        tmp_path, "Member,Position,Influence\nAsh,4,8\nBrook,2,6\nNot Forgotten Trust,,\nCroft,5,3\nDunn,1,7\n"
    )
    assert "Not Forgotten Trust" in {one.actor for one in found.entries}


VOTERS = "".join(
    f"{name},{ward},{pair},{pull},{told}\n"
    for name, ward, pair, pull, told in (
        ("Ash", "Mill", "KL,PT", 3, "asked"),
        ("Brook", "Ford", "KL,", 1, "asked"),
        ("Croft", "Hill", "PT,KL", 2, "sure"),
        ("Dunn", "Lane", "VW,PT", 1, ""),
        ("Ely", "Gate", "PT,VW", 4, "sure"),
        ("Frost", "Pool", "not saying,", 1, ""),
    )
)


@pytest.mark.parametrize("names", [",Kell,KL,2,,\n,Pitt,PT,2,,\n,dont know,,2,,\n", "Kell,,KL,2,,\nPitt,,PT,2,,\n"])
@pytest.mark.parametrize("end", ["", "burn after reading - vote is on Tuesday at four,,,,,\n"])
def test_a_tally_below_preferences_is_left_out(tmp_path: Path, names: str, end: str) -> None:
    found = _read(tmp_path, f"Member,Ward,1st pref,2nd pref,Pull,Notes\n{VOTERS},,,,,\n{names}{end}")
    assert {one.actor for one in found.entries} == {"Ash", "Brook", "Croft", "Dunn", "Ely", "Frost"}
    words = {one.actor: one.position.word for one in found.entries}
    assert words == {
        "Ash": "KL > PT",
        "Brook": "KL",
        "Croft": "PT > KL",
        "Dunn": "VW > PT",
        "Ely": "PT > VW",
        "Frost": None,
    }
    assert len(found.left_out) == len(names.splitlines()) + bool(end)
