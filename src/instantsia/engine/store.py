"""The run folder: blocks of draws as Parquet, a manifest, one writer, nothing half-written, nothing unchecked.

    CASE-HASH/
      case.json       the case as played, canonical
      manifest.json   what was asked; under "machine" what made it
      blocks/00000.parquet ...
      SHA256SUMS      the checksum of each of these files; see `checksums`
      forecast.json   report.html   brief.md   brief*.svg       made of the draws, see `add_files`

Every file comes into being by a temporary name, fsync and rename, so a file that is there is whole. Whether it is still
what was written is seen each time the run is opened, before anything is made of it.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from pydantic import ValidationError

from instantsia.engine import checksums
from instantsia.engine.columns import Stored
from instantsia.engine.fingerprint import numerics
from instantsia.engine.lock import hold
from instantsia.engine.manifest import FORMAT, Manifest, fault
from instantsia.engine.plan import Plan
from instantsia.errors import UserError
from instantsia.files import TEMPORARY, in_letters, read_plain, write_whole
from instantsia.version import __version__

CASE, MANIFEST, BLOCKS, LOCK = "case.json", "manifest.json", "blocks", ".lock"
FORECAST = "forecast.json"
DERIVED = (FORECAST, "report.html", "brief.md", "brief.svg", "brief-map.svg", "brief-numbers.svg")
"""What is made of the draws, and can be made again."""
NAMED = re.compile(r".+-[0-9a-f]{16}")
"""What a run folder is called."""
BLOCK_FILE = re.compile(r"(\d{5,})\.parquet")
LARGEST = 64 * 2**20
"""Bytes of the largest case.json or manifest.json that is read."""
ANEW = "--fresh plays it anew"
KEPT = "another process is writing {path}; wait for it, or choose --runs DIR"
PATIENCE = 10.0
"""Seconds for which whoever writes a report waits for whoever holds the folder."""


def folder_name(plan: Plan) -> str:
    """The case's name and the hash of case, seed, draws, vantage and changes."""
    return f"{plan.case.id}-{plan.digest}"


