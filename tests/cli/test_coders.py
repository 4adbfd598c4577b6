"""What would be wrong: a codebook that overwrites work, or figures of agreement without what they are not."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import instantsia
from instantsia.analysis.changes.differing import changed
from instantsia.analysis.changes.edits import edits
from instantsia.analysis.changes.mixtures import mixture
from instantsia.cli import group
from instantsia.report.agreement import CAUTION, agreement_schema

FAR = {"w1": "0", "w2": "100", "w3": "leans to keep", "w4": "open", "w5": "95", "w6": ""}


@pytest.fixture
def well(tmp_path: Path) -> Path:
    tutorial = Path(__file__).parents[2] / "docs" / "tutorial"
    folder = tmp_path / "well"
    folder.mkdir()
    for name in ("case.toml", "claims.csv", "minutes.txt"):
        (folder / name).write_bytes((tutorial / name).read_bytes())
    return folder


def called(*args: str) -> str:
    found = CliRunner().invoke(group, list(args), catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


def fill(folder: Path, values: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(called("codebook", str(folder)))))
    with (folder / "claims.anna.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | {"value": values.get(row["claim"], ""), "kind": "own words"} for row in rows)


def test_a_codebook_is_written_once_and_never_over_another(well: Path, tmp_path: Path) -> None:
    target = tmp_path / "book.csv"
    assert called("codebook", str(well), "-o", str(target)) == f"{target} is written: 7 passages to be coded\n"
    assert target.read_text() == called("codebook", str(well)) == instantsia.load(well).codebook()
    with pytest.raises(instantsia.UserError, match="is there already"):
        called("codebook", str(well), "-o", str(target))


def test_agreement_is_as_counted_by_hand(well: Path) -> None:
    """w1 95 and 0, w2 5 and 100, w3 75 and 25, w4 50 and 50, w5 95 and 95: distances 95, 95, 50, 0, 0."""
    fill(well, FAR)
    found = instantsia.load(well).agreement()
    assert found.coders == ("first", "anna")
    assert [one.id for one in found.claims] == ["w1", "w2", "w3", "w4", "w5"]
    assert found.all_claims == 7
    assert found.mean_distance == pytest.approx(48)
    assert (found.equal, found.near) == (0.4, 0.4)
    # mean of all ten values is 68.5; see `interval_alpha` for the two sums of squares
    values = [95.0, 0.0, 5.0, 100.0, 75.0, 25.0, 50.0, 50.0, 95.0, 95.0]
    observed = sum(2 * d * d for d in (95, 95, 50)) / 10
    expected = sum((a - b) ** 2 for a in values for b in values) / 90
    assert found.alpha == pytest.approx(1 - observed / expected)
    assert (found.kinds, found.kinds_same) == (5, 0.8)


def test_the_data_keep_to_their_schema_and_say_what_they_are_not(well: Path) -> None:
    fill(well, FAR)
    data = json.loads(called("agree", str(well), "--json"))
    jsonschema.validate(data, agreement_schema())
    assert data["caution"] == CAUTION
    assert " ".join(CAUTION.split()) in " ".join(called("agree", str(well)).split())
    assert json.loads(called("schema", "agree")) == agreement_schema()


@pytest.mark.parametrize("command", ["codebook", "agree"])
def test_the_help_warns_of_a_program_that_codes_again(command: str) -> None:
    assert "program of the same make as the first inflates" in " ".join(called(command, "--help").split())


def test_a_case_that_one_person_coded_is_told_what_to_do(well: Path) -> None:
    with pytest.raises(instantsia.UserError, match=r"well is coded once: `instantsia codebook well -o codebook\.csv`"):
        called("agree", str(well))


def test_the_coder_is_in_the_range_the_doubts_the_assumptions_and_the_digest(well: Path) -> None:
    alone = instantsia.load(well)
    before = alone.run(draws=2_000, runs=None)
    fill(well, {"w1": "0", "w3": "0", "w5": "0", "w6": "0"})
    twice = instantsia.load(well)
    run = twice.run(draws=2_000, runs=None)
    first = instantsia.load(well, assume=["coder=first"]).run(draws=2_000, runs=None)
    assert len({one.plan.digest for one in (before, run, first)}) == 3
    p = [one.forecast.events[0].share.p for one in (before, run, first)]
    assert p[0] == p[2] != p[1]
    (doubt,) = (one for one in run.forecast.doubts if one.kind == "coder")
    assert doubt.p_if_falls < p[1] < doubt.p_if_stands
    assert "coder" in {one.id for one in run.forecast.strongest}
    (assumed,) = (one for one in run.forecast.assumptions if one.id == "coder")
    assert assumed.moves == pytest.approx(doubt.p_if_stands - doubt.p_if_falls, abs=0.03)
    worlds = twice.worlds("coder", draws=2_000)
    assert list(worlds.chances) == ["first", "anna"]


def test_show_tells_who_coded_and_what_each_read(well: Path) -> None:
    fill(well, FAR)
    assert "Coded by first (7 claims) and anna (5 claims)" in called("show", str(well))
    assert "coded again: anna reads leans to keep" in called("show", str(well), "--claims")
    assert "first or anna" in called("show", str(well), "--paths")


def test_a_coder_who_came_between_two_runs_is_one_change_that_makes_the_difference(well: Path) -> None:
    before = instantsia.load(well).plan(draws=400)
    fill(well, FAR)
    after = instantsia.load(well).plan(draws=400)
    (edit,) = edits(before, after)
    assert (edit.id, edit.before) == ("coder anna", "none")
    assert mixture(before.case, after.case, [edit]).codings == after.case.codings
    assert mixture(after.case, before.case, edits(after, before)).coders == ()
    assert changed(before, after) == {f"actor.{name}.well" for name in ("hale", "ives", "marsh", "noor")}


def test_the_copies_of_the_user_are_named_as_for_check(well: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (well / "minutes.txt").rename(tmp_path / "mine" / "minutes.txt")
    without = called("codebook", str(well))
    shown = called("codebook", str(well), "--texts", str(tmp_path / "mine"))
    assert "“Mr Hale. I " not in without
    assert "“Mr Hale. I " in shown
    (well / "minutes.txt").write_bytes((tmp_path / "mine" / "minutes.txt").read_bytes())
    assert called("codebook", str(well)) == shown
