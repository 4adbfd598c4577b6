"""Who is accused, where it is heard, whose seat falls: what the screens, the page and the data say of it."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest

from instantsia.analysis.forecast import forecast
from instantsia.analysis.results import Forecast
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of
from instantsia.report.data import forecast_data
from instantsia.report.first import hearing
from instantsia.report.first.screen import screen
from instantsia.report.listing.cases import case_in_words
from instantsia.report.page import page
from instantsia.report.schema import answer_schema
from instantsia.report.sentences.inside import sentences
from tests.steps.inside import CASE, CHARGE, HEARING, WORLDS, loaded

NAMES = {"clerk": "the clerk", "oak": "Old Oak", "elm": "the first secretary"}
ACTORS = [one | ({"name": NAMES[one["id"]]} if one["id"] in NAMES else {}) for one in CASE["actor"]]
STEPS: list[dict[str, Any]] = [
    CHARGE | {"chance": 0.8},
    {"id": "where", "kind": "refer", "by": "clerk", "among": ["board", "commission"], "issue": "fate"},
    HEARING | {"when": 'where == "commission"'},
    {"id": "out", "kind": "seat", "body": "board", "who": "subject", "out": True, "when": 'hearing == "strike"'},
    {"id": "come", "kind": "seat", "body": "board", "who": "ash", "chance": 0.3},
    *(WORLDS["agenda"][:2]),
    WORLDS["persuade"][1],
]


@pytest.fixture(scope="module")
def told() -> Forecast:
    plan = Plan(loaded(STEPS, actor=ACTORS), draws=600, seed=2)
    return forecast(plan, columns_of(plan))


def test_every_sentence_is_whole_and_each_share_is_that_of_the_run(told: Forecast) -> None:
    said = sentences(told)
    found = told.inside
    assert found is not None
    assert all(re.fullmatch(r"[A-Z].*[.]", one) for one in said)
    text = "\n".join(said)
    assert "The clerk accuses " in text
    assert "The clerk brings fate before the " in text
    assert re.search(r"loses the seat in the board in \d+ % of the draws", text)
    assert re.search(r"Ash gets a seat in the board in (29|30|31|28|32) % of the draws", text)
    assert "The board has no time for pier (" in text
    (charge,), (where,) = found.accused, found.forums
    assert sum(charge.shares.values()) + charge.none == pytest.approx(1)
    assert charge.none == pytest.approx(0.2, abs=0.06)
    assert sum(where.shares.values()) == pytest.approx(1)
    lost = {one.actor: one.lost for one in found.seats}
    assert all(lost.get(actor, 0.0) <= share for actor, share in charge.shares.items())


def test_a_seat_that_is_got_and_lost_again_is_told_of_and_so_is_one_that_is_had_again() -> None:
    """A candidate who gets a seat and loses it, and a member who loses it and gets it, end where they began."""
    steps: list[dict[str, Any]] = [
        {"id": "come", "kind": "seat", "body": "board", "who": "ash", "chance": 0.5},
        {"id": "go", "kind": "seat", "body": "board", "who": "ash", "out": True, "chance": 0.4},
        {"id": "leave", "kind": "seat", "body": "board", "who": "oak", "out": True, "chance": 0.6},
        {"id": "comes_back", "kind": "seat", "body": "board", "who": "oak", "chance": 0.5},
    ]
    plan = Plan(loaded(steps, actor=ACTORS), draws=4000, seed=2)
    found = forecast(plan, columns_of(plan))
    assert found.inside is not None
    ash, oak = sorted(found.inside.seats, key=lambda one: one.actor)
    assert (ash.lost, oak.got) == (0.0, 0.0)
    assert (ash.got, ash.lost_again) == (pytest.approx(0.5, abs=0.03), pytest.approx(0.2, abs=0.03))
    assert (oak.lost, oak.had_again) == (pytest.approx(0.6, abs=0.03), pytest.approx(0.3, abs=0.03))
    said = " ".join(sentences(found))
    assert re.search(r"Oak loses the seat in the board in \d+ % of the draws; has it again at the end: Oak in", said)
    assert re.search(r"Ash gets a seat in the board in \d+ % of the draws; has lost it again at the end: Ash in", said)
    jsonschema.validate(forecast_data(found), answer_schema())


def test_it_stands_on_the_screen_on_the_page_and_in_the_data(told: Forecast) -> None:
    shown, html, data = " ".join(screen(told).split()), page(told), forecast_data(told)
    for one in sentences(told):
        assert one in shown
        assert one in html
    jsonschema.validate(data, answer_schema())
    assert {"seats", "accused", "forums", "agendas"} == set(data["inside"])


def test_a_case_without_them_says_nothing_of_them() -> None:
    plan = Plan(loaded(WORLDS["persuade"]), draws=200)
    found = forecast(plan, columns_of(plan))
    assert sentences(found) == []
    assert "inside" not in forecast_data(found)


def test_a_name_in_small_letters_begins_a_sentence_with_a_capital(told: Forecast) -> None:
    step = told["evening"]
    assert hearing.tally(told, step)[0].startswith("The first secretary decides after hearing the others")
    assert hearing.tally(told, step, named=True)[0].startswith("Evening: the first secretary decides")


def test_what_a_step_is_about_is_told_before_anything_is_played() -> None:
    shown = " ".join(case_in_words(loaded(STEPS, actor=ACTORS)).split())
    assert "The clerk accuses Fir, Old Oak, Ash or Yew, or nobody." in shown
    assert "The clerk brings fate before the board or the commission." in shown
    assert "The accused loses their seat in the board." in shown
    assert "heard without a vote: Yew and the clerk; can come to have a seat: Ash and Yew" in shown
