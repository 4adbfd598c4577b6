"""Columns side by side that mean the same: positions on several issues, each with its salience, or several raters.

Columns are taken for issues where something says so: numbers of articles or clauses in their names, a salience for each
that shares its words or stands beside it, one issue at several dates, or several columns of words for and against. Else
the best one is the position, and the others are told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.added_up import is_mean
from instantsia.stakeholders.files.columns.background import background
from instantsia.stakeholders.files.columns.beside import beyond_a_whole, has_unit, owed
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.hints import (
    NONE,
    PART,
    SHARE,
    acceptable,
    as_it_is,
    asked_of,
    certainty,
    not_now,
    really,
    stated,
    tokens,
)
from instantsia.stakeholders.files.columns.kinds import first_number
from instantsia.stakeholders.files.columns.limits import end_of
from instantsia.stakeholders.files.columns.moments import MOMENT
from instantsia.stakeholders.files.columns.names import of_issue
from instantsia.stakeholders.files.columns.numbering import numbered
from instantsia.stakeholders.files.columns.rater_names import one_of_raters, rater_by_initials
from instantsia.stakeholders.files.columns.scales import told_scale
from instantsia.stakeholders.files.columns.statistics import MEAN, measured, statistic

Issues = tuple[tuple[int, int | None], ...]
"""(place of the position, place of the salience or None) of each issue."""
STANCES = ("attitudes", "signs")
HELD = (*STANCES, "numbers", "figures", "years", "ranges", "ballot")
OF_SALIENCE = ("numbers", "grades", "ranges", "labels", "figures", "shares", "attitudes", "count")
_BRACKETS = pattern(r"\([^)]*\)|\[[^\]]*\]")
FILLED = 0.6
"""Share of the rows in which scores on one of several issues stand."""
LARGEST_SCORE = 10
"""Numbers of a larger scale that add up to a hundred are shares."""


def issues_of(columns: Sequence[Column], best: int, keep: frozenset[int], told: Sequence[int] = ()) -> Issues:
    """The issues whose positions stand side by side; () where there is one.

    best   place of the best position
    keep   places of columns that are something else
    told   places of the positions, where somebody answered them
    """
    if told:
        return _attached(columns, list(told), keep)
    aside = background(columns)
    some = [
        one
        for one in columns
        if one.at not in keep | aside
        and not one.hidden
        and one.kind in HELD
        and one.name
        and of_issue(one.name) is None
        and (numbered(one.name) or not not_now(one.name))
        and not certainty(one.name)
        and not _of_another(one)
        and not end_of(one, columns[best])
    ]
    if any(really(one.name) and "position" in one.said for one in some):
        # what they say in public is no issue beside what they really want
        some = [one for one in some if not stated(one.name)]
    for way in (
        _means,
        _before_one_name,
        _numbered,
        _with_saliences,
        _at_moments,
        _of_stances,
        _of_one_scale,
        _asked_apart,
    ):
        found = [at for at in way(columns, some, best) if at not in keep]
        if len(found) > 1:
            return _attached(columns, found, keep)
    return ()


def _of_another(column: Column) -> bool:
    told = column.said
    if numbered(column.name) and set(told) == {"actor"} and column.kind in HELD:
        return False  # a question that names somebody: Q3 own state or all
    if column.kind in STANCES and not any(score > PART for score in told.values()):
        return False
    return any(
        told.get(role, 0.0) >= PART for role in ("salience", "capability", "vote", "seats", "actor", "veto", SHARE)
    ) and (SHARE not in told or column.kind == "shares")


def _numbered(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """The first column of each number of an article or a clause, one of how things were only where it is alone."""
    numbers: dict[str, int] = {}
    for one in sorted(some, key=lambda one: not_now(one.name)):
        if number := numbered(one.name):
            numbers.setdefault(number, one.at)
    return sorted(numbers.values())


def _means(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """The means of several things, beside each of which stands how far those who told it differ, or how many told."""
    beside = {measured(one.name) for one in columns if statistic(one.name) in ("spread", "count")}
    means = {
        measured(one.name): one.at for one in reversed(some) if statistic(one.name) == "mean" and measured(one.name)
    }
    found = sorted(at for of, at in means.items() if of in beside)
    return found if best in found else []


def _before_one_name(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """Columns each before one of columns that are all called alike, which say how much each issue weighs for somebody.

    What stands before such a column is an issue even in words: Franchise, Weight, Form of state, Weight.
    """
    for name in dict.fromkeys(one.name for one in columns if one.name):
        same = [one for one in columns if one.name == name and set(one.said) & {"salience", "capability"}]
        before = [columns[one.at - 1] for one in same if one.at and one.kind in OF_SALIENCE]
        names = {one.name for one in before if one.kind in (*HELD, "labels", "mixed") and not one.said.get("actor")}
        if 1 < len(same) == len(before) == len(names - {"", name}):
            return [one.at for one in before]
    return []


def _saliences(columns: Sequence[Column]) -> list[Column]:
    """Columns that are called saliences; where none is, those of grades that are called as the issues before them."""
    called = [
        one
        for one in columns
        if one.kind in OF_SALIENCE and one.said.get("salience", 0.0) >= PART and not not_now(one.name)
    ]
    if called:
        return called
    measured = [_telling(one) for one in columns if one.kind in ("numbers", "figures", "years", "ranges")]
    graded = [one for one in columns if one.kind == "grades" and not one.said and (own := _telling(one))
              and any(own <= other for other in measured)]  # fmt: skip
    return graded if len(graded) > 1 else []


def _with_saliences(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """Columns of which each has a salience that shares its words, or that stands at its right."""
    saliences = _saliences(columns)
    if len(saliences) < 2:
        return []
    places = {one.at for one in saliences}
    by_words = _by_words([one for one in some if one.at not in places], saliences)
    if len(by_words) > 1:
        return [*sorted(by_words), *_stances_besides(some, by_words)]
    right = [one.at for one in some if one.at + 1 in places and one.at not in places]
    return [*right, *_stances_besides(some, right)] if len(right) == len(saliences) else []


def _stances_besides(some: Sequence[Column], held: Collection[int]) -> list[int]:
    """Places of further columns of words for and against whose names say that they are positions."""
    return [
        one.at
        for one in some
        if one.at not in held and one.kind in STANCES and one.said.get("position", 0.0) >= PART and one.filled > 0.3
    ]


def _by_words(positions: Sequence[Column], saliences: Sequence[Column]) -> dict[int, int]:
    """{place of a position: place of the salience that alone shares the words it has and other saliences have not}."""
    common = frozenset.intersection(*(tokens(one.name) for one in saliences)) if len(saliences) > 1 else frozenset()
    out: dict[int, int] = {}
    for salience in saliences:
        own = _telling(salience, common)
        shared = sorted(((len(own & _telling(one)), -one.at) for one in positions if one.at not in out), reverse=True)
        if shared and shared[0][0] and (len(shared) == 1 or shared[0][0] > shared[1][0]):
            out[-shared[0][1]] = salience.at
    return out


def _telling(column: Column, common: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words of a name that tell an issue, and its number."""
    number = numbered(column.name)
    words = frozenset(re.findall(r"[^\W\d_]{3,}", column.name.casefold())) - common
    return words - {"the", "and", "for", "der", "die", "das", "les", "des", "del", "los", "las", "per", "het"} | (
        frozenset((number,)) if number else frozenset()
    )


