"""Columns that ask the same thing on several days: Pos 3 Nov, Pos 10 Nov and Pos 17 Nov.

They are one issue. The last of them is the position, and where anybody stood before is not: several rates that are
wanted at times to come are issues of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import MONTHS
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.dates_in_text import MONTH
from instantsia.stakeholders.files.columns.earlier import NOW, on_one_scale, only_dated, to_come
from instantsia.stakeholders.files.columns.hints import PART
from instantsia.stakeholders.files.columns.names import of_issue
from instantsia.stakeholders.files.columns.times import order_of

MOMENT = pattern(
    rf"\b(?:19|20)\d\d-\d{{1,2}}-\d{{1,2}}\b|\b\d{{1,2}}\.?(?:st|nd|rd|th)?\s*(?:{MONTHS})\w*"
    rf"|\b(?:{MONTHS})\w*\.?\s*\d{{1,4}}|\b\d{{1,2}}[./]\d{{1,2}}\.?(?:\d{{2,4}})?"
    r"|\b(?:round|wave|week|wk\.?|kw|day|session|runde|woche|tour|semaine|ronda|semana|tornata|turno|settimana|rodada|ronde|тур|раунд"
    r"|неделя)\s*\d+|\bt\d\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_MONTH_AT_AN_END = pattern(rf"(?<=\s){MONTH}(?=\W*$)|^{MONTH}(?=\s)", re.IGNORECASE)
_ASIDE = pattern(r"\([^()]*\)|\b\d{1,2}[.:]\d{2}\b(?:\s*[ap]\.?m\b\.?|\s*(?:uhr|h)\b)?", re.IGNORECASE)
"""A remark, or a time of day."""
FILLED = 0.5
"""The last day counts where at least so many have a position then as on the day on which most have one."""


def with_moments(columns: Sequence[Column], today: int | None) -> tuple[list[Column], tuple[int, ...]]:
    """(the columns, of which those of a day before the last are earlier, the places of these).

    today   ordinal of the day from which moments are to come; None where nobody knows it
    """
    before = _before(columns, today)
    return [replace(one, earlier=True) if one.at in before else one for one in columns], before


def _before(columns: Sequence[Column], today: int | None) -> tuple[int, ...]:
    """Places of the columns that ask on one day what another of the same name asks on a later one."""
    some = [one for one in columns if one.name and one.kind in NOW and not one.earlier and not names_issue(one.name)]
    asking = {one.at for one in some if one.said.get("position", 0.0) >= PART or of_issue(one.name) is not None}
    series: dict[tuple[str, str], list[Column]] = {}
    for one in some:
        # days alone are those of positions where nothing else is called so
        if one.at in asking or (not asking and not one.said and not without_moment(one.name)):
            kind = "numbers" if one.kind == "ranges" else one.kind
            series.setdefault((without_moment(one.name), kind), []).append(one)
    out: list[int] = []
    for alike in series.values():
        dated = [one for one in alike if moment_of(one.name)]
        if len(alike) < 2 or not dated or not all(on_one_scale(dated[0], one) for one in alike):
            continue
        last = next((one for one in alike if one not in dated), None) or _last(dated)
        if today is None or not to_come(last.name, today):
            out += [one.at for one in dated if one is not last]
    return tuple(sorted(out))


def names_issue(name: str, *, moments: bool = True) -> bool:
    """Whether a name carries that of an issue.

    moments   whether a day, which may be an issue of its own, is none: Nov. position

    >>> names_issue("Tax position"), names_issue("Nov. position"), names_issue("Nov. position", moments=False)
    (True, False, True)
    """
    found = of_issue(name)
    return found is not None and not (moments and found[1] == "position" and _only_a_moment(found[0]))


def _only_a_moment(name: str) -> bool:
    return only_dated(name) or (bool(moment_of(name)) and not without_moment(name))


def moment_of(name: str) -> str:
    """The day, month, year or round that a name tells; "" where it tells none.

    >>> moment_of("Pos 3 Nov"), moment_of("Position Sept"), moment_of("Stance (week 2)"), moment_of("Position on Mars")
    ('3 Nov', 'Sept', 'week 2', '')
    """
    found = MOMENT.search(name) or _MONTH_AT_AN_END.search(name)
    return found[0] if found and not name[: found.start()].casefold().endswith(" on ") else ""


def without_moment(name: str) -> str:
    """What a name asks, whenever it does.

    >>> without_moment("Pos 3 Nov"), without_moment("Pos. (17 Nov)"), without_moment("24 Sept. 5.30 pm (late)")
    ('pos', 'pos', '')
    """
    moment = moment_of(name)
    bare = _ASIDE.sub(" ", name.replace(moment, " ", 1)) if moment else name
    return re.sub(r"\W+", " ", bare.casefold()).strip()


def _last(dated: Sequence[Column]) -> Column:
    """The column of the last moment of which enough is told; where their order is not sure, as they stand."""
    order = order_of([moment_of(one.name).strip() for one in dated])
    most = max(one.filled for one in dated)
    told = [one for one in dated if one.filled >= FILLED * most]
    return max(told, key=lambda one: (order[moment_of(one.name).strip()] if order else (), one.at))
