"""The words in which a move, an answer to it, a trade and a place that is not known are told."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.levers.lever import Attending, Gift, Lever, Levers, Reply, Trade, Unknown
from instantsia.case.phrases import and_list
from instantsia.report import naming
from instantsia.report.wording.magnitudes import point_text, scale_text, value_text
from instantsia.report.wording.proportions import percentage_text

MUCH, SOME = 2 / 3, 1 / 3
AWAY = ".absent"
NAMED = 5


def person(actor: str, found: Levers) -> str:
    """How an actor is printed."""
    return naming.person(actor, found.names)


def shares(before: float, after: float) -> str:
    """The headline's share before and after: "35 % -> 55 %"."""
    return f"{percentage_text(before)} -> {percentage_text(after)}"


def moved(one: Lever, found: Levers) -> str:
    """Whose number, from where to where: "Germany from 35 to 55"."""
    who = person(one.actor, found)
    if one.key.endswith(AWAY):
        body = one.key.split(".")[1]
        return f"{who} stays away ({naming.person(body, found.names)})"
    if one.key == "position":
        return f"{who} from {place(one.start, found)} to {place(one.to, found)}"
    step = f"from {number(one.start)} to {number(one.to)}"
    if one.key in ("salience", "capability"):
        return f"{who}, own {one.key}, {step}"
    option = _option(one.key, found)
    left = _left(one, found)
    return f"{who} from {left} to {option}" if left else f"{who} won over to {option}"


def _option(path: str, found: Levers) -> str:
    """The option of which a path tells what it is worth to somebody, as it is printed."""
    return naming.option(path.rpartition(".")[2], found.names)


def _left(one: Lever, found: Levers) -> str:
    """The options that somebody is moved off, of several to which they are as near each; "" where they wanted none
    more."""
    return " or ".join(_option(path, found) for path in one.also)


def number(value: float | None) -> str:
    """A number in its own unit."""
    return "" if value is None else value_text(round(value, 6))


def place(value: float | None, found: Levers) -> str:
    """A point of the scale: on one of years three digits would tell 1974 from 1973.5 no more."""
    if value is None or found.scale is None:
        return number(value)
    return point_text(round(value, 6), *found.scale)


def expected(found: Levers) -> str:
    """The expected outcome, as a forecast prints it."""
    if found.expected is None or found.scale is None:
        return number(found.expected)
    return scale_text(found.expected, *found.scale)


def signed(value: float) -> str:
    """A change, with its sign."""
    return f"{'-' if value < 0 else '+'}{value_text(abs(round(value, 9)))}"


def assumes(one: Lever, found: Levers) -> str:
    """What must be so for the lever to be there.

    "that Germany can be moved by 20 points on something that matters much (salience 0.8)"
    """
    who = person(one.actor, found)
    if one.key.endswith(AWAY):
        return f"that {who} can be kept away on the day, which takes them to the middle at least"
    assert one.start is not None
    assert one.to is not None
    if one.key == "salience":
        return (
            f"that {who} can make it matter as much as it does to whom it matters most, "
            f"{number(one.to)} where it is {number(one.start)}, with the same capability"
        )
    if one.key == "capability":
        return (
            f"that {who} can bring to bear as much as the strongest, "
            f"{number(one.to)} where it is {number(one.start)}, with the same salience"
        )
    if one.key == "position":
        points = value_text(round(abs(one.to - one.start), 6))
        how_far = f"can be moved by {points} {'point' if points == '1' else 'points'}"
    else:
        how_far = f"can be won for {_option(one.key, found)}"
        left = _left(one, found)
        if left:
            fully = one.to == 1.0 and not any(one.also.values())
            how_far += " without reserve" if fully else f", and wants it then as much as {left} now"
    if one.salience is None:
        return f"that {who} {how_far}; how much it matters is not stated"
    how = "much" if one.salience >= MUCH else "somewhat" if one.salience >= SOME else "little"
    return f"that {who} {how_far} on something that matters {how} (salience {number(one.salience)})"


