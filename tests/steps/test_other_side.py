"""Steps of the other side: what holds of each, the models that they become where nothing else plays, and what moves
what."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import instantsia
from instantsia.draws.state import Key, State, differs
from instantsia.draws.streams import Streams
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Moment
from instantsia.errors import CaseError
from instantsia.evidence.epochs import MARK
from instantsia.evidence.variation import Variation
from instantsia.models.bargaining import contact
from instantsia.models.bargaining.mediation import least_bias
from instantsia.models.war import walk
from instantsia.models.war.beliefs import gap
from instantsia.steps import _homes, playable
from instantsia.steps._outlook import Outlook
from tests.engine.test_departures import assert_like_a_fresh_play, trajectory_of
from tests.steps.other_side import BARE, SALE, SHORT, WORLDS, Changes, loaded, played, times, written

DRAWS = 400
NEVER = np.inf


def moments(changes: Changes, draws: int = DRAWS) -> list[Moment]:
    """Every step as it was played, turn by turn."""
    seen: list[Moment] = []
    played(changes, draws=draws, watch=seen.append)
    return seen


# ---------------------------------------------------------------------------------------------------- of every step


@pytest.mark.parametrize("name", WORLDS)
def test_a_gathered_half_plays_alike_and_what_is_read_is_announced(name: str) -> None:
    """No neighbour may matter; a number that is read and not announced would be missing in a run, and one that is
    announced and never read would be listed as an assumption."""
    case, read = loaded(WORLDS[name]), defaultdict[str, set[str]](set)
    shown = moments(WORLDS[name])
    assert {one.turn.step.id for one in shown} == set(case.steps)
    half = np.flatnonzero(np.random.default_rng(0).uniform(size=DRAWS) < 0.5)
    for one in shown:
        step, seen, last = playable(case.steps[one.turn.step.id]), set[Key](), one.turn.number
        streams = Streams(5, 0, DRAWS)
        whole = step.play(case, one.before.at(None, seen), streams.within(f"step/{step.id}", last))
        for index in (half, half[:1], half[:0]) if last % 5 == 0 or step.id in ("polls", "peace") else (half,):
            some = step.play(case, one.before.at(index), streams.within(f"step/{step.id}", last, index))
            assert whole.keys() == some.keys()
            for key, values in whole.items():
                np.testing.assert_array_equal(values[index], some[key], err_msg=str((step.id, key)))
        assert ("ended", step.id) in whole
        if step.outcomes(case):
            assert set(np.unique(whole["decided", step.id])) <= {-1, *range(len(step.outcomes(case)))}
        read[step.id].update(path for what, path in seen if what in ("number", "position") and MARK not in path)
    for id, numbers in read.items():
        step = playable(case.steps[id])
        if step.kind == "report":
            continue  # it reads some of its numbers where it arrives
        needs = step.reads(case)
        assert len(set(needs)) == len(needs)
        own = {path for path, _ in step.numbers()} - step.idle_constants(case)
        # positions are read as a table
        table = {path for path in needs if path.startswith("actor.")}
        assert numbers - {"line"} <= own | set(needs), id
        # where a war begins, and what a home consents to, is read by whoever comes first
        others = set().union(*(found for other, found in read.items() if other != id))
        assert (own | set(needs)) - table - numbers <= others, id
        assert ("line" in numbers) <= bool(table)


@pytest.mark.parametrize("name", WORLDS)
def test_each_number_is_asked_once_and_as_many_in_every_turn(name: str) -> None:
    """A number used twice would tie together what has nothing to do with each other; one that is asked for in some
    turns only would be another number where a turn is left out."""
    asked: list[tuple[str, int]] = []
    played(WORLDS[name], draws=DRAWS, asked=asked)
    own = [one for one in asked if one[0].startswith("step/")]
    assert len(own) == len(set(own))
    by_turn: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for address, turn in own:
        by_turn[address.split("/")[1]][turn].add(address)
    for turns in by_turn.values():
        assert len({frozenset(names) for names in turns.values()}) == 1


@pytest.mark.parametrize("name", ["everything", "talks break off", "peaceful", "sale"])
def test_a_replay_is_a_fresh_play(name: str) -> None:
    """Of one number of each step drawn anew, and one number of each object at another place of its range."""
    until = {"group.months.until": "1934-06-30" if name == "sale" else "1931-12-31"}
    plan = Plan(loaded(WORLDS[name] | until), seed=3, draws=256)
    asked: list[tuple[str, int]] = []
    play(prepare(plan), program_of(plan), 0, 256, asked=asked)
    base = trajectory_of(plan)
    drawn = {address.split("/")[1]: address for address, _ in asked if address.startswith("step/")}
    ranged = [one.path for one in base.program.paths if one.assumed is not None and not one.assumed.number.fixed]
    variations = [Variation(replicas={address: 1}) for address in drawn.values()]
    variations += [Variation(at_quantile={path: 0.1}) for path in ranged[:: max(1, len(ranged) // 12)]]
    assert_like_a_fresh_play(base, variations)


def test_a_block_of_draws_is_the_same_draws_of_a_longer_run() -> None:
    long, short = (played(SHORT, draws=draws) for draws in (800, 400))
    for key in (("reached", "talks.acknowledged"), ("held", "border"), ("stock", "support"), ("value", "peace")):
        np.testing.assert_array_equal(long[key][:400], short[key])


# ----------------------------------------------------------------------------------------------------- of every draw


def test_what_is_reached_stays_reached_and_no_level_falls() -> None:
    """Milestones in order, one end only, floors and ceilings inside the prize."""
    state, shown = played({}, draws=2000), moments({}, draws=300)
    agreed, talks = state["reached", "talks.agreed"], state["reached", "talks.acknowledged"]
    assert (agreed <= talks).all()
    assert (state["reached", "raids.partial"] <= state["reached", "raids.full"]).all()
    assert (state["reached", "talks.acknowledged"] <= state["reached", "peace.signed"]).all()
    signed, over = (np.isfinite(state["reached", one]) for one in ("peace.signed", "battle.over"))
    assert not (signed & over).any()
    assert signed.any()
    assert over.any()
    np.testing.assert_array_equal(state["won", "border"] > 0, over)
    assert ((state["value", "peace"] >= 0) & (state["value", "peace"] <= 1))[signed].all()
    for one in shown:
        before, after = one.before, one.after
        assert (after["level", "raids"] >= before["level", "raids"]).all()
        assert (after["vetoed", "client"] <= 2).all()
        for name in ("talks.acknowledged", "raids.full"):
            was = np.isfinite(before["reached", name])
            np.testing.assert_array_equal(before["reached", name][was], after["reached", name][was])
        for name in ("floor", "ceiling", "asks", "gives"):
            figures = after[name, "table"]
            assert np.isnan(figures).all() or (np.nanmin(figures) >= 0 and np.nanmax(figures) <= 1)


def test_a_draw_that_has_ended_is_played_no_further() -> None:
    """Once something is signed or won, nothing of that draw changes until the last day."""
    shown = moments({}, draws=300)
    for one in shown:
        ended = np.minimum(one.before["reached", "peace.signed"], one.before["reached", "battle.over"])
        gone = np.flatnonzero(ended < one.before["clock", ""])
        where = np.arange(300) if one.where is None else one.where
        assert not np.isin(gone, where).any()


def test_every_turn_without_talks_says_what_stood_in_the_way() -> None:
    """One thing in each turn before the one in which talks begin."""
    state = played({}, draws=2000)
    ways = ("unreached", "home", "precondition", "cost", "price", "place")
    counted = {way: state[f"turns_{way}", "talks"].astype(int) for way in ways}
    assert all(each.any() for each in counted.values())
    begun = state["begun", "talks"]
    turns = np.where(begun >= 0, begun - 1, state["times", "talks"])
    np.testing.assert_array_equal(sum(counted.values()), turns)


def test_a_pivot_is_made_once_where_nobody_comes_or_goes() -> None:
    """And is the same whenever it is asked for."""
    shown = [one for one in moments(SHORT) if one.turn.step.id == "talks"]
    first = shown[0].after["pivot", "north.council"]
    assert not np.isnan(first).any()
    for one in shown:
        np.testing.assert_array_equal(one.after["pivot", "north.council"], first)


def test_a_change_of_mind_at_home_alone_is_looked_at_as_everybody_s_place_would_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = instantsia.load("vietnam-1966").plan(400)
    prepared, program = prepare(plan), program_of(plan)
    assert program.epochs
    short = play(prepared, program, 0, 400)
    assert ("consented", "washington.president.johnson") in short
    monkeypatch.setattr(_homes, "_movers", lambda *_: None)
    whole = play(prepared, program, 0, 400)
    assert ("consents", "washington.president") in whole
    for key in [key for key in whole.arrays if key[0] in ("pivot", "reached", "level", "turns_home")]:
        assert not differs(short[key], whole[key]).any()


def test_whoever_is_seated_later_has_a_word_from_then_on() -> None:
    """A member who loses their seat in the second month no longer counts: the pivot is made again."""
    gone = {"id": "gone", "kind": "seat", "body": "council", "who": "ash", "out": True, "within": "months",
            "when": "months.turns >= 3", "chance": 1}  # fmt: skip
    changes = SHORT | {"body.council.rule": {"kind": "consensus"}}
    steps = [gone, *written(changes)["step"]]
    shown = [one for one in moments(changes | {"step": steps}) if one.turn.step.id == "talks"]
    early, late = (shown[turn].after["pivot", "north.council"] for turn in (1, 4))
    assert (late >= early).all()
    assert 0.1 < (late > early).mean() < 0.3  # one in five was the last to consent


def test_news_moves_what_a_home_consents_to_from_the_day_on_which_it_comes() -> None:
    """A cable in the fourth month moves members along their scale, and with them the pivot; before it nothing does."""
    shown = [one for one in moments(WORLDS["news at home"]) if one.turn.step.id == "talks"]
    first, before, after = (shown[turn].after["pivot", "north.council"] for turn in (0, 2, 3))
    np.testing.assert_array_equal(first, before)
    assert (after != before).any()


# ------------------------------------------------------------------------------------------------------- reductions


def war(state: State, key: str) -> np.ndarray:
    return np.asarray(state["number", f"war.border.{key}"])


def first_day(changes: Changes) -> Changes:
    """The table before the first battle, once."""
    steps = [one for one in BARE["step"] if one["kind"] != "fight"]
    return BARE | {"step": steps, "group.months.until": "1931-01-31", "group.months.while": None} | changes


def slack(state: State) -> np.ndarray:
    """By the walk alone, from the drawn numbers."""
    forts = np.rint(war(state, "forts"))
    begins = np.floor(forts / 2) + np.rint(war(state, "start"))
    battles = war(state, "battles") * (8 + 4 * war(state, "season.rest")) / 12
    return walk.opens(
        begins, forts, war(state, "belief.north"), war(state, "belief.south"),
        war(state, "cost.north") / battles, war(state, "cost.south") / battles,
    ).width  # fmt: skip


def test_without_all_else_it_is_agreed_at_once_where_the_walk_leaves_something_to_agree_on() -> None:
    """R1, draw by draw."""
    state = played(first_day({}), draws=4000)
    left = slack(state)
    np.testing.assert_array_equal(np.isfinite(state["reached", "peace.signed"]), left >= 0)
    assert 0.2 < (left >= 0).mean() < 0.9
    signed = np.isfinite(state["value", "peace"])
    np.testing.assert_array_equal(signed, left >= 0)


def test_two_who_believe_the_same_agree_at_once() -> None:
    """R2: in every draw, whatever the war costs and whoever holds more."""
    same = {"war.border.belief": {"north": 0.53, "south": 0.53}, "war.border.strength": 20}
    state = played(first_day(same), draws=4000)
    assert np.isfinite(state["reached", "peace.signed"]).all()


def test_two_who_learn_from_the_same_battles_come_together_by_the_same_in_every_draw() -> None:
    """R8: as a step reads what they believe."""
    case, shown = loaded(WORLDS["everything"]), moments(WORLDS["everything"])
    state = shown[-1].after
    north, south = (Outlook(case, case.wars["border"], state).belief(party) for party in ("north", "south"))
    expected = gap(
        war(state, "belief.north"), war(state, "belief.south"), war(state, "strength"), state["fought", "border"]
    )
    np.testing.assert_allclose(north - south, expected, atol=1e-12)
    assert state["fought", "border"].max() > 5


def test_a_war_that_is_fought_to_the_end_is_the_ruin_of_a_gambler() -> None:
    """R3, as the engine plays it: with one chance and one front the share of draws is that of the walk."""
    fixed = {"war.border.forts": 7, "war.border.start": 0, "war.border.chance": 0.55, "war.border.battles": 2}
    steps = [one for one in BARE["step"] if one["kind"] == "fight"]
    only = BARE | fixed | {"step": steps, "war.border.season": None, "group.months.while": "not battle.over"}
    only |= {"event": [{"id": "over", "text": "It is over", "when": "battle.over"}], "group.months.until": "1950-12-31"}
    state = played(only, draws=8000)
    assert np.isfinite(state["reached", "battle.over"]).all()
    expected = walk.course(3, 7, 0.55)
    assert (state["won", "border"] == 1).mean() == pytest.approx(float(expected.wins), abs=4 * 0.5 / 8000**0.5)
    assert state["fought", "border"].mean() == pytest.approx(float(expected.battles), rel=0.03)


def test_a_carrier_who_leans_too_little_carries_nothing() -> None:
    """R7: by the least bias; one who never errs is always believed."""
    probe = "reached", "probe.carried"
    state = played(SHORT, draws=4000)
    low = state["number", "track.contacts.carrier.bias"] < float(least_bias(0.1, 0.2, 0.3, 0.1))
    assert 0.2 < low.mean() < 0.6
    assert not np.isfinite(state[probe][low]).any()
    assert np.isfinite(state[probe][~low]).mean() > 0.3
    sure = played(SHORT | {"track.contacts.carrier.wrong": 0}, draws=4000)
    assert np.isfinite(sure[probe][low]).mean() > 0.3


# ---------------------------------------------------------------------------------------------------- what moves what

LATER = [
    "term.raids.cost", "term.raids.firm", "track.contacts.reading.escalates", "ally.neighbour.presses.cost",
]  # fmt: skip
"""Numbers of which more lets no draw talk earlier."""
EARLIER = ["party.north.talking", "party.south.talking", "term.raids.alone"]
"""Numbers of which more lets no draw talk later."""


@settings(max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.sampled_from(LATER + EARLIER), st.floats(1.05, 1.4), st.integers(1, 10_000))
def test_more_of_it_moves_every_draw_one_way(path: str, factor: float, seed: int) -> None:
    """Paired, draw by draw: not a mean that moves while some draws go the other way."""
    before, after = (
        played(SHORT | more, draws=1500, seed=seed)["reached", "talks.acknowledged"]
        for more in ({}, times(path, factor))
    )
    assert ((after >= before) if path in LATER else (after <= before)).all()


@pytest.mark.parametrize("path", LATER + EARLIER)
def test_more_of_it_moves_some_draw(path: str) -> None:
    before, after = (
        played(SHORT | more, draws=1500)["reached", "talks.acknowledged"] for more in ({}, times(path, 1.4))
    )
    assert (before != after).any()


@pytest.mark.parametrize("margin", ["party.north.margin", "party.south.margin"])
def test_a_home_that_wants_more_gets_it_or_nothing(margin: str) -> None:
    """Two levels: fewer agreements, and where there is one in both, no worse for that side."""
    before, after = (played(more, draws=3000) for more in ({}, times(margin, 2.0)))
    signed = [np.isfinite(state["reached", "peace.signed"]) for state in (before, after)]
    assert signed[1].sum() < signed[0].sum()
    both = signed[0] & signed[1]
    moved = (after["value", "peace"] - before["value", "peace"])[both].mean()
    assert moved > 0 if "north" in margin else moved < 0


def test_supplies_that_stay_away_lose_battles() -> None:
    less = {"ally.patron.aid.cap": 0.2, "ally.patron.aid.effect": 1}
    fewer, more = (played(changes, draws=3000) for changes in (less, less | {"ally.patron.aid.cap": 1}))
    assert (fewer["aid", "patron"] < more["aid", "patron"]).all()
    assert (fewer["won", "border"] == 1).mean() < (more["won", "border"] == 1).mean() - 0.05


def test_a_veto_is_cast_so_often_and_holds_so_long() -> None:
    """Twice at most, and what it is on waits as many turns."""
    changes = {"ally.client.veto": {"on": ["raids.full"], "chance": 1, "months": 3, "times": 2}}
    shown = [one for one in moments(changes) if one.turn.step.id == "talks"]
    vetoed = np.stack([one.after["vetoed", "client"] for one in shown])
    full = np.stack([one.after["level", "raids"] for one in shown]) == 2
    assert vetoed.max() == 2
    cast = np.diff(vetoed, axis=0) > 0
    for draw in np.flatnonzero(cast.any(axis=0)):
        first = int(cast[:, draw].argmax()) + 1
        assert not full[first : first + 4, draw].any()


@pytest.mark.parametrize("protocol", ["alternating", "single-text"])
def test_whoever_takes_turns_agrees_inside_the_range_and_in_as_many_draws(protocol: str) -> None:
    """A text in the middle is there no later than the two meet; in turns, whoever is asked takes what is offered, and
    so they agree no later, either, and at an end of what lies between them."""
    quiet = SALE | {"outside": None, "step": [one for one in written(SALE)["step"] if one["id"] != "taken"],
                    "group.months.while": "not sale.signed", "group.months.until": "1938-12-31",
                    "party.seller.home": []}  # fmt: skip
    at_once, taken = (played(quiet | more, draws=2000) for more in ({}, {"step.table.protocol": protocol}))
    signed = [np.isfinite(state["reached", "sale.signed"]) for state in (at_once, taken)]
    assert (taken["reached", "sale.signed"] <= at_once["reached", "sale.signed"]).all()
    assert signed[0].sum() > 500
    price = taken["value", "sale"][signed[1]]
    assert (price >= taken["floor", "table"][signed[1]] - 1e-9).all()
    assert (price <= taken["ceiling", "table"][signed[1]] + 1e-9).all()
    if protocol == "alternating":
        # what is agreed is what one of them said
        said = np.stack([taken[name, "table"][signed[1]] for name in ("asks", "gives")])
        assert (np.abs(said - price).min(axis=0) == 0).all()


def test_a_sale_is_signed_at_a_price_that_both_take_or_taken() -> None:
    """One of the two ends, nothing signed while talks are broken off, and the side payment and the goods with it."""
    shown: list[Moment] = []
    state = played(SALE, draws=3000, watch=shown.append)
    signed, taken = (np.isfinite(state["reached", one]) for one in ("sale.signed", "seizure.done"))
    assert 0.2 < signed.mean() < 0.9
    assert taken.mean() > 0.1
    assert not (signed & taken).any()
    price = state["value", "sale"]
    np.testing.assert_array_equal(np.isfinite(price), signed)
    assert ((price >= state["floor", "table"] - 1e-9) & (price <= state["ceiling", "table"] + 1e-9))[signed].all()
    for one in (one for one in shown if one.turn.step.id == "sale"):
        today = one.after["reached", "sale.signed"] == one.after["clock", ""]
        assert not (today & one.before["broken", "conference"]).any()
    number = {key: state["number", f"term.pensions.{key}"] for key in ("worth", "cost")}
    np.testing.assert_array_equal(state["level", "pensions"] > 0, signed & (number["worth"] > number["cost"]))
    rates = [state["number", f"term.goods.rate.{party}"] for party in ("seller", "buyer")]
    np.testing.assert_array_equal(state["level", "goods"] == 3, signed & (rates[1] > rates[0]))
    np.testing.assert_array_equal(np.isfinite(state["reached", "pensions.paid"]), state["level", "pensions"] > 0)


def test_talks_that_no_step_opens_are_under_way_and_break_off() -> None:
    """A sale over a track whose talks break off at once and for good is never signed, but where they never do it is;
    and nothing breaks off before the day on which the track is open."""
    stops = {"track.conference.stops": 1, "track.conference.back": 0}
    never, always = (played(SALE | {"track.conference.stops": 0}), played(SALE | stops))
    assert np.isfinite(never["reached", "sale.signed"]).any()
    assert not np.isfinite(always["reached", "sale.signed"]).any()
    late = played(SALE | stops | {"track.conference.open": "1936-01-01"})
    signed = late["reached", "sale.signed"]
    opens = np.datetime64("1936-01-01").astype(int) + 719_163
    assert np.isfinite(signed).any()
    assert (signed[np.isfinite(signed)] < opens).all()


def test_what_may_be_taken_tomorrow_is_sold_for_less_today() -> None:
    """The floor falls with the chance of a seizure, draw by draw, by what is held in peace."""
    never, often = (played(SALE | {"outside.seizure.chance": chance, "group.months.until": "1933-07-31"})
                    for chance in (0, 0.03))  # fmt: skip
    assert (often["floor", "table"] < never["floor", "table"]).all()
    np.testing.assert_array_equal(often["ceiling", "table"], never["ceiling", "table"])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"step.table.terms": ["goods", "pensions"]}, "one term that is an amount, found none"),
        ({"party.buyer.keep": None}, "buyer keeps nothing without an agreement"),
        ({"term.pensions.taker": None}, "pensions is not between seller and buyer"),
        ({"term.goods.rate": {"seller": 0.1}}, "goods has a rate of others than seller and buyer"),
        ({"term.price.opening": {"seller": 300}}, "price has the opening of 1 parties"),
    ],
)
def test_a_sale_that_says_too_little_is_told_of(changes: Changes, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        loaded(SALE | changes)


def test_a_home_that_would_rather_not_wants_so_much_more() -> None:
    """Where nothing else differs a council that is against it asks for a better price, and gets it or nothing."""
    against, even = (
        played(SALE | {"assumption": [{"about": "*.line", "value": place}], "party.seller.spread": 20}, draws=3000)
        for place in (0, 50)
    )
    signed = [np.isfinite(state["reached", "sale.signed"]) for state in (against, even)]
    assert (against["reached", "sale.signed"] >= even["reached", "sale.signed"]).all()
    assert signed[0].sum() < signed[1].sum()
    assert (against["value", "sale"] - against["floor", "table"])[signed[0]].min() >= 20 - 1e-9


def test_whoever_may_put_off_the_talks_does_so_for_certain() -> None:
    """A veto on the talks that is always cast, and as often as one likes, is no talks at all, and says so."""
    never = {"ally.client.veto": {"on": ["talks"], "chance": 1, "months": 0, "times": 100}}
    state = played(SHORT | never)
    assert not np.isfinite(state["reached", "talks.agreed"]).any()
    assert (state["turns_veto", "talks"] == state["vetoed", "client"]).all()
    assert (state["vetoed", "client"] > 3).any()


@pytest.mark.parametrize(("ally", "level"), [("neighbour", "raids.full"), ("client", "raids.partial")])
def test_pressure_against_a_level_makes_it_dear_to_whom_it_is_put_on(ally: str, level: str) -> None:
    """An ally of the taker against the last level, and one of the giver against any: talks come later or not at all."""
    presses = {"against": level, "chance": 1, "months": 100, "cost": 0.2}
    scold = {"id": "scold", "kind": "press", "within": "months", "ally": ally}
    steps = [scold if one["id"] == "scold" else one for one in written({})["step"]]
    changes = SHORT | {"step": steps, f"ally.{ally}.presses": presses, "ally.neighbour.veto": None}
    before, after = (
        played(changes | more)["reached", "talks.acknowledged"] for more in ({f"ally.{ally}.presses.cost": 0}, {})
    )
    assert (after >= before).all()
    assert (after > before).mean() > 0.05


@pytest.mark.parametrize("months", [1, 2, 5])
def test_an_ally_who_always_begins_presses_in_every_turn(months: int) -> None:
    """It paused for a turn whenever its months were over, so that with one month it pressed every second turn."""
    always = {"ally.neighbour.presses.chance": 1, "ally.neighbour.presses.months": months}
    shown = [one.after["pressing", "neighbour"] for one in moments(SHORT | always) if one.turn.step.id == "scold"]
    assert len(shown) == 24
    assert all((left > 0).all() for left in shown)


def test_an_ally_whose_pressure_lasts_a_turn_presses_in_the_share_of_turns_that_its_chance_says() -> None:
    """Each turn is a chance by itself: the share of turns, and that of two turns one after the other."""
    once = {"ally.neighbour.presses.chance": 0.4, "ally.neighbour.presses.months": 1, "group.months.while": None}
    shown = [one for one in moments(SHORT | once, draws=2000) if one.turn.step.id == "scold"]
    presses = np.array([one.after["pressing", "neighbour"] > 0 for one in shown])
    assert presses.mean() == pytest.approx(0.4, abs=4 * 0.49 / presses.size**0.5)
    both = presses[1:] & presses[:-1]
    assert both.mean() == pytest.approx(0.16, abs=6 * 0.37 / both.size**0.5)


def test_another_man_comes_in_on_the_day_and_not_before() -> None:
    shown = [one for one in moments({"calendar.elections.changes.south": 1}) if one.turn.step.id == "polls"]
    hands = {one.turn.number: one.after["hand", "south"] for one in shown}
    elections = [number for number in hands if (hands[number] != 0).any()]
    assert min(elections) == 22  # November 1932, the twenty-third month


@pytest.mark.parametrize("months", [33_000, 40_000, 1e15])
def test_a_pressure_that_outlasts_every_run_never_ends(months: float) -> None:
    """Kept in too few bits it was none, or began anew."""
    assert contact.whole_turns(np.array([months])).tolist() == [contact.LONGEST]
    assert contact.shut(np.array([0], np.int16), np.array([True]), np.array([months])).tolist() == [contact.LONGEST]
