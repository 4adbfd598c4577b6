"""Columns that tell how whoever wrote the table knows it, or to which group somebody belongs: neither is a position."""

import tomllib
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of
from instantsia.stakeholders.files.columns.names import key

_WRITTEN = tomllib.loads(Path(__file__).with_name("heard_words.toml").read_text("utf-8"))
_HEARD, _GROUPS = (
    frozenset(key(name) for name in set_of(" ".join(_WRITTEN[part]["names"].split()))) for part in ("heard", "groups")
)
_BETWEEN = pattern(r"\s*[/+&,]\s*")


def heard(name: str) -> bool:
    """Whether a name says how, where, when or from whom somebody heard where another stands: skąd wiem, Last spoke.

    >>> heard("skąd wiem"), heard("How I know"), heard("Rang / emailed"), heard("wer sagt das"), heard("Seen")
    (True, True, True, True, True)
    >>> heard("Seen as a threat"), heard("Known position"), heard("Contact sport")
    (False, False, False)
    """
    parts = [part for part in _BETWEEN.split(name) if part.strip()]
    return bool(parts) and (key(name) in _HEARD or all(key(part) in _HEARD for part in parts))


def grouping(name: str) -> bool:
    """Whether a name says no more than to which area or party somebody belongs, or how much land they have.

    >>> grouping("Area"), grouping("ha"), grouping("Partei"), grouping("Area under protection (ha)")
    (True, True, True, False)
    """
    return key(name) in _GROUPS
