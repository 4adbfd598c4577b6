"""What would be wrong: an answers.toml half-written, or one that a person wrote and nobody can read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened


def test_answers_are_kept_beside_the_table_and_nothing_else_is(tmp_path: Path) -> None:
    table = tmp_path / "ban.xlsx"
    written = {"ends": 'no "ban"|full ban', "status_quo": "0", "status_quo.the date": "3"}
    assert questions.keep(table, written) == ""
    assert questions.kept(table) == written
    assert sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*")) == [
        "ban.instantsia", os.path.join("ban.instantsia", "answers.toml"),
    ]  # fmt: skip


def test_answers_about_one_table_are_none_about_another_of_the_same_name(tmp_path: Path) -> None:
    """If it failed, ban.tsv with other people would be forecast with the ends and the status quo of ban.csv."""
    one, other = tmp_path / "ban.csv", tmp_path / "ban.tsv"
    questions.keep(one, {"status_quo": "0"})
    assert questions.kept(other) == {}
    questions.keep(other, {"status_quo": "100"})
    assert [questions.kept(table) for table in (one, other)] == [{"status_quo": "0"}, {"status_quo": "100"}]
    assert questions.folder_of(other).name == "ban.tsv.instantsia"


def test_an_answers_file_written_by_hand_may_have_numbers_and_days(tmp_path: Path) -> None:
    (tmp_path / "ban.instantsia").mkdir()
    file = tmp_path / "ban.instantsia" / "answers.toml"
    file.write_text('status_quo = 0\nby = 2027-03-01\nends = "a|b"\n')
    assert questions.kept(tmp_path / "ban.csv") == {"status_quo": "0", "by": "2027-03-01", "ends": "a|b"}
    for wrong in ("x = [", "wher = 3", "line = [3]"):
        file.write_text(wrong)
        with pytest.raises(UserError, match=r"answers\.toml"):
            questions.kept(tmp_path / "ban.csv")


@pytest.mark.parametrize("wrong", ['[sheet]\nTax = "y"\n', "sheet = 3\n", "[sheet]\nx = 1\n"])
def test_answers_of_a_sheet_that_are_no_table_are_refused(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "ban.instantsia").mkdir()
    (tmp_path / "ban.instantsia" / "answers.toml").write_text(wrong)
    with pytest.raises(UserError, match=r"answers\.toml: found .* in \[sheet\], expected answers by sheet"):
        questions.kept(tmp_path / "ban.xlsx", "Tax")


def test_where_nothing_can_be_written_that_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "ban.instantsia").write_text("a file in the way")
    assert "not kept" in questions.keep(tmp_path / "ban.csv", {"line": "3"})
    assert (tmp_path / "ban.instantsia").read_text() == "a file in the way"


def test_each_sheet_of_a_workbook_has_answers_of_its_own(tmp_path: Path) -> None:
    """If it failed, the second sheet would be asked nothing and told in the words of the first."""
    table = tmp_path / "two.xlsx"
    assert questions.keep(table, {"ends": "no tax|full tax"}, ["width=10"], "Tax") == ""
    assert questions.kept(table, "Visas") == {}
    assert questions.keep(table, {"ends": "no visa|free travel"}, ["votes=none"], "Visas") == ""
    assert questions.kept(table, "Tax") == {"ends": "no tax|full tax"}
    assert questions.kept(table, "Visas") == {"ends": "no visa|free travel"}
    assert (questions.taken_before(table, "Tax"), questions.taken_before(table, "Visas")) == (
        ["width=10"],
        ["votes=none"],
    )
    assert questions.keep(table, {"line": "30"}, [], "Tax") == ""
    assert (questions.taken_before(table, "Tax"), questions.taken_before(table, "Visas")) == ([], ["votes=none"])


def test_answers_from_before_they_were_kept_by_sheet_still_hold(tmp_path: Path) -> None:
    table = tmp_path / "two.xlsx"
    assert questions.keep(table, {"line": "30"}) == ""
    assert questions.kept(table, "Tax") == {"line": "30"}
    assert questions.keep(table, {"line": "40"}, [], "Tax") == ""
    assert questions.kept(table, "Visas") == {}


def test_an_answer_about_one_issue_is_none_about_another_that_is_the_headline_later(tmp_path: Path) -> None:
    """If it failed, share would be asked whether it goes beyond 15 km."""
    path = tmp_path / "iss.csv"
    path.write_text("actor,issue,position\nA,depth,5\nB,depth,30\nA,share,90\nB,share,40\n")
    said = {"issue": "depth", "scale": "0..40", "ends": "0 km|40 km", "line": "15"}
    first = opened(path, said, None, 740_000)
    assert first.keep(()) == ""
    later = opened(path, {"issue": "share"}, None, 740_000)
    assert later.written == {"issue": "share", "scale.depth": "0..40", "ends.depth": "0 km|40 km", "line.depth": "15"}
    again = opened(path, {"issue": "depth", "line": "20"}, None, 740_000)
    assert again.written["line.depth"] == "20"


def test_a_kept_answer_that_is_no_longer_so_says_what_to_do(tmp_path: Path) -> None:
    """If it failed, whoever deleted a row could not ask the table any more, and was not told how."""
    table = tmp_path / "kept.csv"
    table.write_text("actor,position,vote\nAnn,for,1\nBob,against,1\n", encoding="utf-8")
    assert questions.keep(table, {"vetoes": "Corva"}) == ""
    with pytest.raises(UserError, match=r"found 'Corva'.*\(--answer vetoes=\.\.\. says another\)"):
        opened(table, {}, None, 739_000)
    assert opened(table, {"vetoes": "none"}, None, 739_000).known.actors == ("Ann", "Bob")


def test_votes_in_per_cent_are_votes_and_votes_of_0_are_told(tmp_path: Path) -> None:
    """51 % beside 49 was read as no vote, so that each had one and the minority won."""
    table = tmp_path / "shares.csv"
    table.write_text("holder,position,votes\nFund,for,51%\nBank,against,25%\nKin,against,24 %\n", encoding="utf-8")
    assert dict(opened(table, {}, None, 739_000).known.voted) == {"Fund": 51, "Bank": 25, "Kin": 24}
    table.write_text("actor,position,vote\nAnn,for,0\nBob,against,0\nCid,for,0\n", encoding="utf-8")
    told = opened(table, {}, None, 739_000).table.stakeholders
    assert [note for note in told.unclear if note.startswith("every number of votes is 0")] != []


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_stands_in_the_place_of_kept_answers_is_told_with_what_to_do(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    (tmp_path / "ban.instantsia").mkdir()
    make(tmp_path / "ban.instantsia" / "answers.toml")
    with pytest.raises(UserError, match="answers are kept in a file of that name: move what is there away"):
        questions.kept(tmp_path / "ban.csv")
