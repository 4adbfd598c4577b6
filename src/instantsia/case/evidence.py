"""What is told, by whom, and how far it is to be believed: texts, sources, parts, tellers, claims, assumptions."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from instantsia.case.dates import Date
from instantsia.case.numbers import Number, Probability, Written, read_parts
from instantsia.case.people import Ids
from instantsia.case.words import Below, Id, Words, check_id

Credence = Probability | str
"""A probability, a range of it, an ICD 203 word, an Admiralty letter or digit; `evidence.credence` reads it."""


def _reading(value: str) -> str:
    # a source with one probability has the readings "genuine" and "not"; `not` is no id, but a name of a reading
    return value if value == "not" else check_id(value)


Reading = Annotated[str, AfterValidator(_reading)]
"""The name of a reading: an id, or "not"."""

_LINES = re.compile(r"(\d{1,9})(?:\s*(?:\.{2,3}|…|-|–|—|\bto\b)\s*(\d{1,9}))?\Z")
_MADE_A_DAY = re.compile(r"\d{1,2}[-./ ]+[A-Za-z]{3,}\.?|[A-Za-z]{3,}[-./ ]+\d{1,2}|\d+[-./]\d+[-./]\d+")


def read_lines(value: Any) -> Any:
    """First and last line of `185`, `"185..189"`, `"185-189"` or a pair; raises ValueError.

    >>> read_lines("9–10"), read_lines("9 to 10")
    ((9, 10), (9, 10))
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return (value, value)
    if isinstance(value, str):
        match = _LINES.match(value.strip())
        if match:
            first = int(match[1])
            return first, int(match[2] or first)
    if isinstance(value, (list, tuple)) and len(value) == 2 and all(type(v) is int for v in value):
        return tuple(value)
    if isinstance(value, str) and _MADE_A_DAY.fullmatch(value.strip()):
        raise ValueError("expected a line 185 or lines 185..189 (a spreadsheet makes a day of 9-10: write 9..10)")
    raise ValueError("expected a line 185 or lines 185..189")


Lines = Annotated[tuple[int, int], BeforeValidator(read_lines, json_schema_input_type=int | str | tuple[int, int])]


def _plain_value(value: Any) -> Any:
    """One way of writing it, whichever was used: a float for a number, text for ranges, words and options."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    parts = read_parts(value)
    if parts is None:
        return value.strip() if isinstance(value, str) else value
    return parts[0] if len(parts) == 1 else "..".join(repr(part).removesuffix(".0") for part in parts)


class Text(Words):
    """A transcription on the user's disk; claims point to its lines. Texts are never shipped."""

    id: Id
    """How sources name it: lower-case letters, digits and underscores."""
    file: Below
    """The file of the transcription, below the folder that `check --texts` is given or below the case's own; never out
    of it."""
    url: str = ""
    """Where a reader can fetch it."""
    sha256: str = ""
    """The SHA-256 hash of the file in 64 hexadecimal digits, so that `check --texts` notices another version of it."""
    note: str = ""
    """Anything that a reader of the text should know, for example how its lines are counted."""


class Source(Words):
    """One witness: a document as it came down to us.

    `p` is the chance that it is genuine (then its readings are "genuine" and "not"), or a table of readings with
    their probabilities, the first being the one in which its claims are worth most.
    """

    id: Id
    """How claims name it: lower-case letters, digits and underscores."""
    cite: str
    """The full citation, as it would stand in a footnote."""
    p: Credence | dict[Reading, Probability]
    """The chance that it is genuine: a number or a range from 0 to 1, a grade from "A" to "F" or "1" to "6", or a word
    such as "likely"; or a table of readings with a chance each, which add up to 1."""
    text: Id | None = None
    """The text in whose lines its claims are found."""
    url: str = ""
    """Where a reader can find it."""
    seen: str = ""
    """The address, and the day on which the passage was read there, for a source whose text is not at hand."""
    made: Date | None = None
    """The day, month or year in which it was made; claims without a date of their own take this one."""
    kind: str = ""
    """What it is, in a few words: "minutes", "memoir"."""
    trust: str = ""
    """How far it is trusted and why, in a few words; a grade and a colon may come first: "B: historian with notes"."""
    derives_from: Id | None = None
    """The source that it comes from: in a draw in which that one falls, this one falls with it."""
    chain: Ids = ()
    """Through whose hands it came, as ids, in that order."""
    chain_attested_by: Ids = ()
    """Who vouches for each link of the chain; links for which the same person vouches count as one."""
    right: dict[Reading, str] = Field(default_factory=dict)
    """{reading: preset}: what a claim of it is worth in every reading but the first: "full", "informed", "noise" or
    "nothing"."""
    speakers: int | None = None
    """How many people speak in it, a whole number, where more than one does."""
    why: str = ""
    """Why it is believed that far."""