def _at_moments(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """Columns of one kind that are named by dates or rounds, beside each other."""
    dated = [one for one in some if MOMENT.search(one.name) and one.filled > 0.3]
    if any(one.kind in (*STANCES, "ballot") and as_it_is(one.name) for one in some):
        return []  # how it stands now is the position, and what was before is none
    bare = [re.sub(r"\W+", " ", MOMENT.sub(" ", _BRACKETS.sub(" ", one.name)).casefold()).strip() for one in dated]
    run = [one for one, rest in zip(dated, bare, strict=True) if len(rest) < 12 or bare.count(rest) > 1]
    kinds = {"numbers" if one.kind == "ranges" else one.kind for one in run}
    hinted = any("position" in one.said and one.said["position"] >= PART for one in some if one not in run)
    return (
        [one.at for one in run] if len(kinds) == 1 and not hinted and kinds <= {"numbers", *STANCES, "ballot"} else []
    )


def _of_stances(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """Columns of words or signs for and against, and the numbers that stand between and beside them."""
    stances = [one for one in some if one.kind in STANCES and NONE not in one.said]
    stances += [one for one in some if _same_ballot(one, stances)]
    stances.sort(key=lambda one: one.at)
    if len(stances) < 2 or any("position" in one.said for one in some):
        return []
    # a column beside each of them under one name is not another position
    beside = _of_one_name(columns, [one.at for one in stances])
    held = {one.at for one in some if one.filled > 0.3 and one.at not in beside}
    first, last = stances[0].at, stances[-1].at
    while first - 1 in held:
        first -= 1
    while last + 1 in held:
        last += 1
    return [at for at in range(first, last + 1) if at in held]


def _same_ballot(column: Column, stances: Sequence[Column]) -> bool:
    """Whether a column of votes on something has three of the words for and against of others, or most of its own."""
    if column.kind != "ballot" or column.said or MOMENT.search(column.name):
        return False
    own = {text.casefold() for text in column.texts if text}
    others = {text.casefold() for one in stances for text in one.texts if text}
    return len(own & others) > 2 and 2 * len(own & others) > len(own)


def _of_one_name(columns: Sequence[Column], positions: Sequence[int]) -> list[int]:
    """Places of the columns at the right of each position, where all are called alike: How keen, How keen 2."""
    right = [at + 1 for at in positions if at + 1 < len(columns)]
    stems = {re.sub(r"\W*\d*\W*$", "", columns[at].name.casefold()) for at in right}
    fit = len(right) == len(positions) > 1 and len(stems) == 1 and "" not in stems
    return (
        right
        if fit and not set(right) & set(positions) and all(columns[at].kind in OF_SALIENCE for at in right)
        else []
    )


def _of_one_scale(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """Columns of numbers of one scale beside each other, where no name says of any that it is the position."""
    if any(one.said and one.at == best for one in some):
        return []
    plain = [one for one in some if one.kind == "numbers" and one.filled > FILLED and _no_role(one)]
    # scores that happen to add up to a hundred, within the same scale as their neighbours
    plain += [one for one in columns if plain and _by_chance(one, plain)]
    plain.sort(key=lambda one: one.at)
    run = [one for one in plain if any(abs(one.at - other.at) == 1 for other in plain)]
    sizes = {(_size(one.texts), told_scale(one.name), _measured(one)) for one in run}
    return [one.at for one in run] if len(sizes) == 1 and best in {one.at for one in run} else []


def _by_chance(column: Column, plain: Sequence[Column]) -> bool:
    """Whether numbers that add up to 100 are no shares: no name or cell says so, and they are as those beside them."""
    size = _size(column.texts)
    beside = [one for one in plain if abs(one.at - column.at) == 1]
    percent = "%" in column.name or any("%" in text for text in column.texts)
    named = column.kind == "shares" and bool(column.name) and not column.said and not percent and column.filled > FILLED
    return named and size <= LARGEST_SCORE and any(_size(one.texts) == size for one in beside)


def _no_role(column: Column) -> bool:
    """Whether a name tells no role, or one of a share that, by its numbers, is a share of no whole that is divided."""
    told = column.said
    return not told or (set(told) == {SHARE} and beyond_a_whole(column.texts))


def _measured(column: Column) -> bool:
    """Whether a name tells a unit; per cent of no whole that is divided run from 0 to 100 as points do."""
    return has_unit(column.name) and set(column.said) != {SHARE}


def _asked_apart(columns: Sequence[Column], some: Sequence[Column], best: int) -> list[int]:
    """The best one and others whose names say that they are positions, and on what else: Overall view, Equity ask."""
    own = asked_of(columns[best].name)
    like = [one.at for one in some if one.at != best and _same_measure(one, columns[best])]
    out = {_asked(one, columns[best]): one.at for one in reversed(some) if _asks_for_more(one) and one.at != best}
    return sorted({best, *like, *(at for asked, at in out.items() if asked and asked != own)})


def _asked(column: Column, best: Column) -> frozenset[str]:
    """What a column asks for; years beside numbers are another thing, whatever their names say."""
    apart = (column.kind == "years") != (best.kind == "years") and best.kind in ("numbers", "figures", "years")
    return asked_of(column.name) or (frozenset((column.kind,)) if apart else frozenset())


def _same_measure(column: Column, best: Column) -> bool:
    """Whether a column that says nothing by its name is of the measure of the position: a rate, in per cent as well."""
    percent = all(sum("%" in text for text in one.texts) > len(one.texts) / 2 for one in (column, best))
    alike = column.kind == best.kind and percent and column.filled > FILLED and not owed(column.name)
    return alike and not column.said and bool(_telling(column) & _telling(best)) and not as_it_is(column.name)


def _asks_for_more(column: Column) -> bool:
    return (
        column.said.get("position", 0.0) >= PART
        and column.kind in (*STANCES, "numbers", "figures", "years", "ranges")
        and column.filled > 0.3
        and not acceptable(column.name)
    )


def _size(texts: Sequence[str]) -> int:
    """1, 10 or 100: on which of these scales numbers lie."""
    most = max((abs(value) for text in texts if (value := first_number(text)) is not None), default=0.0)
    return 1 if most <= 1 else 10 if most <= 10 else 100


def _attached(columns: Sequence[Column], positions: Sequence[int], keep: frozenset[int]) -> Issues:
    """The positions with their saliences: by words or numbers they share, by place, or by order."""
    free = [one for one in _saliences(columns) if one.at not in positions and one.at not in keep]
    if len(free) < 2:
        # cl.2 and cl.3 behind "How much do you care about cl.1?" go on with it
        more = [
            one
            for one in columns
            if free and one.at > free[0].at and one.at not in positions and one.at not in keep
            and numbered(one.name) and one.kind in OF_SALIENCE and not one.said
        ]  # fmt: skip
        free = [*free, *more] if free and numbered(free[0].name) else free
    if len(free) < 2:
        beside = [at for at in _of_one_name(columns, positions) if at not in keep]
        return (
            tuple(zip(positions, beside, strict=True)) if beside and not free else tuple((at, None) for at in positions)
        )
    pairs = paired(columns, positions, [one.at for one in free])
    return tuple((at, pairs.get(at)) for at in positions)


def paired(columns: Sequence[Column], positions: Sequence[int], saliences: Sequence[int]) -> dict[int, int]:
    """{place of a position: place of its salience}, by words and numbers they share, by place, or by their order."""
    pairs = _by_words([columns[at] for at in positions], [columns[at] for at in saliences])
    if not pairs and {at + 1 for at in positions} >= set(saliences):
        return {at: at + 1 for at in positions if at + 1 in saliences}
    if not pairs and len(saliences) == len(positions):
        return dict(zip(positions, saliences, strict=True))
    return pairs


def raters_of(columns: Sequence[Column], role: str, at: int, held: set[int]) -> tuple[int, ...]:
    """Places of the columns of several raters of a role, of which the one at `at` is one; () where there are none.

    A mean of them beside them is left aside.
    """
    own = columns[at]
    stem = _stem(own.name)
    same = [
        one
        for one in columns
        if (one.at == at or one.at not in held)
        and (one.kind in ("numbers", "figures", "ranges", "years") or (one.kind == "shares" and role != "position"))
        and stem
        and _stem(one.name) == stem
        and one.said.get(role, 0.0) >= PART
        and not not_now(one.name)
    ]
    means = [
        one for one in same if MEAN.search(one.name) or is_mean(one, [other for other in same if other is not one])
    ]
    some = [one for one in same if one not in means]
    rests = [one.name.removeprefix(_first(one.name)).strip(" -–:_()[]") for one in some]
    named = all(one_of_raters(rest) or rater_by_initials(rest) for rest in rests)
    if len(some) < 2 or len({*rests}) < len(rests) or not (means or named):
        return ()
    return tuple(one.at for one in some)


def _first(name: str) -> str:
    match = re.match(r"\W*[^\W\d_]+", name)
    return match[0] if match else ""


def _stem(name: str) -> str:
    return _first(name).casefold()
