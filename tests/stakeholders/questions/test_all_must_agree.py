"""What would be wrong: a sheet says that all must sign, or somebody answers a veto, and a bargain passes over it in
silence; or who votes and how many are needed are answered and nobody votes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.questions.all_agree import each_not_bound, vetoes_in_a_bargain
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.options import motion

TODAY = 739_000
POINTS = "actor,position,salience\nAnn,80,50\nBob,10,50\nCid,60,50\n"
BINDS = "--answer settles=vote --answer quota=unanimity"


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("board.csv"), answers, TODAY)


def asked(text: str, **answers: str) -> Asking:
    one = read(text, **answers)
    return questions.ask(one.known, one.written)


@pytest.mark.parametrize(
    "line",
    ["All must sign", "Always unanimous", "am Ende unterschreiben alle oder halt nicht", "alle vier moeten tekenen",
     "Règle : consensus; un État qui dit non suffit", "Todos deben firmar", "Tutti devono firmare",
     "Todos devem assinar", "Wszyscy muszą podpisać", "Consensus"],
)  # fmt: skip
def test_that_all_must_agree_is_told_in_a_bargain_with_what_lets_it_bind(line: str) -> None:
    sheet = f"{POINTS},,\n{line},,\n"
    (said,) = each_not_bound(asked(sheet))
    assert "says that all must agree, which binds nothing in a bargain" in said
    assert BINDS in said
    assert questions.vetoes_not_given(read(sheet).known, {}) == []
    assert each_not_bound(asked(sheet, settles="vote", quota="unanimity")) == []
    assert each_not_bound(asked(sheet, settles="Ann")) == []


@pytest.mark.parametrize("line", ["Consensus if possible, else 2/3", "Wants a consensus candidate", "No unanimity"])
def test_of_what_is_no_such_rule_nothing_is_told(line: str) -> None:
    assert each_not_bound(asked(f"{POINTS},,\n{line},,\n")) == []


def test_in_a_vote_it_is_told_until_a_quota_or_vetoes_are_answered() -> None:
    sheet = f"{POINTS},,\nAll must sign,,\n"
    (said,) = each_not_bound(asked(sheet, settles="vote"))
    assert "and more than half is taken (--answer quota=unanimity" in said
    assert each_not_bound(asked(sheet, settles="vote", vetoes="Bob")) == []
    # of unanimity the quota is proposed
    assert each_not_bound(asked(f"{POINTS},,\nAlways unanimous,,\n", settles="vote")) == []


def test_the_questions_and_the_answer_tell_it(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text(f"{POINTS},,\nAll must sign,,\n", "utf-8")
    told = CliRunner().invoke(group, ["forecast", str(path)])
    assert BINDS in str(told.exception)
    runs = ["--runs", str(tmp_path / "runs")]
    played = CliRunner().invoke(group, ["forecast", str(path), "--defaults", "--draws", "200", *runs])
    assert "all must agree" in " ".join(played.output.split())


def test_it_is_told_once_and_no_line_of_several_sentences_counts_anybody(tmp_path: Path) -> None:
    line = "Seminar, week 6. Everybody must agree (silence procedure, any of us can break it). No deal = old 2% stays."
    (tmp_path / "board.csv").write_text(f'{POINTS},,\n"{line}",,\n', "utf-8")
    told = str(CliRunner().invoke(group, ["forecast", str(tmp_path / "board.csv")]).exception)
    assert told.count("says that all must agree") == 1
    assert "counts the others" not in told


def test_an_answer_that_changes_nothing_in_a_bargain_is_told_where_more_is_asked_and_on_the_first_screen(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "board.csv")
    Path(path).write_text(POINTS, "utf-8")
    for answer, said in (("votes=all but Cid", "Votes count in a vote alone"), ("vetoes=Ann", "stops nothing in a")):
        asked_of = ["forecast", path, "--answer", answer]
        assert said in str(CliRunner().invoke(group, asked_of).exception)
        runs = ["--defaults", "--draws", "200", "--runs", str(tmp_path / "runs")]
        screen = " ".join(CliRunner().invoke(group, [*asked_of, *runs]).output.split())
        assert said in screen.partition("Will board go")[0]


def test_a_veto_that_is_answered_in_a_bargain_is_told_to_stop_nothing() -> None:
    (said,) = vetoes_in_a_bargain(asked(POINTS, vetoes="Bob"))
    assert said.startswith("The veto of Bob, as answered, stops nothing in a bargain: --answer settles=vote")
    assert vetoes_in_a_bargain(asked(POINTS, vetoes="Bob", settles="vote")) == []
    assert vetoes_in_a_bargain(asked(POINTS)) == vetoes_in_a_bargain(asked(POINTS, vetoes="none")) == []


@pytest.mark.parametrize(
    ("answers", "regime"),
    [
        ({"votes": "all", "quota": "2/3"}, "vote"),
        ({"votes": "all but Bob", "quota": "2"}, "vote"),
        ({"votes": "all"}, "bargain"),
        ({"quota": "2", "vetoes": "Bob"}, "bargain"),
        ({"votes": "none", "quota": "more than half"}, "bargain"),
        ({"votes": "all", "quota": "2/3", "settles": "bargain"}, "bargain"),
        ({"votes": "all", "quota": "2/3", "model": "weighted-mean"}, "bargain"),
    ],
)
def test_who_answers_who_votes_and_how_many_are_needed_has_votes_counted(answers: dict[str, str], regime: str) -> None:
    assert asked(POINTS, **answers).value("settles").regime == regime


def test_between_ends_for_and_against_they_are_votes_on_a_motion() -> None:
    answers = {"votes": "all", "quota": "2/3", "ends": "against|for"}
    assert motion(asked(POINTS, **answers)) == ("against", "for")
    assert motion(asked(POINTS, ends="against|for")) is None
