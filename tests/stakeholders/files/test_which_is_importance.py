"""What would be wrong: a column made of power and interest, or a weight that is the issue's, passes for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened_text

CLOSE = """Stakeholder,Now,Power,Interest,Priority
Chief,2,5,4,20
Works council,-2,4,5,20
Mayor,-1,3,5,15
Suppliers,0,1,3,3
Banks,1,4,2,8
"""
YEARS = """Party;inzet;gewicht (1-5);Zetels
Boeren;2035;5;9
Democraten;2030;4;6
Natuur;2028;5;4
Liberalen;2034;2;12
Senioren;2040;1;3
;;;
"""
LEGENDS = ("gewicht: 5 = breekpunt, 1 = boeit ze niet", "gewicht = how much they care")


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("table.csv"), answers, 739_950)


def column(one: Opened, role: str) -> str:
    return next(iter(one.table.stakeholders.called.get(role, [])), "")


def test_an_interest_goes_before_a_priority_and_is_asked_about() -> None:
    one = read(CLOSE)
    assert column(one, "salience") == "Interest"
    assert column(one, "capability") == "Power"
    assert "salience:Interest" in one.known.columns


def test_a_priority_alone_is_how_much_it_matters() -> None:
    lines = [",".join(line.split(",")[:3] + line.split(",")[4:]) for line in CLOSE.splitlines()]
    assert column(read("\n".join(lines)), "salience") == "Priority"


@pytest.mark.parametrize("legend", LEGENDS)
def test_a_weight_that_a_legend_explains_in_words_of_importance_is_no_influence(legend: str) -> None:
    one = read(f"{YEARS}{legend};;;\n")
    assert column(one, "salience") == "gewicht (1-5)"
    assert column(one, "capability") == ""
    assert "salience:gewicht (1-5)" in one.known.columns
    # the line to paste reads the same
    again = read(f"{YEARS}{legend};;;\n", columns=one.known.columns)
    assert column(again, "salience") == "gewicht (1-5)"
    assert column(again, "capability") == ""


def test_a_weight_without_such_a_legend_is_influence() -> None:
    assert column(read(YEARS), "capability") == "gewicht (1-5)"


@pytest.mark.parametrize(
    "header",
    ["How firm (1-5)", "How fired up (/10)", "Fired up", "How much they mind", "Cares", "How firmly they feel"],
)
def test_how_somebody_feels_about_it_is_salience(header: str) -> None:
    one = read(CLOSE.replace("Interest", header).replace(",Priority", ",Remark"))
    assert column(one, "salience") == header
    assert f"salience:{header}" in one.known.columns


def test_whether_it_is_a_red_line_is_how_much_it_matters_and_an_amount_is_not() -> None:
    graded = "Who,Position,Red line\nAnn,10,high\nBen,20,low\nCleo,50,medium\nDora,70,high\n"
    assert column(read(graded), "salience") == "Red line"
    amounts = graded.replace("high", "40").replace("low", "25").replace("medium", "60")
    assert column(read(amounts), "salience") == ""


def test_how_firm_is_how_sure_the_writer_is_where_a_legend_says_so() -> None:
    firm = CLOSE.replace("Interest", "How firm 1-5").replace(",Priority", ",Remark")
    legend = '"Firm: 5 = signed in blood, 1 = God knows",,,,\n'
    assert column(read(firm), "salience") == "How firm 1-5"
    assert column(read(firm + legend), "salience") == ""
