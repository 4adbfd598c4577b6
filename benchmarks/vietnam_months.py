"""What 73 months of fighting and talking cost: the steps of vietnam-1966 beside a bare loop, and the forecast.

    .venv/bin/python benchmarks/vietnam_months.py             # both, as ratios, a few minutes
    .venv/bin/python benchmarks/vietnam_months.py months      # the months alone

`months`: 8,192 draws of the case as they are played, beside a loop over months in plain NumPy with the same equations:
whole arrays, no masks, no clock, no names, random numbers of `default_rng`; it is given the numbers of the case, drawn.
`forecast`: whole processes, `instantsia run CASE --draws 4000 --fresh --workers 1` to the printed forecast, beside
june-1957. Seconds of processor time, the least of some turns, in each of which both are measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage

import numpy as np
from numpy.typing import NDArray

import instantsia
from instantsia.draws.state import State
from instantsia.engine.plan import prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of

Floats = NDArray[np.float64]
CASE, YARDSTICK, DRAWS, MONTHS, TURNS = "vietnam-1966", "june-1957", 8_192, 73, 7
FEWER, ROUNDS = 4_000, 3
SEASON = (11, 12, 1, 2, 3, 4)
POLLS = (23, 71)
"""The months of the two elections, from 1."""


def bare(state: State) -> dict[str, Floats]:
    """The months in which talks, a halt and an agreement came about, by a plain loop.

    state   at the end of a run: its numbers, and the pivots of both homes
    """

    def number(path: str) -> Floats:
        found: Floats = state["number", path]
        return found

    rng, count = np.random.default_rng(1), state.draws
    h_pivot, w_pivot = state["pivot", "hanoi.politburo"], state["pivot", "washington.president"]
    h_talking, w_talking = number("party.hanoi.talking") / 12, number("party.washington.talking") / 12
    h_nearing, w_nearing = number("party.hanoi.nearing"), number("party.washington.nearing")
    h_horizon, w_horizon = number("party.hanoi.horizon"), number("party.washington.horizon")
    h_margin, w_margin = number("party.hanoi.margin"), number("party.washington.margin")
    forts, battles, rest = np.rint(number("war.war.forts")), number("war.war.battles"), number("war.war.season.rest")
    strength, chance = number("war.war.strength"), number("war.war.chance")
    h_belief, w_belief = number("war.war.belief.hanoi"), number("war.war.belief.washington")
    h_cost, w_cost = number("war.war.cost.hanoi"), number("war.war.cost.washington")
    drift, noise, loss = (number(f"stock.support.{key}") for key in ("drift", "noise", "loss"))
    steep = number("stock.support.steep")
    cost, worth, relax, alone = (number(f"term.bombing.{key}") for key in ("cost", "worth", "relax", "alone"))
    part, p_cost, p_worth = (number(f"term.bombing.{key}") for key in ("part.partial", "price.cost", "price.worth"))
    places = ("friendly_capital", "neutral_asian", "neutral_european", "ally_with_ties")
    h_value, w_value = (
        np.stack([number(f"term.venue.value.{party}.{one}") for one in places], 1) for party in ("hanoi", "washington")
    )
    give, haggle = number("term.venue.give")[:, None], np.rint(number("term.venue.months"))
    tries, direct, cut, leak, stops, back = (
        number(f"track.contacts.{key}") for key in ("tries", "direct", "cut", "leak", "stops", "back")
    )
    closes = np.rint(number("track.contacts.shut"))
    carrier = 1 - (1 - number("track.contacts.carrier.chance")) ** 0.5
    believed = number("track.contacts.carrier.bias") >= 0.1 * 0.2 / (0.9 * 0.3 - 0.1)
    escalates, above, hurts = (number(f"track.contacts.reading.{key}") for key in ("escalates", "above", "cost"))
    aid_cap, aid_months, aid_effect = (number(f"ally.moscow.aid.{key}") for key in ("cap", "months", "effect"))
    presses, lasts, pressure = (number(f"ally.peking.presses.{key}") for key in ("chance", "months", "cost"))
    veto, delay, times = (number(f"ally.saigon.veto.{key}") for key in ("chance", "months", "times"))
    changes, factor = (number(f"calendar.elections.{key}.washington") for key in ("changes", "factor"))
    shocked, span, shape = number("step.talks.shock"), number("step.table.span"), number("step.table.shape")
    yearly = battles * (0.5 + 0.5 * rest)

    never = np.full(count, np.inf)
    talks, halt, whole, signed, over, venue = (never.copy() for _ in range(6))
    held = np.clip(np.floor(forts / 2) + np.rint(number("war.war.start")), 1, forts - 1)
    points, firm = number("stock.support.start").copy(), number("term.bombing.firm").copy()
    wins, fought, streak, escalated = (np.zeros(count) for _ in range(4))
    aid, level, waits, hand = np.ones(count), np.zeros(count), np.full(count, -1.0), np.zeros(count)
    pressing, shut, held_up, vetoed = (np.zeros(count) for _ in range(4))
    broken, logit_chance = np.zeros(count, bool), np.log(chance / (1 - chance))
    sd = np.sqrt(3) / np.pi

    def u() -> Floats:
        return rng.random(count)

    def logistic() -> Floats:
        x = u()
        return sd * np.log(x / (1 - x))

    def going_on(belief: Floats, cost: Floats | float) -> tuple[Floats, Floats, Floats]:
        """Chance that the first ends with all, months of war, what that costs."""
        odds = np.log1p(-belief) - np.log(belief)
        even = np.abs(odds * forts) < 1e-6
        odds = np.where(even, 1.0, odds)
        inside, down = np.clip(held, 1, forts - 1), -np.abs(odds)
        won = np.expm1(inside * down) / np.expm1(forts * down)
        won = np.where(odds > 0, np.exp((forts - inside) * down) * won, won)
        won = np.where(even, inside / forts, won)
        mean = np.where(even, inside * (forts - inside), (inside - forts * won) / np.where(even, 1.0, 1 - 2 * belief))
        turns = mean / np.maximum(yearly, 1e-6)
        return won, turns, cost * turns

    for month in range(1, MONTHS + 1):
        on = np.isinf(signed) & np.isinf(over)
        # aid, battles, support, pressure
        aid += np.minimum(1 / aid_months, 1) * (np.maximum(aid_cap - 0.1 * escalated, 0) - aid)
        mean = battles if (month - 1) % 12 + 1 in SEASON else battles * rest
        battle, many = 1 / (1 + np.exp(-(logit_chance + aid_effect * np.minimum(aid - 1, 0)))), np.floor(mean + u())
        won_now, fought_now = np.zeros(count), np.zeros(count)
        for place in range(3):
            live = on & (many > place) & (held > 0) & (held < forts)
            win = live & (u() < battle)
            held = held + np.where(win, 1, np.where(live, -1, 0))
            won_now, fought_now = won_now + win, fought_now + live
        net = 2 * won_now - fought_now
        wins, fought, streak = wins + won_now, fought + fought_now, 0.8 * streak + net
        points = np.clip(points + drift * (1 + loss * net) + noise * logistic(), 5, 95)
        over = np.where(on & ((held <= 0) | (held >= forts)), np.minimum(over, month), over)
        pressing = np.where(pressing > 0, pressing - 1, np.where(u() < presses, np.rint(lasts), 0))
        # contacts
        talking = talks < month
        free = on & (shut <= 0) & np.isinf(talks)
        tried = free & (u() < tries)
        met = tried & ((u() < direct) | (believed & (u() < carrier)))
        spoilt = met & (level == 0) & (u() < 1 - (1 - cut) ** (1 + escalated))
        leaked = met & ~spoilt & (u() < leak)
        spoilt |= leaked
        u()  # where they met
        contact, shut = met & ~spoilt, np.where(spoilt, closes, np.maximum(shut - 1, 0))
        ends, begins = u() < stops, u() < back
        broken = talking & np.where(broken, ~begins, ends)
        # beliefs, what talks are worth
        h_p, w_p = (
            (h_belief * strength + wins) / (strength + fought),
            (w_belief * strength + wins) / (strength + fought),
        )
        _, h_turns, _ = going_on(h_p, 0.0)
        _, w_turns, _ = going_on(w_p, 0.0)
        until = min((one - month for one in POLLS if one >= month), default=np.inf)
        near = np.exp(-until / 6) if np.isfinite(until) else 0.0
        homes = np.where(hand > 0, factor, 1.0)
        h_talks = h_talking * (1 + h_nearing * near) * np.minimum(h_horizon, h_turns)
        w_talks = w_talking * (1 + w_nearing * near) * np.minimum(w_horizon, w_turns)
        weak = np.clip(1 / (1 + np.exp(-(20 * (0.5 - w_p) - streak / 2))), 0.02, 0.98)
        risk = np.where(weak > above, escalates, 0.0)
        base = h_talks + h_pivot + shocked * logistic() - np.where(pressing > 0, pressure, 0) - risk * hurts
        gives = w_talks + homes * w_pivot + shocked * logistic()
        gives += np.maximum(50 - points, 0) * w_cost * w_horizon / 50
        at = (base - firm, base - firm * (1 - part) + worth * part, base + worth)
        needs = np.where(at[0] >= 0, 0, np.where(at[1] >= 0, 1, np.where(at[2] >= 0, 2, 3)))
        bears = np.where(gives >= cost, 2, np.where(gives >= cost * part, 1, 0))
        pays = (gives < cost) & (gives >= cost - p_worth) & (at[2] >= p_cost)
        # the opening
        unasked = np.where(on & (level == 0) & (bears >= 1) & (u() < alone), 1, level)
        meets = on & ~talking & (waits < 0) & (contact | (unasked >= 1))
        freely = meets & (np.maximum(bears, unasked) >= needs)
        bought = meets & ~freely & pays & (needs <= 2)
        agreed = freely | bought
        refused = meets & contact & ~agreed
        rises = on & talking & (unasked < 2) & ((bears >= 2) | pays)
        casts = rises & (month > held_up) & (u() < veto) & (vetoed < np.rint(times))
        rises &= (month > held_up) & ~casts
        held_up, vetoed = np.where(casts, month + np.rint(delay), held_up), vetoed + casts
        given = np.maximum(unasked, np.where(freely, np.minimum(needs, 2), np.where(bought, 2, 0)))
        level = np.where(rises, 2, np.where(agreed, given, unasked))
        waits = np.where(agreed, haggle, np.where(waits >= 0, waits - 1, -1))
        talks = np.where(on & ~talking & (waits == 0), np.minimum(talks, month), talks)
        halt = np.where(on & (level >= 1), np.minimum(halt, month), halt)
        whole = np.where(on & (level >= 2), np.minimum(whole, month), whole)
        firm = np.where(refused, firm * (1 - relax), firm)
        more = refused & (u() < risk)
        escalated = np.where(level > 0, 0.0, np.where(more, np.minimum(escalated + 1, 3), escalated * 0.95))
        # the place
        liked = (h_value + give * (2 * rng.random((count, 4)) - 1), w_value + give * (2 * rng.random((count, 4)) - 1))
        best = np.where((liked[0] >= 0) & (liked[1] >= 0), liked[0] * liked[1], -1).argmax(1)
        venue = np.where(agreed & np.isinf(venue), best, venue)
        # the table
        h_won, h_turns, h_costs = going_on(h_p, h_cost)
        w_won, w_turns, w_costs = going_on(w_p, w_cost * ((100 - points) / 50) ** steep)
        floor = np.clip(np.maximum(h_won - h_costs, 0) + h_talks + h_margin, 0, 1)
        ceiling = np.clip(1 - np.maximum(1 - w_won - w_costs, 0) - w_talks - homes * w_margin, 0, 1)
        gone = np.clip((month - np.where(np.isfinite(talks), talks, month) + 1) / span, 0, 1) ** shape
        asks, offers = 1 - gone * (1 - floor), gone * ceiling
        value = (asks + offers) / 2
        ready = on & np.isfinite(talks) & (floor <= ceiling) & (asks <= offers) & ~broken & np.isinf(over)
        ready &= (h_pivot >= 0) | (value - floor + h_pivot >= 0)
        ready &= (w_pivot >= 0) | (ceiling - value + homes * w_pivot >= 0)
        casts = ready & (month > held_up) & (u() < veto) & (vetoed < np.rint(times))
        ready &= (month > held_up) & ~casts
        held_up, vetoed = np.where(casts, month + np.rint(delay), held_up), vetoed + casts
        signed = np.where(ready, np.minimum(signed, month), signed)
        if month in POLLS:
            hand = np.where(u() < changes, 1 - hand, hand)
    return {"talks": talks, "partial": halt, "full": whole, "signed": signed, "over": over}


def spent(what: Callable[[], object]) -> float:
    """Seconds of processor time."""
    before = time.process_time()
    what()
    return time.process_time() - before


def months() -> None:
    plan = instantsia.load(CASE).plan(DRAWS)
    prepared, program = prepare(plan), program_of(plan)
    state = play(prepared, program, 0, DRAWS)
    loop = bare(state)
    ours = {"talks": "talks.acknowledged", "partial": "bombing.partial", "full": "bombing.full"}
    ours |= {"signed": "peace.signed", "over": "battle.over"}
    for name, milestone in ours.items():
        shares = [float(np.isfinite(one).mean()) for one in (state["reached", milestone], loop[name])]
        print(f"  {name:8} ever {shares[0]:.3f}, bare loop {shares[1]:.3f}")
    taken = [(spent(lambda: play(prepared, program, 0, DRAWS)), spent(lambda: bare(state))) for _ in range(TURNS)]
    first, second = (min(one) for one in zip(*taken, strict=True))
    each = sorted(one / other for one, other in taken)
    print(
        f"months: {first:.2f} s, bare loop {second:.2f} s: {first / second:.2f} x "
        f"({each[0]:.2f} to {each[-1]:.2f}); {DRAWS * MONTHS / first / 1e6:.2f} million draw-months a second"
    )


def forecast() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:

        def run(case: str) -> float:
            before = getrusage(RUSAGE_CHILDREN)
            command = [sys.executable, "-m", "instantsia", "run", case, "--draws", str(FEWER), "--fresh"]
            subprocess.run(
                [*command, "--workers", "1"], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
            )
            after = getrusage(RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        taken = [(run(CASE), run(YARDSTICK)) for _ in range(ROUNDS)]
    first, second = (min(one) for one in zip(*taken, strict=True))
    print(f"forecast: {first:.1f} s, {YARDSTICK} {second:.1f} s: {first / second:.1f} x")


if __name__ == "__main__":
    for name in sys.argv[1:] or ["months", "forecast"]:
        {"months": months, "forecast": forecast}[name]()
