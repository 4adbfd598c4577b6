"""The cheapest shifts for one side: in words for the screen, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from instantsia.analysis.levers.lever import Gift, Lever, Levers, Reply, Trade, Unknown
from instantsia.case import paths
from instantsia.case.phrases import and_list, capital, plural
from instantsia.errors import shown_of
from instantsia.report import lever_words as words
from instantsia.report import naming, plaintext
from instantsia.report.json_text import dump, fields
from instantsia.report.lever_words import assumes as assumes
from instantsia.report.lever_words import side_effects as side_effects
from instantsia.report.plaintext import INDENT
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.proportions import percentage_text

TOLD, LISTED, TOGETHER = 5, 15, 8


def levers_json(found: Levers) -> str:
    """One object: case, for, goal, levers[], securing[], joint_moves[], with the keys of `_row` in each; unknown[],
    attending[], trades[]."""
    data: dict[str, Any] = {
        "case": found.case,
        "for": found.actor,
        "goal": fields(found.goal, "point line side reached"),
        "levers": [_row(one, found) for one in found.levers],
        "securing": [_row(one, found) for one in found.securing],
        "joint_moves": [_row(one, found) for one in found.joint_moves],
        "unknown": [fields(one, "actor path to side carries p_before p_after") for one in found.unknown],
        "attending": [fields(one, "actor path to option p_before p_after") for one in found.attending],
        "trades": [_trade(one) for one in found.trades],
        "withheld": found.withheld,
        **({"played": found.played} if found.played else {}),
    }
    return dump(data)


def _row(one: Lever, found: Levers) -> dict[str, Any]:
    return {
        **_move(one),
        **fields(one, "moves p_before p_after"),
        "assumes": assumes(one, found),
        "side_effects": {
            **fields(one, "issues hurt"),
            "pivotal": None if one.pivotal is None else {"before": one.pivotal[0], "after": one.pivotal[1]},
        },
        "reply": _reply(one.reply),
    }


def _move(one: Lever) -> dict[str, Any]:
    return {**fields(one, "actor key"), "from": one.start, **fields(one, "to also effort")}


def _reply(one: Reply | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"by": one.by, "move": None if one.move is None else _move(one.move), "p": one.p}


def _trade(one: Trade) -> dict[str, Any]:
    return {"gives": _gift(one.gives), "gets": _gift(one.gets), **fields(one, "gain hurt")}


def _gift(one: Gift) -> dict[str, Any]:
    return {
        **fields(one, "actor issue"),
        "from": one.start,
        **fields(one, "to before after event p_before p_after"),
    }


# ----------------------------------------------------------------------------------------------------------- screen


def screen(found: Levers, width: int = 80) -> str:
    """Where it settles and where it should, the levers, the cheapest set, at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    who = words.person(found.actor, found)
    head = [
        f"{found.title} {plaintext.DOT} levers for {who} {plaintext.DOT} {_vantage(found)}",
        *_freed(found),
        *standing(found),
    ]
    out = [plaintext.entry(line, width) for line in head]
    out += _best(found, width)
    out += _rest(found, width)
    out += _securing(found, width)
    out += _together(found, width)
    out += _unknown(found.unknown, found, width)
    out += _attending(found, width)
    out += _trades(found, width)
    notes = _notes(found)
    out += ["", *(plaintext.entry(line, width) for line in notes)] if notes else []
    return "\n".join(out)


def _vantage(found: Levers) -> str:
    told = (("as of", found.as_of), ("known by", found.known_by))
    days = [f"{word} {naming.day(day)}" for word, day in told if day]
    facts = f"{plural(found.draws, 'draw')}, seed {found.seed}"
    if not days:
        return f"explanation, with everything known, {facts}"
    note = ", coded by somebody who knew the outcome" if found.hindsight else ""
    return f"forecast, {' and '.join(days)}{note}, {facts}"


def _freed(found: Levers) -> list[str]:
    """That steps are played which a run takes from the record: the chances below are then not those of the run."""
    if not found.played:
        return []
    steps = ", ".join(found.played)
    return [f"Played although the record gives it: {steps}. A run takes that from the record, and its chances differ."]


def rows(found: Levers) -> list[tuple[str, str, str]]:
    """(what is moved, its effort, the headline before and after) of each lever."""
    return [(words.moved(one, found), value_text(one.effort), _played(one)) for one in found.levers]


