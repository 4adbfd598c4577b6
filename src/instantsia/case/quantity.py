"""What one kind of number is, and how a path is found among the kinds.

A path is KIND.ID.KEY; the pattern of a kind has slots in braces where names stand. The kinds themselves are rows in
quantities.py. Paths are read by their first word and number of parts: no list of patterns is tried one by one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from instantsia.case.model import TABLES, Case
from instantsia.case.numbers import Number
from instantsia.case.slots import ISSUES, Bound, Slot, Things, slot
from instantsia.case.values import Domain
from instantsia.errors import cut
from instantsia.frozen import frozen

Outcomes = Mapping[str, tuple[str, ...]]
"""{step: what can come of it}."""
Speaks = Literal["number", "fact", "options", "day", "text"]
EVERYBODY = "*"
"""Stands in the place of an actor, in an assumption: for everybody who has none of their own."""
KNOWN = 2**15
"""So many paths that were read are kept: each of a case is read a dozen times."""
_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[\w-]+")


@frozen
class Quantity:
    """One kind of number.

    name      what it is called; of one with an axis, the variable that the steps read
    pattern   its path; what stands in braces is open: "actor.{actor}.{scale}" (slots.py says what may stand there)
    meaning   one sentence for the manual, with unit and range
    example   a path of the kind, as it is typed
    domain    which values a claim may give it, or what tells that of (case, what stands in the slots, {step: what can
              come of it}); None where there is nothing of which it could be so
    speaks    what is drawn: "number"; "fact", which is so or not and is assumed by its chance; "options", one of which
              is told to have happened and never assumed; "day", on which something is told to have been reached, never
              assumed either; "text", which feeds no equation
    default   what holds where nothing is claimed, written or assumed; None where something has to be
    inline    whether a case may write it in an entry of a table, at the very place that its path names
    about     whether claims and assumptions may be about it
    axis      "actor" where the steps read it as a table (draw, actor), under its name and what stands in other slots
    phrase    how it is said, with its slots: "what {actor} wants ({scale})"; in the words of the path unless said
    title     how it is said in a list of what moves an answer, without the issue; as `phrase` unless said
    together  how several are said, with what is counted in braces: "the seats of {bloc}"; each alone unless said
    of_all    how the table of all actors is said, of one with an axis: "where each stands"
    heading   under which it stands in a list of all paths
    """

    name: str
    pattern: str
    meaning: str
    example: str
    domain: Domain | Callable[[Case, Bound, Outcomes], Domain | None]
    speaks: Speaks = "number"
    default: Number | None = None
    inline: bool = False
    about: bool = True
    axis: Literal["actor"] | None = None
    phrase: str = ""
    title: str = ""
    together: str = ""
    of_all: str = ""
    heading: str = "others"

    def __post_init__(self) -> None:
        if wrong := next(self._flaws(), ""):
            raise ValueError(f"{self.pattern}: {wrong}")
        first, *rest = self.parts
        if first[0] == "{" or any(one.rest for _, _, one in self.slots[:-1]) or (self.open and rest[-1][0] != "{"):
            raise ValueError(f"{self.pattern}: expected a word first, and a slot that takes the rest last")
        if self.axis is not None and "actor" not in self.names:
            raise ValueError(f"{self.pattern}: expected a slot {{actor}} for its axis")

    def _flaws(self) -> Iterator[str]:
        """What is wrong with its slots and with the values that it may have."""
        for part in self.parts:
            if not (_SLOT.fullmatch(part) or _WORD.fullmatch(part)):
                yield f"found {cut(part)}, expected a word or a slot {{name}} between the dots"
        if len(set(self.names)) < len(self.names):
            yield "expected each slot once (another actor than {actor} is {creditor})"
        if self.about and not self.slots:
            yield "expected a slot: claims are about a thing of the case"
        for place, name in enumerate(self.names):
            if name == "option" and not set(ISSUES) & set(self.names[:place]):
                yield "expected the slot of an issue before {option}"
            if name == "constant" and not place:
                yield "expected the slot of a thing before {constant}"
        for said in (self.phrase, self.title):
            strange = set("{}").intersection(_SLOT.sub("", said)) or {*_SLOT.findall(said)} - {*self.names}
            if strange:
                yield f"found {cut(said)}, expected nothing but its own slots in braces"
        if isinstance(self.domain, Domain):
            low, high = self.domain.low, self.domain.high
            if not low <= high:
                yield f"found values from {low:g} to {high:g}, expected a low end and a high one"
            elif self.default is not None and not low <= self.default.low <= self.default.high <= high:
                yield f"found a default outside of {low:g} to {high:g}"
        elif not callable(self.domain):
            yield f"found {cut(self.domain)}, expected a Domain or what tells one"

    @functools.cached_property
    def parts(self) -> tuple[str, ...]:
        """The parts of its pattern, slots in braces."""
        return tuple(self.pattern.split("."))

    @functools.cached_property
    def slots(self) -> tuple[tuple[int, str, Slot], ...]:
        """(place among the parts, name, what it holds) of each slot."""
        found = ((place, _SLOT.fullmatch(part)) for place, part in enumerate(self.parts))
        return tuple((place, match[1], slot(match[1])) for place, match in found if match)

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its slots."""
        return tuple(name for _, name, _ in self.slots)

    @functools.cached_property
    def literals(self) -> tuple[tuple[int, str], ...]:
        """(place, word) of the parts that are no slots, but for the first word."""
        return tuple((place, part) for place, part in enumerate(self.parts) if place and part[0] != "{")

    @functools.cached_property
    def form(self) -> str:
        """The pattern with nothing in its braces: two kinds of one form could not be told apart."""
        return _SLOT.sub("{}", self.pattern)

    @functools.cached_property
    def open(self) -> bool:
        """Whether its last slot takes all that is left of a path."""
        return bool(self.slots) and self.slots[-1][2].rest

    @property
    def assumed(self) -> bool:
        """Whether it can be assumed, and set."""
        return self.about and self.speaks in ("number", "fact")

    @functools.cached_property
    def everybodys(self) -> bool:
        """Whether it can be assumed for everybody at once, with * in the place of the actor."""
        return self.assumed and self.parts[:2] == ("actor", "{actor}")

    def path(self, *names: str) -> str:
        """The path with these names in its slots."""
        return self.form.format(*names)

    def bound(self, parts: Sequence[str]) -> Bound | None:
        """{slot: what stands there} of a path in parts, with as many as the pattern has, or more where it is open.

        None where another word stands in the place of one of its own.
        """
        if any(parts[place] != word for place, word in self.literals):
            return None
        return {name: ".".join(parts[place:]) if one.rest else parts[place] for place, name, one in self.slots}

    def there(self, things: Things, bound: Bound, *, everybody: bool = False) -> bool:
        """Whether what stands in its slots is there; with `everybody` also * in the place of the actor."""
        anybody = everybody and self.everybodys and bound["actor"] == EVERYBODY
        return all(
            one.holds(bound[name], things, bound) for _, name, one in self.slots if not (anybody and name == "actor")
        )

    def allowed(self, case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
        """Which values a claim may give it."""
        return self.domain if isinstance(self.domain, Domain) else self.domain(case, bound, outcomes)


class Match(NamedTuple):
    """A path, read: which kind of number it is, and {slot: what stands there}."""

    quantity: Quantity
    names: Bound

    @property
    def actors(self) -> tuple[str, ...]:
        """Every actor whom it names, first whose number it is."""
        return tuple(self.names[name] for _, name, one in self.quantity.slots if one.table == "actor")

    @property
    def issue(self) -> str | None:
        """The issue that it is about, or None."""
        return next((self.names[one] for one in ISSUES if one in self.names), None)


class Quantities:
    """Kinds of numbers, found by the form of a path: its first word and how many parts it has."""

    def __init__(self, rows: Iterable[Quantity]) -> None:
        """Raises ValueError where two kinds have one name, or one path could be of both."""
        self.rows = tuple(rows)
        self.words = frozenset((*TABLES, "kind", *(row.parts[0] for row in self.rows)))
        """What the first word of a path may be; any other is the id of an actor."""
        ofs = {word for row in self.rows if row.parts[0] == "actor" for _, word in row.literals}
        self.reserved = self.words | ofs
        """Words that mean something where the id of an actor or of an issue stands in a path."""
        self._found: dict[str, tuple[Match, ...]] = {}
        self._fixed: dict[tuple[str, int], list[Quantity]] = {}
        self._open: dict[str, list[Quantity]] = {}
        known: dict[str, Quantity] = {}
        for row in sorted(self.rows, key=lambda row: len(row.slots)):
            for key in (row.name, row.form):
                if key in known:
                    other = known[key]
                    raise ValueError(f"{row.name}, {row.pattern}: nothing tells it from {other.name}, {other.pattern}")
            known |= {row.name: row, row.form: row}
            if row.open:
                self._open.setdefault(row.parts[0], []).append(row)
            else:
                self._fixed.setdefault((row.parts[0], len(row.parts)), []).append(row)

    def alike(self, parts: Sequence[str]) -> Iterator[Quantity]:
        """Kinds whose paths begin with the same word and may have as many parts; what has fewest slots first."""
        yield from self._fixed.get((parts[0], len(parts)), ())
        yield from (row for row in self._open.get(parts[0], ()) if len(parts) >= len(row.parts))

    def matches(self, path: str) -> Iterator[Match]:
        """What a canonical path may be by its form; words of a pattern go before slots."""
        found = self._found.get(path)
        if found is None:
            parts = path.split(".")
            bound = ((row, row.bound(parts)) for row in self.alike(parts))
            found = tuple(Match(row, names) for row, names in bound if names is not None)
            if len(self._found) < KNOWN:
                self._found[path] = found
        return iter(found)

    def match(self, path: str) -> Match | None:
        """What a canonical path is by its form alone; None where there is no such kind of number."""
        return next(self.matches(path), None)

    def there(self, things: Things, path: str, *, everybody: bool = False) -> Match | None:
        """What a canonical path is, if everything that it names is there; else None.

        everybody  whether * may stand in the place of the actor
        """
        found = self.matches(path)
        return next((one for one in found if one.quantity.there(things, one.names, everybody=everybody)), None)

    def paths(self, things: Things, rows: Collection[Quantity] | None = None) -> Iterator[str]:
        """Every path that claims may be about, thing by thing, of some kinds or of all; 2,000 actors have 4 million."""
        return (path for _, path in self.listed(things, rows))

    def listed(self, things: Things, rows: Collection[Quantity] | None = None) -> Iterator[tuple[Quantity, str]]:
        """Every path that claims may be about, beside its kind."""
        chosen = [row for row in self.rows if row.about and (rows is None or row in rows)]
        for _, together in groupby(chosen, key=lambda row: row.parts[0]):
            kinds = list(together)
            for table in filter(None, dict.fromkeys(row.slots[0][2].table for row in kinds)):
                for id in things.ids(table):
                    yield from _of_thing(kinds, table, things, id)

    def of_one(self, row: Quantity, things: Things, id: str) -> Iterator[str]:
        """The paths of one kind with one thing in their first slot: of a body the constants of its rule."""
        return (path for _, path in _of_thing((row,), row.slots[0][2].table, things, id))


def _of_thing(rows: Iterable[Quantity], table: str, things: Things, id: str) -> Iterator[tuple[Quantity, str]]:
    """The paths that have one thing in their first slot; kinds with the same slots go side by side."""
    for _, alike in groupby(rows, key=lambda row: row.names):
        kinds = list(alike)
        (_, name, first), *rest = kinds[0].slots
        if first.table == table and first.holds(id, things, {}):
            for names in filled(rest, things, {name: id}):
                yield from ((row, row.path(*names.values())) for row in kinds)


def filled(slots: Sequence[tuple[int, str, Slot]], things: Things, bound: Bound) -> Iterator[Bound]:
    """Every way to fill some slots beside those that are bound already."""
    if not slots:
        yield bound
        return
    (_, name, one), *rest = slots
    for each in one.every(things, bound):
        yield from filled(rest, things, {**bound, name: each})
