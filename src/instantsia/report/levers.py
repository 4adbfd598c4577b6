"""The moves of least effort for one side: in words for the screen, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from instantsia.analysis.levers.lever import Lever, Levers
from instantsia.case import paths
from instantsia.report import naming, plaintext, wording
from instantsia.report.json_text import dump, fields
from instantsia.report.plaintext import INDENT

TOLD, LISTED, TOGETHER = 5, 15, 8
MUCH, SOME = 2 / 3, 1 / 3
AWAY = ".absent"


def levers_json(found: Levers) -> str:
    """One object: case, for, goal, levers[], joint_moves[], with the keys of `_row` in each."""
    data: dict[str, Any] = {
        "case": found.case,
        "for": found.actor,
        "goal": fields(found.goal, "point line side reached"),
        "levers": [_row(one, found) for one in found.levers],
        "joint_moves": [_row(one, found) for one in found.joint_moves],
    }
    return dump(data)


def _row(one: Lever, found: Levers) -> dict[str, Any]:
    return {
        **fields(one, "actor key"),
        "from": one.start,
        **fields(one, "to effort moves p_before p_after"),
        "assumes": assumes(one, found),
        "side_effects": {
            **fields(one, "issues hurt"),
            "pivotal": None if one.pivotal is None else {"before": one.pivotal[0], "after": one.pivotal[1]},
        },
    }


# ----------------------------------------------------------------------------------------------------------- screen


def screen(found: Levers, width: int = 80) -> str:
    """Where it settles and where it should, the levers, the cheapest set, at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    head = [
        f"{found.title} {plaintext.DOT} levers for {_name(found.actor, found)} {plaintext.DOT} {_vantage(found)}",
        *standing(found),
    ]
    out = [plaintext.entry(line, width) for line in head]
    out += _best(found, width)
    out += _rest(found, width)
    out += _together(found, width)
    out += ["", *(plaintext.entry(line, width) for line in _notes(found))]
    return "\n".join(out)


def _name(actor: str, found: Levers) -> str:
    return naming.person(actor, found.names)


def _vantage(found: Levers) -> str:
    told = (("as of", found.as_of), ("known by", found.known_by))
    days = [f"{word} {naming.day(day)}" for word, day in told if day]
    facts = f"{wording.plural(found.draws, 'draw')}, seed {found.seed}"
    if not days:
        return f"explanation, with everything known, {facts}"
    note = ", coded by somebody who knew the outcome" if found.hindsight else ""
    return f"forecast, {' and '.join(days)}{note}, {facts}"


def _shares(before: float, after: float) -> str:
    """ "0.35 -> 0.55"; where one end prints as a bound, so does the other where it lies beyond the bound."""
    ends = [before, after]
    if min(ends) < 0.005:
        ends = [0.0 if p < 0.05 else p for p in ends]
    if max(ends) >= 0.995:
        ends = [1.0 if p > 0.95 else p for p in ends]
    return " -> ".join(wording.probability_text(p) for p in ends)


def rows(found: Levers) -> list[tuple[str, str, str]]:
    """(what is moved, its effort, the headline before and after) of each lever."""
    return [
        (
            _what(one, found),
            wording.value_text(one.effort),
            "" if one.p_before is None or one.p_after is None else _shares(one.p_before, one.p_after),
        )
        for one in found.levers
    ]


def standing(found: Levers) -> list[str]:
    """Where it settles or what is decided, and where one side wants it, in sentences."""
    who, goal = _name(found.actor, found), found.goal
    issue = naming.issue(found.issue, found.names)
    p = f"{_headline(found)}: {wording.probability_text(found.p)}"
    if found.settles is None:
        decided = "and so it is decided" if goal.reached else "and it is decided otherwise"
        return [
            f"{who} is for {naming.in_words(goal.side)} ({issue}), {decided} where everybody votes as they lean.",
            f"{p}. {_wants(found, who)}",
        ]
    model = f"{naming.in_words(found.model.replace('-', ' '))}, every number at its most likely"
    if len(found.models) > 1:
        model = f"{model}; the first of {wording.plural(len(found.models), 'model')}"
    out = [f"{issue} settles at {_place(found.settles, found)} ({model})."]
    assert goal.point is not None
    place = _place(goal.point, found)
    if goal.line is None:
        out.append(f"{who} wants it at {place}, and there it is." if goal.reached else f"{who} wants it at {place}.")
    else:
        line = _place(goal.line, found)
        out.append(
            f"{who} wants it at {place}, {goal.side} the line at {line}"
            f"{', and there it is already: these are the moves that would endanger it.' if goal.reached else '.'}"
        )
    return [*out, f"{p}."]


