"""Tables of stakeholders as cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.api.days import read_day
from instantsia.api.study import Study, of_document

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden


def forecast_table(
    table: str | Path,
    answers: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    hidden: Hidden = "read",
    as_of: str | None = None,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
) -> Study:
    """Read a table of stakeholders as a case. `study.run(as_of=study.case.as_of)` is its forecast. Nothing is written.

    answers  {key: text}, as in `--answer KEY=VALUE`. They go before those that are kept beside the table, and what
             nobody has answered takes its default
    hidden   whether hidden rows and columns of a workbook are read, and told, or left out ("leave-out")
    as_of    the day from which it is looked at; unless said, it is today

    Raises TableError with everything that is wrong in the table, and UserError for an answer that cannot be read.
    """
    from instantsia.stakeholders.build import opened
    from instantsia.stakeholders.questions import known_keys

    given = dict(answers or {})
    known_keys(given)
    found = opened(table, given, sheet, from_day(as_of), hidden).document()
    return of_document(found, set, without, assume, asked=str(table))


def convert(
    table: str | Path,
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
