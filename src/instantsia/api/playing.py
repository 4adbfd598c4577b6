"""Playing a plan into its folder: in this process, in several, or in whatever executor is at hand."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from instantsia.api.result import Result
from instantsia.engine.cluster import check_address, cluster
from instantsia.engine.method import FIRST, METHOD
from instantsia.engine.plan import Plan
from instantsia.engine.removal import forget
from instantsia.engine.run import Progress, ignore_interrupts
from instantsia.engine.run import run as play_run
from instantsia.engine.store import RunFolder, folder_name
from instantsia.errors import UserError

ALONE_BELOW = 30_000
"""Fewer draws than this are played in one process: starting another costs more than it saves."""

EXCLUDED = "and scheduler exclude each other: the scheduler knows its workers"


@contextmanager
def played(
    plan: Plan,
    runs: str | Path,
    *,
    workers: int | None = 1,
    executor: Executor | None = None,
    scheduler: str | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """A plan as `Study.run` plays and keeps it: until the block is left nobody else writes the folder or deletes it."""
    started = time.perf_counter()
    count = _workers(plan, workers)
    if scheduler is not None:
        if executor is not None or workers not in (None, 1):
            raise UserError(f"{'executor' if executor is not None else 'workers'} {EXCLUDED}")
        check_address(scheduler)
    with RunFolder.create(Path(runs), plan, fresh=fresh) as folder:
        finished, drawn = folder.finished, None
        if not finished:
            try:
                with _pool(count, executor, scheduler) as (pool, at_once):
                    keep = 0 if pool is not None else _replayed(plan)
                    drawn = play_run(plan, folder, pool, at_once, progress, keep)
            except Exception:
                forget(folder)
                raise
        else:
            folder.touch()
        columns = folder.columns()
        seconds = time.perf_counter() - started
        notes = (*folder.notes, *(() if finished else _by_another_method(plan, folder.path)))
        result = Result(plan, columns, folder.path, finished, seconds, notes, _held=True, _drawn=drawn)
        try:
            yield result
        finally:
            result._held = False


def _by_another_method(plan: Plan, path: Path) -> Iterator[str]:
    """That the same plan was played by an earlier method, where its folder is there."""
    for method in range(FIRST, METHOD):
        before = path.with_name(folder_name(replace(plan, method=method)))
        if before.is_dir():
            yield f"{before.name} was played by method {method}; it is played anew by method {METHOD}"


def _replayed(plan: Plan) -> int:
    """So many of its first draws are replayed for what is said about a run."""
    from instantsia.analysis.replaying.replays import Replays

    return Replays(plan).deep.draws


def _workers(plan: Plan, workers: int | None) -> int:
    if workers is None:
        workers = 1 if plan.draws < ALONE_BELOW or os.name == "nt" else min(os.cpu_count() or 1, 4)
    if workers < 1:
        raise UserError(f"--workers is {workers}, expected at least 1")
    return min(workers, plan.blocks)


@contextmanager
def _pool(
    workers: int, executor: Executor | None, scheduler: str | None
) -> Iterator[tuple[Executor | None, int | Callable[[], int]]]:
    """What plays the blocks, None for this process alone, and how many it plays at once.

    That is a cluster, the executor that was passed in, or processes of our own.
    """
    if scheduler is not None:
        with cluster(scheduler) as there:
            yield there, there.threads
        return
    if executor is not None or workers == 1:
        yield executor, workers
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # fork can hang with the threads of other libraries
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), ignore_interrupts)
    try:
        yield pool, workers
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