def _headline(found: Levers) -> str:
    return found.headline.rstrip(".?!")


def _wants(found: Levers, who: str) -> str:
    if found.wants is None:
        return "It is as frequent whichever way this is decided."
    # what they want is read off the draws in which their option stands
    side = "more" if found.wants else "less"
    told = f"It is {side} frequent where their option stands in the end"
    if found.goal.reached:
        return f"{told}: these are the moves that would endanger it."
    return f"{told}: {who} wants it {'to happen' if found.wants else 'not to happen'}."


def _best(found: Levers, width: int) -> list[str]:
    if not found.levers:
        return ["", plaintext.lines(_none(found), width)]
    title = "What would endanger it, the least effort first" if found.goal.reached else "Moves of least effort"
    out = ["", title]
    for number, one in enumerate(found.levers[:TOLD], 1):
        out.append(plaintext.item(f"{number}. {_told(one, found)}", width))
        for line in (f"assumes {assumes(one, found)}", side_effects(one, found)):
            if line:
                out.append(plaintext.lines(line, width, indent=INDENT * 2, hanging=INDENT * 3))
    return out


def _none(found: Levers) -> str:
    if found.goal.reached and found.goal.line is None:
        return "Nothing to move."
    if found.goal.reached:
        return "Nobody alone, moved as far as the scale goes, can endanger it."
    return "Nobody alone, moved as far as that, changes where it settles."


def _told(one: Lever, found: Levers) -> str:
    """ "Germany from 35 to 51: effort 12.8, moves it by +7.1, over the line; 0.35 -> 0.55"."""
    parts = [f"effort {wording.value_text(one.effort)}"]
    if found.settles is not None and one.moves is not None:
        over = "" if found.goal.line is None or not one.carries else ", over the line"
        parts.append(f"moves it by {_signed(one.moves)}{over}")
    text = f"{_what(one, found)}: {', '.join(parts)}"
    if one.p_before is not None and one.p_after is not None:
        text += f"; {_shares(one.p_before, one.p_after)}"
    return text


def _what(one: Lever, found: Levers) -> str:
    name = _name(one.actor, found)
    if one.key.endswith(AWAY):
        body = one.key.split(".")[1]
        return f"{name} stays away ({naming.person(body, found.names)})"
    if one.key == "position":
        return f"{name} from {_place(one.start, found)} to {_place(one.to, found)}"
    step = f"from {_value(one.start)} to {_value(one.to)}"
    if one.key in ("salience", "capability"):
        return f"{name}, own {one.key}, {step}"
    return f"{name}, utility for {naming.in_words(one.key.rpartition('.')[2])}, {step}"


def _value(value: float | None) -> str:
    return "" if value is None else wording.value_text(round(value, 6))


def _place(value: float | None, found: Levers) -> str:
    """A point of the scale: on one of years three digits would tell 1974 from 1973.5 no more."""
    if value is None or found.scale is None:
        return _value(value)
    return wording.point_text(round(value, 6), *found.scale)


def _signed(value: float) -> str:
    return f"{'-' if value < 0 else '+'}{wording.value_text(abs(round(value, 9)))}"


def assumes(one: Lever, found: Levers) -> str:
    """What must be so for the lever to be there.

    "that Germany can be moved by 20 points on something that matters much (salience 0.8)"
    """
    name = _name(one.actor, found)
    if one.key.endswith(AWAY):
        return f"that {name} can be kept away on the day, which takes them to the middle at least"
    assert one.start is not None
    assert one.to is not None
    if one.key == "salience":
        return (
            f"that {name} can make it matter as much as it does to whom it matters most, "
            f"{_value(one.to)} where it is {_value(one.start)}, with the same capability"
        )
    if one.key == "capability":
        return (
            f"that {name} can bring to bear as much as the strongest, "
            f"{_value(one.to)} where it is {_value(one.start)}, with the same salience"
        )
    if one.key == "position":
        moved = f"can be moved by {wording.value_text(round(abs(one.to - one.start), 6))} points"
    else:
        option = naming.in_words(one.key.rpartition(".")[2])
        moved = f"can be brought to hold {option} worth {_value(one.to)} where it is {_value(one.start)}"
    if one.salience is None:
        return f"that {name} {moved}; how much it matters is not stated"
    how = "much" if one.salience >= MUCH else "somewhat" if one.salience >= SOME else "little"
    return f"that {name} {moved} on something that matters {how} (salience {_value(one.salience)})"


