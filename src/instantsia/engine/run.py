"""Play a plan: the missing blocks of a folder, here or over any executor, or all of it in memory."""

from __future__ import annotations

import functools
import pickle
import signal
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait

from instantsia.draws.state import Array
from instantsia.engine.columns import chosen, joined, parquet
from instantsia.engine.fingerprint import numerics
from instantsia.engine.packages import listed, outside_kinds
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.engine.store import RunFolder
from instantsia.errors import UserError
from instantsia.evidence.program import Program

Progress = Callable[[int, int], None]
"""Told after every block: blocks that are there, blocks in all."""

IN_FLIGHT = 2
"""Blocks under way for each worker: enough to keep it busy, few enough to keep memory small."""


def run(
    plan: Plan,
    folder: RunFolder,
    executor: Executor | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> None:
    """Play the blocks that `folder` misses and keep each as soon as it is there.

    executor   any `concurrent.futures.Executor`; None plays in this process
    workers    how many the executor has

    Raises UserError where a worker computes differently from this process (a run never mixes).
    """
    missing = folder.missing()
    if plan.block != folder.block:
        plan = _with_block(plan, folder.block)
    there = folder.blocks - len(missing)
    if progress:
        progress(there, folder.blocks)
    if executor is None:
        prepared, program = prepare(plan), program_of(plan)
        for number in missing:
            folder.write(
                number, parquet(chosen(prepared, program, play_block(prepared, program, number, observe=True)))
            )
            there += 1
            if progress:
                progress(there, folder.blocks)
        return
    payload = pickle.dumps(plan)
    waiting = list(reversed(missing))
    flying: dict[Future[tuple[bytes, str, dict[str, str]]], int] = {}
    try:
        while waiting or flying:
            while waiting and len(flying) < IN_FLIGHT * workers:
                number = waiting.pop()
                flying[executor.submit(play_for_parent, payload, number)] = number
            for future in wait(flying, return_when=FIRST_COMPLETED).done:
                data, theirs, packages = future.result()
                if theirs != numerics():
                    raise UserError(
                        f"a worker computes with numerics {theirs}, this process with {numerics()}: a run never mixes "
                        "kinds of machine or versions of NumPy"
                    )
                if packages != dict(plan.outside):
                    raise UserError(
                        f"a worker plays with {listed(packages)}, this process with {listed(plan.outside)}: a run "
                        "never mixes versions of a package"
                    )
                folder.write(flying.pop(future), data)
                there += 1
                if progress:
                    progress(there, folder.blocks)
    except BaseException:
        for future in flying:
            future.cancel()
        raise


def columns_of(plan: Plan) -> dict[str, Array]:
    """All draws in memory, without a folder: for what-ifs and small runs."""
    prepared, program = prepare(plan), program_of(plan)
    blocks = (
        chosen(prepared, program, play_block(prepared, program, number, observe=True)) for number in range(plan.blocks)
    )
    return joined(blocks, plan.draws)


def ignore_interrupts() -> None:
    """For workers: an interrupt is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@functools.lru_cache(maxsize=2)
def _ready(payload: bytes) -> tuple[Prepared, Program]:
    plan: Plan = pickle.loads(payload)
    return prepare(plan), program_of(plan)


def play_for_parent(payload: bytes, number: int) -> tuple[bytes, str, dict[str, str]]:
    """A block as Parquet bytes; the numerics fingerprint and the outside kinds of whoever played it.

    payload   a pickled plan
    """
    prepared, program = _ready(payload)
    state = play_block(prepared, program, number, observe=True)
    return parquet(chosen(prepared, program, state)), numerics(), outside_kinds(prepared.plan.case)


def _with_block(plan: Plan, block: int) -> Plan:
    from dataclasses import replace

    return replace(plan, block=block)
