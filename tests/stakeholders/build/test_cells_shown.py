"""What would be wrong: a cell is read otherwise than its owner meant, and nothing that is printed shows it."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.cells_shown import ISSUES, ROWS, CellsShown, cells_shown

TODAY = 739_950


def shown(folder: Path, text: str, *, weights: bool = True) -> CellsShown:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return cells_shown(opened(path, {}, None, TODAY).table.stakeholders, weights=weights)


def test_each_actor_stands_in_the_order_of_the_table_with_what_its_cells_became(tmp_path: Path) -> None:
    text = "actor,position,salience,capability\nZoe,20..30,High,5\nAnn,?,Low,\nBob,c. 70,High,2\n"
    found = shown(tmp_path, text)
    assert found.heads == ["actor", "position", "salience", "weight"]
    assert found.rows == [["Zoe", "20..30", "75", "5"], ["Ann", "?", "25", "?"], ["Bob", "70", "75", "2"]]


def test_weights_that_count_for_nothing_are_not_shown(tmp_path: Path) -> None:
    text = "actor,position,capability\nZoe,ban,5\nAnn,delay,3\n"
    assert shown(tmp_path, text, weights=False).heads == ["actor", "position"]


def test_votes_and_vetoes_are_shown_and_who_has_none(tmp_path: Path) -> None:
    found = shown(tmp_path, "actor,position,votes,veto\nZoe,20,2,yes\nAnn,30,,no\nBob,40,1,\n")
    assert found.heads == ["actor", "position", "votes", "veto"]
    assert found.rows == [["Zoe", "20", "2", "yes"], ["Ann", "30", "none", "no"], ["Bob", "40", "1", "no"]]


def test_of_several_issues_the_first_are_shown_and_how_many_more_there_are(tmp_path: Path) -> None:
    lines = [f"Ann,issue {number},{number}\nBob,issue {number},50\n" for number in range(ISSUES + 2)]
    found = shown(tmp_path, f"actor,issue,position\n{''.join(lines)}Zoe,issue 1,70\n")
    assert found.issues == 2
    assert found.rows[-1] == ["Zoe", "-", "70", "-"]


def test_of_a_table_of_hundreds_the_first_are_shown(tmp_path: Path) -> None:
    many = "".join(f"Actor {number},{number % 100}\n" for number in range(ROWS + 7))
    found = shown(tmp_path, f"actor,position\n{many}")
    assert (len(found.rows), found.actors) == (ROWS, 7)
