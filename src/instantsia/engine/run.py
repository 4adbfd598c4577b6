"""Play a plan: the missing blocks of a folder, here or over any executor, or all of it in memory."""

from __future__ import annotations

import functools
import pickle
import signal
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait

from instantsia.draws.recent import Recent
from instantsia.draws.state import Array
from instantsia.engine.columns import chosen, joined, parquet
from instantsia.engine.identity import Identity, difference, identity
from instantsia.engine.memo import Memo
from instantsia.engine.packages import listed, outside_kinds
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.play import play_block
from instantsia.engine.program import program_of
from instantsia.engine.store import RunFolder
from instantsia.errors import UserError
from instantsia.evidence.block import Drawn
from instantsia.evidence.program import Program

Progress = Callable[[int, int], None]
"""Told after every block: blocks that are there, blocks in all."""
Reply = tuple[bytes, Identity, dict[str, str]]
"""What a worker returns: a block, what the worker is, and the kinds of other packages that it played with."""

HANDED = 2**25
"""Bytes at most of the numbers that are handed to who replays the first draws: as many as are drawn for it anyway."""
NUMBER = 8
"""Bytes of a number."""
IN_FLIGHT = 2
"""Blocks under way for each worker: enough to keep it busy, few enough to keep memory small."""
TICK = 1.0
"""Seconds after which it is asked anew how many workers there are, though no block has come back."""


def run(
    plan: Plan,
    folder: RunFolder,
    executor: Executor | None = None,
    workers: int | Callable[[], int] = 1,
    progress: Progress | None = None,
    keep: int = 0,
) -> Drawn | None:
    """Play the blocks that `folder` misses and keep each as soon as it is there.

    executor   any `concurrent.futures.Executor`; None plays in this process
    workers    how many the executor has, or what tells it: asked again and again, where they come and go
    keep       of so many draws, from the first on, the assumed numbers are handed back: who replays them need not draw
               them again. Not where another process drew them, where they take much room or more than one block

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
        drawn: Drawn | None = None
        hands = 0 < keep <= plan.bounds(0)[1] and NUMBER * keep * len(program.only_assumed) <= HANDED
        for number in missing:
            # no random numbers of steps are kept: nobody asks for them again
            memo = Memo(numbers=Recent(0)) if hands and not number else None
            state = play_block(prepared, program, number, memo=memo, observe=True)
            folder.write(number, parquet(chosen(prepared, program, state)))
            if memo is not None:
                drawn = memo.evidence.handed(keep)
            # before the next block is played there must be room for it
            del state, memo
            there += 1
            if progress:
                progress(there, folder.blocks)
        return drawn
    payload = pickle.dumps(plan)
    waiting = list(reversed(missing))
    flying: dict[Future[Reply], int] = {}
    try:
        while waiting or flying:
            most = max(1, IN_FLIGHT * (workers() if callable(workers) else workers))
            while waiting and len(flying) < most:
                number = waiting.pop()
                flying[executor.submit(play_for_parent, payload, number)] = number
            for future in wait(flying, timeout=TICK, return_when=FIRST_COMPLETED).done:
                data, theirs, packages = future.result()
                worker = f"the worker of {theirs['process']}"
                if wrong := difference(worker, theirs):
                    raise UserError(wrong)
                if packages != dict(plan.outside):
                    raise UserError(
                        f"{worker} plays with {listed(packages)}, this process with {listed(plan.outside)}: a run "
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
    return None


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


def play_for_parent(payload: bytes, number: int) -> Reply:
    """A block as Parquet bytes; the identity and the outside kinds of whoever played it.

    payload   a pickled plan
    """
    prepared, program = _ready(payload)
    state = play_block(prepared, program, number, observe=True)
    return parquet(chosen(prepared, program, state)), identity(), outside_kinds(prepared.plan.case)


def _with_block(plan: Plan, block: int) -> Plan:
    from dataclasses import replace

    return replace(plan, block=block)