class Part(Words):
    """A stretch of a source with a doubt of its own: a second hand, an interpolation, an appendix."""

    id: Id
    """How claims name it in `source`: lower-case letters, digits and underscores."""
    of: Id
    """The source of which it is a part."""
    open: Credence | dict[Reading, Probability]
    """The chance that it is what it seems, where its source is genuine: a number or a range from 0 to 1, a grade or a
    word; or a table with one chance for each reading of the source."""
    lines: Lines | None = None
    """The lines of the text that it covers, counted from 1: `185` or "185..189"."""
    made: Date | None = None
    """The day, month or year in which it was made, if not with the rest of the source."""
    why: str = ""
    """Why it is believed that far."""


class Teller(Words):
    """Who says it inside the document: how far they are to be believed, on which side they are, how they lean."""

    id: Id
    """How claims name them in `told_by`; an actor who tells something has the id of the actor."""
    p: Credence
    """The chance that they are to be believed on this: a number or a range from 0 to 1, a grade from "A" to "F" or "1"
    to "6", or a word such as "likely"."""
    side: Id | None = None
    """The name of their side. Tellers of one side share one random number: a second one adds nothing to what the first
    says."""
    lean: Written | None = None
    """Points of the scale by which they tell more than was so, of others and of themselves; it is subtracted from what
    they say."""
    why: str = ""
    """Why they are believed that far."""


