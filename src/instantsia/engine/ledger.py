"""The ledger: forecasts frozen with date and vantage, and what came of them, in one chain of hashes.

    ledger/
      .lock
      0001-CASE-HASH8/
        case.json           the case as it was played
        forecast.json       the answer
        manifest.json       a record: what was filed and when, with the hashes of the two files
        resolution-1.json   a record: what came of it; a correction is resolution-2.json, and nothing is overwritten

Records, of both kinds, are numbered in the order in which they were filed. Each holds its own hash and the hash of the
record before it, so that nothing can be altered, taken out or put in another order without a hash that does not fit;
only who takes away the newest records leaves a chain that fits. The hash of the newest record, the *head*, noted
elsewhere, vouches for everything up to it.

A record's hash is the SHA-256 of its canonical text without the hash; the file must be that text to the byte. A folder
comes into being whole, by rename.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from instantsia.engine.columns import Columns
from instantsia.engine.lock import hold
from instantsia.engine.store import TEMPORARY, write_whole
from instantsia.errors import UserError, nearest

FORMAT = 1
FILES = ("case.json", "forecast.json")
MANIFEST = "manifest.json"
LAST = "last"
SHORT = 8
"""Letters of a hash in the name of an entry, and the fewest that name one."""
FILING = ".filing-"
_NAMED = re.compile(r"(\d{4,})-.")
_RESOLUTION = re.compile(r"resolution-(\d+)\.json\Z")

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """A frozen forecast and what came of it, both as they are written.

    resolutions   the oldest first; the last one counts
    """

    path: Path
    manifest: Record
    resolutions: tuple[Record, ...] = ()

    @property
    def number(self) -> int:
        return int(self.manifest["number"])

    @property
    def resolution(self) -> Record | None:
        """The resolution that counts."""
        return self.resolutions[-1] if self.resolutions else None


# ------------------------------------------------------------------------------------------------ hashes


def draws_hash(columns: Columns) -> str:
    """SHA-256 over every column's name, type and bytes, by name: the same whatever the size of the blocks."""
    whole = hashlib.sha256()
    for name in sorted(columns):
        values = np.ascontiguousarray(columns[name])
        little = values.astype(values.dtype.newbyteorder("<"), copy=False)
        whole.update(json.dumps([name, little.dtype.str, len(little)]).encode())
        whole.update(hashlib.sha256(little.tobytes()).digest())
    return whole.hexdigest()


def file_hash(data: bytes) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def record_hash(record: Record) -> str:
    """The hash of a record, whatever it says of its own."""
    return file_hash(_text({key: value for key, value in record.items() if key != "hash"}))


def sealed(record: Record) -> bytes:
    """The record with its hash, as it is written."""
    return _text({**record, "hash": record_hash(record)})