def _played(one: Lever) -> str:
    return "" if one.p_before is None or one.p_after is None else words.shares(one.p_before, one.p_after)


def standing(found: Levers) -> list[str]:
    """Where it settles or what is decided, and where one side wants it, in sentences."""
    who, goal = words.person(found.actor, found), found.goal
    issue = naming.issue(found.issue, found.names)
    p = f"{_headline(found)}: {percentage_text(found.p)}"
    if found.settles is None:
        side = naming.option(goal.side, found.names)
        decided = "and so it is decided" if goal.reached else "and it is decided otherwise"
        doing = "is heard" if found.heard else "votes"
        return [
            f"{capital(who)} is for {side} ({issue}), {decided} where everybody {doing} as they lean.",
            f"{p}. {_wants(found, who)}",
        ]
    model = naming.in_words(found.model.replace("-", " "))
    if len(found.models) > 1:
        model = f"{model}, the first of {plural(len(found.models), 'model')}"
    likeliest = f"with every number at its most likely {words.place(found.settles, found)} ({model})"
    out = [f"Expected outcome of {issue}: about {words.expected(found)} (median of the draws); {likeliest}."]
    assert goal.point is not None
    point = words.place(goal.point, found)
    wants = f"{capital(who)} wants it at {point}"
    if goal.line is None:
        out.append(f"{wants}, and there it is." if goal.reached else f"{wants}.")
    else:
        line = words.place(goal.line, found)
        wanted = f"{wants}, {goal.side} the threshold of {line}"
        if not goal.reached:
            out.append(f"{wanted}.")
        elif found.voted:
            out.append(f"{wanted}, where it is likelier than not to end. These are the moves that would endanger that.")
        else:
            out.append(f"{wanted}, and there it is already: these are the moves that would endanger it.")
    if found.named and goal.line is not None and not found.voted and goal.point != goal.line:
        out.append(_only_over(point, found))
    return [*out, f"{p}."]


def _only_over(point: str, found: Levers) -> str:
    """That nothing aims at a point beside the threshold, and what does."""
    line = "" if found.goal.point is None else f"{found.goal.point:.12g}"
    return (
        f"The moves carry it over that threshold and no farther, so that {point} tells the side alone: to aim at "
        f"{point} itself make it the threshold (of a table --answer line={line}, of a case the line of its issue and "
        "headline)."
    )


def _headline(found: Levers) -> str:
    return found.headline.rstrip(".?!")


def _wants(found: Levers, who: str) -> str:
    if found.wants is None:
        return "It is as frequent whichever way this is decided."
    # what they want is read off the draws in which their option stands
    side = "more" if found.wants else "less"
    told = f"It is {side} frequent where their option stands in the end"
    if found.goal.reached and found.securing:
        return f"{told}, which is not sure: these are the moves that would endanger it, and those that would secure it."
    if found.goal.reached:
        return f"{told}: these are the moves that would endanger it."
    return f"{told}: {who} wants it {'to happen' if found.wants else 'not to happen'}."


def _best(found: Levers, width: int) -> list[str]:
    if not found.levers:
        return ["", plaintext.lines(_none(found), width)]
    title = "What would endanger it" if found.goal.reached else "Cheapest shifts"
    return _at_length(title, found.levers, found, width)


def _securing(found: Levers, width: int) -> list[str]:
    """The moves towards what they are for where that stands already, but not surely."""
    return _at_length("What would secure it", found.securing, found, width) if found.securing else []


def _at_length(title: str, levers: Sequence[Lever], found: Levers, width: int) -> list[str]:
    out = ["", f"{title}, the least effort first"]
    for position, one in enumerate(levers[:TOLD], 1):
        out.append(plaintext.item(f"{position}. {_told(one, found)}", width))
        for line in (f"assumes {assumes(one, found)}", side_effects(one, found), words.reply(one, found)):
            if line:
                out.append(plaintext.lines(line, width, indent=INDENT * 2, hanging=INDENT * 3))
    return out


