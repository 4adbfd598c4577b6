"""What would be wrong: letters, answers of surveys or stars are other grades than whoever wrote them meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.attitudes import attitudes
from instantsia.stakeholders.files.cells.ladders import ladder, most_of_a_ladder
from instantsia.stakeholders.files.cells.surveys import survey
from tests.stakeholders.files.reading import read


@pytest.mark.parametrize(
    "letters", ["hmg", "HMN", "gmk", "FMf", "EMF", "HMB", "GMP", "AMB", "WSN", "WŚN", "ВСН", "HML", ("h.", "m.", "n.")]
)
def test_initials_of_three_grades_are_one_ladder(letters: str) -> None:
    high, medium, low = letters
    assert ladder([medium, low, high]) == {high: 0.75, medium: 0.5, low: 0.25}
    cells = [high, medium, low] * 3
    assert most_of_a_ladder([*cells, "ask Ann"]) == {high: 0.75, medium: 0.5, low: 0.25}


@pytest.mark.parametrize("letters", ["mw", "sn", "gm", "mn", "wn"])
def test_two_letters_alone_are_no_initials_of_grades(letters: str) -> None:
    assert ladder(letters) is None


def test_a_column_of_initials_is_read_and_asked_about(tmp_path: Path) -> None:
    rows = "".join(f"{name};{at};{letter}\n" for at, (name, letter) in enumerate(zip("ABCD", "hgmg", strict=True)))
    told = read(tmp_path, f"actor;position;capability\n{rows}")
    assert told.proposed.grades == {"h": 75.0, "m": 50.0, "g": 25.0}


@pytest.mark.parametrize(
    "answers",
    [
        ("Not at all important", "Slightly important", "Fairly important", "Very important", "Extremely important"),
        ("Not important", "Slightly important", "Moderately important", "Important", "Very important"),
        ("Not at all", "To a small extent", "To some extent", "To a great extent", "To a very great extent"),
        ("gar nicht wichtig", "wenig wichtig", "mäßig wichtig", "wichtig", "sehr wichtig"),
        ("pas du tout important", "peu important", "moyennement important", "important", "très important"),
        ("nada importante", "poco importante", "algo importante", "bastante importante", "muy importante"),
        ("per niente importante", "poco importante", "abbastanza importante", "importante", "molto importante"),
        ("nada importante", "pouco importante", "moderadamente importante", "importante", "muito importante"),
        ("w ogóle nie ważne", "mało ważne", "średnio ważne", "ważne", "bardzo ważne"),
        ("совсем не важно", "мало важно", "умеренно важно", "важно", "очень важно"),
    ],
)
def test_answers_of_surveys_are_in_even_steps(answers: tuple[str, ...]) -> None:
    assert ladder(answers) == dict(zip(reversed(answers), (1.0, 0.75, 0.5, 0.25, 0.0), strict=True))
    assert ladder(answers[1:]) == dict(zip(reversed(answers[1:]), (1.0, 0.75, 0.5, 0.25), strict=True))


def test_two_answers_of_one_step_or_no_alone_are_no_survey() -> None:
    assert survey(["not", "slightly", "very"]) is None
    assert survey(["slightly", "a little", "very"]) is None


@pytest.mark.parametrize(
    ("stars", "shares"),
    [
        (("★★", "★★★", "★★★★", "★★★★★"), (0.4, 0.6, 0.8, 1.0)),
        (("★", "★★★★"), (0.2, 0.8)),
        (("*", "**", "***"), (0.3333, 0.6667, 1.0)),
        (("★☆☆☆☆", "★★★☆☆"), (0.2, 0.6)),
    ],
)
def test_stars_are_a_count(stars: tuple[str, ...], shares: tuple[float, ...]) -> None:
    assert ladder(stars) == dict(reversed(list(zip(stars, shares, strict=True))))


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("Champion, Supportive, Neutral, Critical, Opponent", (1, 0.75, 0.5, 0.25, 0)),
        ("Supporter, Neutral, Critical, Opponent", (1, 0.5, 0.25, 0)),
        ("Champion, Supporter, Neutral, Critical", (1, 0.75, 0.5, 0.25)),
        ("Champion, Supporter, Sceptical, Opponent, Blocker", (1, 0.75, 0.4, 0.25, 0)),
        ("Befürworter, neutral, kritisch, Gegner", (1, 0.5, 0.25, 0)),
        ("favorable, neutre, réticent, opposé", (1, 0.5, 0.25, 0)),
        ("favorevole, neutrale, scettico, contrario", (1, 0.5, 0.25, 0)),
        ("сторонник, нейтрален, критически, противник", (1, 0.5, 0.25, 0)),
        ("supporter, sympathetic, neutral, opponent", (1, 0.75, 0.5, 0)),
    ],
)
def test_critical_is_milder_than_an_opponent_beside_it(words: str, shares: tuple[float, ...]) -> None:
    assert attitudes(words.split(", ")) == dict(zip(words.split(", "), shares, strict=True))
