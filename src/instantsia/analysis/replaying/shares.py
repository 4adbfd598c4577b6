"""Shares read off the columns of a run: events, steps, votes, decisions kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.results import Decisions, Share
from instantsia.case import paths
from instantsia.case.conditions import parse
from instantsia.case.model import Case
from instantsia.draws.state import Array, Key, State
from instantsia.draws.sums import monte_carlo_error, share
from instantsia.engine.columns import BY_ISSUE, Columns, read
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Prepared
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.rules import rule_of

Bools = NDArray[np.bool_]
FEWEST, FEWEST_AT_ALL = 200, 50
"""Of 2,000 draws fewer than the first are not read off; of fewer a tenth of them, but not under the second."""

SELDOM = frozenset({"option", "mask"})
"""Variables of which a forecast looks at few columns but for the record's: fetched when asked for, as is whatever has
a column for each actor."""


def state_of(prepared: Prepared, columns: Columns) -> State:
    """Stored columns as a state again, as far as anything is said about them."""
    arrays = _Arrays(prepared, columns)
    count = len(next(iter((arrays.kept or columns).values())))
    return State(count, prepared.variables, prepared.axes, arrays)


class _Arrays(Mapping[Key, Array]):
    """The columns by variable and subject; one of each actor are a table (draw, actor), an actor's together."""

    def __init__(self, prepared: Prepared, columns: Columns) -> None:
        self.prepared, self.columns = prepared, columns
        self.names: dict[Key, dict[str, str]] = {}
        for name in columns:
            variable, _, subject = name.partition("/")
            step, _, actor = subject.rpartition("/") if self._of_actors(variable) else (subject, "", "")
            self.names.setdefault((variable, step), {})[actor] = name
        records = {paths.record(step) for step in prepared.outcomes}
        alone = {key: names[""] for key, names in self.names.items() if not self._of_actors(key[0])}
        often = {key: name for key, name in alone.items() if key[0] not in SELDOM or key[1] in records}
        found = read(columns, often.values())
        self.kept = {key: found[name] for key, name in often.items()}

    def __iter__(self) -> Iterator[Key]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, key: object) -> bool:
        return key in self.names

    def __getitem__(self, key: Key) -> Array:
        if key in self.kept:
            return self.kept[key]
        names = self.names[key]
        found = read(self.columns, names.values())
        if not self._of_actors(key[0]):
            return found[names[""]]
        variable, places = self.prepared.variables[key[0]], self.prepared.axes["actor"]
        count = len(next(iter(found.values())))
        table = np.full((len(places), count), variable.fill, variable.dtype)
        for actor, name in names.items():
            table[places[actor]] = found[name]
        return table.T

    def _of_actors(self, variable: str) -> bool:
        return self.prepared.variables[variable].axis is not None


def events(prepared: Prepared, state: State) -> Mapping[str, Bools]:
    """{event: (draw,) whether it happens}."""
    return {one.id: evaluate(parse(one.when), state, prepared.outcomes) for one in prepared.plan.case.event}


def measured(holds: Bools, among: Bools | None = None) -> Share:
    """A share with its Monte Carlo error."""
    p = share(holds, among)
    return Share(p, monte_carlo_error(p, holds.size if among is None else int(np.count_nonzero(among))))


def shift_logit(p: float, q: float, before: float, draws: int) -> float:
    """A share p of the run moved as far as a replay moves it: logit p + logit q - logit before.

    q, before   shares of the same draws with and without the change, kept 1/(2 draws) from 0 and 1

    >>> shift_logit(0.5, 0.8, 0.5, 2000)
    0.8
    """
    if q == before:
        return p
    start = p / (1 - p) if 0 < p < 1 else _odds(p, draws)
    odds = start * _odds(q, draws) / _odds(before, draws)
    return odds / (1 + odds)


def _odds(p: float, draws: int) -> float:
    kept = min(max(p, 0.5 / draws), 1 - 0.5 / draws)
    return kept / (1 - kept)


def outcomes(prepared: Prepared, state: State, step: str) -> dict[str, Share]:
    """{outcome: share among the draws in which the step happened}; empty for a step that decides nothing."""
    if not prepared.steps[step].DECIDES:
        return {}
    happened, decided = state["happened", step], state["decided", step]
    names = prepared.outcomes[step]
    out = {name: measured(decided == place, happened) for place, name in enumerate(names)}
    nothing = measured(decided < 0, happened)
    return out | {"undecided": nothing} if nothing.p else out


