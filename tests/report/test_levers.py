"""Levers in words and as data: what would be wrong if a reader could not tell what is assumed, or a program a key."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from instantsia.analysis.levers.lever import Gift, Goal, Lever, Levers, Reply, Trade, Unknown
from instantsia.report.levers import assumes, levers_json, screen, side_effects

MOVE = Lever(
    "germany", "position", "actor.germany.ban", 35.0, 55.0, 16.0, 5.25, True, 0.8, 0.35, 0.55,
    {"china": 4.2}, ("price",), ("france", "germany"),
)  # fmt: skip
OWN = Lever("usa", "capability", "actor.usa.capability.ban", 60.0, 100.0, 36.0, 2.0, False, 0.9)
FOUND = Levers(
    case="ban",
    title="Ban",
    actor="usa",
    issue="ban",
    step="settlement",
    model="weighted-mean",
    models=("weighted-mean",),
    goal=Goal(90.0, 50.0, "above", False),
    settles=47.5,
    expected=48.2,
    headline="It goes beyond 50",
    p=0.35,
    levers=(MOVE, OWN),
    joint_moves=(MOVE,),
    joint_change=5.25,
    joint_p=0.55,
    proven=True,
    names={"germany": "Germany", "usa": "USA", "china": "China", "france": "France"},
    scale=(0.0, 100.0),
    others=2,
    tried=2,
    draws=10_000,
    seed=1,
    as_of="2026-11-21",
)


def test_the_screen_says_what_moves_what_it_costs_what_it_assumes_and_whom_it_hurts() -> None:
    text = " ".join(screen(FOUND).split())
    for part in (
        "Ban · levers for USA · forecast, as of 21 November 2026, 10,000 draws, seed 1",
        "Expected outcome of ban: about 48 (median of the draws); with every number at its most likely 47.5 "
        "(weighted mean).",
        "USA wants it at 90, above the threshold of 50.",
        "It goes beyond 50: 35 %.",
        "1. Germany from 35 to 55: effort 16, moves it by +5.25, over the threshold; 35 % -> 55 %",
        "assumes that Germany can be moved by 20 points on something that matters much (salience 0.8)",
        "China (4.2) loses by it; makes Germany pivotal instead of France; Germany has a stake in price too",
        "2. USA, own capability, from 60 to 100: effort 36, moves it by +2",
        "assumes that USA can bring to bear as much as the strongest, 100 where it is 60, with the same salience",
        "Together, the least that carries it over the threshold: Germany from 35 to 55. Effort 16; no set of moves "
        "costs less; 35 % -> 55 %.",
        "as with --set germany.ban=55, but with as much disagreement as before.",
    ):
        assert part in text, part


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    many = replace(FOUND, levers=(MOVE,) * 25)
    for line in screen(many, width).split("\n"):
        assert len(line) <= width


def test_what_would_endanger_it_is_called_so() -> None:
    text = " ".join(screen(replace(FOUND, goal=Goal(20.0, 50.0, "below", True))).split())
    assert "there it is already: these are the moves that would endanger it" in text
    assert "What would endanger it" in text
    voted = " ".join(screen(replace(FOUND, goal=Goal(20.0, 50.0, "below", True), voted=True)).split())
    assert "below the threshold of 50, where it is likelier than not to end. These are the moves" in voted
    assert "Cheapest shifts" not in text


def test_what_is_played_although_the_record_gives_it_stands_above_the_chances() -> None:
    """After the decision a run said 90 %, and levers 12 %, without a word."""
    text = " ".join(screen(replace(FOUND, played=("sixth", "order"))).split())
    told = "Played although the record gives it: sixth, order. A run takes that from the record"
    assert text.index(told) < text.index("It goes beyond 50: 35 %")
    assert "although the record" not in screen(FOUND)
    assert json.loads(levers_json(replace(FOUND, played=("sixth",))))["played"] == ["sixth"]


def test_whoever_has_what_they_want_is_told_which_way_no_move_leads() -> None:
    """It said that no move changes the chance where some changed it the other way; and told what effort is of none."""
    goal = Goal(None, None, "weir", True)
    none = replace(FOUND, goal=goal, settles=None, levers=(), joint_moves=(), withheld=4, wants=False)
    text = " ".join(screen(none).split())
    assert "No move of one alone raises the chance by 1 % or more." in text
    assert "effort:" not in text
    assert "lowers the chance" in screen(replace(none, wants=True))
    shown = " ".join(screen(replace(none, levers=FOUND.levers, joint_withheld=True)).split())
    assert "does not raise the chance by 1 %, and is not shown." in shown
    assert "Not shown: 4 moves that would not raise the chance by 1 % or more." in shown


def test_what_was_not_proven_is_not_claimed() -> None:
    text = " ".join(screen(replace(FOUND, proven=False)).split())
    assert "not proven to be the least" in text
    assert "no set of moves costs less" not in text


def test_where_not_everybody_was_tried_that_is_said() -> None:
    assert "Of 1,999 who could be moved the 20 who promise most" in " ".join(
        screen(replace(FOUND, others=1999, tried=20)).split()
    )
    assert "could be moved the" not in screen(FOUND)


def test_shares_that_are_nothing_or_all_are_told_as_bounds() -> None:
    """ "0 %" would read as impossible."""
    rare = replace(FOUND, levers=(replace(MOVE, p_before=0.0, p_after=1.0),))
    assert "<1 % -> >99 %" in " ".join(screen(rare).split())


def test_nothing_is_said_of_a_salience_that_is_not_stated() -> None:
    assert assumes(replace(MOVE, salience=None), FOUND).endswith("; how much it matters is not stated")
    assert side_effects(replace(MOVE, hurt={}, issues=(), pivotal=("usa", "usa")), FOUND) == ""


def test_what_is_left_after_an_answer_is_told_under_the_lever() -> None:
    answer = Lever("france", "position", "actor.france.ban", 40.0, 20.0, 10.0, -4.0)
    told = replace(FOUND, levers=(replace(MOVE, reply=Reply("china", answer, 0.523)),))
    text = " ".join(screen(told).split())
    assert "after China's best reply, moving France from 40 to 20: 52 %" in text
    assert "best reply: of the strongest of those who lose" in text
    none = replace(FOUND, levers=(replace(MOVE, reply=Reply("china", None, 0.55)),))
    assert "no reply of China at that effort takes any of it back" in " ".join(screen(none).split())
    (row, *_) = json.loads(levers_json(told))["levers"]
    move = {"actor": "france", "key": "position", "from": 40.0, "to": 20.0, "also": {}, "effort": 10.0}
    assert row["reply"] == {"by": "china", "move": move, "p": 0.523}


def test_a_trade_says_what_each_gives_and_gains_and_who_pays_for_it() -> None:
    gives = Gift("usa", "price", "actor.usa.price", 90.0, 60.0, 55.0, 50.0, "The price passes 50", 0.6, 0.5)
    gets = Gift("china", "ban", "actor.china.ban", 20.0, 45.0, 47.5, 52.5, "It goes beyond 50", 0.35, 0.56)
    told = replace(FOUND, trades=(Trade(gives, gets, 2.5, {"germany": 1.25}),))
    text = " ".join(screen(told).split())
    for part in (
        "Trades from which both sides gain",
        "1. USA gives way on price, from 90 to 60 (with every number at its most likely it settles at 55 -> 50), "
        "China gives way on ban, from 20 to 45 (with every number at its most likely it settles at 47.5 -> 52.5). "
        "Each of them gains 2.5; Germany (1.25) loses by it.",
        "It goes beyond 50: 35 % -> 56 % The price passes 50: 60 % -> 50 %",
        "gains: hundredths of the scale x salience",
    ):
        assert part in text, part
    (one,) = json.loads(levers_json(told))["trades"]
    assert list(one) == ["gives", "gets", "gain", "hurt"]
    assert one["gets"]["from"] == 20.0


def test_who_is_not_known_and_what_is_not_shown_is_said() -> None:
    blank = Unknown("france", "actor.france.ban", 80.0, "above", True, 0.2, 0.35, 0.41)
    text = " ".join(screen(replace(FOUND, unknown=(blank,), withheld=3)).split())
    assert "Not known: to be found out and won over France: at 80 or above, over the threshold; 35 % -> 41 %" in text
    assert "Not shown: 3 moves that would change the chance by less than 1 % or leave USA worse off." in text
    none = replace(FOUND, levers=(), joint_moves=(), joint_withheld=True, withheld=3)
    text = " ".join(screen(none).split())
    assert "No move of one alone changes the chance by 1 % or more and leaves USA no worse off." in text
    assert "changes the chance by less than 1 %, or leaves USA worse off, and is not shown." in text


def test_the_data_has_its_keys_in_their_order() -> None:
    """Programs read them: another name or order is another format."""
    told = json.loads(levers_json(FOUND))
    assert list(told) == [
        "case",
        "for",
        "goal",
        "levers",
        "securing",
        "joint_moves",
        "unknown",
        "attending",
        "trades",
        "withheld",
    ]
    assert told["goal"] == {"point": 90.0, "line": 50.0, "side": "above", "reached": False}
    for row in (*told["levers"], *told["joint_moves"]):
        assert list(row) == [
            "actor", "key", "from", "to", "also", "effort", "moves", "p_before", "p_after", "assumes", "side_effects",
            "reply",
        ]  # fmt: skip
    assert told["levers"][0]["side_effects"] == {
        "issues": ["price"],
        "hurt": {"china": 4.2},
        "pivotal": {"before": "france", "after": "germany"},
    }


def test_a_step_on_a_scale_of_years_is_told_and_not_rounded_away() -> None:
    """Otherwise a move reads "from 1,974 to 1,974", and what settles just above a line stands at it."""
    move = replace(MOVE, start=1974.0, to=1973.525)
    years = replace(
        FOUND, scale=(1950.0, 1975.0), settles=1960.0775, goal=Goal(1952.25, 1960.0, "below", False), levers=(move,)
    )
    text = " ".join(screen(years).split())
    assert "with every number at its most likely 1960.08 " in text
    assert "wants it at 1952.25, below the threshold of 1960." in text
    assert "Germany from 1974 to 1973.53: effort" in text


@pytest.mark.parametrize(
    ("to", "side", "said"),
    [
        (0.0, "below", "France: at 0; "),
        (100.0, "above", "France: at 100; "),
        (0.0, "above", "France: at 0 or above; "),
        (20.0, "below", "France: at 20 or below; "),
    ],
)
def test_nothing_lies_beyond_an_end_of_the_scale(to: float, side: str, said: str) -> None:
    blank = Unknown("france", "actor.france.ban", to, side, False, 0.2, 0.35, 0.41)
    assert said in " ".join(screen(replace(FOUND, unknown=(blank,))).split())
