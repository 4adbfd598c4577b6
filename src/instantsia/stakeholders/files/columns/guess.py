"""Which column is which: the assignment of roles to columns with the highest sum of scores (`column_scores`).

A name that is known stays decisive by its score, unless something else stands under it: titles of persons under
Position, remarks under Interest, how somebody votes under Vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.sayings import sayings
from instantsia.stakeholders.files.columns.as_held import ASIDE, no_remarks
from instantsia.stakeholders.files.columns.asked_above import POINTS, asked_above
from instantsia.stakeholders.files.columns.at_stake import with_stakes
from instantsia.stakeholders.files.columns.background import of_persons
from instantsia.stakeholders.files.columns.beside import bodies, votes_of_a_share, voting_share
from instantsia.stakeholders.files.columns.column import Column, columns_of
from instantsia.stakeholders.files.columns.earlier import with_earlier
from instantsia.stakeholders.files.columns.further import also_positions
from instantsia.stakeholders.files.columns.heard import grouping, heard
from instantsia.stakeholders.files.columns.hints import (
    INSTEAD,
    NONE,
    PERSON,
    SHARE,
    begins,
    certainty,
    wants,
    within_a_part,
)
from instantsia.stakeholders.files.columns.importance import important
from instantsia.stakeholders.files.columns.kinds import kind_of
from instantsia.stakeholders.files.columns.left_to_weigh import left_to_weigh
from instantsia.stakeholders.files.columns.moments import names_issue, with_moments
from instantsia.stakeholders.files.columns.names import key, of_issue, roles
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.columns.rounds import rounds_before, with_rounds
from instantsia.stakeholders.files.columns.scores import GUESSED, scores_of, tells_apart
from instantsia.stakeholders.files.columns.sets import with_sets_before
from instantsia.stakeholders.files.columns.side_by_side import issues_of, raters_of
from instantsia.stakeholders.files.columns.stages import with_stages
from instantsia.stakeholders.files.columns.statistics import statistic
from instantsia.stakeholders.files.columns.text_weights import without_text_weights
from instantsia.stakeholders.files.columns.voted_before import with_voted_before
from instantsia.stakeholders.files.columns.wished_first import with_wished_first
from instantsia.stakeholders.files.sheet import Sheet

MOST_CANDIDATES = 5
"""So many columns are tried for one role."""
POSSIBLE = (
    "numbers",
    "figures",
    "years",
    "ranges",
    "shares",
    "labels",
    "grades",
    "right",
    "ballot",
    "attitudes",
    "signs",
    "dates",
)
"""Kinds of a column that is proposed as the position where nothing better is there."""
NAMELIKE = ("names", "titles", "labels", "mixed", "code", "prose")
"""Kinds of a column that is proposed as the actor where nothing better is there."""
NEARLY = 3.0
"""A column whose score is so near the best may be meant as well, and is told."""
PLAIN = 2.0
"""What a column of numbers on a scale scores that has no name for it."""
NEVER_NEAR = 9.0
"""What a column scores at least to be told beside several issues, where its name does not say that it is a position."""
NO_COLUMN = "none"
"""An answer that no column has a role."""


@frozen
class Assigned:
    """Which column is which.

    places   {role: places of its columns}: several positions are issues, several saliences theirs, several actors are
             the parts of one name
    raters   roles whose columns are those of several raters
    also     places of columns that may be positions, too
    total    the sum of scores; 0 where a role was taken by a column that would hardly do
    """

    places: Mapping[str, tuple[int, ...]]
    raters: frozenset[str] = frozenset()
    also: tuple[int, ...] = ()
    total: float = 0.0
    columns: Sequence[Column] = field(default=(), repr=False)


def by_name(sheet: Sheet) -> dict[str, list[int]]:
    """{role: places of the columns that mean it by their names}, those that hold nothing only where no other does."""
    found = roles([cell.text for cell in sheet.header])
    filled = {at for row in sheet.rows for at, cell in enumerate(row[: len(sheet.header)]) if cell.text}
    some = {role: [at for at in places if at in filled] or places[:1] for role, places in found.items()}
    for role in ASIDE & set(some):
        texts = [at for at in some[role] if not no_remarks(kind_of([row[at].text for row in sheet.rows]))]
        some = {**some, role: texts} if texts else {one: places for one, places in some.items() if one != role}
    return some


def assigned(
    sheet: Sheet,
    told: Mapping[str, Sequence[int]] | None = None,
    raters: frozenset[str] = frozenset(),
    today: int | None = None,
) -> Assigned:
    """The best assignment.

    told     {role: places of its columns}, none where no column has it, as somebody answered
    raters   roles whose columns were answered to be those of several raters
    today    ordinal of the day from which dates are earlier or later, None where nobody knows it
    """
    told = told or {}
    columns: Sequence[Column] = with_stakes(columns_of(sheet))
    columns = with_earlier(columns, today)
    columns = with_rounds(columns)
    columns, moments = with_moments(columns, today)
    columns = with_stages(columns)
    columns = with_sets_before(columns)
    columns = with_voted_before(columns, sheet.above)
    columns = without_text_weights(columns)
    columns = with_wished_first(columns)
    scores = scores_of(columns)
    for role, more in important(columns, [*sheet.above, *(one.text for one in sheet.left_out)]).items():
        for at, points in more.items():
            # what a legend tells needs no name that says it
            scores[role][at] = (max(scores[role][at], 0.0) if points > 0 else scores[role][at]) + points
    # a column that carries the name of its issue is read with it
    before = frozenset(one.at for one in columns if one.earlier)
    wide = {at for at, one in enumerate(columns) if one.name and names_issue(one.name, moments=bool(moments))} - before
    positions = {at for at in wide if (of_issue(columns[at].name) or ("", ""))[1] == "position"}
    wide = wide if any(columns[at].kind in (*POSSIBLE, "empty", "count", "mixed") for at in positions) else set()
    taken = {at for places in told.values() for at in places} | (wide - set(told.get("position", ())))
    taken |= {one.at for one in columns if one.name and named_rater(one.name)}
    taken |= before - {at for places in told.values() for at in places}
    free = {
        role: {at: score for at, score in scores[role].items() if at not in taken}
        for role in GUESSED
        if role not in told and not (role == "position" and wide) and not (role == "seats" and _counted(columns, told))
    }
    for at in asked_above(columns, sheet.above) & set(free.get("position", {})):
        free["position"][at] += POINTS
    best, total = _best(free)
    for role, kinds in (("actor", NAMELIKE), ("position", POSSIBLE)):
        if role in free and role not in best:
            held = {*best.values(), *taken}
            left = [one for one in columns if one.at not in held and one.kind in kinds and _may_be(one, role)]
            if left and (role == "actor" or len(columns) > 1):
                # a share of the people or of what is owned is a position where nothing else may be one
                best[role] = max(left, key=lambda one: (SHARE not in one.said, scores[role][one.at])).at
    best = _at_last(columns, best, free, taken)
    places: dict[str, tuple[int, ...]] = {role: (at,) for role, at in best.items()}
    places |= {role: tuple(some) for role, some in told.items() if some}
    if "actor" not in told and "actor" in places:
        places["actor"] = _whole_name(columns, places["actor"][0])
    also: tuple[int, ...] = ()
    if "position" in places and "position" not in told:
        places, raters, also = _beside(columns, scores, places, told, raters)
    elif "salience" not in told and len(places.get("position", ())) > 1 and "position" not in raters:
        places["salience"] = _shared(columns, places)
        places = {role: some for role, some in places.items() if some}
    if wide and "position" not in told and {"issue", "rater"}.isdisjoint(places):
        held = {at for some in places.values() for at in some} | wide
        also = also_positions(columns, scores["position"], sorted(positions), held, NEVER_NEAR)
    places = _given_again(columns, places, best, free)
    if "body" not in told and (body := _body(sheet, columns, places)) is not None:
        places["body"] = (body,)
    if _votes_by_share(columns, places, told):
        places["vote"] = places.pop("capability")
    if "capability" not in told and _only_a_share(columns, places):
        places.pop("capability")
    if not wide:
        places = {**places, **left_to_weigh(columns, places, told)}
        also = tuple(at for at in also if all(at not in some for some in places.values()))
    if "position" in places and "position" not in told:
        held = {at for some in places.values() for at in some}
        also = (*also, *(at for at in (*rounds_before(columns), *moments) if at not in {*held, *also}))
    for role in ("salience", "capability"):
        if role not in told and len(places.get(role, ())) == 1:
            some = raters_of(columns, role, places[role][0], {at for one in places.values() for at in one})
            if some:
                places[role], raters = some, raters | {role}
    if "issue" not in places and "issue" not in told and places.get("actor") and not _several(places, wide):
        held_by = frozenset(at for some in places.values() for at in some) | _numbers(columns)
        if not any(one.name and named_rater(one.name) for one in columns):
            apart = tells_apart(columns, places["actor"][0], held_by)
            if apart is not None:
                places["issue"] = (apart,)
    return Assigned(places, raters, also, total, columns)


def _counted(columns: Sequence[Column], told: Mapping[str, Sequence[int]]) -> bool:
    """Whether somebody answered which column counts the votes, so that no other does: yes and no count none."""
    return any(columns[at].kind != "right" for at in told.get("vote", ()))


def _at_last(
    columns: Sequence[Column], best: Mapping[str, int], free: Mapping[str, Mapping[int, float]], taken: Iterable[int]
) -> dict[str, int]:
    """The assignment, where else no actor or no position would be there: a table of names and votes is a table.

    Yes and no under Vote, where nothing else says where anybody stands, are how they vote.
    """
    out = dict(best)
    if "position" in free and "position" not in out:
        held = {at for role, at in out.items() if role != "vote"} | set(taken)
        votes = [one for one in columns if one.name and "vote" in one.said]
        some = [one.at for one in votes if one.at not in held and one.kind in ("right", "ballot")]
        if some:
            out["position"] = out["vote"] if out.get("vote") in some else some[0]
            if out.get("vote") == out["position"]:
                del out["vote"]
        elif "position" not in out:
            # sentences of what people said, where their column is called so and some begin with for or against
            said = [one for one in columns if "position" in one.said and one.kind == "prose" and one.at not in held]
            if said and sayings(said[0].texts) is not None:
                out["position"] = said[0].at
    if "actor" in free and "actor" not in out:
        held = {*out.values(), *taken}
        names = [one.at for one in columns if one.at not in held and one.kind in NAMELIKE]
        if names:
            out["actor"] = names[0]
    return out


def _given_again(
    columns: Sequence[Column],
    places: Mapping[str, tuple[int, ...]],
    best: Mapping[str, int],
    free: Mapping[str, Mapping[int, float]],
) -> dict[str, tuple[int, ...]]:
    """The places, with another column for each role whose own became a position or a salience of one of the issues.

    A share of the population or of what is owned beside a column of influence is a weight in votes.
    """
    held = {at for some in places.values() for at in some}
    lost = [role for role in best if role not in places and role not in ("actor", "position")]
    left = {role: {at: score for at, score in free[role].items() if at not in held} for role in lost if role in free}
    out = {**places, **{role: (at,) for role, at in _best(left)[0].items()}}
    counted = {"vote", "seats"} & set(out) or not {"vote", "seats"} <= set(free) or "capability" not in out
    if counted or SHARE in columns[out["capability"][0]].said:
        return out
    held = {at for some in out.values() for at in some}
    shares = [
        one.at
        for one in columns
        if one.at not in held and voting_share(one.name) and one.kind in ("numbers", "figures", "shares")
    ]
    return {**out, "vote": (shares[0],)} if shares and 2 * columns[shares[0]].filled > 1 else out


def _body(sheet: Sheet, columns: Sequence[Column], places: Mapping[str, tuple[int, ...]]) -> int | None:
    """The column of the bodies in which actors sit: one called just so, or one of few values with several members."""
    held = {at for some in places.values() for at in some}
    some = [at for at in by_name(sheet).get("body", ()) if at not in held]
    exact = [at for at in some if key(columns[at].name) == "body"]
    return next((at for at in exact or some if at in exact or bodies(columns[at].texts)), None)


def _votes_by_share(
    columns: Sequence[Column], places: Mapping[str, tuple[int, ...]], told: Mapping[str, Sequence[int]]
) -> bool:
    """Whether the capability is a share of a capital or of votes in a sheet whose positions are how somebody votes."""
    if {"capability", "vote", "seats"} & set(told) or {"vote", "seats"} & set(places):
        return False
    if len(places.get("capability", ())) != 1 or not places.get("position"):
        return False
    share, position = columns[places["capability"][0]], columns[places["position"][0]]
    votes = "vote" in position.said or position.kind == "ballot"
    actor = columns[places["actor"][0]].name if "actor" in places else ""
    counted = share.kind in ("numbers", "figures", "shares")
    return votes and counted and votes_of_a_share(share.name, share.texts, actor)


def _only_a_share(columns: Sequence[Column], places: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether the capability is a share of something, and votes or seats say already how much an actor weighs.

    Nor does what somebody owns weigh where each has a vote, as how they vote says; nor what they weigh in their zone.
    """
    share = columns[places["capability"][0]] if "capability" in places else None
    counted = any(columns[places[role][0]].kind != "right" for role in ("vote", "seats") if role in places)
    if share is not None and within_a_part(share.name):
        return counted
    if share is None or set(share.said) != {SHARE}:
        return False
    voted = "position" in places and "vote" in columns[places["position"][0]].said
    return counted or (voted and share.kind != "shares")


