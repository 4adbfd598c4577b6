"""--without NAME and --assume SOURCE=READING: they change nothing that is written; the draws obey them."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.case.evidence import CODER, FIRST_CODER
from instantsia.casefile.asked import Asked
from instantsia.casefile.document import Document, texts_in
from instantsia.casefile.setting import speakers
from instantsia.casefile.without_objects import DOES
from instantsia.errors import Problem, nearest
from instantsia.errors import cut as shown
from instantsia.evidence.program import READINGS

OF_A_NUMBER = frozenset({"value", "low", "among"})
"""Keys of a number that is written as a table: the chance of a source, where its readings could stand."""


def left_out(document: Document, asked: Asked) -> str | Problem:
    """KIND.ID of what is never believed, or what is wrong where there is no such thing."""
    text = asked.text
    name = text.strip().lower()
    kind, dot, id = name.partition(".")
    named = {
        "source": set(document.ids("source")),
        "part": set(document.ids("part")),
        "teller": {*document.ids("teller"), *speakers(document)},
        "claim": {one.lower() for one in document.ids("claim")},
    }
    if dot and kind in named:
        if id in named[kind]:
            return name
        return asked.problem(f"found {shown(text)}, expected the id of a {kind}", nearest(id, named[kind]))
    objects = {table: set(document.ids(table)) for table in DOES}
    if dot and kind in objects:
        message = f"found {shown(text)}, expected the id of an entry of [[{kind}]]"
        return asked.problem(message, nearest(id, objects[kind]))
    # one can be actor and teller: it is their word that is not believed
    matches = [one for one in ("teller", "source", "part", "claim") if name in named[one]]
    if len(matches) == 1:
        return f"{matches[0]}.{name}"
    if matches:
        choices = " or ".join(f"{one}.{name}" for one in matches)
        return asked.problem(f"found {shown(text)}, which is the id of several things", f"write {choices}")
    if name in {*document.ids("actor"), *document.members()}:
        bodies = [b.id for b in document.entries("body") if name in texts_in(b.raw.get("members")) and b.id]
        remedy = f"a member goes by --set body.{bodies[0]}.members=-{name}" if bodies else "an actor keeps their place"
        message = f"found {shown(text)}, who tells nothing: only a source, part, teller or claim can be left out"
        return asked.problem(message, remedy)
    step = document.entry("step", name.removeprefix("step."))
    if step is not None and step.raw.get("kind") == "report":
        message = f"found {shown(text)}, which is a report: only a source, part, teller or claim can be left out"
        case = document.id or "CASE"
        remedy = (
            f"what the case is without it: instantsia trace {case} {step.id}, or instantsia levers {case} --information"
        )
        return asked.problem(message, remedy)
    every = [one for ids in (*named.values(), *objects.values()) for one in ids]
    more = " (or an ally, or what a party can do alone)" if any(objects.values()) else ""
    return asked.problem(f"found {shown(text)}, expected a source, part, teller or claim{more}", nearest(name, every))


def coders_of(document: Document) -> tuple[str, ...]:
    """Whoever can be heard, the first coder first; empty where one person coded the whole case."""
    names = sorted({by for one in document.entries("coding") if isinstance(by := one.raw.get("by"), str)})
    return (FIRST_CODER, *names) if names else ()


def names_coder(document: Document, text: str) -> bool:
    """Whether a change says who of the coders is heard."""
    return text.partition("=")[0].strip().lower() == CODER and bool(coders_of(document))


def forced(document: Document, asked: Asked) -> tuple[str, str] | Problem:
    """(source, the reading it is forced into) or (coder, who is heard); or what is wrong where there is none."""
    name, equals, reading = (part.strip().lower() for part in asked.text.partition("="))
    name = name.removeprefix("source.")
    if not equals:
        return asked.problem(f"found {shown(asked.text)}, expected SOURCE=READING", "as in journal=fabricated")
    if name == CODER and (coders := coders_of(document)):
        if reading not in coders:
            return asked.problem(f"found {shown(reading)}, expected who coded the case", nearest(reading, coders))
        return name, reading
    entry = document.entry("source", name)
    if entry is None:
        return asked.problem(f"found {shown(name)}, expected the id of a source", nearest(name, document.ids("source")))
    p = entry.raw.get("p")
    readings = tuple(p) if isinstance(p, Mapping) and not OF_A_NUMBER & set(p) else READINGS
    if reading not in readings:
        message = f"found {shown(reading)}, expected a reading of source {name}"
        return asked.problem(message, nearest(reading, readings))
    return name, reading
