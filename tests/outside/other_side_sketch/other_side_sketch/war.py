"""A month of fighting and talking between two homes, H and W: plain arrays, one number a draw.

    constants  {name: (draw,)}: drawn once, below CONSTANTS
    state      {name: (draw,)}: what the months before have left, below CARRIED
    u(name)    (draw,) uniform numbers of the month, the same however often they are asked for
    month      0 is the first; months 22 and 70 have elections

Each of the five functions takes these and returns what is new. What is worth something is a share of the prize, 0-1.
Own; a sketch whose ranges were chosen by somebody who knew the outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Values = Mapping[str, NDArray]
Uniform = Callable[[str], NDArray]

NEVER = np.int16(999)
"""The month of what has not happened."""
ELECTIONS = (22, 70)
TALLY = 0.55
"""Scale of a logistic number of standard deviation one."""

CONSTANTS = (
    "p_true", "bel_h", "bel_w", "strength", "forts", "start", "battles", "wet", "cost_h", "fall_w", "points", "talk_h",
    "talk_w", "elect", "span", "esc", "esc_cost", "thresh", "firm_h", "relax", "gain_h", "halt_w", "part", "price_w",
    "price_h", "tend_h", "quota_h", "hawks", "attempt", "carry", "direct", "raid", "leak", "shut", "bias", "peking",
    "peking_c", "saigon", "saigon_d", "venue_d", "public", "aid_cap", "aid_lag", "aid_eff", "dec_h", "dec_w", "shape",
    "home_gap", "noise_s", "new_w",
)  # fmt: skip
"""What a setting must say; their meanings stand beside their ranges in the case."""

CARRIED: Mapping[str, tuple[str, float | int | bool, str]] = {
    "line": ("i2", 10, "forts that H holds"),
    "wins": ("i2", 0, "battles that H has won"),
    "fought": ("i2", 0, "battles fought"),
    "momentum": ("f8", 0.0, "battles won less lost, of late"),
    "support": ("f8", 51.0, "support for the war in W, per cent"),
    "escalation": ("f8", 0.0, "how far W has escalated, 0-3"),
    "failures": ("i2", 0, "contacts that failed"),
    "shut": ("i2", 0, "months for which the secret track stays shut"),
    "halt": ("i1", 0, "what W has halted: 0 nothing, 1 in part, 2 all"),
    "aid": ("f8", 1.0, "aid to H as a share of what it asks for"),
    "firm": ("f8", 1.0, "what less than a full halt costs H"),
    "pressed": ("i2", 0, "months for which H's ally still presses against talks"),
    "block": ("i2", 0, "months for which W's ally still blocks"),
    "vetoed": ("i2", 0, "how often W's ally has blocked"),
    "wait": ("i2", -1, "months until the parties meet; -1 nothing is agreed"),
    "reach": ("i1", 0, "whether a message came through this month"),
    "leaks": ("i1", 0, "how often a track has leaked"),
    "price": ("i1", 0, "whether H has paid a tacit price for the halt"),
    "first_no": ("i1", -1, "whether the first meeting came to nothing; -1 there was none"),
    "halt_at_talk": ("i1", -1, "what was halted when talks opened; -1 they have not"),
    "man": ("i1", 0, "whether another man holds the office in W"),
    "is_open": ("?", True, "whether the war goes on"),
    "m_message": ("i2", 999, "month of the first contact that was tried; 999 never"),
    "m_moscow": ("i2", 999, "month in which a third party first carried a message; 999 never"),
    "m_part": ("i2", 999, "month of the halt in part; 999 never"),
    "m_full": ("i2", 999, "month of the full halt; 999 never"),
    "m_talk": ("i2", 999, "month in which acknowledged talks opened; 999 never"),
    "m_settle": ("i2", 999, "month of the settlement; 999 never"),
    "m_won": ("i2", 999, "month in which one side had won; 999 never"),
    "demand_h": ("f8", np.nan, "share that H demands"),
    "offer_w": ("f8", np.nan, "share that W leaves to H"),
    "share": ("f8", np.nan, "share of the prize that goes to H by the settlement"),
}
"""{name: (type, value before the first month, meaning)}."""


def consent(tend: NDArray, quota: NDArray, men: NDArray) -> NDArray:
    """(draw,) how far the member whose consent is the last one needed leans to talks.

    men  (draw, member) uniform; quota (draw,) votes wanted; tend (draw,) spread of the members about the line
    """
    leaning = np.sort(np.log(men / (1 - men)) * TALLY, 1)[:, ::-1]
    return leaning[np.arange(len(quota)), quota - 1] * tend


def ruin(at: NDArray, of: NDArray, p: NDArray) -> tuple[NDArray, NDArray]:
    """Chance that the side at `at` of `of` forts wins all of them, and how many battles that takes on average.

    p (draw,) its chance in each battle. The gambler's ruin, by expm1 of logs; near 1/2 by its limit.
    """
    q = 1 - p
    ratio = np.log(q / p)
    near = np.abs(ratio) < 1e-6
    safe = np.where(near, 1.0, ratio)
    wins = np.where(
        safe > 0,
        np.exp((at - of) * safe) * np.expm1(-at * safe) / np.expm1(-of * safe),
        np.expm1(at * safe) / np.expm1(of * safe),
    )
    chance = np.where(near, at / of, wins)
    gap = np.where(near, 1.0, q - p)
    battles = np.where(near, at * (of - at), at / gap - of / gap * wins)
    return chance, battles


def dry(month: int) -> bool:
    """Whether the month is one of October to May."""
    return month % 12 in (0, 1, 2, 3, 4, 9, 10, 11)


def to_election(month: int) -> int:
    return min((one - month for one in ELECTIONS if one >= month), default=48)


def beliefs(c: Values, s: Values) -> tuple[NDArray, NDArray]:
    """Each side's chance of H in a battle, after those that were fought: beta means."""
    strength = c["strength"]
    seen = strength + s["fought"]
    return (c["bel_h"] * strength + s["wins"]) / seen, (c["bel_w"] * strength + s["wins"]) / seen