def side_effects(one: Lever, found: Levers) -> str:
    """Whom else it touches, or "" where nothing is told of it."""
    parts = []
    if one.hurt:
        hurt = [f"{_name(actor, found)} ({wording.value_text(points)})" for actor, points in one.hurt.items()]
        parts.append(f"hurts {wording.and_list(hurt)}")
    if one.pivotal is not None and one.pivotal[0] != one.pivotal[1]:
        before, after = (_name(each, found) for each in one.pivotal)
        parts.append(f"makes {after} pivotal instead of {before}")
    if one.issues:
        others = wording.and_list([naming.issue(issue, found.names) for issue in one.issues[:TOLD]])
        parts.append(f"{_name(one.actor, found)} has a stake in {others} too")
    return "; ".join(parts)


def _rest(found: Levers, width: int) -> list[str]:
    rest = found.levers[TOLD:]
    if not rest:
        return []
    heads = ["others", "effort", "moves it by" if found.settles is not None else "headline", "over the line"]
    columns = len(heads) if found.settles is not None and found.goal.line is not None else 3
    rows = [
        [_what(one, found), wording.value_text(one.effort), _effect(one, found), "yes" if one.carries else ""][:columns]
        for one in rest[:LISTED]
    ]
    table = plaintext.table(heads[:columns], rows, width - len(INDENT), right=frozenset({1, 2}))
    out = ["", *(f"{INDENT}{line}".rstrip() for line in table.split("\n"))]
    if len(rest) > LISTED:
        out.append(f"{INDENT}and {len(rest) - LISTED} more; --json lists them")
    return out


def _effect(one: Lever, found: Levers) -> str:
    if one.moves is None:
        return ""
    return _signed(one.moves) if found.settles is not None else wording.moves_text(one.moves, 0.0)


def _together(found: Levers, width: int) -> list[str]:
    if not found.joint_moves:
        if found.settles is not None and found.goal.line is not None:
            return ["", plaintext.entry(f"Together: {_no_set(found)}", width)]
        return []
    moves = wording.and_list([_what(one, found) for one in found.joint_moves[:TOGETHER]])
    if len(found.joint_moves) > TOGETHER:
        moves = f"{', '.join(_what(one, found) for one in found.joint_moves[:TOGETHER])} and " + wording.plural(
            len(found.joint_moves) - TOGETHER, "other"
        )
    what = "carries it over the line" if found.goal.line is not None else "brings it there"
    if found.settles is None:
        what = "turns the decision, everybody voting as they lean"
    sure = "no set of moves costs less" if found.proven else "found step by step, not proven to be the least"
    text = f"Together, the least that {what}: {moves}. Effort {wording.value_text(found.effort)}; {sure}"
    if found.joint_p is not None:
        text += f"; {_shares(found.p, found.joint_p)}"
    return ["", plaintext.entry(f"{text}.", width)]


def _no_set(found: Levers) -> str:
    if found.goal.reached:
        return "not all others at the far end of the scale would turn it."
    return "not all others moved as far as that would carry it."


def _notes(found: Levers) -> Sequence[str]:
    unit = "their salience (0-1)" if found.saliences else "1, since no salience is stated"
    out = [f"effort: points by which a position is moved x {unit}."]
    if any(one.key in ("salience", "capability") for one in found.levers):
        out[0] += " Own salience or capability counts by the share of its column's top that is added."
    fixed = next((one for one in found.levers if one.to is not None and one.p_after is not None), None)
    if fixed is not None:
        out.append(
            f"The shares are those of the headline, over all draws, as it is -> with that number fixed: "
            f"as with --set {paths.short(fixed.path)}={_typed(fixed.to)}."
        )
    if any(one.hurt for one in found.levers[:TOLD]):
        out.append("hurts: points farther from where it settles x salience.")
    if found.tried < found.others:
        which = "who promise most" if found.settles is not None else "who are nearest to the middle"
        out.append(f"Of {found.others:,} who could be moved the {found.tried:,} {which} were tried.")
    if any(one.key.endswith(AWAY) for one in found.levers):
        out.append("stays away: from every meeting of the body that is played.")
    if len(found.bodies) > 1:
        names = wording.and_list([naming.person(one, found.names) for one in found.bodies])
        out.append(f"A change counts in every body at once: {names}.")
    return out


def _typed(value: float | None) -> str:
    return f"{value:.12g}" if value is not None else ""