def _none(found: Levers) -> str:
    if found.goal.reached and found.goal.line is None and found.settles is not None:
        return "Nothing to move."
    if found.withheld:
        if found.goal.reached:
            return f"No move of one alone {_danger(found)}s the chance by 1 % or more."
        return (
            "No move of one alone changes the chance by 1 % or more and leaves "
            f"{words.person(found.actor, found)} no worse off."
        )
    where = "at that end of the scale" if found.goal.reached else "there"
    return f"There is nobody else to be moved: all others stand {where} already, are not known, or have no say."


def _danger(found: Levers) -> str:
    """What a move that endangers it does to the chance of the headline: "raise"."""
    return "change" if found.wants is None else "lower" if found.wants else "raise"


def _told(one: Lever, found: Levers) -> str:
    """ "Germany from 35 to 51: effort 12.8, moves it by +7.1, over the threshold; 35 % -> 55 %"."""
    parts = [f"effort {value_text(one.effort)}"]
    if found.settles is not None and one.moves is not None:
        parts.append(f"moves it by {words.signed(one.moves)}{_over(one, found)}")
    text = f"{words.moved(one, found)}: {', '.join(parts)}"
    return f"{text}; {_played(one)}" if _played(one) else text


def _over(one: Lever, found: Levers) -> str:
    """ ", over the threshold" of a move that is enough by itself."""
    return "" if found.goal.line is None or not one.carries else ", over the threshold"


def _rest(found: Levers, width: int) -> list[str]:
    rest = found.levers[TOLD:]
    if not rest:
        return []
    settled = found.settles is not None and not found.voted
    heads = ["others", "effort", *(["moves it by"] if settled else []), "chance"]
    shown = shown_of(len(rest), LISTED)
    told = [
        [
            f"{words.moved(one, found)}{_over(one, found) if settled else ''}",
            value_text(one.effort),
            *([words.signed(one.moves or 0.0)] if settled else []),
            _played(one),
        ]
        for one in rest[:shown]
    ]
    table = plaintext.table(heads, told, width - len(INDENT), right=frozenset(range(1, len(heads))))
    out = ["", *(f"{INDENT}{line}".rstrip() for line in table.split("\n"))]
    if len(rest) > shown:
        out.append(f"{INDENT}and {len(rest) - shown} more; --json lists them")
    return out


def _together(found: Levers, width: int) -> list[str]:
    what = "carries it over the threshold" if found.goal.line is not None else "brings it there"
    if found.settles is None:
        doing = "heard" if found.heard else "voting"
        what = f"turns the decision, everybody {doing} as they lean"
    elif found.voted:
        what = f"makes it likelier than not that it ends {_looked_for(found)} the threshold"
    if found.joint_withheld:
        text = f"Together: the least that {what} changes the chance by less than 1 %"
        if found.goal.reached:
            text = f"Together: the least that {what} does not {_danger(found)} the chance by 1 %"
        else:
            text += f", or leaves {words.person(found.actor, found)} worse off"
        return ["", plaintext.entry(f"{text}, and is not shown.", width)]
    if not found.joint_moves:
        alone = next((words.moved(one, found) for one in found.levers if one.carries and found.voted), "")
        if alone:
            return ["", plaintext.entry(f"{alone} alone {what}.", width)]
        if found.settles is not None and found.goal.line is not None:
            return ["", plaintext.entry(f"Together: {_no_set(found)}", width)]
        return []
    moves = and_list([words.moved(one, found) for one in found.joint_moves[:TOGETHER]])
    if len(found.joint_moves) > TOGETHER:
        moves = f"{', '.join(words.moved(one, found) for one in found.joint_moves[:TOGETHER])} and " + plural(
            len(found.joint_moves) - TOGETHER, "other"
        )
    sure = "no set of moves costs less" if found.proven else "found step by step, not proven to be the least"
    text = f"Together, the least that {what}: {moves}. Effort {value_text(found.effort)}; {sure}"
    if found.joint_p is not None:
        text += f"; {words.shares(found.p, found.joint_p)}"
    return ["", plaintext.entry(f"{text}.", width)]


def _looked_for(found: Levers) -> str:
    """The side of the threshold to which the moves lead: "above"."""
    other = {"above": "below", "below": "above"}
    return other[found.goal.side] if found.goal.reached else found.goal.side


def _no_set(found: Levers) -> str:
    if found.voted:
        return (
            "not all who were tried, moved as far as that, make it likelier than not that it ends "
            f"{_looked_for(found)} the threshold."
        )
    if found.goal.reached:
        return "not all others at the far end of the scale would turn it."
    return "not all others moved as far as that would carry it."


