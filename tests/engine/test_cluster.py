"""What would be wrong: a cluster that gives other bits than this process alone, mixes machines or versions, loses
blocks that were there, or answers a mistake with a traceback. A real scheduler and workers, each a process of its own.
"""

from __future__ import annotations

import functools
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import instantsia
from instantsia.engine import cluster as module
from instantsia.errors import UserError

pytest.importorskip("distributed", reason="needs the extra instantsia[cluster]")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")

BLOCK, BLOCKS = 128, 12
SECONDS = 120.0
HANGS = """
import pathlib, time
from instantsia.engine import run
def once():  # Dask runs this file twice
    played, calls = run.play_for_parent, []
    def play_for_parent(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            pathlib.Path({marker!r}).touch()
            time.sleep(600)
        return played(*arguments)
    return play_for_parent
if run.play_for_parent.__module__ == run.__name__:
    run.play_for_parent = once()
"""
OTHER_MACHINE = "from instantsia.engine import fingerprint\nfingerprint.numerics = lambda: '0' * 16\n"
OTHER_VERSION = "from instantsia import version\nversion.__version__ = '9.9'\n"
NOT_INSTALLED = "import sys\nsys.modules['instantsia'] = None\n"
DIES = "import os\nfrom instantsia.engine import run\nrun.play_block = lambda *_, **__: os._exit(1)\n"


def until(there: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not there():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


@dataclass
class Dask:
    """A scheduler, and the workers that are started for it."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with open(self.folder / f"{name}.log", "wb") as log:
            command = [sys.executable, "-m", "dask", *arguments]
            process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def worker(self, preload: str = "") -> tuple[subprocess.Popen[bytes], str]:
        """A worker of one thread that the scheduler knows; `preload` is run in it first. Also its address."""
        name = f"worker-{len(self.processes)}"
        (self.folder / f"{name}.py").write_text(preload)
        options = ["--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
        options += ["--local-directory", str(self.folder / name), "--preload", f"{name}.py"]
        process = self.start(name, "worker", self.address, *options)
        log = self.folder / f"{name}.log"
        until(lambda: b"Registered to" in log.read_bytes())
        found = re.search(r"Start worker at: +(\S+)", log.read_text())
        assert found
        return process, found[1]

    def clear(self) -> None:
        """End all workers."""
        for process in self.processes[1:]:
            process.kill()
            process.wait()
        del self.processes[1:]


@contextmanager
def started(folder: Path) -> Iterator[Dask]:
    """A scheduler at a port that was free."""
    dask = Dask(folder)
    file = dask.folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0", "--no-show"]
    options += ["--idle-timeout", "600"]  # where the tests themselves are killed
    process = dask.start("scheduler", "scheduler", *options, "--scheduler-file", file.name)
    try:
        until(lambda: file.exists() and file.read_bytes().endswith(b"}"))
        dask.address = json.loads(file.read_bytes())["address"]
        yield dask
    finally:
        dask.clear()
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    with started(tmp_path_factory.mktemp("dask")) as dask:
        yield dask


@pytest.fixture
def dask(scheduler: Dask) -> Iterator[Dask]:
    """The scheduler, without workers."""
    yield scheduler
    scheduler.clear()


@functools.cache
def study() -> instantsia.Study:
    return instantsia.load("june-1957")


def play(runs: Path, **more: Any) -> dict[str, bytes]:
    """Every file of the run, played into a folder."""
    path = study().run(draws=BLOCK * BLOCKS, as_of="1957-06-17", runs=runs, block=BLOCK, **more).path
    assert path is not None
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def blocks(runs: Path) -> int:
    return len(list(runs.glob("*/blocks/*.parquet")))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this process plays by itself."""
    return play(tmp_path_factory.mktemp("alone"))


@pytest.mark.slow
def test_one_of_two_workers_killed_half_way_changes_no_bit(dask: Dask, alone: dict[str, bytes], tmp_path: Path) -> None:
    """The one that is killed has played a block, and has begun another."""
    marker = tmp_path / "began"
    dask.worker()
    victim, _ = dask.worker(HANGS.format(marker=str(marker)))

    def kill() -> None:
        until(marker.exists)
        victim.send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    told: list[tuple[int, int]] = []
    together = play(tmp_path / "runs", scheduler=dask.address, progress=lambda *there: told.append(there))
    killer.join()
    assert victim.wait(timeout=SECONDS) == -signal.SIGKILL
    assert together == alone
    assert told == [(there, BLOCKS) for there in range(BLOCKS + 1)]


@pytest.mark.slow
def test_a_worker_that_joins_later_and_computes_differently_is_refused_and_what_is_there_is_kept(
    dask: Dask, alone: dict[str, bytes], tmp_path: Path
) -> None:
    marker, runs = tmp_path / "began", tmp_path / "runs"
    dask.worker(HANGS.format(marker=str(marker)))

    def join() -> None:
        until(marker.exists)
        dask.worker(OTHER_MACHINE)

    joiner = threading.Thread(target=join)
    joiner.start()
    with pytest.raises(UserError, match=r"the worker (tcp://127|of process).* computes with numerics 0{16}, .* mixes"):
        play(runs, scheduler=dask.address)
    joiner.join()
    assert blocks(runs) == 1
    assert play(runs) == alone


@pytest.mark.slow
@pytest.mark.parametrize(
    ("preload", "said"),
    [
        (OTHER_MACHINE, "computes with numerics 0000000000000000, this process with"),
        (OTHER_VERSION, "plays with instantsia 9.9, this process with"),
        (NOT_INSTALLED, "cannot say what it plays with: "),
    ],
    ids=["another machine", "another version", "not installed"],
)
def test_a_worker_that_would_play_differently_is_named_before_it_plays(
    dask: Dask, tmp_path: Path, preload: str, said: str
) -> None:
    _, address = dask.worker(preload)
    with pytest.raises(UserError, match=re.escape(f"the worker {address} {said}")):
        play(tmp_path, scheduler=dask.address)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_block_that_kills_its_workers_is_one_sentence(dask: Dask, tmp_path: Path) -> None:
    """Dask gives it up after a number of workers that is a setting of the scheduler."""
    with module.cluster(dask.address) as there:
        there._client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0))
    _, address = dask.worker(DIES)
    with pytest.raises(UserError, match=rf"1 workers died .* the last of them {address}: .* too little memory"):
        play(tmp_path, scheduler=dask.address)


