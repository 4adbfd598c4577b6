"""What would be wrong: a negotiation between two sides forecast as if its units were stakeholders, or one of
stakeholders sent to `bargain`."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.reading import read_any_sheet
from instantsia.stakeholders.files.deal.instead import two_sides
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.files.test_shape import workbook

OF_TWO = {
    "ours and theirs": "issue,unit,our_best,our_worst,their_best,their_worst\nprice,EUR,9,6,4,7\nterm,,2,5,9,4\n",
    "by their names": "Topic,Union best,Union worst,Employer best,Employer worst\npay,7,3,1,4\nhours,35,38,40,36\n",
    "in German": "Thema,Unser Ziel,Unsere Grenze,Ihr Ziel,Ihre Grenze\nPreis,90,60,40,70\nFrist,2,5,9,4\n",
    "a row a side": "issue,side,best,worst\nprice,We,90,60\nprice,They,40,70\nterm,We,2,5\nterm,They,9,4\n",
    "below a title": "The mill\n\nissue,our best,our worst,their best,their worst\nprice,9,6,4,7\nterm,2,5,9,4\n",
}
OF_STAKEHOLDERS = {
    "both ends of two issues": "actor,levy ideal,levy red line,term ideal,term red line\nAsk,90,60,4,7\nOrn,2,5,9,4\n",
    "nameless kinds": "Canton,Levy target,Levy limit,Term target,Term limit\nAsk,90,60,4,7\nOrn,2,5,9,4\n",
    "a best and a worst of each": "actor,position,best,worst\nAsk,90,95,60\nEmbla,20,10,40\n",
}


def table(folder: Path, text: str) -> Path:
    path = folder / "the mill.csv"
    path.write_text(text, "utf-8")
    return path


def run(*arguments: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(group, list(arguments))


def refused(*arguments: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = run("forecast", *arguments, folder=folder, monkeypatch=monkeypatch)
    assert isinstance(found.exception, UserError), found.output
    return str(found.exception)


def pasted(told: str, command: str) -> list[str]:
    """The words of the line that is to be pasted, without the name of the program."""
    line = next(one.strip() for one in told.splitlines() if one.strip().startswith(f"instantsia {command}"))
    return shlex.split(line)[1:]


@pytest.mark.parametrize("defaults", [(), ("--defaults",)])
@pytest.mark.parametrize("text", OF_TWO.values(), ids=list(OF_TWO))
def test_it_is_sent_to_the_command_that_plays_it(
    text: str, defaults: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table(tmp_path, text)
    told = refused("the mill.csv", *defaults, folder=tmp_path, monkeypatch=monkeypatch)
    assert "a negotiation between two sides" in told
    played = run(*pasted(told, "bargain"), "--draws", "50", folder=tmp_path, monkeypatch=monkeypatch)
    assert played.exit_code == 0, played.output


def test_the_sheet_of_a_workbook_is_named_in_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row.split(",") for row in OF_TWO["ours and theirs"].splitlines()]
    workbook(tmp_path / "mill.xlsx", {"Our talks": rows})
    told = refused("mill.xlsx", "--defaults", folder=tmp_path, monkeypatch=monkeypatch)
    assert pasted(told, "bargain") == ["bargain", "mill.xlsx", "--sheet", "Our talks"]


def test_who_says_which_columns_are_meant_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table(tmp_path, OF_TWO["by their names"])
    told = refused("the mill.csv", folder=tmp_path, monkeypatch=monkeypatch)
    answer = next(line for line in told.splitlines() if "--answer" in line)
    words = shlex.split(answer[answer.index("--answer") :].partition(", changed")[0])
    found = opened(tmp_path / "the mill.csv", dict([words[1].split("=", 1)]), None, TODAY)
    assert found.known.actors == ("hours", "pay")


@pytest.mark.parametrize("text", OF_STAKEHOLDERS.values(), ids=list(OF_STAKEHOLDERS))
def test_a_table_of_stakeholders_is_none(text: str, tmp_path: Path) -> None:
    assert two_sides(read_any_sheet(table(tmp_path, text), None)) is None
