"""Tables of stakeholders as cases."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instantsia.api.days import read_day
from instantsia.api.lists import check_lists
from instantsia.api.loading import of_document
from instantsia.api.study import Study
from instantsia.case.dates import day_text
from instantsia.errors import UserError, cut

HIDDEN = ("read", "leave-out")
NAME = "table"
"""What a table in memory is called, unless said."""
Rows = Any
"""A list of dicts, or whatever gives one: a frame of Polars, Arrow or pandas."""

if TYPE_CHECKING:
    from instantsia.stakeholders.build.opened import Opened
    from instantsia.stakeholders.files.workbook import Hidden


def text_of(answer: object) -> str:
    """An answer as it is typed: numbers, days and several values are taken as well as text; UserError for all else.

    >>> text_of(0.5), text_of(["no ban", "full ban"]), text_of("2/3")
    ('0.5', 'no ban|full ban', '2/3')
    """
    if isinstance(answer, (list, tuple)):
        return "|".join(map(text_of, answer))
    if isinstance(answer, (str, int, float, datetime.date)) and not isinstance(answer, bool):
        return str(answer)
    raise UserError(f"answers: found {cut(answer)}, expected text, a number, a day or a list of them")


def forecast_table(
    table: str | Path | Rows,
    answers: Mapping[str, object] | None = None,
    *,
    sheet: str | None = None,
    hidden: Hidden = "read",
    as_of: str | None = None,
    name: str = NAME,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
) -> Study:
    """Read a table of stakeholders as a case. `study.run(as_of=study.case.as_of)` is its forecast. Nothing is written.

    table    the path of a file; or a table in memory: a list of dicts with the same keys, or a frame of pandas,
             Polars or Arrow, whose columns are named as a file's are
    answers  {key: text}, as in `--answer KEY=VALUE`. They go before those that are kept beside the table, and what
             nobody has answered takes its default
    set      changes, each as PATH=VALUE, by the names, columns and words of the table or by the ids of the case
    hidden   whether hidden rows and columns of a workbook are read, and told, or left out ("leave-out")
    as_of    the day from which it is looked at; unless said here or among the answers, it is today
    name     what a table in memory is called: about it nothing is kept

    Raises TableError with everything that is wrong in the table, and UserError for an answer that cannot be read.
    """
    from instantsia.stakeholders.build import opened, opened_frame
    from instantsia.stakeholders.questions import known_keys, today

    if hidden not in HIDDEN:
        raise UserError(f"hidden: found {cut(hidden)}, expected read or leave-out")
    if answers is not None and not isinstance(answers, Mapping):
        raise UserError(f"answers: found {cut(answers)}, expected a dict of them, as {{'status_quo': 25}}")
    given = {key: text_of(value) for key, value in (answers or {}).items()}
    known_keys(given)
    if as_of is not None:
        given["as_of"] = day_text(from_day(as_of))
    if isinstance(table, (str, Path)):
        found, asked = opened(table, given, sheet, today(), hidden), str(table)
    elif sheet is not None:
        raise UserError(f"a table in memory has no sheets, so {cut(sheet)} cannot be chosen")
    else:
        found, asked = opened_frame(table, given, today(), name), name
    check_lists(set=set)
    return of_opened(found, set, without, assume, asked=asked)


def of_opened(
    found: Opened,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
    *,
    once: Mapping[str, str] | None = None,
    asked: str = "",
) -> Study:
    """Return an opened table as a Study, with changes made to its cells and to the numbers of its case.

    once   answers that hold this time and are not kept
    """
    from instantsia.stakeholders.build.what_if import what_if

    changed = what_if(found, set)
    units = {name: facts.unit for name, facts in found.known.issues.items() if facts.unit.name}
    made = of_document(changed.read.document(once), changed.sets, without, assume, asked=asked)
    made = replace(made, _units=units)
    told = replace(made.changed, changes=(*changed.said, *made.changed.changes[len(changed.sets) :]))
    if changed.read is found:
        return replace(made, changed=told)
    return replace(made, document=found.document(once), changed=told, cells=made.document)


def convert(
    table: str | Path | Rows,
    folder: str | Path,
    answers: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    hidden: Hidden = "read",
    as_of: str | None = None,
) -> Path:
    """Write a table, with what was answered about it, as a case into a new or an empty folder. Returns the folder."""
    from instantsia.casefile.write import write_case

    return write_case(forecast_table(table, answers, sheet=sheet, hidden=hidden, as_of=as_of).case, folder)


def from_day(as_of: str | None) -> int:
    """Return the day from which a table is looked at, as an ordinal. Unless said, it is today."""
    from instantsia.stakeholders.questions import today

    day = read_day("--as-of", as_of)
    return today() if day is None else day
