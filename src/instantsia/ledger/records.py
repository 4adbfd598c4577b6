"""What the records of a ledger may say, as a schema: whatever is sealed and does not fit it is no record.

A hash shows that a record is what somebody wrote, not that it makes sense; and everything that lists, plays again,
resolves or scores takes it by its word.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from instantsia.engine.manifest import Machine, Name, PlanFacts, Strict, fault

LEVELS: Mapping[str, float] = {f"q{percent:02d}": percent / 100 for percent in (1, *range(5, 100, 5), 99)}
"""Quantiles that are kept of a settlement, so that it can be scored without its draws."""
MOST = 10**9
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _moment(value: str) -> str:
    # the first and the last year have moments that are no day elsewhere
    if not _MOMENT.fullmatch(value) or not 1 < datetime.datetime.fromisoformat(value).year < datetime.MAXYEAR:
        raise ValueError("expected a second in Greenwich, 2026-11-21T18:30:00Z")
    return value


def _day(value: str) -> str:
    if not _DAY.fullmatch(value) or not datetime.date.fromisoformat(value):
        raise ValueError("expected a day, 2026-11-21")
    return value


Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Moment = Annotated[str, AfterValidator(_moment)]
Day = Annotated[str, AfterValidator(_day)]
Count = Annotated[int, Field(ge=1, le=MOST)]
Probability = Annotated[float, Field(ge=0, le=1)]


class _Open(Strict):
    """What a later version may add is passed over: its hash is checked, and nothing here reads it."""

    model_config = ConfigDict(extra="allow")


class _Headline(_Open):
    event: str
    text: str
    p: Probability
    low: Probability | None
    high: Probability | None

    @model_validator(mode="after")
    def _within(self) -> _Headline:
        ends = (self.p if self.low is None else self.low, self.p if self.high is None else self.high)
        if not ends[0] <= self.p <= ends[1]:
            raise ValueError(f"p = {self.p} lies outside of its range")
        return self


class _Value(_Open):
    step: str
    scale: Annotated[list[float], Field(min_length=2, max_length=2)]
    line: float | None
    beyond: Literal["above", "below"]
    happened: Probability
    quantiles: dict[str, float]

    @model_validator(mode="after")
    def _rising(self) -> _Value:
        if self.scale[0] >= self.scale[1]:
            raise ValueError(f"the scale {self.scale} does not rise")
        if self.quantiles.keys() != LEVELS.keys():
            raise ValueError("expected the quantiles q01, q05, q10 ... q95, q99")
        values = [self.quantiles[name] for name in LEVELS]
        if values != sorted(values):
            raise ValueError("the quantiles do not rise")
        return self


class _Record(_Open):
    format: int
    hash: Hash
    previous: Hash | None
    number: Count
    record: Count
    filed: Moment


class Forecast(_Record):
    """A forecast that was filed: manifest.json of an entry."""

    kind: Literal["forecast"]
    case: Name
    title: str
    question: str
    note: str
    by: Day | None
    vantage: str
    as_of: Day | None
    known_by: Day | None
    hindsight: bool
    headline: _Headline
    events: dict[str, Probability]
    values: dict[str, _Value]
    plan: PlanFacts
    draws_hash: Hash
    machine: Machine
    files: dict[str, Hash]

    @model_validator(mode="after")
    def _known(self) -> Forecast:
        if self.headline.event not in self.events:
            raise ValueError(f"the headline {self.headline.event} is none of its events")
        return self


class _Outcome(_Open):
    void: bool
    events: dict[str, bool]
    values: dict[str, float]


class Resolution(_Record):
    """What came of a forecast: resolution-1.json ... of an entry."""

    kind: Literal["resolution"]
    entry: Hash
    resolution: Count
    outcome: _Outcome
    on: Day
    source: str


_KINDS: Mapping[str, type[BaseModel]] = {"forecast": Forecast, "resolution": Resolution}


def problem(record: object, kind: str) -> str:
    """What is wrong with a record of a kind, "forecast" or "resolution", in a sentence; "" where nothing is."""
    try:
        _KINDS[kind].model_validate(record)
    except ValidationError as error:
        return fault(error)
    return ""


def misfit(manifest: Mapping[str, Any], resolution: Mapping[str, Any]) -> str:
    """What a resolution says that its forecast did not ask, in a sentence; "" where it says nothing of that kind.

    Both are records without a `problem`.
    """
    outcome, headline = resolution["outcome"], manifest["headline"]["event"]
    if outcome["void"]:
        return ""
    if headline not in outcome["events"]:
        return f"it does not say whether {headline} happened"
    for key in ("events", "values"):
        strange = sorted(outcome[key].keys() - manifest[key].keys())
        if strange:
            return f"the forecast knows nothing of {strange[0]}"
    for issue, place in outcome["values"].items():
        low, high = manifest["values"][issue]["scale"]
        if not low <= place <= high:
            return f"{issue} at {place:g} lies off its scale, {low:g} to {high:g}"
    return ""
