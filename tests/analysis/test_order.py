"""What would be wrong: a step listed in another place than it is played in, a reading left out, a turn miscounted."""

from __future__ import annotations

import re

import instantsia
from instantsia.analysis.order import order_of_play
from instantsia.case.happenings import Group
from instantsia.engine.plan import Plan, prepare
from instantsia.report.order import order_data, order_in_words
from tests.engine.toys import Coin, Letter, Look, Walk, case

MONTHS = Group.model_validate(
    {"id": "months", "every": "month", "from": "1931-02-01", "until": "1931-04-30", "while": 'not walk == "heads"'}
)


def story() -> Plan:
    return Plan(
        case(
            Coin(id="first", date="1931-01-01"),
            Letter(id="letter", date="1931-01-02", when='first == "heads"', about="first"),
            Walk(id="walk", within="months"),
            Look(id="look", within="months", letter="letter"),
            Coin(id="last", after="look", when="months.turns >= 99"),
            group=(MONTHS,),
        ),
        draws=1000,
    )


def test_every_step_is_listed_once_in_the_order_in_which_it_is_played() -> None:
    plan = story()
    order = order_of_play(plan)
    played = list(dict.fromkeys(turn.step.id for turn in prepare(plan).turns))
    assert [step.step for step in order.steps] == played
    assert [step.turns for step in order.steps] == [1, 1, 3, 3, 1]
    assert order.tried == 1000


def test_what_a_step_reads_draws_and_leaves_is_what_it_did() -> None:
    first, letter, walk, look, last = order_of_play(story()).steps
    assert first.reads == (("clock", ""), ("given", "first"), ("number", "step.first.chance"))
    assert first.draws == ("coin",)
    assert first.leaves == (("decided", "first"), ("ended", "first"), ("happened", "first"))
    assert letter.sends
    assert not first.sends
    assert 0 < letter.happened < 1000
    assert ("height", "walk") in walk.reads
    assert ("height", "walk") in walk.leaves
    assert ("knows", "letter") in look.reads
    assert last.happened == 0
    assert last.reads == ()


def test_words_and_data_say_the_same() -> None:
    order = order_of_play(story())
    said = order_in_words(order)
    said_at_once = " ".join(said.split())
    assert "Months (months): every month, 3 turns, 1 February to 1 April 1931, as long as not walk" in said_at_once
    assert "5. last (coin, once look is over, only if months.turns >= 99)" in said_at_once
    assert "beside its own constants it says that it reads no numbers" in said_at_once
    assert all(len(line) <= 80 for line in said.splitlines())
    data = order_data(order)
    assert [step["step"] for step in data["steps"]] == ["first", "letter", "walk", "look", "last"]
    assert data["steps"][2]["first"] == "1931-02-01"
    assert data["steps"][2]["last"] == "1931-04-01"


def test_what_arrives_is_listed_with_what_it_reads_and_leaves() -> None:
    """If it failed, a step that acts when something arrives would look like one that does nothing."""
    order = order_of_play(story())
    letter = order.steps[1]
    assert letter.arrival is not None
    assert letter.arrival.reads == (("decided", "first"),)
    assert letter.arrival.leaves == (("arrived", "letter"), ("carried", "letter"), ("knows", "letter"))
    assert letter.arrival.draws == ()
    said = " ".join(order_in_words(order).split())
    assert (
        "sends something; where that is handed over, it looks at: first (what came of it) leaves: letter (the day on "
        "which what it sent arrived, what the coin of the day of sending had shown, whether the letter has been read)"
    ) in said
    assert "handed over before the first step that begins on or after the day on which it is due" in said
    assert order_data(order)["steps"][1]["arrival"]["reads"] == letter.arrival.reads
    assert order_data(order)["steps"][0]["arrival"] is None


def test_every_line_is_told_in_words() -> None:
    """If it failed, an analyst would meet the names of arrays: "presidium: arrives, chair", "ballot/ of 11"."""
    text = order_in_words(instantsia.load("june-1957").order(draws=400))
    said = " ".join(text.split())
    assert "1. 15 June 1957: trial (vote)" in said
    assert "presidium (from which day on each can sit there, who presides)" in said
    assert "draws at random: ballot (a number each for 11)" in said
    assert "rule (lot)" in said
    assert "happens in 0." in said
    assert "what comes of it is taken from the record" in said
    assert not re.search(r"\b(arrives|given|forced|standing|happened, motion)\b", said)
    assert all(len(line) <= 80 for line in text.splitlines())


def test_a_step_that_never_happens_is_told_by_what_it_says_that_it_reads() -> None:
    """If it failed, a step that waits for what comes in no draw would look as if it read nothing."""
    order = instantsia.load("june-1957", set=["step.plenum.when=convening.times >= 9"]).order(draws=100)
    plenum = next(step for step in order.steps if step.step == "plenum")
    assert (plenum.happened, plenum.reads) == (0, ())
    assert "actor.ministers.seats" in plenum.declared
    said = " ".join(order_in_words(order).split())
    assert (
        "8. plenum (appeal, once convening is over, only if convening.times >= 9) happens in none of these draws, so "
        "that nothing is seen of what it looks at; beside its own constants it says that it reads "
        "regional_secretaries.owes.khrushchev;"
    ) in said
    assert "; *.seats (6 numbers); body.central_committee.rule.steepness;" in said
    assert order_data(order)["steps"][7]["declared"] == plenum.declared
