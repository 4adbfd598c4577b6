"""The moves of least effort in a body that decides on named options, by votes or after a hearing.

A lever is a member moved just over the middle between the two camps (by a hundredth of the scale), or brought from the
option they are for to another, which is worth to them then what the first was, and the first what the other was, or a
member who stays away.

    effort   points by which one is moved x the salience, 0-1 (1 where nothing is stated); a worth of 0-1 counts in
             hundredths, of the option that rises and of the one that falls; to stay away takes one to the middle
    moves    the headline's share of all draws with the number fixed in every one of them, less without; whoever stays
             away does so at every meeting of the body that is played

What a member is for is what is worth most to them at the most likely values (see `bodies`), or what they are heard for
most often where these do not tell (see `inclined`); who is as near to two options is of neither camp. Where several
bodies decide in turn the same change counts in all of them: what it moves is always read off the headline. Whether the
headline is what somebody wants is read off the draws: whether it is more frequent where the option they are for stands
in the end.

What moves the headline by less than a hundredth, and what leaves whose side it is worse off in the draws, is not among
them (see `judging`); nor is the absence of whoever decides alone, and nobody of whom nothing is said is moved.

Where it is decided their way at the most likely values the moves are those that would endanger it; where it stands in
the end in less than `SURE` of the draws, those that would secure it besides.

Together: the cheapest set of members who, for something else, let the body decide for the option at the most likely
values, each voting as they lean, and those of whom nothing is known staying away. Of at most `SEARCHED` members every
set is looked at; of more the cheapest per seat are added one by one, and what is not needed is taken back (`proven` is
False). Where the cheapest set, each just over the middle, does not move the headline in the draws, its members are
moved all the way; that nothing costs less is then not said either.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.attending import Seats, attending
from instantsia.analysis.levers.blanks import blank
from instantsia.analysis.levers.bodies import Likely, stated
from instantsia.analysis.levers.councils import Council, councils_on
from instantsia.analysis.levers.counsel import After, Table, answered, losses
from instantsia.analysis.levers.inclined import inclined
from instantsia.analysis.levers.judging import Judge, wants
from instantsia.analysis.levers.lever import (
    Goal,
    Lever,
    Levers,
    Unknown,
    hundredths,
    in_order,
    names_of,
    of_plan,
    own_paths,
    with_played,
)
from instantsia.analysis.levers.rivals import endangering, rival, same_camp
from instantsia.analysis.levers.side_effects import stakes_elsewhere
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.questions import STATUS_QUO, Issue
from instantsia.draws.streams import Floats
from instantsia.engine.plan import Plan
from instantsia.errors import UserError, cut
from instantsia.evidence.variation import Variation
from instantsia.steps import playable

TYPED = 4
"""So many digits of what an option is worth: a median of draws has more than anybody types."""
OVER = 0.01
"""How far over the middle, as a share of the scale."""
TRIED = 24
"""So many members at most are tried, those who stand nearest to the middle."""
SEARCHED = 18
SURE = 2 / 3
"""Of the draws: where what they are for stands in the end less often, what would secure it is looked for as well."""


def ballot_levers(plan: Plan, who: str, step: str, to: str | None = None) -> Levers:
    """The levers of one side on a vote; `levers` asks for it.

    to   the option that they are for; unless said, the one that is worth most to them
    """
    issue_id = playable(plan.case.steps[step]).decided_issue(plan.case)
    assert issue_id is not None
    plan = with_played(plan, own_paths(plan.case, step, issue_id))
    replays = Replays(plan, draws=plan.draws)
    case, likely = plan.case, Likely(replays, step)
    councils = list(councils_on(replays, likely, issue_id))
    if not councils:
        raise UserError(f"nothing to move: nothing is decided on {issue_id} that goes by where anybody stands")
    council = next((one for one in councils if one.step.id == step), councils[-1])
    wanted = _wanted(replays, likely, council, who, to)
    decided = int(council.decided(np.zeros((1, 0), dtype=np.bool_))[0])
    reached = same_camp(council.issue, decided, wanted)
    event, table = case.event[0], Table(replays, council.issue)
    before, values = table.after(()), _values(replays, likely, council, who)
    if to is not None:
        values = np.where(np.arange(len(council.issue.options)) == wanted, 1.0, 0.0)
    elif who in council.people and council.wishes[council.people.index(who)]:
        own = council.worth[council.people.index(who)]
        values = np.where(np.isnan(own), values, own)
    worth = before.worth(values)
    wish = _wants(replays, council.issue, wanted)
    # an option that is worth nothing that could be told leaves nobody worse off
    judge = Judge(before.p, wish, reached, worth if math.isfinite(worth) else -math.inf)
    worse = endangering(council.issue, wanted, _headline(replays), _standing(replays, council.issue), wants=wish)

    def target_of(one: Council) -> int:
        return rival(one, wanted, worse) if reached else wanted

    def nearest(*, away: bool) -> list[Lever]:
        found: dict[str, Lever] = {}
        for one in councils:
            for lever in _moves(likely, one, who, wanted, target_of(one) if away else wanted):
                found.setdefault(lever.path, replace(lever, issues=stakes_elsewhere(case, lever.actor, issue_id)))
        return sorted(found.values(), key=lambda one: (round(one.effort, 9), one.actor, one.key))

    nearest_first = nearest(away=reached)
    own_camp = [one for one in range(len(council.issue.options)) if same_camp(council.issue, one, wanted)]
    open_still = reached and float(before.standing[own_camp].sum()) < SURE
    towards = nearest(away=False) if open_still else []
    if not nearest_first and not towards:
        name = case.actors[who].title
        alike = f"votes as {name} does" if council.rule.LOOKS == "votes" else f"is for the same as {name}"
        raise UserError(f"nothing to move: everybody {alike} on {council.issue.name or issue_id}")
    silent = frozenset(one.path for one in (*nearest_first, *towards) if _left_blank(replays, one, council.issue))
    nobody = {one.actor for one in (*nearest_first, *towards) if one.path in silent}
    movable = [one for one in nearest_first if one.actor not in nobody]
    known = {one: council.worth[place] for place, one in enumerate(council.people) if one not in nobody}
    salience = {one: _weight(likely, council, one) for one in known}

    def shows(after: After, judge: Judge = judge) -> bool:
        worth = after.worth(values)
        return judge.shows(after.p, worth if math.isfinite(worth) else judge.worth)

    def looked_at(moves: Sequence[Lever], judge: Judge) -> Iterator[tuple[Lever, bool]]:
        for move in moves[: 2 * TRIED]:
            lever, after = _tried(table, move, before, known, salience)
            if not shows(after, judge) and move.to is not None:
                lever, after = _tried(table, _all_the_way(move, council.issue), before, known, salience)
            yield lever, shows(after, judge)

    tried = [*looked_at(movable, judge)]
    shown = [one for one, good in tried if good]
    unknown = [_unknown(table, one, judge, shows) for one in nearest_first if one.path in silent]
    towards_it = replace(judge, danger=False)
    securing = [one for one, good in looked_at([one for one in towards if one.actor not in nobody], towards_it) if good]
    unknown += [
        _unknown(table, one, judge, lambda after: shows(after, towards_it)) for one in towards if one.path in silent
    ]
    own = [one for one in _moves(likely, council, who, wanted, target_of(council)) if one.to is not None]
    own = sorted((one for one in own if one.actor not in nobody), key=lambda one: one.actor)
    sets, proven = _together(_without_blanks(replays, council), own, wanted, target_of(council))
    together = table.after(sets) if sets else None
    if together is not None and not shows(together):
        sets, proven = tuple(_all_the_way(one, council.issue) for one in sets), False
        together = table.after(sets)
    joint = together if together is not None and shows(together) else None

    def moves_for(member: str) -> Iterator[Lever]:
        aim = council.best(council.people.index(member))
        return (one for one in _moves(likely, council, member, aim, aim) if one.actor not in nobody)

    seats = dict(zip(council.people, council.seats.tolist(), strict=True))
    return Levers(
        case=case.id,
        title=case.title,
        actor=who,
        issue=issue_id,
        step=council.step.id,
        model=council.body.rule.kind,
        models=(council.body.rule.kind,),
        goal=Goal(None, None, council.issue.options[wanted], reached),
        settles=None,
        headline=event.text or event.id,
        p=judge.p,
        levers=tuple(answered(table, in_order(shown), known, seats, moves_for, who)),
        securing=tuple(answered(table, in_order(securing), known, seats, moves_for, who)),
        joint_moves=() if joint is None else sets,
        joint_change=None if joint is None else joint.p - judge.p,
        joint_p=None if joint is None else joint.p,
        proven=proven,
        names=names_of(case),
        scale=council.issue.bounds if council.issue.scale is not None else None,
        saliences=any(one.salience is not None for one in (*nearest_first, *towards)),
        wants=judge.wants,
        others=len({one.actor for one in nearest_first}),
        tried=len({one.actor for one, _ in tried} | nobody),
        **of_plan(plan),
        bodies=tuple(dict.fromkeys(one.body.id for one in councils)),
        heard=council.rule.LOOKS != "votes",
        withheld=len(tried) - len(shown),
        joint_withheld=together is not None and joint is None,
        unknown=tuple(one for one in unknown if one is not None),
        attending=attending(
            plan,
            _away(councils, who, target_of(council)),
            judge,
            lambda other, fixed: _with_them(other, fixed, council.issue, values, judge),
        ),
    )


def _away(councils: Sequence[Council], who: str, target: int) -> Seats:
    """Those who are away from the votes on the issue, and how they would vote for an option."""
    issue = councils[0].issue
    option, bodies = issue.options[target], tuple({one.body.id: one.body for one in councils}.values())
    if issue.scale is not None:
        at = issue.places[option]
        return Seats(
            bodies,
            who,
            lambda actor: (paths.position(actor, issue.id),),
            issue.bounds,
            lambda actor: (paths.position(actor, issue.id), at),
            option,
        )
    return Seats(
        bodies,
        who,
        lambda actor: tuple(paths.utility(actor, issue.id, one) for one in issue.options),
        (0.0, 1.0),
        lambda actor: (paths.utility(actor, issue.id, option), 1.0),
        option,
    )


def _with_them(
    replays: Replays, fixed: Mapping[str, float], issue: Issue, values: Floats, judge: Judge
) -> tuple[float, float]:
    """(the headline's share, what it is worth to the side) of replays with some numbers fixed."""
    after = Table(replays, issue).played(Variation(value=fixed))
    worth = after.worth(values)
    return after.p, worth if math.isfinite(worth) else judge.worth


def _wanted(replays: Replays, likely: Likely, council: Council, who: str, to: str | None) -> int:
    """The option that they are for, of those that are put; raises UserError where nothing tells."""
    issue = council.issue
    called = {issue.options[one]: issue.says(issue.options[one]).strip("'") for one in council.put}
    if to is not None:
        return issue.options.index(_option(to, called, council))
    put = [paths.utility(who, issue.id, one) for one in called]
    title = replays.plan.case.actors[who].title
    if issue.scale is None and all(blank(replays, path, (0.0, 1.0)) for path in put):
        raise UserError(
            f"the position of {title} on {issue.name or issue.id} was left blank: say which option they want with "
            f"--to OPTION ({' or '.join(called.values())})"
        )
    worth = _values(replays, likely, council, who)[list(council.put)]
    if np.isnan(worth).any():
        heard = [replays.plan.case.actors[council.people[place]].title for place in council.there][:12]
        remedy = f": name one of {', '.join(heard)}" if heard else ", nor has anybody who is there"
        raise UserError(f"{title} has no position on {issue.name or issue.id}{remedy}")
    wishes = inclined(_values(replays, likely, council, who), council.put, None).options
    if who in council.people:
        wishes = council.wishes[council.people.index(who)] or wishes
    camps = [one for one in wishes if not same_camp(issue, one, wishes[0])]
    if camps:
        near = " as to ".join(called[issue.options[one]] for one in (wishes[0], *camps))
        raise UserError(
            f"{title} is as near to {near} on {issue.name or issue.id}: say which option they want with --to OPTION"
        )
    return wishes[0]


def _option(typed: str, called: Mapping[str, str], council: Council) -> str:
    """The option that is meant by its id or by what it is called; raises UserError naming all where none is."""
    meant = [id for id, title in called.items() if typed.strip("'").casefold() in (id.casefold(), title.casefold())]
    if not meant:
        raise UserError(
            f"--to goes with a settlement on a scale, or with an option: found {cut(typed)} of {council.step.id}, a "
            f"ballot, expected one of {', '.join(called.values())}"
        )
    return meant[0]


def _values(replays: Replays, likely: Likely, council: Council, who: str) -> Floats:
    """(option,) what each option is worth to them, whether they are of the body or not; no number where nothing
    tells."""
    case, issue, likely = replays.plan.case, council.issue, likely.on(council.step.id)

    def value(path: str) -> float:
        found = likely(path) if likely.reads(path) else stated(case, path)
        return math.nan if found is None else found

    if issue.scale is not None:
        stands, (low, high) = value(paths.position(who, issue.id)), issue.bounds
        return np.array([1.0 - abs(stands - issue.places[one]) / (high - low) for one in issue.options])
    return np.array([value(paths.utility(who, issue.id, one)) for one in issue.options])


def _left_blank(replays: Replays, one: Lever, issue: Issue) -> bool:
    """Whether the number that is moved was left blank."""
    return one.to is not None and blank(replays, one.path, issue.bounds if issue.scale is not None else (0.0, 1.0))


def _weight(likely: Likely, council: Council, member: str) -> float:
    """Salience of a member, 0-1; 1 where none is stated."""
    found = {one: _salience(likely.on(council.step.id), one, council.issue.id) for one in council.people}
    unit = hundredths(one for one in found.values() if one is not None)
    mine = found[member]
    return 1.0 if mine is None else mine / unit


def _standing(replays: Replays, issue: Issue) -> NDArray[np.int64]:
    """(draw,) the place of the option that stands in the end; where nobody has decided anything what holds stands."""
    return np.maximum(replays.base["standing", issue.id], STATUS_QUO)


def _wants(replays: Replays, issue: Issue, wanted: int) -> bool | None:
    """Whether the headline is more frequent where their option stands in the end; None where it makes no difference."""
    camp = [one for one in range(len(issue.options)) if same_camp(issue, one, wanted)]
    own = np.isin(_standing(replays, issue), camp)
    return wants(_headline(replays), own)


def _headline(replays: Replays) -> NDArray[np.bool_]:
    """(draw,) whether the headline holds."""
    return replays.event(replays.base, replays.plan.case.event[0].id)


def _moves(likely: Likely, council: Council, who: str, wanted: int, target: int) -> Iterator[Lever]:
    """Members on the other side moved over; or, where it is decided their way, those on their own side moved off.

    target  the option to which they are moved: the wanted one, or of another camp the one to which moves off it lead
    """
    away = not same_camp(council.issue, target, wanted)
    issue, members, likely = council.issue, council.people, likely.on(council.step.id)
    salience = {one: _salience(likely, one, issue.id) for one in members}
    unit = hundredths(one for one in salience.values() if one is not None)
    for place in council.there:
        best = _left(council, place, wanted, away=away)
        if members[place] == who or best is None:
            continue
        if issue.scale is None and target not in council.put:
            # another vote on the issue, in which nobody can be moved over to what is not put
            continue
        stated_for = salience[members[place]]
        weight = 1.0 if stated_for is None else stated_for / unit
        told = None if stated_for is None else weight
        also: dict[str, float] = {}
        if issue.scale is not None:
            low, high = issue.bounds
            ends = [issue.places[issue.options[one]] for one in (best, target)]
            middle, sign = sum(ends) / 2, math.copysign(1.0, ends[1] - ends[0])
            start = likely(paths.position(members[place], issue.id))
            to = min(max(middle + sign * OVER * (high - low), low), high)
            path, key = paths.position(members[place], issue.id), "position"
            effort, halfway = abs(to - start), abs(middle - start)
        else:
            start, level = (round(float(council.worth[place, one]), TYPED) for one in (target, best))
            path = key = paths.utility(members[place], issue.id, issue.options[target])
            # where both are worth the same there is nothing to be changed for the other
            to = level if level - start > OVER else min(level + OVER, 1.0)
            if to == level:
                # whoever is as near to another one would be for that else
                left = (best, *(one for one in council.wishes[place] if one not in (best, target)))
                also = {paths.utility(members[place], issue.id, issue.options[one]): start for one in left}
            halfway = 100 * (level - start)
            effort = halfway * (1 + len(also)) if also else 100 * (to - start)
        if to == start:
            continue
        yield Lever(
            actor=members[place],
            key=key,
            path=path,
            start=start,
            to=to,
            effort=effort * weight,
            moves=None,
            salience=told,
            step=council.step.id,
            also=also,
        )
        if likely.replays.plan.case.alone(council.body) == members[place]:
            # away from their own decision they leave none to be taken
            continue
        yield Lever(
            actor=members[place],
            key=f"body.{council.body.id}.absent",
            path=f"body.{council.body.id}.absent=+{members[place]}",
            start=None,
            to=None,
            effort=halfway * weight,
            moves=None,
            salience=told,
            step=council.step.id,
        )


def _left(council: Council, place: int, wanted: int, *, away: bool) -> int | None:
    """The option that a member is to be moved off; None where they are on the side already to which moves lead."""
    off = (one for one in council.wishes[place] if same_camp(council.issue, one, wanted) == away)
    return next(off, None)


def _salience(likely: Likely, member: str, issue: str) -> float | None:
    path = paths.salience(member, issue)
    return likely(path) if likely.reads(path) else stated(likely.replays.plan.case, path)


def _tried(
    table: Table, one: Lever, before: After, worth: Mapping[str, Floats], salience: Mapping[str, float]
) -> tuple[Lever, After]:
    """The lever with what it does to the headline and whom it hurts, and what is so with it."""
    after = table.after((one,))
    others = {member: values for member, values in worth.items() if member != one.actor}
    hurt = losses(before, after, others, salience)
    return replace(one, p_before=before.p, p_after=after.p, moves=after.p - before.p, hurt=hurt), after


def _unknown(table: Table, one: Lever, judge: Judge, shows: Callable[[After], bool]) -> Unknown | None:
    """One of whom nothing is said, where they would have to stand; None where that is not worth being shown."""
    if table.issue.scale is None:
        one = _all_the_way(one, table.issue)
    after = table.after((one,))
    if table.issue.scale is not None and not shows(after):
        one = _all_the_way(one, table.issue)
        after = table.after((one,))
    if one.to is None or not shows(after):
        return None
    side = "above" if one.key != "position" or (one.start or 0.0) < one.to else "below"
    return Unknown(one.actor, one.path, one.to, side, False, one.salience, judge.p, after.p)


def _all_the_way(one: Lever, issue: Issue) -> Lever:
    """The move as far as the option itself, or to a worth of 1: just over the middle somebody votes one way as often
    as the other."""
    if one.to is None or one.start is None or one.to == one.start:
        return one
    to, also = 1.0, dict.fromkeys(one.also, 0.0)
    if issue.scale is not None:
        ahead = [place for place in issue.places.values() if (place - one.to) * (one.to - one.start) >= 0]
        to = min(ahead, key=lambda place: abs(place - one.to), default=one.to)  # type: ignore[operator]
    effort = one.effort * abs(to - one.start) / abs(one.to - one.start)
    if also:
        effort += sum(abs(value) for value in one.also.values()) * 100 * (one.salience or 1.0)
    return replace(one, to=to, effort=effort, also=also)


# --------------------------------------------------------------------------------------------------------- together


def _without_blanks(replays: Replays, council: Council) -> Council:
    """The body without those of whom nothing is said: which option chance gave them most often is not how they lean."""
    scale = council.issue.bounds if council.issue.scale is not None else None
    blanks = [
        blank(replays, paths.position(one, council.issue.id), scale)
        if scale is not None
        else all(
            blank(replays, paths.utility(one, council.issue.id, council.issue.options[option]), (0.0, 1.0))
            for option in council.put
        )
        for one in council.people
    ]
    return replace(council, worth=np.where(np.array(blanks)[:, None], np.nan, council.worth))


def _together(council: Council, ours: Sequence[Lever], wanted: int, target: int) -> tuple[tuple[Lever, ...], bool]:
    """The cheapest members who turn the decision, each voting as they lean; () where none do."""
    away = not same_camp(council.issue, target, wanted)
    if not ours:
        return (), True
    effort = np.array([one.effort for one in ours])

    def turns(chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        decided = council.decided(chosen, ours, target)
        own = np.array([same_camp(council.issue, one, wanted) for one in range(len(council.issue.options))])
        stands = np.where(decided < 0, own[STATUS_QUO], own[np.maximum(decided, 0)])
        return np.asarray(stands != away)

    if len(ours) <= SEARCHED:
        every = (np.arange(2 ** len(ours))[:, None] >> np.arange(len(ours)) & 1).astype(np.bool_)
        good = np.flatnonzero(turns(every))
        if not good.size:
            return (), True
        sums = np.array([math.fsum(effort[row]) for row in every[good]]) if good.size < 5000 else every[good] @ effort
        best = every[good[np.argmin(sums)]]
        return tuple(one for one, taken in zip(ours, best, strict=True) if taken), True
    chosen = np.zeros((1, len(ours)), dtype=np.bool_)
    places = [council.people.index(one.actor) for one in ours]
    price = effort / np.maximum(council.seats[places], 1e-9)
    for one in np.argsort(price, kind="stable"):
        if turns(chosen)[0]:
            break
        chosen[0, one] = True
    for one in np.argsort(-effort, kind="stable"):
        if chosen[0, one]:
            chosen[0, one] = False
            chosen[0, one] = not turns(chosen)[0]
    if not turns(chosen)[0]:
        return (), False
    return tuple(one for one, taken in zip(ours, chosen[0], strict=True) if taken), False
