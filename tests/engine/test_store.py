"""What would be wrong: a folder that mixes two machines, a half-written block that counts, two writers at once, an
answer that depends on the size of blocks or on who played them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from instantsia.draws.state import Array
from instantsia.engine import checksums
from instantsia.engine import run as run_module
from instantsia.engine.columns import parquet, read_parquet
from instantsia.engine.plan import Plan
from instantsia.engine.run import Reply, columns_of, run
from instantsia.engine.store import RunFolder, folder_name, read_manifest
from instantsia.errors import UserError
from tests.engine.test_play import story


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a run folder; of the manifest what does not depend on the machine."""
    out = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    manifest = json.loads(out["manifest.json"])
    manifest.pop("machine")
    out["manifest.json"] = json.dumps(manifest).encode()
    return out


def same(one: Mapping[str, Array], other: Mapping[str, Array], rows: slice = slice(None)) -> bool:
    assert list(one) == list(other)
    return all(np.array_equal(one[name], other[name][rows]) for name in one)


def sealed_anew(folder: Path) -> None:
    """The checksums of a run folder as if what lies there now had been written by the program."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    known = {
        name: checksums.of((folder / name).read_bytes()) for name in names if name not in (".lock", checksums.NAME)
    }
    (folder / checksums.NAME).write_bytes(checksums.text(known))


def kept(where: Path, plan: Plan, executor: Executor | None = None, workers: int = 1) -> dict[str, bytes]:
    with RunFolder.create(where, plan) as folder:
        run(plan, folder, executor, workers)
        return files(folder.path)


def test_folders_are_the_same_through_threads_and_through_this_process(tmp_path: Path) -> None:
    plan = replace(story(), block=1024)
    alone = kept(tmp_path / "alone", plan)
    assert len(alone) == 8
    for workers in (1, 2, 5):
        with ThreadPoolExecutor(workers) as pool:
            assert kept(tmp_path / str(workers), plan, pool, workers) == alone


def test_an_unfinished_run_goes_on_and_ends_with_the_same_bytes(tmp_path: Path) -> None:
    plan = replace(story(), block=1024)
    whole = kept(tmp_path / "whole", plan)

    class Stop(Exception):
        pass

    def stop(there: int, blocks: int) -> None:
        if there == 2:
            raise Stop

    with RunFolder.create(tmp_path / "cut", plan) as folder, pytest.raises(Stop):
        run(plan, folder, progress=stop)
    (folder.path / "blocks" / ".00002.parquet.1234.tmp").write_bytes(b"half")
    assert folder.missing() == (2, 3)
    seen: list[tuple[int, int]] = []
    with RunFolder.create(tmp_path / "cut", plan) as folder:
        run(plan, folder, progress=lambda there, blocks: seen.append((there, blocks)))
    assert seen == [(2, 4), (3, 4), (4, 4)]
    assert files(folder.path) == whole


@pytest.mark.slow
def test_block_size_is_no_part_of_the_answer(tmp_path: Path) -> None:
    plan = story()
    whole = columns_of(plan)
    for block in (4, 1000, 1024, 8192):
        assert same(columns_of(replace(plan, block=block)), whole)
    assert same(columns_of(replace(plan, draws=1000)), whole, slice(1000))
    with RunFolder.create(tmp_path, replace(plan, block=1024)) as folder:
        run(replace(plan, block=1024), folder)
    with RunFolder.create(tmp_path, plan) as folder:
        assert folder.finished
        assert same(folder.columns(), whole)


def test_the_hash_knows_what_the_answer_depends_on_and_nothing_else() -> None:
    plan = story()
    assert folder_name(plan) == folder_name(replace(plan, block=4))
    others = [
        replace(plan, seed=4),
        replace(plan, draws=4097),
        replace(plan, as_of=714_000),
        replace(plan, known_by=714_000),
        replace(plan, changes=("a=1",)),
        replace(plan, without=("a",)),
        replace(plan, assume={"a": "b"}),
        replace(plan, played=("last",)),
        replace(plan, case=plan.case.model_copy(update={"title": "Another"})),
    ]
    assert len({folder_name(one) for one in [plan, *others]}) == 10


def test_another_seed_is_another_run() -> None:
    assert not same(columns_of(story()), columns_of(replace(story(), seed=4)))


def test_two_processes_do_not_write_one_folder(tmp_path: Path) -> None:
    plan = story()
    with RunFolder.create(tmp_path, plan) as folder:
        with pytest.raises(UserError, match="another process is writing"):
            RunFolder.create(tmp_path, plan)
        code = f"import fcntl; fcntl.flock(open({str(folder.path / '.lock')!r}, 'ab'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 1
    RunFolder.create(tmp_path, plan).close()


def test_a_dead_ones_lock_is_taken_over(tmp_path: Path) -> None:
    plan = story()
    with RunFolder.create(tmp_path, plan) as folder:
        lock = folder.path / ".lock"
    code = f"import fcntl, os; fcntl.flock(open({str(lock)!r}, 'ab'), fcntl.LOCK_EX); os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    RunFolder.create(tmp_path, plan).close()


def test_a_run_never_mixes_machines_or_versions(tmp_path: Path) -> None:
    plan = replace(story(), block=1024)
    with RunFolder.create(tmp_path, plan) as folder:
        pass
    path = folder.path / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["machine"]["numerics"] = "0" * 16
    path.write_text(json.dumps(manifest))
    sealed_anew(folder.path)
    with pytest.raises(UserError, match="never mixes"):
        RunFolder.create(tmp_path, plan)
    with RunFolder.create(tmp_path, plan, fresh=True) as folder:
        run(plan, folder)
    assert folder.finished


@pytest.mark.parametrize("other", [{"numerics": "another"}, {"instantsia": "another"}])
def test_a_worker_that_computes_differently_is_refused(tmp_path: Path, other: dict[str, str]) -> None:
    class Elsewhere(Executor):
        def submit(self, function, /, *arguments, **keywords):  # type: ignore[no-untyped-def]
            future: Future[Reply] = Future()
            data, theirs, packages = function(*arguments, **keywords)
            future.set_result((data, {**theirs, **other, "process": "process 7 on node-3"}, packages))
            return future

    plan = story()
    with (
        RunFolder.create(tmp_path, plan) as folder,
        pytest.raises(UserError, match=r"the worker of process 7 on node-3 .* another, .* never mixes"),
    ):
        run(plan, folder, Elsewhere())
    assert folder.missing() == (0,)
    assert run_module.IN_FLIGHT >= 1


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    occupied = tmp_path / "runs"
    occupied.write_text("a file")
    with pytest.raises(UserError, match="--runs DIR"):
        RunFolder.create(occupied, story())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"format": 99}', b"[" * 100_000])
def test_a_broken_manifest_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(UserError, match=r"manifest|format"):
        read_manifest(tmp_path)


def test_a_block_that_is_not_whole_is_one_sentence(tmp_path: Path) -> None:
    with RunFolder.create(tmp_path, story()) as folder:
        folder.write(0, b"PAR1 not really")
        with pytest.raises(UserError, match="cannot be read"):
            folder.columns()


def test_blocks_that_do_not_hold_the_run_are_one_sentence(tmp_path: Path) -> None:
    """If this fails, draws that nobody played are counted."""
    plan = replace(story(), block=1024)
    with RunFolder.create(tmp_path, plan) as folder:
        run(plan, folder)
        whole = folder.block_path(3).read_bytes()
        columns = dict(read_parquet(whole))
        for cut in (slice(0, 1000), slice(0, None)):
            more = {name: np.concatenate([values[cut], values[cut]]) for name, values in columns.items()}
            folder.write(3, parquet(more))
            with pytest.raises(UserError, match=r"hold \d,\d+ draws, expected 4,096"):
                folder.columns()["happened/last"]
        folder.write(3, parquet({name: values for name, values in columns.items() if name != "happened/last"}))
        with pytest.raises(UserError, match="the same columns"):
            folder.columns()


def test_columns_are_read_one_by_one_or_together(tmp_path: Path) -> None:
    """If this fails, a column of a long run is another block's, or a million draws are held in memory at once."""
    plan = replace(story(), block=1024)
    whole = columns_of(plan)
    with RunFolder.create(tmp_path, plan) as folder:
        run(plan, folder)
    columns = RunFolder.read(folder.path).columns()
    assert list(columns) == list(whole)
    assert "nobody" not in columns
    with pytest.raises(KeyError):
        columns["nobody"]
    for name, values in columns.read(["decided/last", "happened/letter"]).items():
        assert values.dtype == whole[name].dtype
        assert np.array_equal(values, whole[name])
    assert columns["happened/last"] is not columns["happened/last"]


def test_columns_are_read_under_the_names_that_paths_have_now(tmp_path: Path) -> None:
    """If this fails, draws of an earlier version are of a path that the case no longer has."""
    plan = replace(story(), block=1024)
    whole = columns_of(plan)
    with RunFolder.create(tmp_path, plan) as folder:
        run(plan, folder)
    columns = RunFolder.read(folder.path).columns({"opening": "first"})
    assert "decided/first" not in columns
    assert len(columns) == len(whole)
    assert np.array_equal(columns["decided/opening"], whole["decided/first"])
    both = columns.read(["decided/opening", "decided/last"])
    assert {name: len(values) for name, values in both.items()} == dict.fromkeys(both, plan.draws)
    assert list(both) == ["decided/opening", "decided/last"]


def test_who_only_looks_does_not_write(tmp_path: Path) -> None:
    with RunFolder.create(tmp_path, story()) as folder:
        run(story(), folder)
    with pytest.raises(RuntimeError, match="reading only"):
        RunFolder.read(folder.path).write(0, b"")
    with pytest.raises(UserError, match="no run folder"):
        RunFolder.read(tmp_path)
