"""--without of an ally, and of what a party could do alone: they stay in the case, and do nothing in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from instantsia.case.contacts import SWITCHES
from instantsia.casefile.document import Document, Entry

DOES = {"ally": tuple(SWITCHES.values()), "outside": ("chance",)}
"""{table: the numbers that are 0 where something of it is not there}."""


def switched_off(document: Document, text: str) -> tuple[str, ...] | None:
    """PATH=0 of every number by which an ally, or what a party could do alone, makes a difference.

    None where the text names neither, as ally.ID or by an id that nothing else has. A track goes without its carrier
    where the carrier is gone.
    """
    name = text.strip().lower()
    kind, dot, id = name.partition(".")
    id = id if dot else name
    tables = [table for table in DOES if not dot or table == kind]
    found = [(table, entry) for table in tables if (entry := document.entry(table, id))]
    others = ("source", "part", "teller", "claim", "actor")
    if len(found) != 1 or (not dot and any(document.entry(table, name) for table in others)):
        return None
    table, entry = found[0]
    return tuple(f"{path}=0" for path in (*_own(table, entry), *_carrying(document, table, entry)))


def _own(table: str, entry: Entry) -> Iterator[str]:
    for key in DOES[table]:
        above, _, below = key.partition(".")
        if not below or isinstance(entry.raw.get(above), Mapping):
            yield f"{table}.{entry.id}.{key}"


def _carrying(document: Document, table: str, entry: Entry) -> Iterator[str]:
    for track in document.entries("track") if table == "ally" else ():
        carrier = track.raw.get("carrier")
        if isinstance(carrier, Mapping) and carrier.get("by") == entry.id:
            yield f"track.{track.id}.carrier.chance"