def _several(places: Mapping[str, tuple[int, ...]], wide: set[int]) -> bool:
    return bool(wide) or len(places.get("position", ())) > 1


def _numbers(columns: Sequence[Column]) -> frozenset[int]:
    """Places of columns that are no issue whatever stands in them: quantities by their names, notes and sources."""
    spared = ("position", "salience", "capability", "note", "source")
    return frozenset(one.at for one in columns if one.name and any(one.said.get(role, 0) >= INSTEAD for role in spared))


def _may_be(column: Column, role: str) -> bool:
    """Whether a column whose name says nothing of a role may be proposed for it all the same."""
    told = column.said
    if role == "position" and (certainty(column.name) or heard(column.name)):
        return False
    if role == "position" and column.kind == "labels" and grouping(column.name):
        return False
    if role == "position" and column.kind == "dates":
        return (begins(column.name) or wants(column.name)) and not of_persons(column.name)
    return not (set(told) - {NONE, role}) or (role == "position" and set(told) <= {SHARE, NONE})


def _best(free: Mapping[str, Mapping[int, float]]) -> tuple[dict[str, int], float]:
    """({role: place}, sum of scores) of the assignment with the highest sum; every place has one role at most."""
    candidates = {
        role: sorted(((score, -at) for at, score in of.items() if score > 0), reverse=True)[:MOST_CANDIDATES]
        for role, of in free.items()
    }
    order = sorted((role for role in candidates if candidates[role]), key=lambda role: -candidates[role][0][0])
    most = [0.0] * (len(order) + 1)
    for step in range(len(order) - 1, -1, -1):
        most[step] = most[step + 1] + candidates[order[step]][0][0]
    best: tuple[float, dict[str, int]] = (0.0, {})

    def go(step: int, taken: dict[str, int], total: float) -> None:
        nonlocal best
        if total > best[0]:
            best = (total, dict(taken))
        if step == len(order) or total + most[step] <= best[0]:
            return
        role = order[step]
        for score, minus in candidates[role]:
            if -minus not in taken.values():
                go(step + 1, {**taken, role: -minus}, total + score)
        go(step + 1, taken, total)

    go(0, {}, 0.0)
    return best[1], best[0]


