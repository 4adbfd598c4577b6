"""What would be wrong: an answer on words holds for the first of several issues alone."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build.opened import opened_text

TODAY = 739_950
SHEET = "Name;New roof;New road;New pool;Cares\nAnn;✓✓;✓;x;3\nBob;x;✓✓;✓;2\nCid;✓;–;✓✓;4\nDan;✓✓;x;–;1\n"
COLUMNS = "actor:Name|position:New roof|position:New road|position:New pool|salience:Cares"
WORDS = "✓✓ 100|✓ 75|– 50|x 0"


def points(sheet: str, **answers: str) -> dict[tuple[str, str], float | None]:
    read = opened_text(sheet, Path("table.csv"), {key.replace("__", "."): text for key, text in answers.items()}, TODAY)
    entries = read.table.stakeholders.entries
    return {(one.issue, one.actor): one.position.number and one.position.number.middle for one in entries}


def test_an_answer_on_words_holds_for_all_issues_that_are_written_in_them() -> None:
    found = points(SHEET, columns=COLUMNS, words=WORDS)
    assert [found["New roof", who] for who in ("Ann", "Bob", "Cid", "Dan")] == [100, 0, 75, 100]
    assert [found["New pool", who] for who in ("Ann", "Bob", "Cid", "Dan")] == [0, 75, 100, 50]
    assert [found["New road", who] for who in ("Ann", "Bob", "Cid", "Dan")] == [75, 100, 50, 0]


def test_an_answer_of_its_own_goes_before_it() -> None:
    own = {"words.New pool": "✓✓ 100|✓ 60|– 50|x 0"}
    read = opened_text(SHEET, Path("table.csv"), {"columns": COLUMNS, "words": WORDS, **own}, TODAY)
    found = {(one.issue, one.actor): one.position.number for one in read.table.stakeholders.entries}
    pool, road = found["New pool", "Bob"], found["New road", "Ann"]
    assert pool is not None
    assert road is not None
    assert (pool.middle, road.middle) == (60, 75)


def test_it_holds_for_no_issue_of_other_words() -> None:
    sheet = SHEET.replace("✓;–;✓✓;4", "✓;–;perhaps;4")
    assert points(sheet, columns=COLUMNS, words=WORDS)["New pool", "Ann"] is None
