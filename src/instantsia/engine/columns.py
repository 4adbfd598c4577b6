"""What is kept of a draw: what was chosen, as small integers; what was measured is played again when wanted."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from instantsia.case import paths
from instantsia.draws.state import Array, State, Variable
from instantsia.errors import UserError
from instantsia.evidence.program import Program

if TYPE_CHECKING:
    from instantsia.engine.plan import Prepared

Columns = Mapping[str, Array]
"""{name: (draw,)}: reading/SOURCE, opened/PART, believed/TELLER, pick/PATH, option/PATH, mask/PATH, fact/ID,
given/STEP, happened/STEP, decided/STEP, vote/STEP/ACTOR, pivotal/STEP/ACTOR, and standing, announced, recorded, done
by ISSUE."""

EVIDENCE: Mapping[str, Variable] = {
    "reading": Variable(None, "i1", 0, "the reading of the source, as an index of its readings"),
    "opened": Variable(None, "?", True, "whether the part of a source is open"),
    "believed": Variable(None, "?", True, "whether the teller is believed"),
    "pick": Variable(None, "i2", -1, "which claim about the path stands, by its place among them; -1 none"),
    "option": Variable(None, "i1", -1, "which option the claims about the path give; -1 none"),
    "mask": Variable(None, "i2", 0, "which options they do not tell apart, a bit each"),
}
BY_ISSUE = ("standing", "announced", "recorded", "done")


def kept(prepared: Prepared, program: Program) -> tuple[tuple[str, str, str | None], ...]:
    """(variable, subject, actor or None) of every column, in order: the same for every block of a plan."""
    case = prepared.plan.case
    out: list[tuple[str, str, str | None]] = []
    out += [("reading", source.id, None) for source in program.sources]
    out += [("opened", part.id, None) for part in program.parts]
    out += [("believed", teller.id, None) for teller in program.tellers]
    for path in program.paths:
        out += [("pick", path.path, None)] if path.claims else []
        if path.kind == "fact":
            out.append(("fact", path.path.partition(".")[2], None))
        elif path.kind == "options":
            out += [("option", path.path, None), ("mask", path.path, None)]
    recorded = {path.path for path in program.paths}
    decided: set[str] = set()
    done: set[str] = set()
    for step in case.step:
        module = prepared.modules[step.id]
        out += [("happened", step.id, None), ("decided", step.id, None)]
        if step.id in prepared.plan.given and paths.record(step.id) in recorded:
            out.append(("given", step.id, None))
        issue = module.issue(step, case)
        if issue is not None:
            decided.add(issue)
            body = case.body_of(step)
            if hasattr(module, "observe") and body is not None:
                out += [(variable, step.id, actor) for variable in ("vote", "pivotal") for actor in body.members]
        elif getattr(module, "EXECUTES", False):
            done.add(step.issue)  # type: ignore[attr-defined]
    for one in case.issue:
        out += [("standing", one.id, None)] if one.id in decided else []
        out += [(what, one.id, None) for what in paths.TOLD if paths.told(one.id, what) in recorded]
        if one.id in done and paths.told(one.id, "done") not in recorded:
            out.append(("done", one.id, None))
    return tuple(sorted(out, key=lambda column: tuple(part or "" for part in column)))


def chosen(prepared: Prepared, program: Program, state: State) -> dict[str, Array]:
    """Everything in the state that was chosen, as columns in a fixed order."""
    out: dict[str, Array] = {}
    for variable, subject, actor in kept(prepared, program):
        values = state[variable, subject]
        if actor is None:
            out[f"{variable}/{subject}"] = values
        else:
            column = values[:, state.axes["actor"][actor]]
            out[f"{variable}/{subject}/{actor}"] = np.ascontiguousarray(column)
    return out


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
