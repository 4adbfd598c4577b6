"""What would be wrong: of a table with a row for each actor and variable the variables are read as issues, or lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.sheet import TableError

TODAY = 739_950
ROLES = """actor,variable,value
Aldin,position,20
Aldin,salience,80
Berin,position,75
Berin,salience,40
Corva,position,
Corva,salience,90
Dorn,salience,60
"""
ISSUES = """Land;Merkmal;Wert;Partei
Aldin;Steuer;20;X
Aldin;Wehrpflicht;30;X
Aldin;Macht;5;X
Berin;Steuer;75;Y
Berin;Wehrpflicht;40;Y
Berin;Macht;3;Y
Corva;Steuer;50;Y
Corva;Wehrpflicht;90;Y
Corva;Macht;1;Y
"""
CODED = """issue,actor,coder,variable,value
tax,Aldin,A,position,20
tax,Aldin,B,position,30
tax,Aldin,A,salience,80
tax,Aldin,B,salience,70
tax,Berin,A,position,75
tax,Berin,B,position,70
tax,Berin,A,salience,40
tax,Berin,B,salience,50
war,Aldin,A,position,10
war,Aldin,B,position,15
war,Aldin,A,salience,80
war,Aldin,B,salience,70
war,Berin,A,position,75
war,Berin,B,position,70
war,Berin,A,salience,40
war,Berin,B,salience,50
"""
PAIRS = "actor,topic,answer\nAldin,tax,20\nAldin,war,80\nBerin,tax,75\nBerin,war,40\nCorva,tax,50\nCorva,war,90\n"
WIDE = "actor,kind,position,salience\nAldin,firm,20,80\nBerin,firm,75,40\nCorva,union,50,90\n"


def read(folder: Path, text: str) -> Opened:
    path = folder / "long.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, {}, None, TODAY)


def entries(folder: Path, text: str) -> dict[tuple[str, str], Entry]:
    return {(one.issue, one.actor): one for one in read(folder, text).table.stakeholders.entries}


def middle(found: dict[tuple[str, str], Entry], issue: str, actor: str, role: str) -> float | None:
    number = getattr(found[issue, actor], role).number
    return None if number is None else float(number.middle)


def test_variables_become_what_they_mean(tmp_path: Path) -> None:
    found = entries(tmp_path, ROLES)
    assert [actor for _, actor in found] == ["Aldin", "Berin", "Corva", "Dorn"]
    positions = [middle(found, "", actor, "position") for actor in ("Aldin", "Berin", "Corva", "Dorn")]
    assert positions == [20, 75, None, None]
    assert [middle(found, "", actor, "salience") for actor in ("Aldin", "Berin", "Corva", "Dorn")] == [80, 40, 90, 60]


def test_it_is_told(tmp_path: Path) -> None:
    told = "Rows are read as 'actor', 'variable', 'value': each actor has 'position', 'salience'."
    assert read(tmp_path, ROLES).known.rivals == told


def test_issues_beside_what_is_known_of_each_actor(tmp_path: Path) -> None:
    found = entries(tmp_path, ISSUES)
    assert {issue for issue, _ in found} == {"Steuer", "Wehrpflicht"}
    assert middle(found, "Wehrpflicht", "Corva", "position") == 90
    assert middle(found, "Wehrpflicht", "Corva", "capability") == middle(found, "Steuer", "Corva", "capability") == 1


def test_each_issue_and_each_coder_keeps_its_rows(tmp_path: Path) -> None:
    found = entries(tmp_path, CODED)
    assert {issue for issue, _ in found} == {"tax", "war"}
    assert found["war", "Aldin"].position.raw == "10|15"


def test_names_of_issues_alone_are_issues_as_before(tmp_path: Path) -> None:
    assert {issue for issue, _ in entries(tmp_path, PAIRS)} == {"tax", "war"}


def test_a_table_with_a_column_of_positions_is_left_alone(tmp_path: Path) -> None:
    assert "Rows are read" not in read(tmp_path, WIDE).known.rivals


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ROLES + "Berin,position,70\n", "found 'position' of 'Berin' once more, '70' where row 4 says '75'"),
        (
            "actor,variable,first,second\nAldin,position,20,1\nAldin,power,5,2\nBerin,position,75,3\nBerin,power,3,1\n",
            "several columns that may hold the values ('first', 'second'), expected one",
        ),
    ],
)
def test_what_is_not_plain_is_refused_in_one_message(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(TableError) as refused:
        read(tmp_path, text)
    assert told in str(refused.value)
    assert len(refused.value.problems) == 1
