"""Headings below which perhaps nobody has a vote: not PCC, others, guests. They are told with the answer for it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Sequence
from typing import NamedTuple

from instantsia.errors import few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.voteless import may_be_voteless, tells_voteless
from instantsia.stakeholders.files.reasons import TITLES
from instantsia.stakeholders.files.rows.kind_names import begins
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.sheet import LeftOut

NAMED = 12
_REST = pattern(
    r"(?:the )?others?|andere|sonstige|übrige|(?:les )?autres|(?:los )?otros|(?:gli )?altri|(?:os )?outros"
    r"|overigen?|anderen|inni|pozostali|остальные|другие",
    re.IGNORECASE,
)
"""What those are called who belong to none of the groups above."""


class Perhaps(NamedTuple):
    """Those who stand below such a heading.

    heading   the heading, and where it stands
    names     of those below it, in order
    """

    heading: str
    names: tuple[str, ...]


def perhaps_voteless(left_out: Sequence[LeftOut], rows: Rows, place: int, voteless: Collection[str]) -> list[Perhaps]:
    """Those below each such heading, where others stand above it.

    place      of the column of names
    voteless   who is told plainly to have no vote
    """
    heads = [one for one in left_out if one.spot.row and one.reason in TITLES]
    out = []
    for one in heads:
        if tells_voteless(one.text) or not (may_be_voteless(one.text) or begins("dividers", one.text)):
            continue
        after = min((other.spot.row for other in heads if other.spot.row > one.spot.row), default=10**9)
        # under the names of parties, or of sides, the others are one more of them
        if _REST.fullmatch(one.text.strip(" :().–—-")) and sum(head.spot.row < one.spot.row for head in heads) > 1:
            continue
        below = [row[place].text for row in rows if one.spot.row < row[0].spot.row < after]
        names = tuple(dict.fromkeys(name for name in below if name and name not in voteless))
        if names and any(row[0].spot.row < one.spot.row for row in rows):
            out.append(Perhaps(f"{one.text!r} (row {one.spot.row})", names))
    return out


def perhaps_told(found: Sequence[Perhaps], voteless: Sequence[str]) -> list[str]:
    """A sentence for each such heading, with the answer that takes the vote from all of those who perhaps have none."""
    everybody = "|".join(dict.fromkeys((*voteless, *(name for one in found for name in one.names))))
    return [
        f"By the heading {one.heading} those below it perhaps have no vote: {few(one.names, NAMED)} "
        f"(--answer votes={shlex.quote(f'all but {everybody}')} says so of a vote, "
        f"and --answer leave_out={shlex.quote('|'.join(one.names))} of a bargain)"
        for one in found
    ]