def fewest(draws: int) -> int:
    """Of so many draws fewer than this are not read off: 200, of less than 2,000 a tenth, and never under 50.

    >>> fewest(10_000), fewest(1_000), fewest(100)
    (200, 100, 50)
    """
    return max(FEWEST_AT_ALL, min(FEWEST, draws // 10))


def few(state: State, step: str) -> int:
    """In how many draws a step happens, where these are too few (`fewest`) for shares to be told of them; else 0.

    Where it happens in every draw they are not, however few are played.
    """
    happened = state["happened", step]
    count = int(np.count_nonzero(happened))
    return count if count < min(fewest(len(happened)), len(happened)) else 0


def votes(prepared: Prepared, state: State, step: str) -> dict[str, dict[str, float]]:
    """{actor: {option, "abstain", "absent": share among the draws in which the step happened}} of those who vote."""
    if ("vote", step) not in state or not state["happened", step].any():
        return {}
    happened = state["happened", step]
    table = state["vote", step]
    out: dict[str, dict[str, float]] = {}
    for actor in voters(prepared.plan.case, step):
        cast = table[:, prepared.axes["actor"][actor]]
        codes = {name: place for place, name in enumerate(prepared.outcomes[step])}
        shares = {n: share(cast == c, happened) for n, c in (codes | {"abstain": ABSTAIN, "absent": ABSENT}).items()}
        out[actor] = {name: p for name, p in shares.items() if p is not None}
    return out


def ballots(prepared: Prepared, state: State, step: str) -> dict[str, dict[str, float]]:
    """{actor: {"for", "against": share among the draws in which the step happened}} of what is decided on a scale.

    Empty of a step that leaves none, and of draws that were kept before it was."""
    if ("for_it", step) not in state or not state["happened", step].any():
        return {}
    happened, table = state["happened", step], state["for_it", step]
    out: dict[str, dict[str, float]] = {}
    for actor in voters(prepared.plan.case, step):
        cast = table[:, prepared.axes["actor"][actor]]
        out[actor] = {side: share(cast == code, happened) or 0.0 for side, code in (("for", 1), ("against", -1))}
    return out


def pivotal(prepared: Prepared, state: State, step: str) -> dict[str, float]:
    """{actor: share of draws in which their vote alone, changed, changes the decision}."""
    if ("pivotal", step) not in state:
        return {}
    happened, table = state["happened", step], state["pivotal", step]
    found = {a: share(table[:, prepared.axes["actor"][a]], happened) for a in members(prepared.plan.case, step)}
    return {actor: p for actor, p in found.items() if p is not None}


def members(case: Case, step: str) -> tuple[str, ...]:
    """Who votes in a step or is heard, in the order of the body."""
    body = case.body_of(case.steps[step])
    return () if body is None else body.heard


def voters(case: Case, step: str) -> tuple[str, ...]:
    """Who votes in a step, in the order of the body; where votes are not counted, who is heard."""
    body = case.body_of(case.steps[step])
    if body is None:
        return ()
    return body.electorate if rule_of(body).LOOKS == "votes" else body.heard


def decisions(prepared: Prepared, state: State, issue: str) -> Decisions:
    """Decided, announced, recorded, done on an issue, each {option: share of all draws} or None.

    What claims say of the issue is told apart: it is the record, and nothing that is played moves it.
    """
    names = prepared.plan.case.issues[issue].options

    def shares(values: NDArray[np.int8]) -> Mapping[str, float]:
        found = {name: share(values == place) for place, name in enumerate(names)} | {"undecided": share(values < 0)}
        return {name: p for name, p in found.items() if p is not None}

    def played(variable: str) -> Mapping[str, float] | None:
        written = variable == "standing" or (variable, issue) in prepared.written
        if not written or (variable, issue) not in state:
            return None
        values = became(state, variable, issue)
        return shares(values) if variable == "standing" or (values >= 0).any() else None

    decided, announced, recorded, done = (played(variable) for variable in BY_ISSUE)
    told = {what: state["option", paths.told(issue, what)] for what in paths.TOLD if _is_told(state, issue, what)}
    return Decisions(decided, announced, recorded, done, {what: shares(values) for what, values in told.items()})


def _is_told(state: State, issue: str, what: str) -> bool:
    """Whether a claim says in any draw what was announced, recorded or done on an issue."""
    key = ("option", paths.told(issue, what))
    return key in state and bool((state[key] >= 0).any())


def became(state: State, variable: str, issue: str) -> NDArray[np.int8]:
    """(draw,) the place of the option on an issue that stands, or was announced, recorded or done, in the end; -1 none.

    What holds needs no doing: where the first option stands in the end it is done, also in a draw in which nobody was
    asked to carry anything out.
    """
    values: NDArray[np.int8] = state[variable, issue]
    if variable == "done":
        values = np.where((values < 0) & (state["standing", issue] == 0), np.int8(0), values)
    return values