class Claim(Words):
    """One value read from one passage of one source."""

    LATER = frozenset({"replaces"})

    id: Id
    """How the report and --without name it; capitals are read as small letters."""
    source: Id | None = None
    """The id of a source or of a part of one; it may be left out where the case has a single source."""
    about: str
    """The path to which it gives a value, for example `molotov.post`, `fact.group_exists` or `record.presidium`."""
    value: str | float | list[float]
    """A number; a range "60..100" or "60..85..100", or the same as a list; a word of a printed scale; an option."""
    told_by: Id | None = None
    """The teller who says it inside the source, where that is not the source itself."""
    lines: Lines | None = None
    """The lines of the text in which the passage stands, counted from 1: `185` or "185..189"."""
    first: str = ""
    """The first words of the passage, at most six."""
    last: str = ""
    """The last words of the passage, at most six."""
    kind: str = ""
    """How it is known, which decides how likely it is right as read: "own words", "document produced", "reported",
    "hearsay" or "inferred from silence". Own words are what somebody says of themself, in a text of their own or in a
    record kept as they spoke; what a witness tells of somebody else is reported, in quotation marks or not."""
    right: Probability | dict[Reading, Probability] | None = None
    """The chance, from 0 to 1, that it is right as read, in place of that of its kind; or a table with one chance for
    each reading of the source."""
    of: Date | None = None
    """When what it tells was so; without it, the date on which it was told."""
    replaces: Id | None = None
    """The earlier claim, of the same actor about their own number, that this one takes the place of: they changed their
    mind. Only needed where the days of the two overlap, as for two words of one day."""
    made: Date | None = None
    """When it was told; without it, the date of its part or source."""
    exhibit: str = ""
    """How a document appears in the passage: "asserted", "cited", "read out" or "produced"."""
    against_interest: bool = False
    """Whether the teller says it against their own interest, which multiplies its odds."""
    version: str = ""
    """Which version of the text it was read from, where there are several."""
    url: str = ""
    """Where the passage can be read."""
    seen: str = ""
    """The address, and the day on which it was read there."""
    why: str = ""
    """Why the passage is read so."""
    says: str = ""
    """What the passage says, in the coder's own words."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, data: Any) -> Any:
        if isinstance(data, dict):
            data = dict(data)
            if "value" in data:
                data["value"] = _plain_value(data["value"])
            for key in ("id", "replaces"):
                if isinstance(data.get(key), str):
                    data[key] = data[key].lower()
        return data


class Coding(Words):
    """What a further coder read in the passage of a claim, without having seen the value of the first.

    It stands beside the claim and is never merged with it: in each draw one coder is heard for every claim that is
    coded more than once. What says where the passage stands is there to be compared with the claim.
    """

    by: Id
    """Who coded it: the NAME of claims.NAME.csv, not `first`, which is whoever coded claims.csv."""
    claim: Id
    """The id of the claim; capitals are read as small letters."""
    value: str | float | list[float] | None = None
    """What they read in the passage, written as the value of a claim; without it the passage was left uncoded."""
    kind: str = ""
    """How they take it to be known, as in a claim. It is compared with the kind of the claim, and no draw reads it."""
    about: str = ""
    """The path of the claim, where it is written."""
    source: Id | None = None
    """The source or part of the claim, where it is written."""
    told_by: Id | None = None
    """The teller of the claim, where it is written."""
    lines: Lines | None = None
    """The lines of the claim's passage, where they are written."""
    first: str = ""
    """The first words of the claim's passage, where they are written."""
    last: str = ""
    """The last words of the claim's passage, where they are written."""
    of: Date | None = None
    """The date of which the claim tells, where it is written."""
    url: str = ""
    """Where the passage of the claim can be read, where it is written."""
    seen: str = ""
    """The address and day of the claim, where they are written."""
    why: str = ""
    """Why they read the passage so."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, data: Any) -> Any:
        if isinstance(data, dict):
            data = dict(data)
            if data.get("value") is not None:
                data["value"] = _plain_value(data["value"])
            if isinstance(data.get("claim"), str):
                data["claim"] = data["claim"].lower()
        return data


FIRST_CODER = "first"
"""How whoever coded claims.csv is called beside the coders of claims.NAME.csv."""
CODER = "coder"
"""The name of the choice between coders, which is one for the whole case: --assume coder=NAME."""
PASSAGE = ("about", "source", "told_by", "lines", "first", "last", "of", "url", "seen")
"""What tells where the passage of a claim stands and of what it is read."""


class Dispute(Words):
    """How the claims about one path are set against each other; implied for every path with a claim."""

    about: str
    """The path about which the claims disagree."""
    agree_within: float | None = None
    """How many points apart two values may be and still agree; without it, a tenth of the scale."""
    exhaustive: bool = False
    """Whether one of the claims must be right, so that one of those that are open stands in every draw."""
    why: str = ""
    """Why they are set against each other so."""


class Assumption(Words):
    """A value that nobody claims: what holds wherever no claim about its path stands.

    `about` may begin with `*.`: then it covers every actor who has none of their own, neither an assumption nor a
    number written with the actor. Where a number is written in its own place and assumed as well, what is assumed
    holds, and `check` says so (W23).
    """

    about: str
    """The path, for example `molotov.post`; `*.ISSUE` stands for every actor who has no assumption of their own
    there, and no number of their own where one may be written with the actor."""
    value: Written
    """The value, usually a range "30..75..100"; its range, reason and group may stand inside it or beside it."""
    why: str = ""
    """The reason, where it does not stand in the value; every report prints it in the list of assumptions."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, dict) and "value" in data and not isinstance(data["value"], Number):
            # range, group and reason may stand beside the value or inside it; of the number alone, what is inside holds
            rest = {k: v for k, v in data.items() if k in {"range", "group", "why", "source"} and v != ""}
            kept = {k: v for k, v in data.items() if k in {"about", "why"} or (k not in rest and k != "value")}
            value = data["value"]
            inner = value if isinstance(value, dict) else {"value": value}
            return kept | {"value": {**rest, **inner}}
        return data