@dataclass
class RunFolder:
    """A run on disk. Open it with `create` to write, with `read` to look at it.

    notes      what was found wrong when it was taken up, and is played anew: a sentence each
    manifest   of a run that is looked at; None while it is written
    case       the bytes of its case.json, likewise
    """

    path: Path
    draws: int
    blocks: int
    block: int
    notes: list[str] = field(default_factory=list)
    manifest: Manifest | None = None
    case: bytes = field(default=b"", repr=False)
    _sums: dict[str, str] = field(default_factory=dict, repr=False)
    _checked: set[int] = field(default_factory=set, repr=False)
    _lock: IO[bytes] | None = field(default=None, repr=False)

    @classmethod
    def create(cls, runs: Path, plan: Plan, *, fresh: bool = False) -> RunFolder:
        """The plan's folder below `runs`, made or taken up again, and locked against other writers.

        fresh   forget the blocks that are there

        A block that is not as it was written is taken away, to be played anew. Raises UserError where the folder cannot
        be written or read, another process writes it, or it was made by another version or another kind of machine (a
        run never mixes).
        """
        path = runs / folder_name(plan)
        _check_letters(path)
        try:
            (path / BLOCKS).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"cannot make the run folder {path}: {error.strerror or error} (choose --runs DIR)"
            ) from None
        folder = cls(path, plan.draws, plan.blocks, plan.block, _lock=locked(path))
        try:
            folder._prepare(plan, fresh)
        except OSError as error:
            folder.close()
            raise UserError(f"cannot write in {path}: {error.strerror or error} (choose --runs DIR)") from None
        except BaseException:
            folder.close()
            raise
        return folder

    @classmethod
    def read(cls, path: Path) -> RunFolder:
        """A folder to look at, its manifest, case and checksums held against one another; its blocks, see `columns`.

        Raises UserError where it is no run, or not what was written.
        """
        manifest, known, case = _opened(path)
        return cls(path, manifest.draws, manifest.blocks, manifest.block, manifest=manifest, case=case, _sums=known)

    def _prepare(self, plan: Plan, fresh: bool) -> None:
        for stray in (*self.path.glob(f".*{TEMPORARY}"), *(self.path / BLOCKS).glob(f".*{TEMPORARY}")):
            stray.unlink(missing_ok=True)
        machine = machine_facts()
        if os.path.lexists(self.path / MANIFEST) and not fresh:
            self._take_up(machine)
            return
        for name in (MANIFEST, CASE, checksums.NAME, *DERIVED):
            (self.path / name).unlink(missing_ok=True)
        for number in block_numbers(self.path):
            self.block_path(number).unlink()
        written = {CASE: plan.case.digest_text.encode(), MANIFEST: _json(_manifest(plan, machine))}
        self._sums = {name: checksums.of(data) for name, data in written.items()}
        self._write_sums()
        # the manifest last: where it is, there is a run
        for name, data in written.items():
            write_whole(self.path / name, data)

    def _take_up(self, machine: Mapping[str, Any]) -> None:
        """Go on from what is there, without the blocks that are not as they were written."""
        try:
            read_manifest(self.path)
        except UserError as error:
            raise UserError(f"{error} ({ANEW})") from None
        old, self._sums, _ = _opened(self.path)
        theirs = {"instantsia": old.machine.instantsia, "numerics": old.machine.numerics}
        ours = {key: machine[key] for key in theirs}
        if theirs != ours:
            raise UserError(
                f"{self.path} was begun by instantsia {theirs['instantsia']} with numerics {theirs['numerics']}; "
                f"this is {ours['instantsia']} with {ours['numerics']}. A run never mixes ({ANEW})"
            )
        # blocks of another size are other files; what is there decides
        self.block, self.blocks = old.block, old.blocks
        for number in sorted(self._files()):
            wrong = self._wrong(number)
            if wrong:
                self.block_path(number).unlink()
                self.notes.append(f"{self.block_path(number)} {wrong}: it is played anew")
            self._checked.add(number)

    def _wrong(self, number: int) -> str:
        return checksums.differs(self.path, f"{BLOCKS}/{block_file(number)}", self._sums)

    def _write_sums(self) -> None:
        write_whole(self.path / checksums.NAME, checksums.text(self._sums))

    def touch(self) -> None:
        """Note that it was asked for again, so that it is the last one; nothing where nothing may be written."""
        with contextlib.suppress(OSError):
            os.utime(self.path / MANIFEST)

    def close(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def derived(self, name: str) -> bytes:
        """What a file that was made of the run holds; raises UserError where it is not what was written."""
        return checked(self.path, name, self._sums)

    def block_path(self, number: int) -> Path:
        return self.path / BLOCKS / block_file(number)

    def _files(self) -> set[int]:
        return {number for number in block_numbers(self.path) if number < self.blocks}

    @property
    def there(self) -> int:
        """How many blocks are there."""
        return len(self._files())

    def missing(self) -> tuple[int, ...]:
        """Blocks that are not there yet."""
        there = self._files()
        return tuple(number for number in range(self.blocks) if number not in there)

    @property
    def finished(self) -> bool:
        return self.there == self.blocks

    def write(self, number: int, parquet: bytes) -> None:
        """Keep a block; only whoever holds the lock may."""
        if self._lock is None:
            raise RuntimeError("the run folder is open for reading only")
        self._sums[f"{BLOCKS}/{block_file(number)}"] = checksums.of(parquet)
        self._write_sums()
        write_whole(self.block_path(number), parquet)
        self._checked.add(number)

    def columns(self, former: Mapping[str, str] = MappingProxyType({})) -> Stored:
        """The columns of all blocks, in order, each read when it is asked for.

        former   {path: what it was called when they were written}

        Raises UserError where a block is not as it was written: nothing is read from it.
        """
        for number in range(self.blocks):
            wrong = "" if number in self._checked else self._wrong(number)
            if wrong:
                again = "the command that played the run plays it anew"
                raise UserError(f"{self.block_path(number)} {wrong} ({again})")
            self._checked.add(number)
        return Stored([str(self.block_path(number)) for number in range(self.blocks)], self.draws, former)


def block_file(number: int) -> str:
    """The name of a block's file."""
    return f"{number:05d}.parquet"


def block_numbers(path: Path) -> set[int]:
    """Numbers of all blocks of which there is a file in a run folder."""
    try:
        names = set(os.listdir(path / BLOCKS))
    except FileNotFoundError:
        return set()
    except OSError as error:
        raise UserError(f"{path / BLOCKS} cannot be read: {error.strerror or error}") from None
    numbers = {int(match[1]) for match in map(BLOCK_FILE.fullmatch, names) if match}
    return {number for number in numbers if block_file(number) in names}


def locked(path: Path, patience: float = 0.0, *, kept: str = KEPT) -> IO[bytes]:
    """The lock of a run folder; raises UserError where another process keeps it for so many seconds.

    kept   what is said then of the folder
    """
    until = time.monotonic() + patience
    while True:
        try:
            return hold(path / LOCK)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise UserError(kept.format(path=path)) from None
            time.sleep(0.05)
        except OSError as error:
            raise UserError(f"cannot write in {path}: {error.strerror or error} (choose --runs DIR)") from None


def _opened(path: Path) -> tuple[Manifest, dict[str, str], bytes]:
    """(manifest, checksums, case.json) of a run folder; raises UserError where they do not belong together."""
    _check_letters(path)
    manifest = read_manifest(path)
    try:
        if manifest.format != FORMAT:
            raise UserError(f"{path} was played by an earlier version, which kept no checksums")
        known = checksums.read(path)
        checked(path, MANIFEST, known)
        case = checked(path, CASE, known)
    except UserError as error:
        raise UserError(f"{error} ({ANEW})") from None
    return manifest, known, belongs(path, manifest, case)


def _check_letters(path: Path) -> None:
    """Raises UserError for a name that is no text: nothing could be read from such a folder column by column."""
    if not in_letters(path):
        raise UserError(f"{path}: expected a folder whose name is UTF-8 (rename it, or choose --runs DIR)")


def checked(path: Path, name: str, known: checksums.Sums) -> bytes:
    """What a file of a run folder holds; raises UserError where it is not what was written."""
    data = _read(path, name)
    if checksums.of(data) != known.get(name):
        raise UserError(f"{path / name} {checksums.DIFFERS}")
    return data


def _read(path: Path, name: str) -> bytes:
    try:
        return read_plain(path / name, LARGEST)
    except OSError as error:
        raise UserError(f"{path / name} cannot be read: {error.strerror or error}") from None


def belongs(path: Path, manifest: Manifest, case: bytes | None = None) -> bytes:
    """What case.json holds; raises UserError unless the folder's name, its manifest and this are of one run."""
    case = _read(path, CASE) if case is None else case
    if path.resolve().name != manifest.name:
        raise UserError(f"{path} holds the run {manifest.name}: give the folder that name again")
    if not manifest.fits(case):
        raise UserError(f"{path}: {CASE} and {MANIFEST} are not those of the run {manifest.name}")
    return case


def read_manifest(path: Path) -> Manifest:
    """The manifest of a run folder; raises UserError where there is none, or it is none of a run."""
    try:
        data = read_plain(path / MANIFEST, LARGEST)
    except FileNotFoundError:
        raise UserError(f"{path} is no run folder: it has no {MANIFEST}") from None
    except OSError as error:
        raise UserError(f"{path / MANIFEST} cannot be read: {error.strerror or error}") from None
    try:
        return Manifest.model_validate_json(data)
    except ValidationError as error:
        if _of_ledger(data):
            raise UserError(f"{path} is an entry of a ledger, no run") from None
        raise UserError(f"{path / MANIFEST} is no manifest of a run: {fault(error)}") from None


def _of_ledger(data: bytes) -> bool:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("kind") == "forecast" and "draws_hash" in found


def add_files(path: Path, files: Mapping[str, bytes], *, held: bool = False) -> None:
    """Write what was made of a run, by its names in `DERIVED`, into its folder, and note the checksums.

    held   whether this process holds the lock of the folder already

    Raises UserError where that cannot be done, or another process keeps the folder.
    """
    with contextlib.nullcontext() if held else locked(path, PATIENCE):
        known = checksums.read(path)
        for name, data in files.items():
            write_whole(path / name, data)
            known[name] = checksums.of(data)
        write_whole(path / checksums.NAME, checksums.text(known))


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
