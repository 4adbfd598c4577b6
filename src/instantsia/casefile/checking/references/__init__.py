"""What only the whole case can tell: that names name something, conditions can hold, values fit, days follow days."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.model import Case
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references import (
    bargains,
    codings,
    evidence,
    happenings,
    information,
    names,
    people,
    things,
    values,
)
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.written import Written


def check(case: Case, written: Written) -> Iterator[Finding]:
    """Everything that is wrong between the entries of a case, each of which is sound by itself.

    case     what could be read
    written  what is written: an entry that could not be read is no unknown name
    """
    known = Known(case, written)
    yield from evidence.check(known)
    yield from people.check(known)
    yield from things.check(known)
    yield from information.check(known)
    yield from bargains.check(known)
    yield from happenings.check(known)
    yield from names.check(known)
    yield from values.check(known)
    yield from codings.check(known)