@pytest.mark.slow
def test_an_interrupt_keeps_the_blocks_and_prints_no_traceback(dask: Dask, tmp_path: Path) -> None:
    dask.worker(HANGS.format(marker=str(tmp_path / "began")))
    arguments = ["run", "june-1957", "--draws", "40000", "--scheduler", dask.address]
    command = [sys.executable, "-m", "instantsia", *arguments]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        until(lambda: blocks(tmp_path / "runs") or process.poll() is not None)
        time.sleep(0.5)  # the block is there before it is counted
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 130
    assert error.split("\n") == ["1 of 5 blocks are kept; the same command goes on from there", "", "interrupted", ""]


@pytest.mark.slow
def test_a_scheduler_that_is_killed_half_way_leaves_the_blocks(alone: dict[str, bytes], tmp_path: Path) -> None:
    runs, told = tmp_path / "runs", []

    def kill(there: int, _: int) -> None:
        told.append(there)
        if there == BLOCKS // 2:
            dask.processes[0].kill()

    with started(tmp_path) as dask:
        dask.worker()
        with pytest.raises(UserError, match=f"the scheduler {dask.address} went away .* the same command then goes on"):
            play(runs, scheduler=dask.address, progress=kill)
    assert BLOCKS // 2 <= blocks(runs) == told[-1] < BLOCKS
    assert play(runs) == alone


def test_a_scheduler_without_workers_is_waited_for_and_then_told(
    dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    with pytest.raises(UserError, match=rf"has had no worker for .*`dask worker {dask.address}`"):
        play(tmp_path, scheduler=dask.address)


def test_a_scheduler_that_does_not_answer_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CONNECT", 0.3)
    with pytest.raises(UserError, match=r"^no Dask scheduler answers at tcp://127.0.0.1:9: .*[^\n]*$"):
        play(tmp_path, scheduler="tcp://127.0.0.1:9")
    assert list(tmp_path.iterdir()) == []


def test_what_takes_the_call_and_never_answers_is_waited_for_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tunnel, a web server, a proxy: if this fails, the command stands there for ever without a word."""
    monkeypatch.setattr(module, "CONNECT", 0.02)
    done = threading.Event()
    with pytest.raises(TimeoutError, match="takes the call and has not answered"):
        module._in_time(done.wait)
    done.set()
    assert module._in_time(lambda: 3) == 3
    with pytest.raises(OSError, match="refused"):
        module._in_time(lambda: (_ for _ in ()).throw(OSError("refused")))


@pytest.mark.parametrize(
    "address",
    ["", "localhost:8786", "tcp://localhost", "tcp://:8786", "tcp://h:0", "tcp://h:65536", "http://h:1", "tcp://h:1/x"],
)
def test_an_address_that_is_none_is_told_before_anything_is_played(address: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=re.escape(f"--scheduler is {address!r}, expected tcp://HOST:PORT")):
        play(tmp_path, scheduler=address)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["tcp://10.0.0.5:8786", "tls://node-3.example:1", "tcp://[::1]:65535"])
def test_an_address_that_is_one_is_taken(address: str) -> None:
    module.check_address(address)


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=re.escape('pip install "instantsia[cluster]"')):
        play(tmp_path, scheduler="tcp://127.0.0.1:9")


@pytest.mark.parametrize(("file", "said"), [(None, "none is named"), ("no.pem", "cannot be read")])
def test_certificates_that_are_not_there_are_told(tmp_path: Path, file: str | None, said: str) -> None:
    import dask.config

    names = dict.fromkeys(("ca-file", "client.cert", "client.key"), file and str(tmp_path / file))
    settings = {f"distributed.comm.tls.{name}": value for name, value in names.items()}
    with dask.config.set(settings), pytest.raises(UserError, match=rf"{said}.*distributed\.comm\.tls"):
        play(tmp_path / "runs", scheduler="tls://127.0.0.1:9")


@pytest.mark.parametrize(("more", "said"), [({"workers": 2}, "workers and"), ({"executor": object()}, "executor and")])
def test_one_thing_plays_the_blocks(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=f"^{said} scheduler exclude each other"):
        play(tmp_path, scheduler="tcp://127.0.0.1:9", **more)


def test_a_run_in_memory_has_no_cluster() -> None:
    with pytest.raises(UserError, match="a cluster plays into a run folder"):
        study().run(runs=None, scheduler="tcp://127.0.0.1:9")


@pytest.mark.parametrize(("name", "package"), [("Dask", "distributed"), ("Python", "python")])
def test_another_dask_or_python_is_told(name: str, package: str) -> None:
    """A later one could not read what is sent to it, and would say so in its own words."""
    import distributed

    ours = {"distributed": distributed.__version__, "python": sys.version.split()[0] + ".final.0"}
    assert module._other_dask("the scheduler", ours) == ""
    told = module._other_dask("the scheduler", {**ours, package: "1.2.3"})
    assert told.startswith(f"the scheduler runs {name} 1.2")
