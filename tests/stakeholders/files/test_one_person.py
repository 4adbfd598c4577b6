"""Rows that may be one person's are told, never merged in silence; the latest of several times is what holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

SAME = "May be one and the same"


def _read(tmp_path: Path, text: str, answered: str | None = None) -> Stakeholders:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return stakeholders(understood(read_sheet(path), answered).sheet)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. Helen Prowse", "Helen Prowse"),
        ("Judge Orrin Castle (ret.)", "Orrin Castle"),
        ("P. Vane-Orford", "P. Vane Orford"),
        ("Mme Claire Dufour", "Claire Dufour"),
        ("Herr Jens Brandt", "Jens Brandt"),
        ("Dott. Marco Riva", "Marco Riva"),
        ("Sra. Inés Paz", "Inés Paz"),
        ("R. Ambler", "Robert Ambler"),
        ("Adm. Corvane", "Adm. Sir H. Corvane"),
    ],
)
def test_names_that_may_be_one_are_told_with_the_remedy(tmp_path: Path, one: str, other: str) -> None:
    found = _read(tmp_path, f"Member,Position,Influence\n{one},4,8\nAsh,2,6\n{other},5,3\nBrook,3,3\n")
    assert {one, other} <= {entry.actor for entry in found.entries}
    (told,) = [note for note in found.notes if note.startswith(SAME)]
    assert repr(one) in told
    assert repr(other) in told
    assert "where they are one, take one of the rows out" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [("R. Ambler", "Anne Ambler"), ("Group A", "Group B"), ("North Union", "South Union"), ("Ann Lee", "Bob Lee")],
)
def test_others_are_not(tmp_path: Path, one: str, other: str) -> None:
    found = _read(tmp_path, f"Member,Position,Influence\n{one},4,8\nAsh,2,6\n{other},5,3\nBrook,3,3\n")
    assert not [note for note in found.notes if note.startswith(SAME)]


def test_one_address_of_two_names_is_told(tmp_path: Path) -> None:
    rows = [("Kit Ash", "kit@mill.org"), ("Bo Ford", "bo@mill.org"), ("Christopher Ash", "kit@mill.org")]
    rows += [(f"Member {name}", f"{name}@mill.org") for name in ("hill", "lane", "pool", "gate", "weir")]
    text = "".join(f"{name},{mail},{at % 5 + 1},{at + 2}\n" for at, (name, mail) in enumerate(rows))
    found = _read(tmp_path, f"Name,E-mail,Position,Influence\n{text}")
    (told,) = [note for note in found.notes if note.startswith(SAME)]
    assert "'Kit Ash' (row 2) and 'Christopher Ash' (row 4)" in told
    assert "then the later row counts" in told
    assert len(found.entries) == len(rows)
    again = _read(tmp_path, f"Name,E-mail,Position,Influence\n{text}".replace("Christopher Ash", "Kit Ash"))
    assert len(again.entries) == len(rows) - 1


PEOPLE = ("Ash", "Brook", "Croft", "Dunn")


def _times(head: str, times: tuple[str, ...], last: str = "Ash") -> str:
    rows = [
        f"{'0' + str(at + 1)},{name if (name, time) != ('Ash', times[-1]) else last},{time},{at + step},{5 - at}\n"
        for step, time in enumerate(times)
        for at, name in enumerate(PEOPLE)
    ]
    return f"person_id,actor,{head},position,influence\n{''.join(rows)}"


@pytest.mark.parametrize(
    ("head", "times"),
    [
        ("mtg", ("1", "2", "3")),
        ("Runde", ("1", "2")),
        ("when", ("1911-10-04", "1911-10-13")),
        ("Sitzung am", ("4.10.1911", "13.10.1911")),
        ("x", ("Round 1", "Round 2")),
        ("Stand", ("13 Sep", "4 Oct")),
        ("When", ("Sep 13", "Oct 4")),
        ("Interview", ("28 Feb 2027", "3 Mar 2027")),
        ("Tag", ("30. September 2026", "2. Oktober 2026")),
        ("date", ("2026-10-04 09:30", "2026-10-04 14:05")),
        ("quarter", ("Q4 2025", "Q1 2026")),
        ("month", ("September", "November")),
        ("année", ("1999", "2004")),
    ],
)
def test_the_latest_time_holds(tmp_path: Path, head: str, times: tuple[str, ...]) -> None:
    found = _read(tmp_path, _times(head, times))
    held = {one.actor: one.position.number.low for one in found.entries if one.position.number}
    assert held == {name: at + len(times) - 1 for at, name in enumerate(PEOPLE)}
    assert len(found.left_out) == len(PEOPLE) * (len(times) - 1)
    assert {one.reason for one in found.left_out} == {found.left_out[0].reason}
    assert f"issue:{head}" in found.left_out[0].reason


def test_rows_above_may_be_the_latest(tmp_path: Path) -> None:
    found = _read(tmp_path, _times("mtg", ("2", "1")))
    held = {one.actor: one.position.number.low for one in found.entries if one.position.number}
    assert held == {name: at for at, name in enumerate(PEOPLE)}


@pytest.mark.parametrize(
    ("head", "times"),
    [
        ("Phase", ("Elections", "Ceasefire")),
        ("Wave", ("spring", "autumn")),
        ("Date", ("4/5/2026", "6/7/2026")),
        ("When", ("Round 2", "13 Sep")),
        ("month", ("November", "May")),
        ("Phase", ("1", "2")),
    ],
)
def test_times_without_a_sure_order_are_issues(tmp_path: Path, head: str, times: tuple[str, ...]) -> None:
    """If it failed, what somebody said last would be left out for what they said before."""
    found = _read(tmp_path, _times(head, times))
    assert sorted(found.issues) == sorted(times)
    assert not found.left_out
    told = any("cannot be told by" in note for note in found.notes)
    assert told == (head != "Phase")


def test_each_time_is_an_issue_where_that_is_answered(tmp_path: Path) -> None:
    found = _read(tmp_path, _times("mtg", ("1", "2")), "issue:mtg")
    assert found.issues == ("1", "2")
    assert not found.left_out


def test_one_number_at_other_times_is_one_person(tmp_path: Path) -> None:
    found = _read(tmp_path, _times("mtg", ("1", "2", "3"), last="Sir K. Ash-Holt"))
    assert {one.actor for one in found.entries} == set(PEOPLE)
    assert any("gives both one number: 'Ash' and 'Sir K. Ash-Holt' (01)" in note for note in found.notes)


def test_issues_of_a_column_stay_issues(tmp_path: Path) -> None:
    found = _read(tmp_path, _times("clause", ("rent", "lease")))
    assert found.issues == ("lease", "rent")
    assert not found.left_out
