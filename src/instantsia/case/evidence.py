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

_LINES = re.compile(r"(\d+)(?:\s*\.\.\s*(\d+))?\Z")


def read_lines(value: Any) -> Any:
    """First and last line of `185`, `"185..189"` or a pair; raises ValueError."""
    if isinstance(value, int) and not isinstance(value, bool):
        return (value, value)
    if isinstance(value, str):
        match = _LINES.match(value.strip())
        if match:
            first = int(match[1])
            return first, int(match[2] or first)
    if isinstance(value, (list, tuple)) and len(value) == 2 and all(type(v) is int for v in value):
        return tuple(value)
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
    file: Below
    """Path below the folder given to `check --texts`, or below the case's own; never out of it."""
    url: str = ""
    """Where a reader can fetch it."""
    sha256: str = ""
    note: str = ""


class Source(Words):
    """One witness: a document as it came down to us.

    `p` is the chance that it is genuine (then its readings are "genuine" and "not"), or a table of readings with
    their probabilities, the first being the one in which its claims are worth most.
    """

    id: Id
    cite: str
    """The full citation."""
    p: Credence | dict[Reading, Probability]
    text: Id | None = None
    url: str = ""
    seen: str = ""
    """Address and day at which the passage was read, for a source whose text is not at hand."""
    made: Date | None = None
    kind: str = ""
    trust: str = ""
    """How far it is trusted, in a few words."""
    derives_from: Id | None = None
    chain: Ids = ()
    chain_attested_by: Ids = ()
    right: dict[Reading, str] = Field(default_factory=dict)
    """{reading: preset}: what a claim is worth in a reading but the first: "full", "informed", "noise", "nothing"."""
    speakers: int | None = None
    """How many people speak in it, where more than one does."""
    why: str = ""


class Part(Words):
    """A stretch of a source with a doubt of its own: a second hand, an interpolation, an appendix."""

    id: Id
    of: Id
    open: Credence | dict[Reading, Probability]
    lines: Lines | None = None
    made: Date | None = None
    why: str = ""


class Teller(Words):
    """Who says it inside the document: how far he is to be believed, on which side he is, how he leans."""

    id: Id
    p: Credence
    side: Id | None = None
    """Tellers of one side share one random number: a second one adds nothing to what the first says."""
    lean: Written | None = None
    """Points of the scale that he tells more than was so, of others and of himself; subtracted."""
    why: str = ""


class Claim(Words):
    """One value read from one passage of one source."""

    id: Id
    source: Id | None = None
    """A source or a part of one."""
    about: str
    value: str | float | list[float]
    """A number; a range "60..100" or "60..85..100", or the same as a list; a word of a printed scale; an option."""
    told_by: Id | None = None
    lines: Lines | None = None
    first: str = ""
    """The first words of the passage, at most six."""
    last: str = ""
    kind: str = ""
    """own words, document produced, reported, hearsay, inferred from silence."""
    right: Probability | dict[Reading, Probability] | None = None
    """Chance that it is right as read, instead of the kind's."""
    of: Date | None = None
    """When what it tells was so; without it, the date of its source."""
    made: Date | None = None
    exhibit: str = ""
    """asserted, cited, read out, produced."""
    against_interest: bool = False
    version: str = ""
    url: str = ""
    seen: str = ""
    why: str = ""
    says: str = ""
    """What the passage says, in the coder's own words."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, data: Any) -> Any:
        if isinstance(data, dict):
            data = dict(data)
            if "value" in data:
                data["value"] = _plain_value(data["value"])
            if isinstance(data.get("id"), str):
                data["id"] = data["id"].lower()
        return data


class Dispute(Words):
    """How the claims about one path are set against each other; implied for every path with a claim."""

    about: str
    agree_within: float | None = None
    """Values no further apart than this agree; a tenth of the scale unless said."""
    exhaustive: bool = False
    """Whether one of the claims must be right."""
    why: str = ""


class Assumption(Words):
    """A value that nobody claims: what holds wherever no claim about its path stands.

    `about` may begin with `*.`: then it covers every actor who has none of his own.
    """

    about: str
    value: Written
    why: str = ""

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
