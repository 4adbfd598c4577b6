"""What would be wrong: a remark or a column on who comes, who has no vote or who must approve is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import read_table
from tests.stakeholders.build.tables import TODAY, case_of, table

HEAD = "Member,Position,Votes,Remarks\n"


def said(path: Path, **written: str) -> list[str]:
    return questions.remarks_not_read(read_table(path, None, written, TODAY).known, written)


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("apologies sent", "speaks of absence"),
        ("Regrets", "speaks of absence"),
        ("geen volmacht gegeven", "speaks of absence"),
        ("kein Stimmrecht (§ 71b)", "says that there is no vote"),
        ("no seat at table", "says that there is no vote"),
        ("geen stem", "says that there is no vote"),
        ("bez prawa głosu", "says that there is no vote"),
        ("can refuse it", "speaks of a veto"),
        ("must also approve", "speaks of a veto"),
        ("their approval after", "speaks of a veto"),
    ],
)
def test_a_remark_of_absence_no_vote_or_a_veto_is_told(tmp_path: Path, remark: str, told: str) -> None:
    (line,) = said(table(tmp_path, f'{HEAD}Ann,10,1,"{remark}"\nBob,80,1,spoke twice\nCid,30,1,\n'))
    assert line.startswith(f"The remark of 1 row {told} (Ann), and is not read (")


@pytest.mark.parametrize("remark", ["regretted the vote", "can refuse to come", "voted twice", "seat near the table"])
def test_other_remarks_are_none(tmp_path: Path, remark: str) -> None:
    assert said(table(tmp_path, f"{HEAD}Ann,10,1,{remark}\nBob,80,1,\nCid,30,1,\n")) == []


@pytest.mark.parametrize(
    ("head", "cells", "told"),
    [
        ("Komt?", ("ja", "nee", "ja", "?"), "tells who attends, and is not read: by it Bob would be away"),
        ("Attending", ("Y", "N", "zoom", "3 of 4"), "tells who attends, and is not read: by it Bob would be away"),
        ("V / NV", ("V", "NV", "V", "V"), "tells who has a vote, and is not read: by it Bob would have none"),
    ],
)
def test_a_column_of_that_kind_is_told_by_name(tmp_path: Path, head: str, cells: tuple[str, ...], told: str) -> None:
    rows = "\n".join(
        f"{name},{10 * at},2,{cell}"
        for at, (name, cell) in enumerate(zip(("Ann", "Bob", "Cid", "Di"), cells, strict=True))
    )
    (line,) = said(table(tmp_path, f"Member,Position,Votes,{head}\n{rows}\n"))
    assert line.startswith(f"The column {head} {told} (")


def test_who_has_no_vote_is_left_out_by_the_answer_that_is_told(tmp_path: Path) -> None:
    path = table(tmp_path, "Member,Position,Remarks\nAnn,10,no vote\nBob,80,\nCid,30,\n")
    (line,) = said(path, settles="vote")
    assert line.endswith("(--answer votes='all but Ann').")
    assert said(path, settles="vote", votes="all but Ann") == []
    (line,) = said(path)
    assert line.endswith("(--answer leave_out=Ann takes them out).")
    assert said(path, leave_out="Ann") == []


def test_a_veto_that_is_answered_counts_where_it_is_bargained_out(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position,capability\nAnn,10,3\nBob,80,2\nCid,30,1\n")
    case = case_of(path, vetoes="Ann", settles="bargain")
    assert any("ann" in getattr(body.rule, "vetoes", ()) for body in case.body)
