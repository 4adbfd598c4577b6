"""Where nobody casts a vote nothing on the screen counts votes: who decides is told, and what was heard."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

import instantsia
from instantsia.analysis.results import Hearing, Share, StepForecast
from instantsia.report.first import hearing
from instantsia.report.page import page
from instantsia.report.sentences import turning
from instantsia.report.terminal import screen
from tests.report import samples

COUNTED = re.compile(r"votes to|vote against|[Ss]wing vote|votes:")
AT = {"wait": 0, "act": 100, "talk": 50}
LEADER = {"kind": "leader", "leader": "koba"}
FORECAST = samples.sober()


def step(deciders: tuple[str, ...], chair: str = "", **outcomes: float) -> StepForecast:
    return StepForecast(
        id="ballot",
        kind="vote",
        text="",
        given=False,
        happened=Share(1.0, 0.0),
        outcomes={name: Share(p, 0.01) for name, p in outcomes.items()},
        votes={"alder": {"keep": 0.7, "build": 0.3}, "elm": {"keep": 0.2, "build": 0.8}, "oak": {"keep": 1.0}},
        pivotal={"alder": 1.0, "elm": 0.12, "oak": 0.01},
        hearing=Hearing(deciders, chair),
    )


def test_the_words_of_a_leader() -> None:
    forecast = replace(FORECAST, names={"alder": "Alder", "elm": "Elm", "oak": "Oak"})
    one = step(("alder",), keep=0.7, build=0.3)
    long, short, _ = hearing.tally(forecast, one)
    assert long == (
        "Alder decides after hearing the others, most likely for keep; likely to be heard for something else: Elm."
    )
    assert short == "Alder decides after hearing the others, most likely for keep."
    # without whoever decides nothing is decided: that is no vote that swings
    assert hearing.words(forecast, one)[0] == "Word without which it is decided otherwise: Elm (12 % of draws)."
    heirs = step(("alder", "oak"), keep=0.7, build=0.3)
    assert hearing.decides(forecast, heirs) == "Alder decides after hearing the others (Oak where Alder is not there)"
    alike = replace(one, votes={"alder": {"keep": 0.7}, "oak": {"keep": 1.0}}, pivotal={"alder": 1.0})
    assert hearing.tally(forecast, alike)[0].endswith("nobody is likely to be heard for anything else.")
    assert hearing.words(forecast, alike) == ("No word of the others alone turns it.",)


def test_who_decides_in_the_place_of_a_leader_who_is_away_is_told_as_such_and_turns_nothing_by_it() -> None:
    """An heir who decided in a third of the draws was told as one whose word turns it in a third."""
    forecast = replace(FORECAST, names={"alder": "Alder", "elm": "Elm", "oak": "Oak"})
    base = step(("alder", "elm"), keep=0.7, build=0.3)
    away = replace(
        base, hearing=Hearing(("alder", "elm"), "", {"alder": 0.65, "elm": 0.35}, {"alder": 0.0, "elm": 0.01})
    )
    told = "Alder decides after hearing the others (Elm in 35 % of draws, where Alder is not there)"
    assert hearing.decides(forecast, away) == told
    assert hearing.words(forecast, away) == ("No word of the others alone turns it.",)
    gone = replace(base, hearing=Hearing(("alder", "elm"), "", {"alder": 0.0, "elm": 1.0}, {"oak": 0.1}))
    assert hearing.decides(forecast, gone) == "Elm decides after hearing the others (Alder is never there)"
    assert hearing.words(forecast, gone)[0] == "Word without which it is decided otherwise: Oak (10 % of draws)."


def test_screen_and_page_use_the_same_words_and_count_the_same_members() -> None:
    """The page had "pivotal: their vote alone" of people of whom nobody votes, and a voice for a member."""
    forecast = instantsia.load("apparatus").run(draws=400, runs=None).forecast
    told, shown = page(forecast), " ".join(screen(forecast, full=True).split())
    for head in ("resampled", "swing vote", "unheard"):
        assert f"{turning.MEANT[head]}" in told
        assert f"{head}: {turning.MEANT[head]}" in shown
    assert "heir vote alone, changed" not in told
    assert ">pivotal<" not in told
    assert ">swing<" not in told
    assert "What each was heard for over the draws in which it happens, 5 members and 1 voice without a vote" in told
    assert "Roll call over the draws in which it happens, 3 members;" in told


def test_who_decided_is_read_off_the_draws() -> None:
    study = instantsia.load("apparatus")
    found = study.run(draws=400, runs=None).forecast["session"].hearing
    assert found is not None
    assert found.decides["first"] + found.decides["party"] == pytest.approx(1)
    assert 0.2 < found.decides["party"] < 0.5
    assert found.turns is not None
    assert found.turns["party"] < 0.05
    gone = study.changing(['body.session.absent=["first"]']).run(draws=400, runs=None).forecast
    shown = " ".join(screen(gone).split())
    assert "Party Secretary decides after hearing the others (First Secretary is never there)" in shown
    assert "Turned by a word" not in shown


def test_how_often_a_word_turns_it_is_told_however_little_room_there_is() -> None:
    """If it failed, a word that turns one draw in twelve would read as one without which nothing stays as it is."""
    forecast = replace(FORECAST, names={"elm": "Elm", "oak": "Oak", "ash": "Ash"})
    some = replace(step(("alder",), keep=0.7, build=0.3), pivotal={"elm": 0.08, "oak": 0.07, "ash": 0.05, "fir": 0.04})
    assert hearing.words(forecast, some) == (
        "Words without which it is decided otherwise: Elm (8 % of draws), Oak (7 %), Ash (5 %).",
        "Turned by a word of Elm (8 % of draws), Oak (7 %), Ash (5 %).",
        "Turned by a word of Elm (8 % of draws) and 2 more.",
    )


def test_the_words_of_a_text_from_the_chair() -> None:
    forecast = replace(FORECAST, names={"alder": "Alder", "elm": "Elm"})
    text = "writes a text between the extremes, and it is taken or put off"
    put_off = step((), "alder", keep=0.3, build=0.6, undecided=0.1)
    assert hearing.tally(forecast, put_off)[0] == f"Alder, in the chair, {text}: most likely build; put off in 10 %."
    none = step((), "", keep=0.3, undecided=0.7)
    assert hearing.tally(forecast, none)[0] == f"Whoever is in the chair {text}: most likely it is put off."


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (LEADER, "Koba decides after hearing the others"),
        ({"kind": "middle-text"}, "Koba, in the chair, writes a text between the extremes"),
    ],
)
@pytest.mark.parametrize("options", [["wait", "act"], ["wait", "act", "talk"]])
def test_no_screen_counts_votes(rule: dict[str, Any], says: str, options: list[str]) -> None:
    study = instantsia.load(
        {
            "instantsia": 1,
            "id": "paper",
            "title": "Paper",
            "question": "Is the paper acted on?",
            "actor": [{"id": one} for one in ("koba", "klim", "molotov")],
            "body": [{"id": "bureau", "chair": "koba", "members": ["koba", "klim", "molotov"], "rule": rule}],
            "issue": [
                {
                    "id": "policy",
                    "options": options,
                    "scale": {"0": "wait", "100": "act"},
                    "at": {one: AT[one] for one in options},
                }
            ],
            "step": [
                {
                    "id": "ballot",
                    "kind": "vote",
                    "body": "bureau",
                    "issue": "policy",
                    "date": "1931-02-12",
                    "procedure": "plurality",
                }
            ],
            "event": [{"id": "acted", "text": "They act", "when": 'ballot == "act"'}],
            "assumption": [
                {"about": "koba.policy", "value": "20..60", "why": "told"},
                {"about": "klim.policy", "value": "60..100", "why": "told"},
                {"about": "molotov.policy", "value": "0..40", "why": "told"},
            ],
        }
    )
    found = study.run(draws=300, runs=None).forecast
    for full in (False, True):
        text = " ".join(screen(found, full=full).split())
        assert says in text
        assert not COUNTED.search(text), COUNTED.findall(text)
