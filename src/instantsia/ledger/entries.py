"""The ledger on disk: forecasts frozen with date and vantage, and what came of them, in one chain of hashes.

    ledger/
      .lock
      0001-CASE-HASH8/
        case.json           the case as it was played
        forecast.json       the answer
        manifest.json       a record: what was filed and when, with the hashes of the two files
        resolution-1.json   a record: what came of it; a correction is resolution-2.json, and nothing is overwritten

What the records say of one another, see `chain`; whether all is as it was filed, see `examination`. A folder comes into
being whole, by rename.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from instantsia.engine.lock import hold
from instantsia.errors import UserError, nearest
from instantsia.files import TEMPORARY, new_folder, read_plain, sync_folder, write_whole
from instantsia.ledger.chain import SHORT, Entry, Record, entry_name, file_hash, following, opened, sealed
from instantsia.ledger.records import misfit

FILES = ("case.json", "forecast.json")
MANIFEST = "manifest.json"
LAST = "last"
FILING = ".filing-"
NAMED = re.compile(r"(\d{4,9})-.")
RESOLUTION = re.compile(r"resolution-(\d{1,9})\.json\Z")
LARGEST = 64 * 2**20
"""Bytes of the largest file of an entry that is read."""


# ------------------------------------------------------------------------------------------------ reading


def read(ledger: Path) -> tuple[Entry, ...]:
    """All entries by their numbers, each record's own hash checked.

    Raises UserError where there is no ledger, or a record cannot be read or was changed: `examine` says all of it.
    """
    with looked_at(ledger):
        return tuple(sorted((_read_entry(path) for path in folders(ledger)), key=lambda one: one.number))


@contextlib.contextmanager
def looked_at(ledger: Path) -> Iterator[None]:
    """Raises UserError where there is no ledger, or one that may not be read."""
    if not ledger.is_dir():
        begin = "begin one with: instantsia ledger add RUN, or name --ledger DIR"
        raise UserError(f"there is no ledger {ledger} ({begin})")
    try:
        yield
    except OSError as error:
        raise UserError(f"cannot read {error.filename or ledger}: {error.strerror or error}") from None


def _read_entry(path: Path) -> Entry:
    manifest = _read_record(path / MANIFEST)
    files = _resolution_files(path)
    resolutions = tuple(_read_record(one) for one in files)
    for file, record in zip(files, resolutions, strict=True):
        strange = misfit(manifest, record)
        if strange:
            raise UserError(f"{file}: {strange} (instantsia ledger verify says what differs)")
    return Entry(path, manifest, resolutions)


def _read_record(path: Path) -> Record:
    record, problem = record_in(path)
    if record is None or problem:
        raise UserError(f"{path} {problem} (instantsia ledger verify says what differs)")
    return record


def record_in(path: Path) -> tuple[Record | None, str]:
    """A record, None where it is none, and what is wrong with it."""
    kind = "forecast" if path.name == MANIFEST else "resolution"
    try:
        return opened(read_plain(path, LARGEST), kind)
    except FileNotFoundError:
        return None, "is missing"
    except (OSError, ValueError, RecursionError) as error:
        return None, f"cannot be read: {error}"


def folders(ledger: Path) -> list[Path]:
    """Every folder that is an entry, or has the name of one."""
    found = (path for path in ledger.iterdir() if path.is_dir() and not path.name.startswith(FILING))
    return sorted(path for path in found if NAMED.match(path.name) or (path / MANIFEST).exists())


def _resolution_files(path: Path) -> list[Path]:
    return [one for _, one in sorted(numbered(path))]


def numbered(path: Path) -> Iterator[tuple[int, Path]]:
    """(number, file) of each resolution of an entry, in no order."""
    for one in path.iterdir():
        match = RESOLUTION.match(one.name)
        if match:
            yield int(match[1]), one


def find(entries: Sequence[Entry], asked: str) -> Entry:
    """The entry that is meant: its number, the start of its folder's name or of its hash, or "last".

    Raises UserError where there is none, or more than one.
    """
    return entries[place_of([(one.number, one.path.name, str(one.manifest["hash"])) for one in entries], asked)]


def place_of(known: Sequence[tuple[int | None, str, str]], asked: str) -> int:
    """The place among (number, name, hash) of what is meant, as `find` says."""
    names = [name for _, name, _ in known]
    if asked == LAST and known:
        return len(known) - 1
    start = Path(asked).name
    found = [place for place, one in enumerate(known) if start.isdecimal() and one[0] == int(start)]
    if start and not found:
        hashed = len(start) >= SHORT
        found = [n for n, one in enumerate(known) if one[1].startswith(start) or (hashed and one[2].startswith(start))]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(f"{asked} fits {len(found)} entries: {', '.join(names[place] for place in found[:SHORT])}")
    # without the hash, which nobody remembers
    near = nearest(asked, [name.rpartition("-")[0] or name for name in names]) if names else "the ledger is empty"
    raise UserError(f"there is no entry {asked} ({near})")


# ------------------------------------------------------------------------------------------------ writing


def file(ledger: Path, facts: Record, files: Mapping[str, bytes]) -> Entry:
    """Freeze a forecast: the next entry, whole or not at all.

    facts   what its manifest says besides numbers and hashes
    files   case.json and forecast.json

    Raises UserError where the same draws of the same plan are filed already, the ledger cannot be written or its
    records cannot be read.
    """
    try:
        ledger.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot make the ledger {ledger}: {error.strerror or error} (choose --ledger DIR)") from None
    with _locked(ledger):
        entries = read(ledger)
        for one in entries:
            theirs, ours = (each["plan"]["digest"] + each["draws_hash"] for each in (one.manifest, facts))
            if theirs == ours:
                raise UserError(f"this run is in the ledger already: entry {one.number} ({one.path.name})")
        hashes = {name: file_hash(data) for name, data in files.items()}
        number = max((one.number for one in entries), default=0) + 1
        written = sealed({**facts, **following(entries, "forecast"), "number": number, "files": hashes})
        manifest: Record = json.loads(written)
        path = ledger / entry_name(manifest)
        _write_folder(path, {**files, MANIFEST: written})
        return Entry(path, manifest)


def resolve(ledger: Path, name: str, facts: Record) -> Entry:
    """Say what came of an entry: a record beside it, which counts from then on.

    facts   what the record says besides numbers and hashes
    """
    with _locked(ledger):
        entries = read(ledger)
        entry = find(entries, name)
        number = len(entry.resolutions) + 1
        path = entry.path / f"resolution-{number}.json"
        if path.exists():
            raise UserError(f"{path} is there, but {number - 1} others are not all (instantsia ledger verify)")
        about = {"number": entry.number, "entry": entry.manifest["hash"], "resolution": number}
        written = sealed({**facts, **following(entries, "resolution"), **about})
        write_whole(path, written)
        return Entry(entry.path, entry.manifest, (*entry.resolutions, json.loads(written)))


@contextlib.contextmanager
def _locked(ledger: Path) -> Iterator[None]:
    """One writer at a time; what a killed one has left is cleared away."""
    with looked_at(ledger):
        try:
            handle = hold(ledger / ".lock", wait=True)
        except OSError as error:
            raise UserError(f"cannot write in {ledger}: {error.strerror or error} (choose --ledger DIR)") from None
    with handle:
        for stray in ledger.glob(f"{FILING}*"):
            if stray.name.removeprefix(FILING).isdecimal():
                shutil.rmtree(stray, ignore_errors=True)
        for stray in ledger.glob(f"*/.resolution-*{TEMPORARY}"):
            stray.unlink(missing_ok=True)
        yield


def _write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    try:
        with new_folder(path.with_name(f"{FILING}{os.getpid()}")) as temporary:
            for name, data in files.items():
                write_whole(temporary / name, data)
            os.rename(temporary, path)
            sync_folder(path.parent)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from None