def _whole_name(columns: Sequence[Column], actor: int) -> tuple[int, ...]:
    """The columns of one name: first name and surname, or a part that its own name would not tell, and its group."""
    own = key(columns[actor].name)
    firsts = [one.at for one in columns if one.at != actor and key(one.name) in PERSON["first"] and one.kind != "empty"]
    if firsts and own not in PERSON["first"]:
        return (firsts[0], actor)
    groups = [
        one.at
        for one in columns
        if one.at != actor and one.kind == "labels" and one.said.get("actor", 0.0) >= INSTEAD and one.filled > 0.5
    ]
    # a name that is another in each row needs no group behind it, and a remark such as "(all of it)" is none
    remark = any(text.startswith("(") and text.endswith(")") for text in columns[actor].texts)
    plain = "actor" not in columns[actor].said and columns[actor].name and not _unique(columns[actor])
    if groups and (remark or plain):
        return (actor, groups[0])
    return (actor,)


def _unique(column: Column) -> bool:
    """Whether the cells of a column name everybody differently."""
    some = [text.casefold() for text in column.texts if text]
    return len(set(some)) == len(some) and column.filled > 0.9


def _beside(
    columns: Sequence[Column],
    scores: Mapping[str, Mapping[int, float]],
    places: dict[str, tuple[int, ...]],
    told: Mapping[str, Sequence[int]],
    raters: frozenset[str],
) -> tuple[dict[str, tuple[int, ...]], frozenset[str], tuple[int, ...]]:
    """(places, raters, columns that may be positions too) with the columns that stand beside the position."""
    at = places["position"][0]
    held = {one for role, some in places.items() if role != "position" for one in some}
    others = raters_of(columns, "position", at, held | {at})
    if others:
        means = {one.at for one in columns if "position" in one.said and statistic(one.name) == "mean"}
        also = also_positions(columns, scores["position"], others, held | means | set(others), NEVER_NEAR)
        return {**places, "position": others}, raters | {"position"}, also
    keep = {one for role in ("actor", "issue") for one in places.get(role, ())}
    keep |= {one.at for one in columns if one.earlier}
    keep |= {one for some in told.values() for one in some}
    found = () if "issue" in places else issues_of(columns, at, frozenset(keep))
    if found:
        positions = tuple(position for position, _ in found)
        saliences = tuple(salience for _, salience in found if salience is not None)
        out = {
            role: some for role, some in places.items() if role in told or not set(some) & {*positions, *saliences}
        } | {"position": positions}
        if saliences and "salience" not in told:
            out["salience"] = saliences
        held = {one for some in out.values() for one in some}
        return out, raters, also_positions(columns, scores["position"], positions, held, NEVER_NEAR)
    # a range whose columns are only called low and high is of what its heading says
    nameless = columns[at].kind == "ranges" and columns[at].name == "position"
    least = PLAIN if nameless else scores["position"][at] - NEARLY
    return places, raters, also_positions(columns, scores["position"], (at,), held | {at}, least)


def _shared(columns: Sequence[Column], places: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The saliences of several positions that somebody answered: one each where their names or their order say so."""
    found = issues_of(columns, places["position"][0], frozenset(places.get("actor", ())), places["position"])
    return tuple(salience for _, salience in found if salience is not None) or places.get("salience", ())
