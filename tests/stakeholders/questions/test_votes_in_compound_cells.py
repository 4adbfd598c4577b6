"""What would be wrong: "yes + veto" in a column of votes is neither a vote nor a veto, and a proxy is lost."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened_text

TODAY = 739_950
HEAD = "Name;Wanted (EUR);Care (1-5);Vote\n"
REST = "Laut;40000;3;yes\nCramer;60000;2;yes\nDorn;20000;5;yes\nEtzel;25000;1;yes\n"


def opened(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("table.csv"), answers, TODAY)


@pytest.mark.parametrize(
    "cell",
    ["yes + veto", "1 + veto", "Ja (Vetorecht)", "x / veto", "oui, droit de veto", "sí y veto", "tak + prawo weta"],
)
def test_a_vote_and_a_veto_in_one_cell_are_both_read(cell: str) -> None:
    read = opened(f"{HEAD}Voss;85000;4;{cell}\n{REST}")
    assert read.known.voted["Voss"] == 1
    assert read.known.vetoes == ("Voss",)
    assert "is read as a vote and a veto" in " ".join(read.table.stakeholders.notes)


@pytest.mark.parametrize("cell", ["yes, no veto", "yes (kein Veto)", "oui, sans veto"])
def test_a_veto_that_is_denied_is_none(cell: str) -> None:
    read = opened(f"{HEAD}Voss;85000;4;{cell}\n{REST}")
    assert read.known.voted["Voss"] == 1
    assert not read.known.vetoes


def test_no_vote_and_a_veto_is_a_veto_alone() -> None:
    read = opened(f"{HEAD}Voss;85000;4;no + veto\n{REST}")
    assert "Voss" not in read.known.voted
    assert read.known.vetoes == ("Voss",)


@pytest.mark.parametrize(
    "cell", ["procuration Cramer", "proxy to Cramer", "Vollmacht an Cramer", "delega Cramer", "proxy: Cramer"]
)
def test_the_vote_of_a_proxy_is_cast_by_whoever_is_named(cell: str) -> None:
    read = opened(f"{HEAD}Voss;;;{cell}\n{REST}")
    assert read.known.voted["Cramer"] == 2
    assert "Voss" not in read.known.voted
    assert "the vote of Voss goes to Cramer, who casts 2" in " ".join(read.table.stakeholders.notes)
    assert read.known.even


def test_a_proxy_for_nobody_of_the_table_is_told_with_an_answer_that_works() -> None:
    read = opened(f"{HEAD}Voss;;;proxy Somebody\n{REST}")
    assert read.known.voted["Cramer"] == 1
    assert "'proxy Somebody' (row 2) is read as no vote (--answer votes=NAMES" in " ".join(
        read.table.stakeholders.notes
    )


@pytest.mark.parametrize("cell", ["1 (+1 proxy)", "1 + proxy", "ja + Vollmacht", "1+1 procuration"])
def test_a_vote_and_a_proxy_are_two_votes(cell: str) -> None:
    assert opened(f"{HEAD}Voss;85000;4;{cell}\n{REST}").known.voted["Voss"] == Fraction(2)
