"""How well each column of a sheet would do for each role: what its name says, and what stands in it.

The score of a column for a role is the sum of

* what its name says (`hints.said`): 10 for a whole name of the role, 6 for one that means it in the absence of others,
  5 for a word within it, 2.5 for a word that may mean two roles; `AGAINST` where it names something else;
* what stands in it (`kind_points.KIND`), by its kind (`kinds.KINDS`);
* for actors and positions, `GAPS` times the share of rows in which it is blank.

Only a score above 0 makes a proposal. Actor and position need no name; every other role needs one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import UNKNOWN, abstains
from instantsia.stakeholders.files.columns.added_up import added_up
from instantsia.stakeholders.files.columns.as_held import SEATED, mostly_once
from instantsia.stakeholders.files.columns.background import (
    background,
    coded,
    of_its_own_part,
    of_persons,
    out_of_sight,
)
from instantsia.stakeholders.files.columns.beside import (
    beyond_a_whole,
    for_others,
    has_unit,
    nobody_in,
    of_members,
    owed,
    owned,
    persons,
    sits_or_acts,
    tells_place,
)
from instantsia.stakeholders.files.columns.blocking import can_block
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.contents import rows_apart
from instantsia.stakeholders.files.columns.heard import grouping
from instantsia.stakeholders.files.columns.hints import (
    INSTEAD,
    NONE,
    PART,
    SHARE,
    WHOLE,
    acceptable,
    as_it_is,
    begins,
    certainty,
    dates_alone,
    how_they_vote,
    only_said,
    really,
    stated,
    wants,
)
from instantsia.stakeholders.files.columns.kind_points import KIND, NEVER, OTHER
from instantsia.stakeholders.files.columns.kinds import first_number, hedged, numberish
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.columns.says_more import told_by_fewer, told_in_sentences, who_may_vote
from instantsia.stakeholders.files.columns.scales import told_ends, told_scale
from instantsia.stakeholders.files.columns.serial import numbering, serial

GUESSED = ("actor", "position", "salience", "capability", "vote", "seats", "veto", "issue")
"""Roles that are assigned together; a source, a note or a body is taken by its name alone."""
MEASURED = ("position", "salience", "capability", "vote", "seats", "veto")
_A_YEAR = pattern(r"\b(?:19|20)\d\d\b")
AGAINST = {"actor": -4.0, "position": -4.0}
"""What a name that says something else takes from a column for a role that needs no name."""
WHOLE_AGAINST = -12.0
GAPS = {"actor": 8.0, "position": 3.0}
TOLD = 1.0
"""A scale that its name tells, for numbers."""
STANCE = 4.0
"""What yes and no are more as positions where their name asks for a stance: In favour of the merger?"""
ENDS = 1.5
"""What the ends of a scale mean, where a name tells it: Rent control (0 none, 10 strict)."""
UNIT = 1.5
"""A unit in a name that says nothing else: Ceasefire (days)."""
SHORT = 1.5
"""What a column of abbreviations loses as one of actors: the full names may stand beside them."""
AS_IT_IS, LONG_AGO = 1.5, -1.5
"""What words for and against are more as positions where their name says that it is so now or is expected, and less
where it tells the year of another time."""
SUM = -6.0
"""What columns lose as positions of which one adds up the others."""
SOME = 0.3
"""So many of the cells of a column say for or against, where others have words that are not known."""
SCANT = 0.25
"""Less of the rows than this makes no weight, unless the column is called so."""
HOW_THEY_VOTE = 8.0
"""How somebody votes is where they stand."""
FOR_OTHERS, NO_STANCE, OWED, HEDGED = 6.0, 6.0, 2.0, 4.0
"""What columns lose as one of actors that name people who speak for them; as one of positions, that number files or
tell places, and that tell what is owed; and what labels are more of which many say rather, or leaning."""
FIGURES = 1.5
"""What figures are more as positions where their name says that they are, or in which unit: Price wanted."""
ACCEPTABLE = 4.0
"""What a column of what would be accepted loses as the position beside one of where they stand."""
STATED = 8.0
"""The same of what is said in public, or asked for at first, beside what somebody really wants."""
SHORTEST = 5
COUNTED = ("numbers", "figures", "shares")
BROKEN = 12.0
"""What a column of broken or negative numbers loses as one of votes or seats."""
MAY_VOTE = 24.0
"""What yes and no under Votes lose as positions beside a column of where somebody stands, and are more as votes."""
FEWER = 9.0
"""What words for and against lose as positions beside an amount that clearly more actors have told."""
IN_SENTENCES = 12.0
"""What sentences lose as positions beside a column that says in a word what they come to, whose name says so, too."""
BACKGROUND = 8.0
"""What columns of who somebody is lose as positions: a year of election, an age, a score of the year before."""
CODED = 3.0
"""What codes for and against are more as positions: F and A, Y and N."""
WANTED = 3.0
"""What a column of words or days is more as one of positions whose name asks what somebody wants."""
BEGINS = 13.5
"""What days are more as positions whose name asks when something is to begin or to end: no more than a little above
nothing, so that any column of stances stays before them."""
WANTED_AS: Mapping[str, str] = {"labels": "labels", "mixed": "mixed", "dates": "years", "grades": "labels"}
"""{kind of what stands in such a column: as which it is taken}: a day that is wanted, and letters of what is wanted."""
FEW = 7
"""So many different words may be those for how much."""


def scores_of(columns: Sequence[Column]) -> dict[str, dict[int, float]]:
    """{role: {place: score}} of every column that could have the role, however badly."""
    apart = _told_apart(columns)
    out = {role: {one.at: _score(one, role, columns, apart) for one in columns} for role in GUESSED}
    plain = any("position" in one.said and not acceptable(one.name) for one in columns)
    for one in columns:
        out["position"][one.at] -= ACCEPTABLE * (plain and acceptable(one.name))
    meant = any("position" in one.said and really(one.name) for one in columns)
    for one in columns:
        out["position"][one.at] -= STATED * (meant and (stated(one.name) or only_said(one.name)))
    said, coded = told_in_sentences(columns)
    for at in said:
        out["position"][at] -= IN_SENTENCES
    for at in coded:
        out["position"][at] += PART
    for at in who_may_vote(columns):
        out["position"][at] -= MAY_VOTE
        out["vote"][at] += MAY_VOTE
    for at in told_by_fewer(columns):
        out["position"][at] -= FEWER
    # a seat behind another column is that of somebody who is named there
    for one in columns:
        out["actor"][one.at] -= WHOLE * (one.at > 0 and one.said == {"actor": SEATED})
    for at in added_up(columns):
        out["position"][at] += SUM
    for at in background(columns):
        out["position"][at] -= BACKGROUND
    for at in out_of_sight(columns, out["position"]):
        out["position"][at] += NEVER
    return out


def _terse(texts: Sequence[str]) -> bool:
    """Whether the cells of a column have one word or two."""
    held = [text for text in texts if text]
    return sum(len(text.split()) for text in held) <= 1.5 * len(held) and len({*held}) <= FEW


def _each_once(texts: Sequence[str]) -> bool:
    held = [text.casefold() for text in texts if text]
    return len(held) == len({*held}) > 1


def _told_apart(columns: Sequence[Column]) -> bool:
    """Whether an actor has several rows, as its issue or its rater says."""
    return any(named_rater(one.name) or one.said.get("issue") for one in columns if one.name)


@frozen
class _Looked:
    """A column as it is looked at for one role.

    said    {role: how surely its name says so}
    told    what its name says of this role; 0 where it says nothing
    kind    of what stands in it, as this role takes it
    score   `told` and the points of the kind
    """

    column: Column
    said: Mapping[str, float]
    told: float
    kind: str
    score: float


def _score(column: Column, role: str, columns: Sequence[Column], apart: bool) -> float:
    if column.kind == "moments":
        return NEVER  # when somebody answered, whatever is asked
    if role in MEASURED and certainty(column.name):
        return NEVER  # how sure whoever wrote the table is
    one = _looked(column, role, apart)
    return _as_actor(one, columns) if role == "actor" else AS_ROLE.get(role, _as_quantity)(one)


def _looked(column: Column, role: str, apart: bool) -> _Looked:
    name = column.said
    told = name.get(role, 0.0)
    if role == "actor" and set(name) == {"body"} and column.kind == "names":
        told = PART  # another body in each row is an actor
    kind = "names" if role == "actor" and apart and column.kind in ("labels", "mixed") else column.kind
    if kind == "empty" and role == "position" and told and any(abstains(text.casefold()) for text in column.texts):
        kind = "ballot"  # who abstains takes no side, and says so
    if kind == "names" and role in ("position", "salience", "capability") and told and _terse(column.texts):
        kind = "labels"  # words for how much, or for what, that are not known, each once in a short table
    if kind in ("names", "mixed") and role == "position" and coded(column.texts):
        kind = "labels"  # codes for and against in a short table
    if role == "actor" and told and kind == "labels" and mostly_once(column.texts):
        kind = "names"  # names, and below them rows of counts that are called alike
    if role == "actor" and told and kind in ("grades", "labels", "mixed") and _each_once(column.texts):
        kind = "names"  # parties that are called A, B and C
    wanted = WANTED if role == "position" and told and wants(column.name) and kind in WANTED_AS else 0.0
    kind = WANTED_AS[kind] if wanted else kind
    return _Looked(column, name, told, kind, told + wanted + KIND[role].get(kind, OTHER))


def _as_issue(one: _Looked) -> float:
    return one.score if one.told else NEVER


def _as_actor(one: _Looked, columns: Sequence[Column]) -> float:
    column = one.column
    score = one.score + _against(one, "actor") - GAPS["actor"] * (1 - column.filled)
    if not one.said.get("actor", 0.0) > INSTEAD and _for_others(column, columns):
        score -= FOR_OTHERS
    held = [text for text in column.texts if text]
    if held and not one.told and sum(map(len, held)) < SHORTEST * len(held):
        score -= SHORT
    return score - 0.1 * column.at - (1.0 if not column.name else 0.0)


def _as_position(one: _Looked) -> float:
    column, name, kind = one.column, one.said, one.kind
    score = one.score + _against(one, "position") - GAPS["position"] * (1 - column.filled)
    in_words = kind in ("attitudes", "ballot")
    aside = grouping(column.name) or (tells_place(column.name) and not in_words)
    if not one.told and (numbering(column.texts) or aside or sits_or_acts(column.name)):
        score -= NO_STANCE
    score -= OWED * (not one.told and owed(column.name))
    score += BEGINS * (kind == "dates" and begins(column.name) and not of_persons(column.name))
    if kind == "labels" and _hedged(column):
        score += HEDGED
    if kind == "labels" and coded(column.texts):
        score += CODED
    if kind == "right" and one.told:
        score += STANCE
    if kind in ("numbers", "ranges", "figures", "years"):
        score += _measured(column.name, kind, named=one.told > 0)
    if "vote" in name and (
        in_words
        or (kind in ("labels", "mixed", "names") and _leanings(column))
        or (kind in ("right", "labels", "mixed") and how_they_vote(column.name))
    ):
        score += HOW_THEY_VOTE - (WHOLE_AGAINST if name["vote"] > INSTEAD else AGAINST["position"])
    if in_words or kind in ("labels", "signs", "right"):
        score += AS_IT_IS * as_it_is(column.name) + LONG_AGO * bool(_A_YEAR.search(column.name))
    return score - 0.01 * column.at


def _measured(name: str, kind: str, *, named: bool) -> float:
    """What a column of numbers is more as one of positions by how its name says that they are measured.

    Where no name says more, points from 1 up are as often those of care or of weight, and amounts are wanted.
    """
    unit = has_unit(name)
    more = FIGURES * (kind == "figures" and (named or unit)) + ENDS * (told_ends(name) is not None)
    scale = told_scale(name)
    if scale is not None and (named or scale[0] <= 0):
        return more + TOLD
    return more + UNIT * (scale is None and not named and (unit or kind == "years"))


def _against(one: _Looked, role: str) -> float:
    """What a name that says something else takes from a column for a role that needs no name."""
    if not one.said or one.told or (one.kind == "years" and dates_alone(one.column.name)):
        return 0.0
    if role == "position" and _more_than_parts(one):
        return 0.0
    whole = max(one.said.values()) > INSTEAD and NONE not in one.said
    return WHOLE_AGAINST if whole else AGAINST[role]


def _more_than_parts(one: _Looked) -> bool:
    """Whether shares in per cent come to more than one whole, so that each is how much somebody wants."""
    texts = one.column.texts
    percent = 2 * sum("%" in text for text in texts) > len(texts) and not has_unit(one.column.name)
    return percent and set(one.said) == {SHARE} and one.kind in ("numbers", "ranges") and beyond_a_whole(texts)


def _as_capability(one: _Looked) -> float:
    column, kind = one.column, one.kind
    if one.told < WHOLE and (_marks(column) or of_its_own_part(column.name)):
        return NEVER
    if not one.told and SHARE in one.said:
        percent = "%" in column.name or any("%" in text for text in column.texts) or owned(column.name)
        full = 2 * column.filled >= 1
        counted = kind in ("shares", "numbers") or (kind == "figures" and owned(column.name))
        # shares of one whole are no more than it: 40, 65 and 75 % are how much somebody wants
        counted = counted and (owned(column.name) or not beyond_a_whole(column.texts))
        return 0.5 if counted and percent and full else NEVER
    return _as_quantity(one)


def _as_vote(one: _Looked) -> float:
    name = one.column.name
    if one.kind == "right" and (how_they_vote(name) or as_it_is(name) or _A_YEAR.search(name)):
        return NEVER  # how they vote, or voted, and not whether they may
    return _as_quantity(one, less=_broken(one))


def _as_seats(one: _Looked) -> float:
    column = one.column
    if one.kind != "empty" and all(first_number(text) is None for text in column.texts):
        return NEVER  # what seat somebody has, and not how many
    if _hardly_counts(column) or serial(column.texts):
        return NEVER
    more = PART if not one.told and one.kind in COUNTED and of_members(column.name) else 0.0
    return _as_quantity(one, more, _broken(one))


def _as_veto(one: _Looked) -> float:
    # how well somebody can block is a weight
    return NEVER if one.kind != "right" and can_block(one.column.name) else _as_quantity(one)


def _as_quantity(one: _Looked, more: float = 0.0, less: float = 0.0) -> float:
    """A role that needs a name, or `more` in its place: of several columns the latest year, then the first."""
    score = one.score + _year(one.column.name) + more - less
    return score - 0.01 * one.column.at if one.told or more else NEVER


AS_ROLE: Mapping[str, Callable[[_Looked], float]] = {
    "issue": _as_issue,
    "position": _as_position,
    "capability": _as_capability,
    "vote": _as_vote,
    "seats": _as_seats,
    "veto": _as_veto,
}
"""How a column is scored for a role; for any other role as a quantity."""


def _for_others(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column names people who speak for those that another column names."""
    if not (for_others(column.name) or nobody_in(column.texts) or persons(column.texts)):
        return False
    return any(
        one.at != column.at
        and one.kind == "names"
        and one.filled > 0.9
        and NONE not in one.said
        and not ({"note", "source"} & set(one.said) or for_others(one.name) or persons(one.texts))
        and not nobody_in(one.texts)
        and sum(map(len, one.texts)) >= SHORTEST * len(one.texts)
        for one in columns
    )


