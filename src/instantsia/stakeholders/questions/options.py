"""Answers about named options, and those of no other kind: the issue, the day, the question in words.

`read_KEY` takes the text of an answer and what was answered before it, and raises ValueError with what was expected;
`default_KEY` is what holds where nobody answers, as it would be written.
"""

from __future__ import annotations

import datetime
import shlex

from instantsia.case.dates import day_text, months_later, parse_span
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.words import PLACED, holds, name_meant, names_in

MOST_OPTIONS = 15
PROCEDURES = ("plurality", "run-off", "one-by-one", "motion")


def named_options(asking: Asking) -> bool:
    """Whether what is decided are named options, not a point of a scale."""
    return bool(asking.text("options")) or bool(asking.table_facts.options)


def places_in(written: str) -> dict[str, float]:
    """{option: its place on the scale} of "no ban 0|quota 40|ban 100"; empty where not each of them has one.

    >>> places_in("no ban 0|quota 40")
    {'no ban': 0.0, 'quota': 40.0}
    """
    split = [PLACED.fullmatch(part) for part in names_in(written)]
    return {match[1]: float(match[2].replace(",", ".")) for match in split if match} if all(split) else {}


def read_options(written: str, asking: Asking) -> dict[str, float | None]:
    """{option: its place on the scale, or None}; what holds if nothing is decided first."""
    parts = names_in(written)
    if len(parts) == 1 and asking.table_facts.options == parts:
        both = shlex.quote(f"{parts[0]}|another" if holds(parts[0]) else f"nothing|{parts[0]}")
        raise ValueError(
            f"only one option stands in the table, {parts[0]}: say what else there is, what holds if nothing is "
            f"decided first, as in --answer options={both}"
        )
    if not 2 <= len(parts) <= MOST_OPTIONS:
        raise ValueError(f"expected from 2 to {MOST_OPTIONS} options joined by |, as in no ban|ban")
    low, high = asking.value("scale")
    out: dict[str, float | None] = {**places_in(written)}
    if out:
        strange = next((place for place in out.values() if place is not None and not low <= place <= high), None)
        if strange is not None:
            raise ValueError(f"expected places from {low:g} to {high:g}, found {strange:g}")
    else:
        out = dict.fromkeys(parts)
        if not asking.table_facts.options and len(parts) == 2:
            out = {parts[0]: low, parts[1]: high}
        elif not asking.table_facts.options:
            raise ValueError(
                "expected the place of each option on the scale, since the positions are numbers: "
                "as in no ban 0|quota 40|ban 100"
            )
    if len({folded(name) for name in out}) != len(parts):
        raise ValueError("expected each option once")
    for word in asking.table_facts.options:
        name_meant(word, out, "an option for what stands in the column of positions")
    return out


def default_options(asking: Asking) -> str:
    return "|".join(asking.table_facts.options)


def read_procedure(written: str, asking: Asking) -> str:
    return name_meant(written, PROCEDURES, "a way of putting options")


def read_issue(written: str, asking: Asking) -> str:
    return name_meant(written, asking.known.issues, "an issue of the table")


def read_by(written: str, asking: Asking) -> str:
    span = parse_span(written)
    if span.last is None or span.last <= asking.known.today:
        raise ValueError(f"expected a day after {day_text(asking.known.today)}, from which it is looked at")
    return written.strip()


def default_by(asking: Asking) -> str:
    # the calendar ends with the year 9999
    return day_text(min(months_later(asking.known.today, 12), datetime.date.max.toordinal()))


def read_question(written: str, asking: Asking) -> str:
    return " ".join(written.split())


def nothing(asking: Asking) -> str:
    return ""