def _text(record: Record) -> bytes:
    return (json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n").encode()


def entry_name(manifest: Record) -> str:
    """The folder of an entry: number, case, and the start of its hash."""
    return f"{manifest['number']:04d}-{manifest['case']}-{manifest['hash'][:SHORT]}"


# ------------------------------------------------------------------------------------------------ reading


def read(ledger: Path) -> tuple[Entry, ...]:
    """All entries by their numbers, each record's own hash checked.

    Raises UserError where there is no ledger, or a record cannot be read or was changed: `examine` says all of it.
    """
    with _looked_at(ledger):
        return tuple(sorted((_read_entry(path) for path in _folders(ledger)), key=lambda one: one.number))


@contextlib.contextmanager
def _looked_at(ledger: Path) -> Iterator[None]:
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
    return Entry(path, manifest, tuple(_read_record(one) for one in _resolution_files(path)))


def _read_record(path: Path) -> Record:
    record, problem = _record(path)
    if record is None or problem:
        raise UserError(f"{path} {problem} (instantsia ledger verify says what differs)")
    return record


def _record(path: Path) -> tuple[Record | None, str]:
    """A record, None where it is none, and what is wrong with it."""
    kind = "forecast" if path.name == MANIFEST else "resolution"
    try:
        data = path.read_bytes()
        record = json.loads(data)
    except FileNotFoundError:
        return None, "is missing"
    except (OSError, ValueError, RecursionError) as error:
        return None, f"cannot be read: {error}"
    if not _shaped(record, kind):
        return None, f"is no record of a {kind}"
    try:
        whole = data == _text(record)
    except ValueError:
        whole = False
    if not whole or record["hash"] != record_hash(record):
        return record, "was changed after it was filed: its hash does not fit"
    if record["format"] != FORMAT:
        return record, "was written in another format of ledgers"
    return record, ""


_SHAPE: Mapping[str, Mapping[str, type]] = {
    "forecast": {"case": str, "files": dict, "plan": dict, "machine": dict, "headline": dict, "events": dict,
                 "values": dict, "draws_hash": str, "question": str, "filed": str},
    "resolution": {"entry": str, "resolution": int, "outcome": dict, "on": str, "filed": str},
}  # fmt: skip


def _shaped(record: object, kind: str) -> bool:
    shape = {"hash": str, "number": int, "record": int, "format": int, **_SHAPE[kind]}
    return (
        isinstance(record, dict)
        and record.get("kind") == kind
        and all(isinstance(record.get(key), what) for key, what in shape.items())
    )


def _folders(ledger: Path) -> list[Path]:
    """Every folder that is an entry, or has the name of one."""
    found = (path for path in ledger.iterdir() if path.is_dir() and not path.name.startswith(FILING))
    return sorted(path for path in found if _NAMED.match(path.name) or (path / MANIFEST).exists())


def _resolution_files(path: Path) -> list[Path]:
    return [one for _, one in sorted(_numbered(path))]


def _numbered(path: Path) -> Iterator[tuple[int, Path]]:
    for one in path.iterdir():
        match = _RESOLUTION.match(one.name)
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


def head(entries: Sequence[Entry]) -> str | None:
    """The hash of the newest record; None where nothing was filed."""
    newest = _newest(entries)
    return None if newest is None else str(newest["hash"])


def _newest(entries: Sequence[Entry]) -> Record | None:
    records = [record for one in entries for record in (one.manifest, *one.resolutions)]
    return max(records, key=lambda record: int(record["record"]), default=None)


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
        written = sealed({**facts, **_next(entries, "forecast"), "number": number, "files": hashes})
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
        written = sealed({**facts, **_next(entries, "resolution"), **about})
        write_whole(path, written)
        return Entry(entry.path, entry.manifest, (*entry.resolutions, json.loads(written)))


def _next(entries: Sequence[Entry], kind: str) -> dict[str, Any]:
    newest = _newest(entries)
    return {
        "format": FORMAT,
        "kind": kind,
        "record": 1 if newest is None else newest["record"] + 1,
        "previous": None if newest is None else newest["hash"],
    }


@contextlib.contextmanager
def _locked(ledger: Path) -> Iterator[None]:
    """One writer at a time; what a killed one has left is cleared away."""
    with _looked_at(ledger):
        try:
            handle = hold(ledger / ".lock", wait=True)
        except OSError as error:
            raise UserError(f"cannot write in {ledger}: {error.strerror or error} (choose --ledger DIR)") from None
    with handle:
        for stray in ledger.glob(f"{FILING}*"):
            shutil.rmtree(stray, ignore_errors=True)
        for stray in ledger.glob(f"*/.resolution-*{TEMPORARY}"):
            stray.unlink(missing_ok=True)
        yield


def _write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    temporary = path.with_name(f"{FILING}{os.getpid()}")
    try:
        temporary.mkdir()
        for name, data in files.items():
            write_whole(temporary / name, data)
        os.rename(temporary, path)
        _sync(path.parent)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        raise UserError(f"cannot write {path}: {error.strerror or error}") from None


def _sync(path: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# ------------------------------------------------------------------------------------------------ examining


@dataclass
class Examined:
    """One entry under the eye of `examine`.

    name       its folder, or its number where there is none
    entry      None where it is missing or its manifest is no record
    problems   what differs from what was filed, a sentence each
    notes      what is nothing wrong
    """

    name: str
    number: int | None
    entry: Entry | None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Examination:
    """Every entry by number, the ones that are missing among them, and every record's {hash: what it is}."""

    entries: tuple[Examined, ...]
    records: Mapping[str, str]
    head: str | None

    def known(self, noted: str) -> str | None:
        """What the record is whose hash begins with `noted`, None where there is none."""
        found = [name for known, name in self.records.items() if len(noted) >= SHORT and known.startswith(noted)]
        return found[0] if found else None


def examine(ledger: Path) -> Examination:
    """Every hash of every file and record, and the chain; raises UserError where there is no ledger."""
    with _looked_at(ledger):
        found = [_examine_folder(path) for path in _folders(ledger)]
    _examine_chain(found)
    numbers = {one.number for one in found}
    for number in range(1, max((number for number in numbers if number is not None), default=0)):
        if number not in numbers:
            found.append(Examined(f"{number:04d}", number, None, ["is missing: its folder is not there"]))
    found.sort(key=lambda one: (one.number is None, one.number or 0, one.name))
    records = [(record, name) for one in found for record, name in _records(one)]
    newest = max(records, key=lambda known: int(known[0]["record"]), default=None)
    return Examination(
        tuple(found),
        {str(record["hash"]): name for record, name in records},
        None if newest is None else str(newest[0]["hash"]),
    )


def _examine_folder(path: Path) -> Examined:
    named = _NAMED.match(path.name)
    manifest, problem = _record(path / MANIFEST)
    if manifest is None:
        return Examined(path.name, int(named[1]) if named else None, None, [f"{MANIFEST} {problem}"])
    out = Examined(path.name, manifest["number"], None)
    if problem:
        out.problems.append(f"{MANIFEST} {problem}")
    if path.name != entry_name(manifest):
        out.problems.append(f"its folder should be called {entry_name(manifest)}")
    if set(manifest["files"]) != set(FILES):
        out.problems.append(f"{MANIFEST} vouches for other files than {' and '.join(FILES)}")
    for name in FILES:
        try:
            if file_hash((path / name).read_bytes()) != manifest["files"].get(name):
                out.problems.append(f"{name} is not the file that was filed")
        except OSError as error:
            out.problems.append(f"{name} cannot be read: {error.strerror or error}")
    resolutions = []
    for place, (number, file) in enumerate(sorted(_numbered(path)), 1):
        record, problem = _record(file)
        if problem:
            out.problems.append(f"{file.name} {problem}")
        if record is None:
            continue
        if record["entry"] != manifest["hash"] or record["number"] != manifest["number"]:
            out.problems.append(f"{file.name} is the resolution of another entry")
        if not number == place == record["resolution"]:
            out.problems.append(f"{file.name} is not number {place} of its resolutions")
        resolutions.append(record)
    known = {*FILES, MANIFEST}
    there = (one.name for one in path.iterdir() if not one.name.startswith("."))
    strange = sorted(name for name in there if name not in known and not _RESOLUTION.match(name))
    if strange:
        out.notes.append(f"no hash vouches for {', '.join(strange)}")
    out.entry = Entry(path, manifest, tuple(resolutions))
    return out


def _records(one: Examined) -> Iterator[tuple[Record, str]]:
    if one.entry is not None:
        yield one.entry.manifest, one.name
        for record in one.entry.resolutions:
            yield record, f"{one.name}/resolution-{record['resolution']}.json"


def _examine_chain(found: Sequence[Examined]) -> None:
    """Each record holds the hash that the record before it says of itself."""
    by_number: dict[int, tuple[Record, str]] = {}
    for one in found:
        for record, name in _records(one):
            if record["record"] in by_number:
                one.problems.append(f"{name} and {by_number[record['record']][1]} have one place in the chain")
            by_number.setdefault(record["record"], (record, name))
    for one in found:
        for record, name in _records(one):
            what = "" if name == one.name else f"{name.rpartition('/')[2]}: "
            before = by_number.get(record["record"] - 1)
            if before is None and record["record"] > 1:
                one.problems.append(f"{what}the record before it, number {record['record'] - 1}, is missing")
            elif record.get("previous") != (None if before is None else before[0]["hash"]):
                after = "the beginning" if before is None else before[1]
                one.problems.append(f"{what}it was not filed after {after} as that stands now")
