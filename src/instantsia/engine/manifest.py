"""What a run folder says of itself, as a schema: nothing that does not fit it is taken for a run."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from instantsia.engine.method import FIRST
from instantsia.engine.plan import DIGEST_LENGTH, MOST_DRAWS, canonical, digest_of
from instantsia.errors import cut

FORMAT = 2
"""Since 2 a folder holds the SHA-256 of its files."""
LARGEST_BLOCK = 2**31

Ordinal = Annotated[int, Field(ge=1, le=datetime.date.max.toordinal())]
"""A day, as its number."""


def check_name(value: str) -> str:
    """A name that is one part of a path on every system."""
    if not value or value in (".", "..") or any(letter in "/\\\0" for letter in value):
        raise ValueError("expected the name of a folder")
    return value


Name = Annotated[str, AfterValidator(check_name)]


class Strict(BaseModel):
    """Base of what the program writes for itself: exact types, finite numbers, no key that is not declared."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False, defer_build=True)


class PlanFacts(Strict):
    """What `Plan.facts` says: with the case the plan is made again from it."""

    digest: str = Field(pattern=rf"^[0-9a-f]{{{DIGEST_LENGTH}}}$")
    seed: int = Field(ge=0, lt=2**63)
    draws: int = Field(ge=1, le=MOST_DRAWS)
    as_of: Ordinal | None
    known_by: Ordinal | None
    without: list[str]
    assume: dict[str, str]
    changes: list[str]
    played: list[str]
    block: int = Field(ge=4, le=LARGEST_BLOCK, multiple_of=4)
    each_turn: bool = False
    outside: dict[str, str] = Field(default_factory=dict)
    method: int = Field(default=FIRST, ge=FIRST)


class Machine(Strict):
    """What made a run: never part of its answer."""

    model_config = ConfigDict(extra="allow")

    instantsia: str
    numerics: str


class Manifest(PlanFacts):
    """The whole of manifest.json.

    format   1 or `FORMAT`: a folder of format 1 has no checksums
    case     the id of the case
    blocks   how many blocks the draws fill
    """

    format: Literal[1, 2]
    case: Name
    blocks: int
    machine: Machine

    @model_validator(mode="after")
    def _counts(self) -> Manifest:
        if self.blocks != -(-self.draws // self.block):
            raise ValueError(f"{self.draws:,} draws in blocks of {self.block:,} are not {self.blocks:,} blocks")
        return self

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"{self.case}-{self.digest}"

    def fits(self, case: bytes) -> bool:
        """Whether its digest is that of this case.json, played as it says."""
        try:
            return digest_of(canonical(case.decode(), self.model_dump())) == self.digest
        except UnicodeDecodeError:
            return False


def fault(error: ValidationError) -> str:
    """The first thing that is wrong, in a sentence."""
    first: Any = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"{key} is missing"
    if first["type"] == "extra_forbidden":
        return f"nothing is called {cut(key)} there"
    if first["type"] == "value_error":
        message = str(first["ctx"]["error"])
    else:
        message = str(first["msg"]).replace("Input should be", "expected")
    return f"{key}: found {cut(first['input'])}, {message}" if key else message
