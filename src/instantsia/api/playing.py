"""Playing a plan into its folder: alone, in several processes, or by an executor of the caller's."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from instantsia.api.result import Result
from instantsia.engine.plan import Plan
from instantsia.engine.removal import forget
from instantsia.engine.run import Progress, ignore_interrupts
from instantsia.engine.run import run as play_run
from instantsia.engine.store import RunFolder
from instantsia.errors import UserError

ALONE_BELOW = 30_000
"""Fewer draws than this are played in one process: starting another costs more than it saves."""


@contextmanager
def played(
    plan: Plan,
    runs: str | Path,
    *,
    workers: int | None = 1,
    executor: Executor | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """A plan as `Study.run` plays and keeps it: until the block is left nobody else writes the folder or deletes it."""
    started = time.perf_counter()
    count = _workers(plan, workers)
    with RunFolder.create(Path(runs), plan, fresh=fresh) as folder:
        finished = folder.finished
        if not finished:
            try:
                with _pool(count, executor) as pool:
                    play_run(plan, folder, pool, count, progress)
            except Exception:
                forget(folder)
                raise
        else:
            folder.touch()
        columns = folder.columns()
        seconds = time.perf_counter() - started
        result = Result(plan, columns, folder.path, finished, seconds, tuple(folder.notes), _held=True)
        try:
            yield result
        finally:
            result._held = False


def _workers(plan: Plan, workers: int | None) -> int:
    if workers is None:
        workers = 1 if plan.draws < ALONE_BELOW or os.name == "nt" else min(os.cpu_count() or 1, 4)
    if workers < 1:
        raise UserError(f"--workers is {workers}, expected at least 1")
    return min(workers, plan.blocks)


@contextmanager
def _pool(workers: int, executor: Executor | None) -> Iterator[Executor | None]:
    """The executor that was passed in, or processes of our own, or None for this process alone."""
    if executor is not None or workers == 1:
        yield executor
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # fork can hang with the threads of other libraries
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), ignore_interrupts)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
