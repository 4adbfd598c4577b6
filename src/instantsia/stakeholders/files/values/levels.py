"""Numbers of a line that are levels, where positions are changes or are measured otherwise: now 4.25 % beside bp.

Of changes 0 is what holds: nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.changes import says_change
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.scales import told_scale
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.folding import folded

_BASIS = frozenset(("bp", "bps", "basispunkt", "basispunkte"))
_PERCENTS = frozenset(("%", *(folded(word) for word in HEADER_WORDS["measures"]["percents"].split()))) - _BASIS
_UNITS = _BASIS | _PERCENTS | {folded(word) for word in HEADER_WORDS["measures"]["units"].split()}
_BEHIND = pattern(r"\s*(%|[^\W\d_]+)")
_WORDS = pattern(r"%|[^\W\d_]+")


def in_another_unit(behind: str, header: str) -> bool:
    """Whether what stands behind a number is per cent, or basis points, where the positions are no such, or the reverse.

    A unit may be spelled in many ways, as in m and metres, which are the same.

    >>> in_another_unit("%", "Preferred move, bp"), in_another_unit(" bp", "Preferred move, bp")
    (True, False)
    >>> in_another_unit(" m", "Distance (m)"), in_another_unit(" governments", "Distance (m)"), in_another_unit("%", "View")
    (False, False, False)
    """  # noqa: E501
    unit = _BEHIND.match(behind)
    found, of_header = _units(unit[1]) if unit else set(), _units(header)
    return bool(found and of_header) and any(
        bool(found & kind) != bool(of_header & kind) for kind in (_BASIS, _PERCENTS)
    )


def changes(entries: Sequence[Entry], issue: str) -> str:
    """The header of the positions on an issue, where they are changes, up and down; "" where they are none."""
    cells = [entry.position for entry in entries if entry.issue == issue]
    numbers = [one.number for one in cells if one.number is not None]
    header = next((one.spot.name for one in cells if one.spot.name), "")
    signed = any(one.low < 0 for one in numbers) or any(one.raw.strip().startswith("+") for one in cells)
    if not numbers or not signed or not says_change(header) or told_scale(header) is not None:
        return ""
    return header if min(one.low for one in numbers) <= 0 <= max(one.high for one in numbers) else ""


def nothing_changed(entries: Sequence[Entry], issues: Sequence[str]) -> dict[str, tuple[float, str]]:
    """{issue: (0, what says so)} of issues whose positions are changes."""
    return {
        issue: (0.0, f"{cut(header)} is of changes, of which 0 is none")
        for issue in issues
        if (header := changes(entries, issue))
    }


def _units(text: str) -> set[str]:
    return {folded(word) for word in _WORDS.findall(text)} & _UNITS
