"""Inputs over which other people's tools stumbled, as they were handed to us: what is read of each, and what is told.

Figures of an answer are looked at elsewhere: here it is who is in a table, with which numbers, and what was left out.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

THREE = {"Aldin": ("20", "60", "40"), "Berin": ("75", "80", "30"), "Corva": ("60", "50", "20")}


@pytest.fixture
def handed(shared: Path) -> Path:
    """Their folder."""
    return shared / "handed"


def told(path: Path) -> tuple[Stakeholders, list[str]]:
    """What is read, and what is left out."""
    sheet = read_sheet(path)
    return stakeholders(sheet), [str(one) for one in sheet.left_out]


def numbers(found: Stakeholders) -> dict[str, tuple[str, str, str]]:
    """{actor: position, salience, capability as written}, less the sign of per cent."""
    return {
        one.actor: (one.position.raw.removesuffix(" %"), one.salience.raw, one.capability.raw) for one in found.entries
    }


def mean(found: Stakeholders, issue: str) -> float:
    """The mean of positions, weighted by salience and capability."""
    rows = [one for one in found.entries if one.issue == issue]
    triples = [[float(cell.raw) for cell in (one.position, one.salience, one.capability)] for one in rows]
    return sum(x * s * c for x, s, c in triples) / sum(s * c for _, s, c in triples)


@pytest.mark.parametrize(
    ("file", "left_out"),
    [
        ("closing-remarks/t.csv", [
            "row 6 ('Based on interviews held in May', which reads as a remark)",
            "row 7 ('* = estimate of the desk officer', which tells what a code means)",
        ]),
        ("scale-row-under-header/t.csv",
         ["row 2 ('Scale, 0-100, 0-100, 0-100', which tells how the columns are measured)"]),
        ("xlsx-strict/t.xlsx", []),
        ("xlsx-literal-percent-column/t.xlsx", []),
        ("xlsx-formula-in-an-unread-column/t.xlsx", []),
        ("xlsx-merged-in-an-unread-column/t.xlsx",
         ["row 6 ('Source: desk study', which is one text over several columns)"]),
    ],
)  # fmt: skip
def test_three_actors_are_three_actors(handed: Path, file: str, left_out: list[str]) -> None:
    found, out = told(handed / file)
    assert numbers(found) == THREE
    assert out == left_out
    assert found.notes == ()


def test_a_sum_of_votes_is_no_voter(handed: Path) -> None:
    found, out = told(handed / "forecast-total-votes-row" / "t.csv")
    assert {one.actor: one.votes for one in found.entries} == {"Aldin": 10, "Berin": 8, "Corva": 8, "Dorn": 6}
    assert out == ["row 6 ('Total votes, 32', which adds up or averages the others)"]


def test_two_header_rows_are_two_issues(handed: Path) -> None:
    found, _ = told(handed / "two-header-rows" / "t.csv")
    assert found.issues == ("Quota", "Tax")
    assert (mean(found, "Tax"), mean(found, "Quota")) == pytest.approx((49.655, 30.49), abs=0.005)


def test_remarks_of_the_exchange_model_are_its_own(handed: Path) -> None:
    for file, lines in (("t.csv", [1]), ("u.csv", [4, 6])):
        sheet = read_sheet(handed / "exchange-model-comments" / file)
        assert sheet.format == "exchange"
        assert [one.spot.row for one in sheet.left_out] == lines
        assert mean(stakeholders(sheet), "quay") == pytest.approx(47.5)


def test_parts_of_a_scenario_that_are_passed_over_are_named(handed: Path) -> None:
    sheet = read_sheet(handed / "ktab-xml-dropped-parts" / "t.xml")
    assert [(one.spot.name, one.text) for one in sheet.left_out] == [
        ("ModelParameters", "<ModelParameters> VictoryProbModel=Linear VotingRule=PropCbc"),
        ("IdealAdjustment", "<IdealAdjustment> adjustingIdeal=Ann referencePos=Bob adjust=0.9"),
    ]
    assert len(stakeholders(sheet).entries) == 2


@pytest.mark.parametrize(
    ("folder", "quota", "said"),
    [
        ("power-dot-thousands", "1326", "found '1.054', which is 1054 to one reader and 1.054 to another"),
    ],
)
def test_what_power_refuses_as_forecast_does(handed: Path, folder: str, quota: str, said: str) -> None:
    done = CliRunner().invoke(group, ["power", str(handed / folder / "c.csv"), "--quota", quota])
    assert said in str(done.exception)


def test_members_of_one_name_in_two_ways_are_told_apart(handed: Path) -> None:
    done = CliRunner().invoke(group, ["power", str(handed / "power-names-by-case" / "c.csv"), "--quota", "7"])
    assert done.exit_code == 0
    assert "Members that stand twice were told apart: 'france (2)'" in done.stderr


@pytest.mark.parametrize(
    ("folder", "quota", "lines"),
    [
        (
            "power-veto-column",
            "2",
            ["A           1           0.667    0.600", "B           1           0.167    0.200"],
        ),
        ("power-union-none", "7", ["A           4           0.400    0.385    0.625         0.417"]),
    ],
)
def test_what_power_reads_as_forecast_does(handed: Path, folder: str, quota: str, lines: list[str]) -> None:
    done = CliRunner().invoke(group, ["power", str(handed / folder / "c.csv"), "--quota", quota])
    assert (done.exit_code, done.stderr) == (0, "")
    assert all(line in done.stdout for line in lines)
