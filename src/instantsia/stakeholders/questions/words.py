"""What answers of all kinds are written in: numbers, names joined by |, words for all, none and nothing done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from instantsia.errors import cut, nearest
from instantsia.stakeholders.folding import folded

HALF, COLUMN, ALL, NONE = "more than half", "column", "all", "none"
HOLDS = frozenset(
    ("no", "none", "not", "nothing", "never", "keep", "stay", "remain", "quo", "reject", "unchanged", "kein", "keine",
     "nein", "nicht", "bleibt", "non", "rien", "ninguno", "nada", "nessuno", "niente", "geen", "niet")
)  # fmt: skip
"""Words of an option that says that nothing is done."""
PLACED = re.compile(r"(.*[^\s=:])[\s=:]+(-?\d+(?:[.,]\d+)?)")
"""A name and a point of the scale behind it."""


def holds(name: str) -> bool:
    """Whether an option or an end says, by one of its words, that nothing is done."""
    return not HOLDS.isdisjoint(name.casefold().split())


def with_points(written: str) -> str:
    """Numbers with a decimal comma as numbers with a point; a range may be written with a dash."""
    text = re.sub(r"(?<=\d),(?=\d)", ".", written.strip())
    match = re.fullmatch(r"([\d.]+)\s*(?:-|–|to)\s*([\d.]+)", text)
    return f"{match[1]}..{match[2]}" if match else text


def number_in(written: str, expected: str) -> float:
    """The number that is written; raises ValueError with what was expected where it is none, or endless."""
    try:
        found = float(with_points(written))
    except ValueError:
        raise ValueError(f"expected {expected}") from None
    if not abs(found) < float("inf"):
        raise ValueError(f"expected {expected}")
    return found


def names_in(written: str) -> tuple[str, ...]:
    """The names of "no ban|full ban", single spaces in them, empty ones left out."""
    return tuple(" ".join(part.split()) for part in written.split("|") if part.strip())


def name_meant(written: str, names: Iterable[str], what: str) -> str:
    """The name that is meant; case and spaces do not matter."""
    names = tuple(names)
    for name in names:
        if folded(name) == folded(written):
            return name
    raise ValueError(f"found {cut(written)}, expected {what} ({nearest(written, names)})")