def _unknown(unknown: Sequence[Unknown], found: Levers, width: int) -> list[str]:
    if not unknown:
        return []
    title = "Where they stand is not known" if found.goal.reached else "Not known: to be found out and won over"
    return ["", title, *(plaintext.item(words.unknown(one, found), width) for one in unknown)]


def _attending(found: Levers, width: int) -> list[str]:
    if not found.attending:
        return []
    title = f"Abstain or away, and {'better left so' if found.goal.reached else 'could be brought to vote'}"
    return ["", title, *(plaintext.item(words.attending(one, found), width) for one in found.attending)]


def _trades(found: Levers, width: int) -> list[str]:
    if not found.trades:
        return []
    out = ["", "Trades from which both sides gain"]
    for position, one in enumerate(found.trades, 1):
        out.append(plaintext.item(f"{position}. {words.trade(one, found)}.", width))
        out += [plaintext.lines(line, width, indent=INDENT * 2, hanging=INDENT * 3) for line in words.chances(one)]
    return out


def _notes(found: Levers) -> Sequence[str]:
    unit = "their salience (0-1)" if found.saliences else "1, since no salience is stated"
    every = (*found.levers, *found.securing)
    keys = {one.key for one in every if one.to is not None}
    of_utilities = bool(keys) and not keys & {"position", "salience", "capability"}
    moved = "points by which a position is moved"
    if of_utilities:
        moved = "hundredths by which one option is wanted more, and the other less,"
    out = [f"effort: {moved} x {unit}."] if every or found.joint_moves else []
    if any(one.key in ("salience", "capability") for one in found.levers):
        out[0] += " Own salience or capability counts by the share of its column's top that is added."
    fixed = next((one for one in every if one.to is not None and one.p_after is not None), None)
    if fixed is not None:
        bargained = found.settles is not None and not found.voted
        numbers = "these numbers" if fixed.also else "that number"
        kept = ", but with as much disagreement as before" if bargained else ""
        out.append(
            f"The chances are those of the headline, over all draws, as it is -> with {numbers} fixed: "
            f"as with {_set(fixed)}{kept}."
        )
    if any(one.hurt for one in (*found.levers[:TOLD], *found.securing[:TOLD])):
        lost = (
            "points farther from where it settles"
            if found.settles is not None
            else "hundredths of what it is worth to them"
        )
        if found.voted:
            lost += " in the draws, on average"
        out.append(f"loses by it: {lost} x salience.")
    if any(one.reply is not None for one in every):
        out.append(
            "best reply: of the strongest of those who lose, with one move at no more than the same effort; whoever "
            "was moved stays moved."
        )
    if found.trades:
        out.append("gains: hundredths of the scale x salience, what is got less what is given.")
    if found.tried < found.others:
        which = "who promise most" if found.settles is not None else "who are nearest to the middle"
        if found.voted:
            which = "who take the least effort"
        out.append(f"Of {found.others:,} who could be moved the {found.tried:,} {which} were tried.")
    if found.withheld and found.levers:
        what = f"would change the chance by less than 1 % or leave {words.person(found.actor, found)} worse off"
        if found.goal.reached:
            what = f"would not {_danger(found)} the chance by 1 % or more"
        out.append(f"Not shown: {plural(found.withheld, 'move')} that {what}.")
    if any(one.key.endswith(words.AWAY) for one in every):
        out.append(
            "stays away: from every meeting of the body that is played; its effort is that of a move to the middle, "
            "where both options are worth the same to them."
        )
    if found.attending:
        out.append(
            "instead of abstaining or being away: at every meeting of the body; no effort is shown, since nothing in "
            "the table or case says what it would take."
        )
    if len(found.bodies) > 1:
        names = and_list([naming.person(one, found.names) for one in found.bodies])
        out.append(f"A change counts in every body at once: {names}.")
    return out


def _set(one: Lever) -> str:
    """The options of a command line that fix what a lever fixes."""
    numbers = {one.path: one.to, **one.also}
    return " ".join(f"--set {paths.short(path)}={_typed(value)}" for path, value in numbers.items())


def _typed(value: float | None) -> str:
    return f"{value:.12g}" if value is not None else ""