def side_effects(one: Lever, found: Levers) -> str:
    """Whom else it touches, or "" where nothing is told of it."""
    parts = [losers(one.hurt, found)] if one.hurt else []
    if one.pivotal is not None and one.pivotal[0] != one.pivotal[1]:
        before, after = (person(each, found) for each in one.pivotal)
        parts.append(f"makes {after} pivotal instead of {before}")
    if one.issues:
        others = and_list([naming.issue(issue, found.names) for issue in one.issues[:NAMED]])
        parts.append(f"{person(one.actor, found)} has a stake in {others} too")
    return "; ".join(parts)


def losers(hurt: Mapping[str, float], found: Levers) -> str:
    """ "China (4.2) and France (1) lose by it"."""
    told = [f"{person(actor, found)} ({value_text(points)})" for actor, points in hurt.items()]
    return f"{and_list(told)} {'loses' if len(told) == 1 else 'lose'} by it"


def reply(one: Lever, found: Levers) -> str:
    """What is left after the strongest loser's best reply, or "" where that was not looked at."""
    answer = one.reply
    if answer is None:
        return ""
    by = person(answer.by, found)
    if answer.move is None:
        return f"no reply of {by} at that effort takes any of it back"
    return f"after {by}'s best reply, {_moving(answer, found)}: {percentage_text(answer.p)}"


def _moving(answer: Reply, found: Levers) -> str:
    """ "moving France from 40 to 20"."""
    one = answer.move
    assert one is not None
    if one.key.endswith(AWAY):
        return f"keeping {person(one.actor, found)} away"
    if one.key in ("salience", "capability"):
        return f"raising their own {one.key} from {number(one.start)} to {number(one.to)}"
    return f"moving {moved(one, found)}"


def unknown(one: Unknown, found: Levers) -> str:
    """ "Congo: at 80 or above, over the threshold; 48 % -> 55 %"."""
    option = one.path.rpartition(".")[2] if found.scale is None else ""
    where = f"for {naming.option(option, found.names)}" if option else ""
    where = where or f"at {place(one.to, found)}{_and_on(one, found)}"
    over = ", over the threshold" if one.carries and found.goal.line is not None else ""
    return f"{person(one.actor, found)}: {where}{over}; {shares(one.p_before, one.p_after)}"


def attending(one: Attending, found: Levers) -> str:
    """ "Hans votes for the motion instead of abstaining or being away; 11 % -> 60 %"."""
    votes = "as they lean"
    if one.option:
        votes = f"for {naming.option(one.option, found.names)}"
    elif one.to is not None:
        votes = f"as somebody at {place(one.to, found)}"
    played = shares(one.p_before, one.p_after)
    return f"{person(one.actor, found)} votes {votes} instead of abstaining or being away; {played}"


def _and_on(one: Unknown, found: Levers) -> str:
    """ " or above"; nothing lies beyond an end of the scale."""
    assert one.to is not None
    ends = found.scale or (0.0, 0.0)
    return "" if one.to == (ends[1] if one.side == "above" else ends[0]) else f" or {one.side}"


def trade(one: Trade, found: Levers) -> str:
    """Who gives what on which issue, and what either gains."""
    gain = value_text(one.gain)
    return (
        f"{_gift(one.gives, found)}, {_gift(one.gets, found)}. "
        f"Each of them gains {gain}{f'; {losers(one.hurt, found)}' if one.hurt else ''}"
    )


def _gift(one: Gift, found: Levers) -> str:
    issue = naming.issue(one.issue, found.names)
    who = person(one.actor, found)
    return (
        f"{who} gives way on {issue}, from {number(one.start)} to {number(one.to)} "
        f"(with every number at its most likely it settles at {number(one.before)} -> {number(one.after)})"
    )


def chances(one: Trade) -> list[str]:
    """What a trade does to the chance of either event, a sentence each."""
    told = []
    for gift in (one.gets, one.gives):
        if gift.p_before is not None and gift.p_after is not None:
            told.append(f"{gift.event.rstrip('.?!')}: {shares(gift.p_before, gift.p_after)}")
    return told
