"""What is kept of a draw: what was chosen, as small integers; what was measured is played again when wanted."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from instantsia.case.model import Case
from instantsia.draws.state import Array, State, Variable
from instantsia.errors import UserError

Columns = Mapping[str, Array]
"""{name: (draw,)}: reading/SOURCE, opened/PART, believed/TELLER, pick/PATH, option/PATH, mask/PATH, fact/ID,
given/STEP, happened/STEP, decided/STEP, vote/STEP/ACTOR, pivotal/STEP/ACTOR, and standing, announced, recorded, done by ISSUE."""

EVIDENCE: Mapping[str, Variable] = {
    "reading": Variable(None, "i1", 0, "the reading of the source, as an index of its readings"),
    "opened": Variable(None, "?", True, "whether the part of a source is open"),
    "believed": Variable(None, "?", True, "whether the teller is believed"),
    "pick": Variable(None, "i2", -1, "which claim about the path stands, by its place among them; -1 none"),
    "option": Variable(None, "i1", -1, "which option the claims about the path give; -1 none"),
    "mask": Variable(None, "i2", 0, "which options they do not tell apart, a bit each"),
}
BY_STEP = ("happened", "decided", "given")
BY_ISSUE = ("standing", "announced", "recorded", "done")
BY_ACTOR = ("vote", "pivotal")


def chosen(case: Case, state: State) -> dict[str, Array]:
    """Everything in the state that was chosen, as columns in a fixed order."""
    out: dict[str, Array] = {}
    for variable, subject in sorted(key for key in state.arrays if key[0] in EVIDENCE):
        out[f"{variable}/{subject}"] = state[variable, subject]
    steps, issues = sorted(step.id for step in case.step), sorted(issue.id for issue in case.issue)
    for fact in sorted(fact.id for fact in case.fact):
        if ("fact", fact) in state:
            out[f"fact/{fact}"] = state["fact", fact]
    for variable, subjects in ((v, steps) for v in BY_STEP):
        for subject in subjects:
            if (variable, subject) in state or variable == "happened":
                out[f"{variable}/{subject}"] = state[variable, subject]
    for variable in BY_ACTOR:
        for step in steps:
            if (variable, step) in state:
                table = state[variable, step]
                for actor in _members(case, step):
                    out[f"{variable}/{step}/{actor}"] = np.ascontiguousarray(table[:, state.axes["actor"][actor]])
    for variable, subjects in ((v, issues) for v in BY_ISSUE):
        for subject in subjects:
            if (variable, subject) in state:
                out[f"{variable}/{subject}"] = state[variable, subject]
    return out


def _members(case: Case, step: str) -> tuple[str, ...]:
    spec = case.steps[step]
    body = getattr(spec, "body", None) or getattr(spec, "to", None)
    return tuple(sorted(case.bodies[body].members)) if body else tuple(sorted(actor.id for actor in case.actor))


def parquet(columns: Columns) -> bytes:
    """The columns of a block as the bytes of a Parquet file: same columns, same bytes."""
    import polars

    buffer = io.BytesIO()
    polars.DataFrame({name: np.asarray(values) for name, values in columns.items()}).write_parquet(
        buffer, compression="zstd", statistics=False
    )
    return buffer.getvalue()


def read_parquet(data: bytes | str, names: Iterable[str] | None = None) -> dict[str, Array]:
    """Columns of one block; raises UserError where the file is not whole."""
    import polars

    try:
        frame = polars.read_parquet(
            data if isinstance(data, str) else io.BytesIO(data), columns=None if names is None else list(names)
        )
    except (polars.exceptions.PolarsError, OSError) as error:
        raise UserError(f"a block cannot be read: {error}") from None
    return {name: frame[name].to_numpy() for name in frame.columns}


def joined(blocks: Iterator[dict[str, Array]]) -> dict[str, Array]:
    """The columns of all blocks, one after another."""
    parts = list(blocks)
    if len(parts) == 1:
        return parts[0]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
