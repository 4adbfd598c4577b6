"""What would be wrong: whom to call, and what is when, is in the bargain, each name a second time."""

from __future__ import annotations

import pytest

from instantsia.stakeholders.build.reading_told import reading_told
from tests.stakeholders.files.reading import entered

MARKET = """Who;Post;Start, %;Weight;Cares;Note
Works;office;30;3;high;afraid of losing the builder
Projects;staff;40;2;medium;
Finance;office;40;3;medium;
Parish;;70;2;high;feast in August
Traders;38 stalls;90;2;high;after Christmas
Fishwives;apart;80;1;high;
"""
ACTORS = {"Works", "Projects", "Finance", "Parish", "Traders", "Fishwives"}
AGAIN = (
    "Works;22 Jan;in person;;;\nTraders;24 Jan;meeting, 2 hours!;;;\nParish;27 Jan;phone;;;\nFishwives;;by mail;;;\n"
)


def names(text: str) -> set[str]:
    return {one.actor for one in entered(text).entries}


@pytest.mark.parametrize("heading", ["Contactos;Falei em;Como;;;\n", "Rang;when;how;;;\n", ""])
def test_a_list_that_names_the_actors_again_is_nobody(heading: str) -> None:
    legend = ";;;;;\nPeso: *** ouve sempre, ** ouve, * lê o resumo;;;;;\n"
    text = f"{MARKET}{legend};;;;;\n{heading}{AGAIN}"
    assert names(text) == ACTORS
    told = [one for one in entered(text).left_out if "list of its own" in one.reason]
    assert len(told) == 4 + bool(heading)


@pytest.mark.parametrize("heading", ["Kalender", "Contacts", "fechas", "Terminy"])
def test_a_list_under_a_heading_of_its_own_is_nobody(heading: str) -> None:
    assert names(f"{MARKET};;;;;\n{heading};;;;;\nMayor;4 Feb;lunch;;;\nPress;9 Feb;;;;\n") == ACTORS


def test_a_second_block_of_the_table_is_somebody() -> None:
    assert names(f"{MARKET};;;;;\nBankers;guests;50;1;low;\nUnions;guests;20;2;high;\n") == {
        *ACTORS,
        "Bankers",
        "Unions",
    }


def test_all_of_those_below_a_table_are_named_in_the_answer_that_takes_them_out() -> None:
    below = "".join(f"Guest {one};;{one}0;;;rang on Monday\n" for one in range(1, 5))
    notes = "\n".join(reading_told(entered(f"{MARKET}Mayor;;20;3;low;\nPress;;30;1;low;\n;;;;;\n{below}"), None))
    assert "leave_out='Guest 1|Guest 2|Guest 3|Guest 4'" in notes