def values(c: Values, s: Values, month: int) -> tuple[NDArray, NDArray, NDArray, NDArray, NDArray]:
    """(W's belief, worth of the war to H and to W, worth of a month of talks to H and to W)."""
    bel_h, bel_w = beliefs(c, s)
    at = np.clip(s["line"], 1, c["forts"] - 1)
    win_h, long_h = ruin(at, c["forts"], bel_h)
    win_w, long_w = ruin(at, c["forts"], bel_w)
    a_month = c["battles"] * (8 + 4 * c["wet"]) / 12
    cost_w = c["points"] * (100 - s["support"]) / 50
    # a side may always give in: its war is worth nothing at the least
    war_h = np.maximum(0, win_h - c["cost_h"] * long_h / a_month)
    war_w = np.maximum(0, (1 - win_w) - cost_w * long_w / a_month)
    near = np.exp(-to_election(month) / 6.0) * c["elect"]
    return bel_w, war_h, war_w, c["talk_h"] / 12, c["talk_w"] / 12 * (1 + near)


def aid(c: Values, s: Values, u: Uniform, month: int) -> dict[str, NDArray]:
    """Aid follows what its giver wants with a delay of the first order."""
    wanted = c["aid_cap"] - 0.1 * s["escalation"]
    return {"aid": s["aid"] + 1 / c["aid_lag"] * (wanted - s["aid"])}


