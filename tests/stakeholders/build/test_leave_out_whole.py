"""What would be wrong: an actor whose name has a | in it cannot be left out, and an issue vanishes without a word."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from instantsia.cli import group

WARDS = "actor,position\nWard|58,80\nBob,20\nCid,50\nDee,40\n"
ISSUES = "actor,issue,position\nAnn,tax,80\nBob,tax,20\nCid,quay,50\nDee,quay,10\n"


def said(folder: Path, text: str, *answers: str) -> str:
    table = folder / "some.csv"
    table.write_text(text, encoding="utf-8")
    typed = [part for one in answers for part in ("--answer", one)]
    done = CliRunner().invoke(group, ["forecast", str(table), "--defaults", *typed, "--runs", str(folder / "runs")])
    return " ".join(f"{done.output} {done.exception or ''}".split())


def test_a_name_with_a_stroke_in_it_is_left_out_alone_and_among_others(tmp_path: Path) -> None:
    assert "Left out: row 2 (Ward|58)" in said(tmp_path, WARDS, "leave_out=Ward|58")
    assert "Left out: row 2 (Ward|58) and row 3 (Bob)" in said(tmp_path, WARDS, "leave_out=Bob|ward|58")


def test_an_issue_on_which_nobody_is_left_is_told(tmp_path: Path) -> None:
    told = "Nobody is left on tax: the answer leave_out takes out everybody with a position on it"
    assert f"Read: {told}" not in said(tmp_path, ISSUES, "leave_out=Ann|Bob")
    assert told in said(tmp_path, ISSUES, "leave_out=Ann|Bob")
    asked = said(tmp_path, ISSUES, "issue=tax", "leave_out=Ann|Bob")
    assert "found everybody on tax, expected somebody to stay on the issue that is asked about" in asked
    assert "Nobody is left" not in said(tmp_path, ISSUES, "issue=tax", "leave_out=Cid")
