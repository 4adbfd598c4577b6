"""What is written in a case, told as a person types it: "70", "blank (0..100)", "none"."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.changes.entries import TOLD, Raw, is_number, tables_of
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.quantities import domain_of, inline
from instantsia.case.values import Domain

TABLE = "table"
"""Source of a number that stood in a table."""
BLANK, BARE = ": blank: ", "a bare number"
"""What a table says of its cells in the reason of a number."""
TYPED = 60
"""What was typed is cut there."""
NOTHING = "none"


def stands(case: Case, path: str) -> str:
    """What holds for a path where no claim stands, as a person types it: "70", "blank (0..100)", "none"."""
    number = holds(case, path)
    if number is None:
        return NOTHING
    said = as_typed(number, domain_of(case, paths.canonical(path)))
    return said if path in tables_of(case)["assumption"] or not _everybodys(case, path) else f"{said} (everybody)"


def holds(case: Case, path: str) -> Number | None:
    """The number that holds where no claim stands: assumed for it, for everybody, or written in its own place."""
    own = tables_of(case)["assumption"].get(path)
    if own is not None:
        return Number(**_tupled(own["value"]))
    covered = paths.covering(case, paths.canonical(path))
    return inline(case, paths.canonical(path)) if covered is None else covered.value


def _everybodys(case: Case, path: str) -> bool:
    return paths.covering(case, paths.canonical(path)) is not None


def as_typed(number: Number, domain: Domain | None = None) -> str:
    """A number as it was typed. A table says why a cell is drawn as it is: blank, or bare with a width around it.

    >>> as_typed(Number(low=0, high=100, source="table"), Domain(0, 100))
    'blank (0..100)'
    >>> as_typed(Number(low=60, mode=70, high=80, source="table", why="row 3: a bare number, +-10"))
    '70'
    """
    written = f"{number.low:g}..{number.high:g}" if number.among else number.written
    if number.source == "table" and not number.fixed:
        whole = domain is not None and (number.low, number.high) == (domain.low, domain.high) and number.mode is None
        if number.among or whole or BLANK in number.why:
            return f"blank ({written})"
        if number.mode is not None and BARE in number.why:
            return f"{number.mode:g}"
    return written


def _tupled(value: Raw) -> dict[str, Any]:
    return {key: tuple(inner) if isinstance(inner, list) else inner for key, inner in value.items()}


def _typed(value: Any) -> str:
    return as_typed(Number(**_tupled(value))) if is_number(value) else typed(value)


def typed(value: Any) -> str:
    """Anything written, as it would be typed, cut where it is long."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if is_number(value):
        return _typed(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return cut(", ".join(typed(one) for one in value))
    if isinstance(value, dict):
        return cut(", ".join(f"{key} {typed(inner)}" for key, inner in value.items() if key not in TOLD))
    return cut(str(value))


def number_text(raw: Raw | None) -> str:
    """The value of an assumption, "none" where there is none."""
    return NOTHING if raw is None else _typed(raw["value"])


def cut(text: str) -> str:
    """At most `TYPED` letters of a text."""
    return text if len(text) <= TYPED else f"{text[: TYPED - 3].rstrip()}..."
