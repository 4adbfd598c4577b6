"""What would be wrong: a sentence below the table, under a heading of those outside, is read as one without a vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened_text

ROWS = "Post;Stands;Cares;Heard;Note\nPres;+;!!!;A;\nFinance;++;!!;A;\nTourism;--;!!;B;\nSea;-;!;C;\nRoads;+;!;B;\n"
HEADINGS = ["fora do Conselho", "not on the council", "outside the committee", "hors conseil", "nicht im Rat"]


def read(heading: str, *lines: str) -> Opened:
    below = "".join(f"{line};;;;\n" for line in lines)
    return opened_text(f"{ROWS};;;;\n{heading};;;;\nHotels;--;!!!;B;\n;;;;\n{below}", Path("t.csv"), {}, 739_950)


@pytest.mark.parametrize(
    ("heading", "counts", "holds"),
    [*zip(
        HEADINGS,
        [
            "a favor 5 (com Pres.), contra 3, 0/indef. 3", "for 5 (with the chair), against 3, don't know 3",
            "3 against, 5 for", "pour 5 (avec le maire), contre 3, sans avis 2",
            "dafür 5, dagegen 3 (mit Sea), offen 2",
        ],
        [
            "se não levar a nada a Conselho até 30-04 não há taxa este ano",
            "if nothing goes to council by 30 April there is no levy this year",
            "nothing decided by 30 June means no levy this year",
            "si rien ne va au conseil avant le 30 avril, pas de taxe cette année",
            "wenn bis Mai nichts in den Rat kommt, gibt es dieses Jahr keine Abgabe",
        ],
        strict=True,
    )],
)  # fmt: skip
def test_counts_and_what_holds_are_no_actors_and_what_holds_is_told(heading: str, counts: str, holds: str) -> None:
    found = read(heading, counts, holds)
    assert found.known.actors == ("Finance", "Hotels", "Pres", "Roads", "Sea", "Tourism")
    assert found.known.voteless == ("Hotels",)
    assert [text for text, _ in found.known.otherwise]


def test_a_long_remark_below_is_no_actor() -> None:
    long = "the minutes of last year say that the hotels were told of this before the summer and agreed to wait"
    assert read("outside the committee", long).known.actors[:2] == ("Finance", "Hotels")
    assert long not in read("outside the committee", long).known.actors