def fight(c: Values, s: Values, u: Uniform, month: int) -> dict[str, NDArray]:
    """No battle, one or two; each moves the line by a fort, until one side has them all."""
    mean = c["battles"] * (1.0 if dry(month) else c["wet"])
    battles = np.floor(mean + u("count")).astype("i2")
    odds = np.log(c["p_true"] / (1 - c["p_true"])) + c["aid_eff"] * np.minimum(s["aid"] - 1, 0)
    p = 1 / (1 + np.exp(-odds))
    line, wins, fought = s["line"].copy(), s["wins"].copy(), s["fought"].copy()
    for number in (0, 1):
        live = (battles > number) & (line > 0) & (line < c["forts"])
        won = u(f"battle{number}") < p
        line += np.where(live, np.where(won, 1, -1), 0).astype("i2")
        wins += live & won
        fought += live
    net = 2 * (wins - s["wins"]) - (fought - s["fought"])
    noise = np.log(u("poll") / (1 - u("poll"))) * TALLY * c["noise_s"]
    over = (line <= 0) | (line >= c["forts"])
    return {
        "line": line,
        "wins": wins,
        "fought": fought,
        "momentum": 0.8 * s["momentum"] + net,
        "support": np.clip(s["support"] - c["fall_w"] * (1 + 0.3 * net) + noise, 5, 95),
        "m_won": first(over, s["m_won"], month),
        "is_open": s["is_open"] & ~over,
    }


def signal(c: Values, s: Values, u: Uniform, month: int) -> dict[str, NDArray]:
    """A contact is tried; it is carried, cut by a raid, or met; a leak shuts the track."""
    tried = (s["shut"] <= 0) & s["is_open"] & (s["m_talk"] == NEVER) & (u("attempt") < c["attempt"])
    third = tried & (u("moscow") < 1 - (1 - c["carry"]) ** 0.5)
    least = 0.1 * 0.2 / ((1 - 0.1) * 0.3 - 0.1)
    believed = c["bias"] >= least
    meets = tried & ((u("direct") < c["direct"]) | (third & believed))
    cut = meets & (u("raid") < c["raid"]) & (s["halt"] == 0)
    leak = meets & ~cut & (u("leak") < c["leak"])
    lost = cut | leak
    return {
        "failures": (s["failures"] + lost).astype("i2"),
        "shut": np.where(lost, np.rint(c["shut"]), np.maximum(s["shut"] - 1, 0)).astype("i2"),
        "reach": (meets & ~lost).astype("i1"),
        "leaks": (s["leaks"] + leak).astype("i1"),
        "m_message": first(tried, s["m_message"], month),
        "m_moscow": first(third & meets, s["m_moscow"], month),
    }


