"""What is kept of a draw, as named columns: what was chosen, what steps left; all else is played again when wanted."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from instantsia.case import paths
from instantsia.case.conditions import Tree, attributes, leaves, parse
from instantsia.case.model import Case
from instantsia.draws.state import Array, Keep, Key, State, in_turn
from instantsia.engine.plan import Prepared, keeps_of
from instantsia.errors import UserError
from instantsia.evidence.block import HEARD
from instantsia.evidence.program import Program
from instantsia.steps import StepKind, playable

Columns = Mapping[str, Array]
"""{name: (draw,)}: reading/SOURCE, opened/PART, believed/TELLER, coder/heard, pick/PATH, option/PATH, mask/PATH,
fact/ID, given/STEP, happened/STEP, decided/STEP, vote/STEP/ACTOR, pivotal/STEP/ACTOR, value/STEP, model/STEP,
blocked/STEP of a settlement (its value is a point of a scale), standing, announced, recorded, done by ISSUE, and
whatever else events ask for (times/STEP, turns/GROUP, ended/STEP, arrived/STEP, reached/MILESTONE); of a case with
groups came/EVENT, the first day on which the event held (an ordinal; inf never, -inf before the first step). Of a step
that repeats these are of the last turn in which it happened; of the first they are called NAME@first, of each NAME@0,
NAME@1 ..."""

BY_ISSUE = ("standing", "announced", "recorded", "done")


def kept(prepared: Prepared, program: Program) -> tuple[tuple[str, str, str | None], ...]:
    """(variable, subject, actor or None) of every column, in order: the same for every block of a plan."""
    case = prepared.plan.case
    out: list[tuple[str, str, str | None]] = []
    out += [("reading", source.id, None) for source in program.sources]
    out += [("opened", part.id, None) for part in program.parts]
    out += [("believed", teller.id, None) for teller in program.tellers]
    out += [("coder", HEARD, None)] if program.coder is not None else []
    for path in program.paths:
        out += [("pick", path.path, None)] if path.claims else []
        if path.kind == "fact":
            out.append(("fact", path.path.partition(".")[2], None))
        elif path.kind == "options":
            out += [("option", path.path, None), ("mask", path.path, None)]
    recorded = {path.path for path in program.paths}
    decided: set[str] = set()
    for step in prepared.steps.values():
        out += [("happened", step.id, None), ("decided", step.id, None)]
        for keep in keeps_of(prepared.plan, step):
            subjects = _turns_of(prepared, step, keep)
            out += [(keep.variable, subject, actor) for subject in subjects for actor in keep.actors or (None,)]
        if step.id in prepared.plan.given and paths.record(step.id) in recorded:
            out.append(("given", step.id, None))
        issue = step.decided_issue(case)
        if issue is not None and case.issues[issue].options:
            decided.add(issue)
    for one in case.issue:
        out += [("standing", one.id, None)] if one.id in decided else []
        out += [(what, one.id, None) for what in paths.TOLD if paths.told(one.id, what) in recorded]
    out += [(*key, None) for event in case.event for key in _asked(prepared, parse(event.when))]
    out += [("came", event.id, None) for event in case.event if prepared.repeats]
    # two steps may keep the same: what was done on an issue
    return tuple(sorted(set(out), key=lambda column: tuple(part or "" for part in column)))


def _turns_of(prepared: Prepared, step: StepKind, keep: Keep) -> list[str]:
    """The subjects under which something is stored: its own, or one for each turn that is kept of it."""
    if keep.when == "last" or step.within is None:
        return [keep.subject]
    if keep.when == "first":
        return [in_turn(keep.subject, "first")]
    return [in_turn(keep.subject, turn.number) for turn in prepared.turns if turn.step.id == step.id]


def _asked(prepared: Prepared, tree: Tree) -> Iterator[Key]:
    """What an event asks for that is not stored of every step: what was left, days, counts, milestones."""
    for leaf in leaves(tree):
        for asked in attributes(leaf):
            yield from (key for key in prepared.where(asked) if key[0] != "happened")


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


def misfit(case: Case, columns: Columns) -> str:
    """What shows that columns are not draws of a case, by what came of its steps; "" where nothing does."""
    names = {f"decided/{step.id}": step for step in case.step}
    decided = {name for name in columns if name.startswith("decided/") and "@" not in name}
    strange = sorted(decided ^ names.keys())
    if strange:
        where = "the case has" if strange[0] in names else "the draws have"
        return f"only {where} a step {strange[0].partition('/')[2]}"
    for name, codes in read(columns, names).items():
        step, most = names[name], int(codes.max(initial=-1)) + 1
        known = len(playable(step).outcomes(case))
        if most > known:
            return f"{step.id} ends in {known} ways in the case, and in at least {most} in the draws"
    return ""


def parquet(columns: Columns) -> bytes:
    """The columns of a block as the bytes of a Parquet file: same columns, same bytes."""
    import polars

    buffer = io.BytesIO()
    polars.DataFrame({name: np.asarray(values) for name, values in columns.items()}).write_parquet(
        buffer, compression="zstd", statistics=False
    )
    return buffer.getvalue()


def read_parquet(data: bytes | str, names: Iterable[str] | None = None) -> dict[str, Array]:
    """Columns of one block; raises UserError where the file is not whole.

    data   what it holds, or the path of its file, in which no letter stands for another
    """
    import polars

    # of a path from the root nothing is taken for a home or an address, either
    source = os.path.abspath(data) if isinstance(data, str) else io.BytesIO(data)
    columns = None if names is None else list(names)
    try:
        frame = polars.read_parquet(source, columns=columns, glob=False, hive_partitioning=False)
    except (polars.exceptions.PolarsError, OSError) as error:
        raise UserError(f"a block cannot be read: {error}") from None
    return {name: frame[name].to_numpy() for name in frame.columns}


def schema(path: str) -> tuple[str, ...]:
    """The names of the columns of a block; raises UserError where the file is not whole."""
    import polars

    try:
        # opened here: a path would be taken for a pattern
        with open(path, "rb") as file:
            return tuple(polars.read_parquet_schema(file))
    except (polars.exceptions.PolarsError, OSError) as error:
        raise UserError(f"a block cannot be read: {error}") from None


def joined(blocks: Iterable[Mapping[str, Array]], draws: int) -> dict[str, Array]:
    """The columns of all blocks, one after another; raises UserError where they do not hold so many draws."""
    out: dict[str, Array] = {}
    there = 0
    for block in blocks:
        count = len(next(iter(block.values()), ()))
        if not out and count == draws:
            out = dict(block)
        for name, values in block.items() if there or count != draws else ():
            if name not in out:
                out[name] = np.empty(draws, values.dtype)
            out[name][there : there + count] = values[: draws - there]
        there += count
    if there != draws and out:
        raise UserError(f"the blocks hold {there:,} draws, expected {draws:,} (--fresh plays them anew)")
    return out


def under_names(column: str, names: Mapping[str, str]) -> str:
    """The name of a column with another name for the path that it is about.

    >>> under_names("pick/body.hall.rule.old", {"body.hall.rule.old": "body.hall.rule.new"})
    'pick/body.hall.rule.new'
    """
    variable, slash, subject = column.partition("/")
    return f"{variable}{slash}{names.get(subject, subject)}"


class Stored(Mapping[str, Array]):
    """The columns of a run on disk: each is read when it is asked for, and none is kept.

    Of a million draws all together fill hundreds of megabytes, and most questions need a few.
    """

    def __init__(self, blocks: Sequence[str], draws: int, former: Mapping[str, str] = MappingProxyType({})) -> None:
        """The columns of some files.

        blocks   the files, in order
        former   {path: what it was called when they were written}

        Raises UserError where a file is not there or not whole.
        """
        self.blocks, self.draws = tuple(blocks), draws
        names = [schema(block) for block in self.blocks]
        now = {old: new for new, old in former.items()}
        self._names = {under_names(name, now): name for name in (names[0] if names else ())}
        if any(one != names[0] for one in names):
            raise UserError("the blocks do not hold the same columns (--fresh plays them anew)")

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __getitem__(self, name: str) -> Array:
        if name not in self._names:
            raise KeyError(name)
        return self.read((name,))[name]

    def read(self, names: Iterable[str]) -> dict[str, Array]:
        """Several at once, which is faster than one after another."""
        wanted = {self._names[name]: name for name in names}
        if not wanted:
            return {}
        columns = joined((read_parquet(block, wanted) for block in self.blocks), self.draws)
        return {wanted[name]: values for name, values in columns.items()}


def read(columns: Columns, names: Iterable[str]) -> dict[str, Array]:
    """Several columns, in memory or from disk."""
    if isinstance(columns, Stored):
        return columns.read(names)
    return {name: columns[name] for name in names}
