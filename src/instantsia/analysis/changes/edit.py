"""An edit as data: what a person did in one place, with the changes that it makes to the case as written."""

from __future__ import annotations

from typing import Any, Literal

from instantsia.analysis.changes.entries import Keys
from instantsia.frozen import frozen

Kind = Literal["number", "claim", "credence", "member", "actor", "vantage", "structure"]

GONE = None
"""What an entry is that is not there; a key that is not there is taken out."""


@frozen
class Change:
    """One thing done to the case as written.

    table   a table of the case, or "plan" for what stands beside it
    label   which entry: its id, or what it is about
    keys    the way to what is changed; () for the whole entry, ("members", NAME) for one member
    value   what stands there afterwards; GONE where nothing does
    """

    table: str
    label: str
    keys: Keys
    value: Any


@frozen
class Edit:
    """What was done in one place.

    id       the path as it is typed ("usa.ban", "step.ballot.precision"), else kind and id ("claim.c4", "event.passed")
    before   as a person types it
    after    likewise
    parts    the edits of which it is made, where they go together
    """

    id: str
    kind: Kind
    before: str
    after: str
    changes: tuple[Change, ...]
    parts: tuple[Edit, ...] = ()
