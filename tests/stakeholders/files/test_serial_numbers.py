"""What would be wrong: the number of a chair read as so many votes, and the heading of a list of counts as an actor."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened_text

TODAY = 739_900


def read(header: str, rows: tuple[str, ...], below: tuple[str, ...] = (), **answers: str) -> Opened:
    text = "\n".join((header, *rows, *below)) + "\n"
    return opened_text(text, Path("mill.csv"), answers, TODAY)


ROWS = tuple(f"{at};{name};{20 + 5 * at};1" for at, name in enumerate(("Ada", "Bo", "Cy", "Do", "Ed", "Fay"), 1))


@pytest.mark.parametrize("name", ["Seat", "Seats", "Sitz", "Nr.", "No.", "#", "Place", "Siège", "Seat no."])
def test_serial_numbers_are_no_votes_beside_a_column_of_votes(name: str) -> None:
    found = read(f"{name};Who;Rate wanted (%);Votes", (*ROWS, ";Guest;40;0"), (";;;", ";Votes needed: 4 of 6.;;"))
    assert found.known.votes == 6
    assert set(found.known.seats.values()) <= {1}
    assert [line for line, _ in found.known.needed] == ["Votes needed: 4 of 6."]


def test_serial_numbers_alone_are_no_votes_either() -> None:
    found = read("Seat;Who;Rate wanted (%)", tuple(row.rpartition(";")[0] for row in ROWS))
    assert found.known.votes is None
    assert set(found.known.seats.values()) <= {1}


@pytest.mark.parametrize("answer", ["vote:Votes", "actor:Who|position:Rate wanted (%)|vote:Votes"])
def test_an_answer_that_tells_the_votes_cancels_the_seats(answer: str) -> None:
    rows = tuple(f"{name};{wants};1;{seats}" for name, wants, seats in (("A", 3, 9), ("B", 5, 4), ("C", 8, 20)))
    found = read("Who;Rate wanted (%);Votes;Seats", rows, columns=answer)
    assert found.known.votes == 3
    assert set(found.known.seats.values()) <= {1}


def test_the_heading_of_a_list_of_counts_below_is_nobody() -> None:
    below = (";;;", "Mill 2;heads;;", "production;214;;", "office;18;;", "sum;232;;")
    found = read("Seat;Who;Rate wanted (%);Votes", ROWS, below)
    assert found.known.actors == ("Ada", "Bo", "Cy", "Do", "Ed", "Fay")