def open_talks(c: Values, s: Values, u: Uniform, month: int) -> dict[str, NDArray]:
    """Each home compares talking with fighting on; a halt is given where it is wanted, borne or paid for."""
    bel_w, _, _, talk_h, talk_w = values(c, s, month)
    # how weak W takes H to be: by what it believes of the battles, and by the last of them
    weak = np.clip(1 / (1 + np.exp(-((0.5 - bel_w) * 20 - 0.5 * s["momentum"]))), 0.02, 0.98)
    escalates = c["esc"] * (weak > c["thresh"])
    pressed = np.where(s["pressed"] > 0, s["pressed"] - 1, np.where(u("peking") < c["peking"], 6, 0)).astype("i2")
    base = talk_h * c["span"] - escalates * c["esc_cost"] - (pressed > 0) * c["peking_c"] + c["consent"]
    wants = (
        base - s["firm"] + 0 * c["gain_h"],
        base - s["firm"] * (1 - c["part"]) + c["part"] * c["gain_h"],
        base + c["gain_h"],
    )
    needs = np.where(wants[0] >= 0, 0, np.where(wants[1] >= 0, 1, np.where(wants[2] >= 0, 2, 3)))
    unrest = np.maximum(0, 50 - s["support"]) * c["points"] * c["span"] / 50.0
    man = s["man"].copy()
    if month in (24, 72):
        man = np.where(u("elected") < c["new_w"], 1 - man, man).astype("i1")
    bears = talk_w * c["span"] + unrest - c["hawks"] * np.where(man > 0, 0.5, 1.0)
    gives = np.where(bears >= c["halt_w"], 2, np.where(bears >= c["part"] * c["halt_w"], 1, 0))
    pays = (bears < c["halt_w"]) & (bears >= c["halt_w"] - c["price_w"]) & (base + c["gain_h"] >= c["price_h"])
    none = s["m_talk"] == NEVER
    # W halts in part of its own accord
    alone = s["is_open"] & (s["halt"] == 0) & (gives >= 1) & (u("public") < c["public"])
    halt = np.where(alone, 1, s["halt"]).astype("i1")
    # a halt is agreed in a contact
    reach = s["reach"] > 0
    meet = s["is_open"] & none & (reach | (halt >= 1)) & (s["wait"] < 0)
    agreed = meet & (np.maximum(gives, halt) >= needs)
    by_price = meet & ~agreed & pays & (needs <= 2)
    started = agreed | by_price
    given = np.where(agreed, np.maximum(halt, np.minimum(needs, 2)), np.where(by_price, 2, halt)).astype("i1")
    wait = np.where(started, np.rint(c["venue_d"]), np.where(s["wait"] >= 0, s["wait"] - 1, -1)).astype("i2")
    opens = ((started & (wait <= 0)) | ((s["wait"] > 0) & (wait == 0) & s["is_open"] & none)) & none
    refused = meet & ~started & reach
    # once they talk: the full halt, which W's ally may block
    may_halt = s["is_open"] & ~none & (given < 2) & ((gives == 2) | pays)
    stop = may_halt & (s["block"] == 0) & (u("saigon") < c["saigon"]) & (s["vetoed"] < 2)
    block = np.where(stop, np.rint(c["saigon_d"]), np.maximum(s["block"] - 1, 0)).astype("i2")
    may_halt &= ~stop & (s["block"] == 0)
    price = np.where(may_halt & (gives < 2) | by_price, 1, s["price"]).astype("i1")
    given = np.where(may_halt, 2, given).astype("i1")
    raised = np.where(refused & (u("esc") < escalates), np.minimum(s["escalation"] + 1, 3), s["escalation"] * 0.95)
    return {
        "halt": given,
        "wait": wait,
        "first_no": np.where(meet & (s["first_no"] < 0), ~started, s["first_no"]).astype("i1"),
        "firm": np.where(refused, s["firm"] * (1 - c["relax"]), s["firm"]),
        "block": block,
        "vetoed": (s["vetoed"] + stop).astype("i2"),
        "price": price,
        "escalation": np.where(given > 0, 0, raised),
        "pressed": pressed,
        "man": man,
        "failures": (s["failures"] + refused).astype("i2"),
        "m_part": first(given == 1, s["m_part"], month),
        "m_full": first(given == 2, s["m_full"], month),
        "halt_at_talk": np.where(opens, given, s["halt_at_talk"]).astype("i1"),
        "m_talk": first(opens, s["m_talk"], month),
    }


def offer(c: Values, s: Values, u: Uniform, month: int) -> dict[str, NDArray]:
    """Demands at the table come nearer with time; it is settled where they cross within what both homes accept."""
    _, war_h, war_w, talk_h, talk_w = values(c, s, month)
    talking = s["is_open"] & (s["m_talk"] <= month)
    # talking has a worth of its own, which a settlement ends
    least = war_h + talk_h * c["span"] + c["home_gap"]
    most = 1 - (war_w + talk_w * c["span"] + c["home_gap"])
    since = np.where(talking, month - s["m_talk"], 0)
    conceded = np.clip((since + 1) / 36.0, 0, 1) ** c["shape"]
    demand, offered = 1 - conceded * (1 - least), conceded * most
    settled = talking & (least <= most) & (demand <= offered)
    settled &= ~(settled & (u("saigon") < c["saigon"] * 0.5) & (u("late") < 0.9))
    return {
        "demand_h": demand,
        "offer_w": offered,
        "share": np.where(settled, np.clip((demand + offered) / 2, 0, 1), s["share"]),
        "m_settle": np.where(settled, month, s["m_settle"]).astype("i2"),
        "is_open": s["is_open"] & ~settled,
    }


def first(now: NDArray, before: NDArray, month: int) -> NDArray:
    """(draw,) the first month of something: this one where it is so now and never was."""
    return np.where(now & (before == NEVER), month, before).astype("i2")
