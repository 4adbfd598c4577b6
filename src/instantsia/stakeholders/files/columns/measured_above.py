"""What the lines above a table say that its positions count: cubic metres, or how many branches are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.columns.scales import unit_of

_HOW_MANY = pattern(
    r"(?<!\w)(?:(?:how many|wie\s?viele|cu[áa]nt[oa]s|quant[ie]|quant[oa]s|hoeveel|ile|сколько)(?!\w)|combien d[e'’])",
    re.IGNORECASE,
)
_EACH = pattern(r"\(([^\W\d_]{1,4}[²³]?\s?/\s?[^\W\d_]{1,5})\)")
"""Something in each of something else, in brackets: (m³/s)."""


def measured_above(lines: Sequence[str], header: str) -> str:
    """What the numbers of a column are measured in by the lines above it; "" where none tells it.

    A column that is called position and no more may be on a scale of its own.

    >>> measured_above(["Caudal mínimo en Paso Hondo (m³/s)"], "Dónde están"), measured_above(["Fee (%)"], "Wanted")
    ('m³/s', '')
    >>> measured_above(["How many branches stay?"], "Branches kept")
    "'How many branches stay?'"
    >>> measured_above(["How many branches stay?"], "Position")
    ''
    """
    if role(header) == "position":
        return ""
    units = [unit for line in lines if (unit := unit_of(line)) and unit.isalpha()]
    units += [match[1] for line in lines if (match := _EACH.search(line)) and "and/or" not in match[1]]
    asked = [cut(line) for line in lines if "?" in line and _HOW_MANY.search(line)]
    return next(iter([*units, *asked]), "")