def _hedged(column: Column) -> bool:
    """Whether many of the labels say rather, leaning or probably."""
    held = [text for text in column.texts if text]
    return SOME * len(held) <= sum(map(hedged, held))


def _leanings(column: Column) -> bool:
    """Whether many cells say for or against, in words that are known, beside others that are not."""
    held = [text for text in column.texts if text]
    return SOME * len(held) <= sum(attitude(text) is not None for text in held) > 1


def _marks(column: Column) -> bool:
    """Whether a column holds one mark in all rows that it holds anything in, such as x, or next to nothing."""
    held = [text for text in column.texts if text]
    one = len(set(map(str.casefold, held))) == 1 and first_number(held[0]) is None
    return column.filled < SCANT or (one and len(column.texts) > 3)


def _hardly_counts(column: Column) -> bool:
    """Whether most cells of a column are no number of seats: 0.8%, 31% of T1, n/m."""
    held = [text for text in column.texts if text and text.casefold() not in UNKNOWN]
    return 2 * sum("%" not in text and numberish(text) for text in held) < len(held)


def _year(name: str) -> float:
    """A little more for a later year in a name: of Power 2023 and Power 2024 the latter."""
    match = _A_YEAR.search(name)
    return (int(match[0]) - 1900) / 20 if match else 0.0


def _broken(one: _Looked) -> float:
    """What a column of numbers loses of which most are no whole numbers of 0 or more."""
    if one.kind not in ("numbers", "figures"):
        return 0.0
    values = [value for text in one.column.texts if (value := first_number(text)) is not None]
    return BROKEN * (2 * sum(value < 0 or not value.is_integer() for value in values) > len(values))


def tells_apart(columns: Sequence[Column], actor: int, taken: frozenset[int]) -> int | None:
    """The first column whose values tell the rows of one actor apart, as an issue or a year does."""
    for one in columns:
        if one.name and one.at not in taken and rows_apart(columns[actor].texts, one.texts):
            return one.at
    return None
