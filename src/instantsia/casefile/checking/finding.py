"""A finding about a checked case, before its file and line are looked up."""

from __future__ import annotations

from instantsia.casefile.positions import Path
from instantsia.frozen import frozen


@frozen
class Finding:
    """What is wrong with one entry: `number` is its place in `case.<table>`, `path` what in it is meant.

    An empty table means the head of the case.
    """

    code: str
    table: str
    number: int
    path: Path
    message: str
    remedy: str = ""
