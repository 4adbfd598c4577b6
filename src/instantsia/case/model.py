"""A whole case: everything that was written, checked and immutable."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, cast, get_args

from pydantic import ConfigDict, Field, SerializeAsAny, model_validator

from instantsia import outside
from instantsia.case.bargains import SIDES, Party, Term
from instantsia.case.contacts import Ally, Track
from instantsia.case.dates import Date
from instantsia.case.evidence import FIRST_CODER, Assumption, Claim, Coding, Dispute, Part, Source, Teller, Text
from instantsia.case.happenings import Group, Step, numbers_in
from instantsia.case.information import Channel, Depends, Origin
from instantsia.case.naming import flaw, named
from instantsia.case.numbers import Number
from instantsia.case.people import Actor, Body
from instantsia.case.questions import Event, Fact, Issue, WhatIf
from instantsia.case.things import Thing
from instantsia.case.wars import Calendar, Outside, Stock, War
from instantsia.case.words import Id, Words
from instantsia.errors import UserError, cut


class Case(Words):
    """A case as written. The order of steps is the order in which they happen; the first event is the headline.

    Tables of other packages stand beside ours, under their own names.
    """

    LATER: ClassVar = frozenset({"origin", "channel", "depends", "coding"}) | SIDES

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, tuple[SerializeAsAny[Thing], ...]] = Field(init=False)

    instantsia: Literal[1]
    """The version of the format, which is 1."""
    id: str
    """The name of its folder; the program fills it in."""
    title: str
    """A short name, as lists and reports print it."""
    question: str = ""
    """The question that the case answers, as one sentence that ends in a question mark."""
    years: str = ""
    """The years that it is about, as they are printed: "1957" or "1926-1929"."""
    note: str = ""
    """What a reader must know first: who coded it, and with what knowledge of the outcome."""
    as_of: Date | None = None
    """The day to look from, before it was decided: the `--as-of` that is suggested. Without it everything is used."""
    hindsight: bool = True
    """Whether whoever coded it knew what happened."""
    unanswerable: str = ""
    """What its documents cannot answer; every report says it."""
    include: tuple[Id | str, ...] = ()
    """Cases that are taken in first, by the name of a bundled case or of a folder beside this one; their steps come
    before the steps of this case."""

    text: tuple[Text, ...] = ()
    """Transcriptions on the disk of whoever checks the citations; claims point to their lines."""
    source: tuple[Source, ...] = ()
    """Documents as they came down to us, each with a chance that it is genuine."""
    part: tuple[Part, ...] = ()
    """Stretches of a source that have a doubt of their own."""
    teller: tuple[Teller, ...] = ()
    """People who say something inside a document, each with a chance that they are to be believed."""
    claim: tuple[Claim, ...] = ()
    """Values that were read from passages; they may stand in claims.csv instead."""
    coding: tuple[Coding, ...] = ()
    """What further coders read in the same passages; it may stand in claims.NAME.csv instead, a file a coder."""
    dispute: tuple[Dispute, ...] = ()
    """How claims about one path are set against each other, where the ordinary way does not do."""
    assumption: tuple[Assumption, ...] = ()
    """Values that nobody claims, each with a range and a reason."""
    actor: tuple[Actor, ...] = ()
    """People, and blocs that count for several seats."""
    body: tuple[Body, ...] = ()
    """Actors who decide together by a rule."""
    issue: tuple[Issue, ...] = ()
    """Questions that are decided, with their options or their scale."""
    fact: tuple[Fact, ...] = ()
    """Things that are so or not, whatever anybody decides."""
    origin: tuple[Origin, ...] = ()
    """Where word of a fact comes from in the end."""
    channel: tuple[Channel, ...] = ()
    """How that word travels, from whom and to whom."""
    depends: tuple[Depends, ...] = ()
    """What somebody comes to want as they come to believe a fact."""
    party: tuple[Party, ...] = ()
    """The sides of a war or of a bargain."""
    war: tuple[War, ...] = ()
    """Wars between two parties, battle by battle."""
    stock: tuple[Stock, ...] = ()
    """What drifts from turn to turn: support at home, credit, stores."""
    term: tuple[Term, ...] = ()
    """What can be given, level by level."""
    track: tuple[Track, ...] = ()
    """How two parties reach each other."""
    ally: tuple[Ally, ...] = ()
    """Who stands by a party."""
    outside: tuple[Outside, ...] = ()
    """What one party can do without the other."""
    calendar: tuple[Calendar, ...] = ()
    """Days that both sides see coming."""
    group: tuple[Group, ...] = ()
    """Steps that repeat together by day, week or month."""
    step: tuple[SerializeAsAny[Step], ...] = ()
    """What happens, in this order; the kind of each says which keys it takes."""
    event: tuple[Event, ...] = Field(default=())
    """Conditions about which the report speaks; the first one is the headline."""
    what_if: tuple[WhatIf, ...] = ()
    """Changes of the case that have a name, for `instantsia compare CASE NAME`."""

    @model_validator(mode="after")
    def _known_tables(self) -> Case:
        for name, entries in self.others.items():
            model = table_of(name)
            if model is None or not all(isinstance(one, model) for one in entries):
                raise ValueError(f"found {cut(name)}, expected a key of a case")
        return self

    @property
    def others(self) -> Mapping[str, tuple[Thing, ...]]:
        """{table of another package: its entries}, in the order in which they were written."""
        return self.__pydantic_extra__ or {}

    @functools.cached_property
    def by_id(self) -> Mapping[str, Mapping[str, Any]]:
        """{table: {id: entry}}, of the tables whose entries have ids."""
        ours = (table for table, model in TABLES.items() if "id" in model.model_fields)
        return {table: {one.id: one for one in getattr(self, table)} for table in (*ours, *self.others)}

    @property
    def actors(self) -> Mapping[str, Actor]:
        return self.by_id["actor"]

    @property
    def bodies(self) -> Mapping[str, Body]:
        return self.by_id["body"]

    @property
    def issues(self) -> Mapping[str, Issue]:
        return self.by_id["issue"]

    @property
    def steps(self) -> Mapping[str, Step]:
        return self.by_id["step"]

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self.by_id["fact"]

    @property
    def by_months(self) -> bool:
        """Whether whatever repeats in it does so by the month, so that turns are told as months."""
        return all(group.every == "month" for group in self.group)

    @property
    def origins(self) -> Mapping[str, Origin]:
        return self.by_id["origin"]

    @property
    def channels(self) -> Mapping[str, Channel]:
        return self.by_id["channel"]

    @property
    def parties(self) -> Mapping[str, Party]:
        return self.by_id["party"]

    @property
    def wars(self) -> Mapping[str, War]:
        return self.by_id["war"]

    @property
    def stocks(self) -> Mapping[str, Stock]:
        return self.by_id["stock"]

    @property
    def terms(self) -> Mapping[str, Term]:
        return self.by_id["term"]

    @property
    def tracks(self) -> Mapping[str, Track]:
        return self.by_id["track"]

    @property
    def allies(self) -> Mapping[str, Ally]:
        return self.by_id["ally"]

    @property
    def sources(self) -> Mapping[str, Source]:
        return self.by_id["source"]

    @property
    def parts(self) -> Mapping[str, Part]:
        return self.by_id["part"]

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return self.by_id["teller"]

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self.by_id["claim"]

    @functools.cached_property
    def codings(self) -> Mapping[str, Mapping[str, Coding]]:
        """{coder: {claim: what they read}}, of the coders beside the first in the order of their names.

        Left out is what they left uncoded, and a coder who coded no claim of the case.
        """
        found: dict[str, dict[str, Coding]] = {}
        for one in sorted(self.coding, key=lambda one: one.by):
            if one.value is not None and one.claim in self.claims:
                found.setdefault(one.by, {})[one.claim] = one
        return found

    @property
    def coders(self) -> tuple[str, ...]:
        """Whoever can be heard, the first coder first; empty where one person coded the whole case."""
        return (FIRST_CODER, *self.codings) if self.codings else ()

    @property
    def what_ifs(self) -> Mapping[str, WhatIf]:
        return self.by_id["what_if"]

    @functools.cached_property
    def assumptions(self) -> Mapping[str, Assumption]:
        """{what it is about, without `actor.`: the assumption}, the last one written of several about the same."""
        return {one.about.removeprefix("actor."): one for one in self.assumption}

    @functools.cached_property
    def issues_of_steps(self) -> frozenset[str]:
        """Ids of the issues that some step names."""
        return frozenset(id for step in self.step for _, sort, id in named(step) if sort == "issue")

    @functools.cached_property
    def recorded(self) -> frozenset[str]:
        """Ids of the steps of which the record tells: only these can be given, and only these are scored."""
        return frozenset(path[1] for path in self._told_of_steps if path[2:3] != ["reached"])

    @functools.cached_property
    def timed(self) -> frozenset[str]:
        """Ids of the steps of which the record tells when a milestone was reached."""
        return frozenset(path[1] for path in self._told_of_steps if path[2:3] == ["reached"])

    @functools.cached_property
    def _told_of_steps(self) -> tuple[list[str], ...]:
        return tuple(claim.about.split(".") for claim in self.claim if claim.about.startswith("record."))

    @functools.cached_property
    def _numbers(self) -> dict[tuple[str, str], Mapping[str, Number]]:
        return {}

    def numbers(self, table: str, id: str) -> Mapping[str, Number]:
        """{key: number} of every number written in an entry, or its default: "seats", "owes.khrushchev", "rule.quota".

        Empty where there is no such entry.
        """
        known = self._numbers.get((table, id))
        if known is None:
            entry = self.by_id.get(table, {}).get(id)
            if isinstance(entry, Step):
                known = {path.split(".", 2)[2]: number for path, number in entry.numbers()}
            else:
                known = dict(numbers_in(entry))
            self._numbers[table, id] = known
        return known

    def source_of(self, claim: Claim) -> Source | None:
        """The source from which a claim is read, whether it names it, a part of it, or nothing, where there is but one.

        None where there is no such source.
        """
        if claim.source is None:
            return self.source[0] if len(self.source) == 1 else None
        part = self.part_of(claim)
        return self.sources.get(claim.source if part is None else part.of)

    def part_of(self, claim: Claim) -> Part | None:
        """The part of a source from which a claim is read, where it names one."""
        return None if claim.source is None or claim.source in self.sources else self.parts.get(claim.source)

    def told_on(self, claim: Claim) -> Date | None:
        """When a claim was told, as written: its own date, else that of its part, else that of its source."""
        part, source = self.part_of(claim), self.source_of(claim)
        return claim.made or (part.made if part else None) or (source.made if source else None)

    def body_of(self, step: Step) -> Body | None:
        """The body that meets, votes or is turned to in a step; None where none is named."""
        return None if step.body_id is None else self.bodies.get(step.body_id)

    def alone(self, body: Body) -> str | None:
        """The one member of a body who is not away throughout, where that is a person; None where it is not one."""
        there = body.there
        if len(there) != 1:
            return None
        actor = self.actors.get(there[0])  # an entry that could not be read is told of where it stands
        return there[0] if actor is None or actor.seats is None else None

    @functools.cached_property
    def digest_text(self) -> str:
        """Canonical JSON of everything written: the same case gives the same text.

        Keys stand in the order of the schema, and of what was written below them: the first reading of a source is
        the one in which its claims are worth most.
        """
        import json

        written = self.model_dump(mode="json", by_alias=True)
        for table, entries in self:
            for entry, made in zip(entries, written[table], strict=True) if isinstance(entries, tuple) else ():
                for key in entry.unsaid(self) if isinstance(entry, Words) else ():
                    del made[key]
        for body, made in zip(self.body, written["body"], strict=True):
            for key in body.rule.unsaid(self):
                del made["rule"][key]
        for table in self.unsaid(self):
            del written[table]
        return json.dumps(written, ensure_ascii=False)

    def __copy__(self) -> Case:
        # what was worked out of the old case is not so of a changed copy
        copied = super().__copy__()
        for name, attribute in vars(Case).items():
            if isinstance(attribute, functools.cached_property):
                copied.__dict__.pop(name, None)
        return copied


def tables_of(case: type[Case]) -> dict[str, type[Words]]:
    """{key of a case that is a list of tables: what an entry of it may be}, in the order of the schema."""
    found: dict[str, type[Words]] = {}
    for name, field in case.model_fields.items():
        parts = get_args(field.annotation)
        inner = get_args(parts[0])[0] if parts and get_args(parts[0]) else parts[0] if parts else None
        if isinstance(inner, type) and issubclass(inner, Words):
            found[name] = inner
    return found


TABLES: Mapping[str, type[Words]] = tables_of(Case)
"""{key of a case that is a list of tables: what an entry of it may be}, in the order of the schema."""


def table_of(name: str) -> type[Words] | None:
    """What an entry of a table may be, ours or another package's; None where nobody has such a table.

    Raises UserError for one that cannot be loaded.
    """
    if name in Case.model_fields:
        return TABLES.get(name)
    offer = outside.offered("tables", name, Case.model_fields)
    if offer is None:
        return None
    model = offer.load()
    if wrong := flaw(model, Thing):
        raise UserError(f"the table {name} of {offer.by} {wrong}: {offer.entry.value}")
    return cast(type[Thing], model)
