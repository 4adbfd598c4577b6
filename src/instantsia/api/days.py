"""Days as they are written in an option, and the day it is."""

from __future__ import annotations

import datetime

from instantsia.case.dates import parse_day
from instantsia.errors import UserError, cut


def today() -> str:
    """Return the day in Greenwich, as "2026-11-21"."""
    return now()[:10]


def now() -> str:
    """Return the second in Greenwich, as "2026-11-21T18:30:00Z"."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_day(option: str, written: str | None) -> int | None:
    """Return a day as an ordinal, or None where none was written.

    Raises UserError, which names the option, where it is no day.
    """
    if written is None:
        return None
    if isinstance(written, datetime.date):
        return written.toordinal()
    if not isinstance(written, str):
        raise UserError(f"{option}: found {cut(written)}, expected a day as text, as 2027-03-01")
    try:
        return parse_day(written)
    except ValueError as error:
        raise UserError(f"{option} {written}: {error}") from None
