"""The run folder: blocks of draws as Parquet, a manifest, one writer, nothing half-written.

    CASE-HASH/
      case.json       the case as played, canonical
      manifest.json   what was asked; under "machine" what made it
      blocks/00000.parquet ...
      forecast.json   report.html        written by whoever analyses the run

Every file comes into being by a temporary name, fsync and rename, so a file that is there is whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from instantsia.engine.columns import Stored
from instantsia.engine.fingerprint import numerics
from instantsia.engine.lock import hold
from instantsia.engine.plan import Plan
from instantsia.errors import UserError
from instantsia.version import __version__

FORMAT = 1
TEMPORARY = ".tmp"


def folder_name(plan: Plan) -> str:
    """The case's name and the hash of case, seed, draws, vantage and changes."""
    return f"{plan.case.id}-{plan.digest}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is either there whole or not at all; raises UserError where it cannot be written.

    One that is there already keeps its permissions.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise UserError(f"cannot write {path}: {error.strerror or error}") from None


def sync_folder(path: Path) -> None:
    """See to it that what was renamed in a folder stays so after a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass
class RunFolder:
    """A run on disk. Open it with `create` to write, with `read` to look at it."""

    path: Path
    draws: int
    blocks: int
    block: int
    _lock: IO[bytes] | None = field(default=None, repr=False)

    @classmethod
    def create(cls, runs: Path, plan: Plan, *, fresh: bool = False) -> RunFolder:
        """The plan's folder below `runs`, made or taken up again, and locked against other writers.

        fresh   forget the blocks that are there

        Raises UserError where the folder cannot be written, another process writes it, or it was made by another
        version or another kind of machine (a run never mixes).
        """
        path = runs / folder_name(plan)
        try:
            (path / "blocks").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"cannot make the run folder {path}: {error.strerror or error} (choose --runs DIR)"
            ) from None
        folder = cls(path, plan.draws, plan.blocks, plan.block)
        folder._take_lock()
        try:
            folder._prepare(plan, fresh)
        except BaseException:
            folder.close()
            raise
        return folder

    @classmethod
    def read(cls, path: Path) -> RunFolder:
        """A folder to look at; raises UserError where it is none."""
        manifest = read_manifest(path)
        return cls(path, manifest["draws"], manifest["blocks"], manifest["block"])

    def _prepare(self, plan: Plan, fresh: bool) -> None:
        for stray in (*self.path.glob(f".*{TEMPORARY}"), *(self.path / "blocks").glob(f".*{TEMPORARY}")):
            stray.unlink(missing_ok=True)
        machine = machine_facts()
        old = None
        if (self.path / "manifest.json").exists() and not fresh:
            old = read_manifest(self.path)
            theirs = {key: old["machine"].get(key) for key in ("instantsia", "numerics")}
            ours = {key: machine[key] for key in ("instantsia", "numerics")}
            if theirs != ours:
                raise UserError(
                    f"{self.path} was begun by instantsia {theirs['instantsia']} with numerics {theirs['numerics']}; "
                    f"this is {ours['instantsia']} with {ours['numerics']}. A run never mixes (--fresh plays it anew)"
                )
            # blocks of another size are other files; what is there decides
            self.block, self.blocks = old["block"], old["blocks"]
        if old is None:
            for name in ("forecast.json", "report.html", "manifest.json"):
                (self.path / name).unlink(missing_ok=True)
            for block in (self.path / "blocks").glob("*.parquet"):
                block.unlink()
            write_whole(self.path / "case.json", plan.case.digest_text.encode())
            write_whole(self.path / "manifest.json", _json(_manifest(plan, machine)))

    def touch(self) -> None:
        """Note that it was asked for again, so that it is the last one; nothing where nothing may be written."""
        with contextlib.suppress(OSError):
            os.utime(self.path / "manifest.json")

    def close(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take_lock(self) -> None:
        try:
            self._lock = hold(self.path / ".lock")
        except BlockingIOError:
            raise UserError(f"another process is writing {self.path}; wait for it, or choose --runs DIR") from None
        except OSError as error:
            raise UserError(f"cannot write in {self.path}: {error.strerror or error} (choose --runs DIR)") from None

    def block_path(self, number: int) -> Path:
        return self.path / "blocks" / f"{number:05d}.parquet"

    def missing(self) -> tuple[int, ...]:
        """Blocks that are not there yet."""
        return tuple(number for number in range(self.blocks) if not self.block_path(number).exists())

    @property
    def finished(self) -> bool:
        return not self.missing()

    def write(self, number: int, parquet: bytes) -> None:
        """Keep a block; only whoever holds the lock may."""
        if self._lock is None:
            raise RuntimeError("the run folder is open for reading only")
        write_whole(self.block_path(number), parquet)

    def columns(self, former: Mapping[str, str] = MappingProxyType({})) -> Stored:
        """The columns of all blocks, in order, each read when it is asked for.

        former   {path: what it was called when they were written}
        """
        return Stored([str(self.block_path(number)) for number in range(self.blocks)], self.draws, former)


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a run folder; raises UserError where there is none or it cannot be read."""
    try:
        manifest = json.loads((path / "manifest.json").read_bytes())
    except FileNotFoundError:
        raise UserError(f"{path} is no run folder: it has no manifest.json") from None
    except (OSError, ValueError) as error:
        raise UserError(f"{path / 'manifest.json'} cannot be read: {error}") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise UserError(f"{path} was written in another format of run folders (--fresh plays it anew)")
    return manifest


def machine_facts() -> dict[str, Any]:
    """What depends on the machine: never part of the answer."""
    import numpy
    import polars

    return {
        "instantsia": __version__,
        "numerics": numerics(),
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "polars": polars.__version__,
        "system": platform.system(),
        "processor": platform.machine(),
    }


def _manifest(plan: Plan, machine: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "case": plan.case.id,
        **plan.facts,
        "blocks": plan.blocks,
        "machine": machine,
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
