"""What would be wrong: a sheet tells what holds with its figure, and the figure is quoted and not proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.files.cells.otherwise import of_nothing_decided
from instantsia.stakeholders.files.values.holds_told import numbers_otherwise, numbers_that_hold

TODAY = 739_950
DAYS = "Name;Date wanted;Cares\nAnn;1 Oct 2027;3\nBob;Apr 2028;4\nCid;1 Dec 2027;2\nDan;Feb 2028;2\n;;\n"
TWO = "Name;Asking;Would settle;Cares\nAnn;25%;35%;3\nBob;55%;45%;4\nCid;40%;40%;2\nDan;65%;50%;2\n;;;\n"


def proposed(text: str, **answers: str) -> list[tuple[str, str]]:
    """What is proposed to hold on each issue, and what is said of it."""
    found = opened_text(text, Path("table.csv"), answers, TODAY)
    asked = questions.open_questions(found.known, answers)
    some = [one for one in asked if one.key.startswith("status_quo")]
    return [(one.question.default(one.asking), one.question.told(one.asking)) for one in some]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("No deal = last year's 3.5m bags rolls over to March (art. 14)", ["3.5"]),
        ("Keine Einigung: es bleibt bei 3,5 Mio. Sack (§ 14)", ["3,5"]),
        ("Sin acuerdo siguen los 35 (párrafo 4)", ["35"]),
        ("Sem maioria para mexer, fica nos 11,75.", ["11,75"]),
        ("Sin mayoría queda en el 11,75", ["11,75"]),
        ("Senza maggioranza resta l'11", ["11"]),
        ("No agreement = old 2% guideline stays", ["2"]),
    ],
)
def test_the_number_of_a_sentence_is_the_one_that_goes_on(sentence: str, numbers: list[str]) -> None:
    assert numbers_otherwise(sentence) == numbers


def test_a_label_and_its_value_beside_another_pair_is_one_number() -> None:
    assert numbers_that_hold("Taxa diretora atual 11,75% consenso mercado 11,25%") == ["11,75"]
    assert numbers_that_hold("Current rate 4.25% market expects 4.00%") == ["4.25"]
    assert numbers_that_hold("now 180 / 900") == ["180", "900"]


@pytest.mark.parametrize(
    "sentence",
    [
        "se não levar a nada a Conselho até 30-04 não há taxa este ano",
        "if nothing comes to Cabinet by 30 April there is no levy this year",
        "wenn bis 30.4. nichts in den Rat kommt, gibt es keine Abgabe",
        "si rien ne vient au conseil avant le 30 avril, pas de taxe",
        "si no llega nada al Consejo antes del 30 de abril no hay tasa",
    ],
)
def test_that_nothing_is_brought_says_what_holds(sentence: str) -> None:
    assert of_nothing_decided(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If no agreement on 26 Feb the date in the approved plan stands: 1 April 2028... and region gets cross",
        "Kein Beschluss am 26.2.: der genehmigte Termin bleibt, 1. April 2028",
        "Sans accord le 26 février, la date approuvée reste le 1 avril 2028",
        "Sin acuerdo el 26 de febrero queda la fecha aprobada: 1 de abril de 2028",
    ],
)
def test_of_two_days_the_one_behind_what_goes_on_holds(sentence: str) -> None:
    ((point, said),) = proposed(f"{DAYS}{sentence};;\n")
    assert point == "2028-04-01"
    assert said.startswith("The sheet tells it (row 7: ")


@pytest.mark.parametrize(
    "sentence", ["No voting. Failing that the 2019 agreement rolls on = 30% to Trust.", "Sem maioria, fica nos 30."]
)
def test_one_number_that_nothing_is_named_by_is_proposed_on_each_issue_of_the_same_scale(sentence: str) -> None:
    sheet = f"{TWO}{sentence};;;\n"
    told = proposed(sheet, columns="actor:Name|position:Asking|position:Would settle|salience:Cares")
    assert [point for point, _ in told] == ["30", "30"]
    assert all(said.startswith("The sheet tells it (row 7: ") for _, said in told)
