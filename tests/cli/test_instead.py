"""What would be wrong: a command that cannot look at something, and says nothing of the one that can."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("levers", "vietnam-1966", "--for", "johnson"), "instantsia corridor vietnam-1966"),
        (("levers", "vietnam-1966"), "instantsia compare vietnam-1966 --each"),
        (("bargain", "nofile.csv"), "`instantsia new deal.csv --from deal` writes one to begin with"),
        (("bargain", "june-1957"), "june-1957 is a case, expected a table of a deal"),
        (("corridor", "czechoslovakia-1938"), "`instantsia run czechoslovakia-1938` tells what stood in the way"),
        (("new", "talks", "--from", "deal"), "expected a name such as deal.csv or deal.xlsx"),
    ],
)
def test_what_can_be_asked_instead_is_said(
    asked: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(group, asked)
    assert done.exit_code != 0
    assert told in " ".join(f"{done.output} {done.exception}".split())


def test_a_table_of_a_deal_to_begin_with_is_written_and_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(group, ["new", "deal.csv", "--from", "deal"])
    assert "instantsia bargain deal.csv" in made.output
    assert "Range of agreement" in CliRunner().invoke(group, ["bargain", "deal.csv", "--draws", "50"]).output


@pytest.mark.parametrize("vantage", [(), ("--as-of", "2001-03-01"), ("--known-by", "2001-03-01")])
def test_a_run_of_two_sides_points_to_its_chronicle_at_the_same_vantage(
    vantage: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(group, ["new", "mine", "--from", "talks"])
    done = CliRunner().invoke(group, ["run", "mine", "--draws", "200", *vantage])
    assert f"instantsia chronicle {' '.join(['mine', *vantage])}\n" in done.output
