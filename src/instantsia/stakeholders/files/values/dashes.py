"""Who has a dash where the others have their votes or seats: none, and not an unknown number of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.stakeholders.files.sheet import Cell

DASHES = frozenset(("-", "–", "—", "--", "−"))
COUNTED = ("vote", "seats")


def none_by_a_dash(lines: Sequence[Mapping[str, Cell]]) -> list[str]:
    """Names of those with a dash in a column of votes or seats in which two others or more have a number.

    A blank may be of somebody of whom nobody knows it.
    """
    out: dict[str, None] = {}
    for role in COUNTED:
        cells = [(line["actor"].text, line[role].text.strip()) for line in lines if role in line]
        if sum(text.isdecimal() for _, text in cells) > 1:
            out |= {name: None for name, text in cells if text in DASHES}
    return [*out]
