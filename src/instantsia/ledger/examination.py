"""A ledger under examination: every hash of every file and record, and the chain, all that differs at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from instantsia.files import hash_plain
from instantsia.frozen import frozen
from instantsia.ledger.chain import SHORT, Entry, Record, entry_name
from instantsia.ledger.entries import (
    FILES,
    LARGEST,
    MANIFEST,
    NAMED,
    RESOLUTION,
    folders,
    looked_at,
    numbered,
    record_in,
)
from instantsia.ledger.records import misfit


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


@frozen
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
    with looked_at(ledger):
        found = [_examine_folder(path) for path in folders(ledger)]
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
    named = NAMED.match(path.name)
    manifest, problem = record_in(path / MANIFEST)
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
            if hash_plain(path / name, LARGEST) != manifest["files"].get(name):
                out.problems.append(f"{name} is not the file that was filed")
        except OSError as error:
            out.problems.append(f"{name} cannot be read: {error.strerror or error}")
    resolutions = []
    for place, (number, file) in enumerate(sorted(numbered(path)), 1):
        record, problem = record_in(file)
        if problem:
            out.problems.append(f"{file.name} {problem}")
        if record is None:
            continue
        if record["entry"] != manifest["hash"] or record["number"] != manifest["number"]:
            out.problems.append(f"{file.name} is the resolution of another entry")
        unasked = misfit(manifest, record)
        if unasked:
            out.problems.append(f"{file.name}: {unasked}")
        if not number == place == record["resolution"]:
            out.problems.append(f"{file.name} is not number {place} of its resolutions")
        resolutions.append(record)
    known = {*FILES, MANIFEST}
    there = (one.name for one in path.iterdir() if not one.name.startswith("."))
    strange = sorted(name for name in there if name not in known and not RESOLUTION.match(name))
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
