"""What answers of all kinds are written in: numbers, names, words for all, none and nothing done."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of
from instantsia.stakeholders.folding import joined_names

HALF, COLUMN, ALL, NONE = "more than half", "column", "all", "none"
ALL_BUT = "all but "
HOLDS = frozenset(
    ("no", "none", "not", "nothing", "never", "keep", "stay", "remain", "quo", "reject", "unchanged", "hold", "pause",
     "maintain", "rollover", "kein", "keine", "nein", "nicht", "bleibt", "halten", "unverändert", "non", "rien",
     "maintien", "inchangé", "ninguno", "nada", "mantener", "nessuno", "niente", "mantenere", "invariato", "manter",
     "geen", "niet", "ongewijzigd", "bez", "оставить")
)  # fmt: skip
"""Words of an option that says that nothing is done."""
PLACED = pattern(r"(.*[^\s=:])[\s=:]+(-?\d+(?:[.,]\d+)?)")
"""A name and a point of the scale behind it."""
MEANT = pattern(
    r"(.*[^\s=:])[\s=:]+(?:(?P<unknown>unknown|not known)|(?P<range>-?\d+(?:[.,]\d+)?(?:\.\.-?\d+(?:[.,]\d+)?){1,2}))",
    re.IGNORECASE,
)
"""A word and behind it that it is not known, or a range."""
OF_SIDE = pattern(r"(.*[^\s=:])[\s=:]+(abstain|absent)", re.IGNORECASE)
"""A word and behind it that whoever says it takes no side."""


_CONFIRMS = set_of(
    *tomllib.loads(Path(__file__).with_name("confirmations.toml").read_text("utf-8"))["words"].split("\n")
)


def confirms(written: str) -> bool:
    """Whether whoever types this at a question takes what is proposed.

    >>> confirms("OK"), confirms("Ja!"), confirms("sí"), confirms("no"), confirms("")
    (True, True, True, False, False)
    """
    plain = " ".join(written.casefold().replace("’", "'").split()).strip(" .!")
    return bool(plain) and plain in _CONFIRMS


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


def of_names(read: Callable[[str, Any], Any]) -> Callable[[str, Any], Any]:
    """A reader of names joined by | that takes commas, semicolons and "and" between them as well.

    What is a name of the table as a whole stays one: "Smith, John".
    """

    def reading(written: str, asking: Any) -> Any:
        plain = written.strip()
        but = ALL_BUT if plain.casefold().startswith(ALL_BUT) else ""
        return read(but + joined_names(plain[len(but) :], asking.known.actors), asking)

    return reading
