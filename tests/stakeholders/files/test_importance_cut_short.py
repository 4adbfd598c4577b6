"""What would be wrong: importances beside their issues that are not read, as they are cut short or called a pain."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.columns.hints import said
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet


@pytest.mark.parametrize("short", ["Wi.", "Wicht.", "Sal."])
def test_an_importance_cut_short_beside_each_issue_is_that_of_the_issue(short: str, tmp_path: Path) -> None:
    text = (
        f"Verband;Miete Plus in %;Miete {short};Bauzeit Std.;Bauzeit {short};Einfluss\n"
        "Anglerbund;6,5;9;36;5;90\nBauhof;4;3;40;8;40\nChor;2;7;38;2;60\nDeich;5;6;35;9;20\n"
    )
    (tmp_path / "quay.csv").write_text(text, "utf-8")
    columns = understood(read_sheet(tmp_path / "quay.csv")).columns.split("|")
    assert [one for one in columns if one.startswith(("position", "salience"))] == [
        "position:Miete Plus in %",
        "position:Bauzeit Std.",
        f"salience:Miete {short}",
        f"salience:Bauzeit {short}",
    ]


@pytest.mark.parametrize("name", ["Pain if no deal (0-100)", "Schmerz ohne Einigung", "Dolor sin acuerdo", "Douleur"])
def test_how_much_it_hurts_is_how_much_it_matters(name: str) -> None:
    assert set(said(name)) == {"salience"}
