"""What would be wrong: a veto of the table dropped without a word, and a quorum nobody can reach told in paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group

TABLE = "actor,position,vote,veto\nAnn,80,yes,\nBob,20,yes,yes\nCid,50,yes,\n"


def said(folder: Path, *answers: str) -> str:
    table = folder / "rule.csv"
    table.write_text(TABLE, encoding="utf-8")
    typed = [part for one in answers for part in ("--answer", one)]
    runs = ["--runs", str(folder / "runs")]
    done = CliRunner().invoke(group, ["forecast", str(table), "--defaults", *typed, *runs])
    return " ".join(f"{done.output} {done.exception or ''}".split())


def test_a_veto_set_aside_beside_one_who_decides_is_named_with_the_answer(tmp_path: Path) -> None:
    told = "Not used: the veto of Bob (--answer vetoes=Bob lets it hold against Ann)."
    assert told in said(tmp_path, "settles=Ann")
    for answers in (("settles=Ann", "vetoes=Bob"), ("settles=Bob",), ("settles=Ann", "vetoes=none")):
        (folder := tmp_path / "_".join(answers)).mkdir()
        assert "Not used: the veto" not in said(folder, *answers)


@pytest.mark.parametrize("quorum", ["4", "9999"])
def test_a_quorum_of_more_than_all_votes_is_refused_in_the_words_of_the_answer(tmp_path: Path, quorum: str) -> None:
    told = said(tmp_path, "settles=vote", f"quorum={quorum}")
    assert "expected a quorum of no more than all 3 votes (--answer quorum=none drops it)" in told
    assert "E23" not in told
    assert "E23" not in said(tmp_path, "settles=vote", "quorum=3")
