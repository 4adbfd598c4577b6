"""Columns beside the positions that may be positions, too: on a further issue, or in their place. They are told.

One rule holds for every sheet: what nothing else is known of, and that holds numbers or words for and against, is told,
the likeliest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.stakeholders.files.columns.background import of_persons
from instantsia.stakeholders.files.columns.beside import chosen, has_unit, owed
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.heard import grouping
from instantsia.stakeholders.files.columns.hints import (
    NONE,
    acceptable,
    as_it_is,
    certainty,
    dates_alone,
    leaning,
    only_aimed_at,
    stated,
)
from instantsia.stakeholders.files.columns.moments import MOMENT
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.columns.scales import told_scale
from instantsia.stakeholders.files.columns.serial import numbering

MEASURED = ("numbers", "figures", "years", "ranges", "attitudes", "signs", "ballot")
"""Kinds of columns that may be positions whatever they are called."""
SCANT = 0.25
"""Less of the rows than this tells no position."""


def also_positions(
    columns: Sequence[Column], scores: Mapping[int, float], positions: Sequence[int], held: set[int], least: float
) -> tuple[int, ...]:
    """Places of columns that may be positions as well, the likeliest first."""
    # of several sets under headings another may be meant
    held = held | {one.at for one in columns if one.earlier and not one.over}
    if any("position" in columns[at].said and not as_it_is(columns[at].name) for at in positions):
        held |= {one.at for one in columns if _spent_today(one)}
    likely = _likely(columns, scores, positions, held, least)
    others = [one for one in columns if one.at not in (*likely, *held, *positions) and _may_be(one)]
    return (*likely, *(one.at for one in sorted(others, key=lambda one: (not further(one), one.at))))


def _spent_today(column: Column) -> bool:
    """Whether a column of amounts is of what is so today, such as what is spent: beside what is wanted it is none."""
    amounts = column.kind == "figures" or has_unit(column.name) or "%" in column.name
    return amounts and as_it_is(column.name) and "position" not in column.said


def _may_be(column: Column) -> bool:
    """Whether a column may hold positions as far as can be told: nothing says that it holds anything else."""
    if not column.name or column.kind not in MEASURED or column.filled < SCANT:
        return False
    if set(column.said) - {"position"} and not (only_aimed_at(column.name) or acceptable(column.name)):
        return False
    if (
        grouping(column.name)
        or certainty(column.name)
        or named_rater(column.name)
        or numbering(column.texts)
        or of_persons(column.name)
    ):
        return False
    if owed(column.name) and MOMENT.search(column.name):
        return False  # what was produced or owed in a month
    held = [text.casefold() for text in column.texts if text]
    return not set(held) <= {"0", "1"} and held != [str(at) for at in range(1, len(held) + 1)]


def _likely(
    columns: Sequence[Column], scores: Mapping[int, float], positions: Sequence[int], held: set[int], least: float
) -> tuple[int, ...]:
    """Places of columns that are likely to be positions as well: no counts, no marks, and nothing else by their names.

    least   what they score at least, unless their names say that they are positions
    """
    words = {text.casefold() for at in positions for text in columns[at].texts if text}
    now = any(as_it_is(columns[at].name) for at in positions)
    out = []
    for one in columns:
        told = one.said
        if one.kind == "years" and dates_alone(one.name):
            told = {}
        if one.at in held or not one.name or {"issue", NONE} & set(told) or (leaning(one.name) and not told):
            continue
        if "vote" in told and one.kind in ("attitudes", "ballot") and len(positions) > 1:
            out.append(one.at)  # how they vote on the whole, beside what they say to each part
            continue
        beside = "position" in told and stated(one.name)  # what they say, beside what they really want
        if (scores[one.at] <= 0 and not beside) or (now and MOMENT.search(one.name)):
            continue
        if "position" in told:
            if one.kind in ("names", "titles", "prose", "contacts") or (one.kind == "right" and len(positions) > 1):
                continue
        elif not _alike(one, words) or (
            scores[one.at] < least and one.kind not in ("attitudes", "signs", "ballot") and not further(one)
        ):
            continue
        out.append(one.at)
    return tuple(out)


def further(column: Column) -> bool:
    """Whether a column beside the positions asks for another: what is sought, points of a scale, or a choice."""
    if column.kind in ("right", "names", "titles", "prose", "empty", "contacts", "dates", "count"):
        return False
    told = column.said
    if column.kind in ("labels", "mixed") and not told:
        return chosen(column.texts)
    if told or column.kind not in ("numbers", "years", "ranges", "figures"):
        return "position" in told
    if numbering(column.texts) or owed(column.name) or as_it_is(column.name):
        return False
    return told_scale(column.name) is not None or has_unit(column.name)


def _alike(column: Column, words: set[str]) -> bool:
    """Whether a column that says nothing by its name may be positions, too: words only where they are the same."""
    some = {text.casefold() for text in column.texts if text}
    if column.kind in ("labels", "mixed", "right", "names"):
        return len(some & words) > 1 or (column.kind in ("labels", "mixed") and chosen(column.texts))
    return not some <= {"0", "1"}
