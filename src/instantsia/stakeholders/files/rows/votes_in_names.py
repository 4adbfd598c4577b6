"""Votes that a name tells of in brackets: Student reps (2 votes), Independents (11 seats): told, and not used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.sheet import Cell

NAMED = 3
_COUNTED = tomllib.loads(Path(__file__).with_name("votes_in_names.toml").read_text("utf-8")).values()
_VOTES = pattern(rf"[(\[]\s*(\d+)\s+(?:{'|'.join(' '.join(_COUNTED).split())})\s*[)\]]", re.IGNORECASE)


def votes_in_names(lines: Sequence[Mapping[str, Cell]]) -> list[str]:
    """What is told of names that tell of other votes than a column of the table has for them.

    >>> from instantsia.stakeholders.files.sheet import Spot
    >>> names = ("Student reps (2 votes)", "Grüne (11 Sitze)", "Premier Division (16 clubs)")
    >>> print(*votes_in_names([{"actor": Cell(name, Spot("a.csv", "", at))} for at, name in enumerate(names, 2)]))
    Votes told within names, and not used (a column of votes is): 'Student reps (2 votes)' (row 2); 'Grüne (11 Sitze)' (row 3)
    """  # noqa: E501
    found: dict[str, str] = {}
    for line in lines:
        actor = line["actor"]
        match = _VOTES.search(actor.text)
        if match is None or any(line[role].text == match[1] for role in ("vote", "seats") if role in line):
            continue
        found.setdefault(
            actor.text, f"{cut(actor.text)} ({'line' if actor.spot.way == 'lines' else 'row'} {actor.spot.row})"
        )
    if not found:
        return []
    return [f"Votes told within names, and not used (a column of votes is): {few(list(found.values()), NAMED, '; ')}"]
