"""What would be wrong: a reading held on both sides is refused at an option that nobody typed."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.errors import CaseError


def test_what_is_wrong_with_a_world_is_told_at_its_option() -> None:
    done = CliRunner().invoke(group, ["compare", "june-1957", "first_day_ballot", "--world", "mikoyan=x"])
    assert isinstance(done.exception, CaseError)
    assert str(done.exception).startswith("--world mikoyan=x: error E22")
    done = CliRunner().invoke(group, ["compare", "june-1957", "--assume", "mikoyan=x"])
    assert str(done.exception).startswith("--assume mikoyan=x: error E22")


def test_a_table_has_no_worlds_and_says_so(tmp_path: Path) -> None:
    (table := tmp_path / "ban.csv").write_text("actor,position\nAnn,80\nBob,20\n", encoding="utf-8")
    with pytest.raises(click.UsageError, match="--world goes with a case"):
        group.main(["compare", str(table), "--world", "a=b"], standalone_mode=False)
