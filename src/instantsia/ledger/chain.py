"""Records and the chain of their hashes; nothing here reads or writes a file.

Records, of forecasts and of what came of them, are numbered in the order in which they were filed. Each holds its own
hash and the hash of the record before it, so that nothing can be altered, taken out or put in another order without a
hash that does not fit; only who takes away the newest records leaves a chain that fits. The hash of the newest record,
the *head*, noted elsewhere, vouches for everything up to it.

A record's hash is the SHA-256 of its canonical text without the hash; the file must be that text to the byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from instantsia.engine.columns import Columns
from instantsia.frozen import frozen
from instantsia.ledger.records import problem

FORMAT = 1
SHORT = 8
"""Letters of a hash in the name of an entry, and the fewest that name one."""

Record = Mapping[str, Any]


@frozen
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


def opened(data: bytes, kind: str) -> tuple[Record | None, str]:
    """A record from its text, None where it is none of this kind, and what is wrong with it.

    kind    "forecast" or "resolution"

    Raises ValueError or RecursionError where the text is no JSON.
    """
    record = json.loads(data)
    wrong = problem(record, kind)
    if wrong:
        return None, f"is no record of a {kind}: {wrong}"
    try:
        whole = data == _text(record)
    except ValueError:
        whole = False
    if not whole or record["hash"] != record_hash(record):
        return record, "was changed after it was filed: its hash does not fit"
    if record["format"] != FORMAT:
        return record, "was written in another format of ledgers"
    return record, ""


def newest(entries: Sequence[Entry]) -> Record | None:
    """The record that was filed last; None where nothing was filed."""
    records = [record for one in entries for record in (one.manifest, *one.resolutions)]
    return max(records, key=lambda record: int(record["record"]), default=None)


def head(entries: Sequence[Entry]) -> str | None:
    """The hash of the newest record; None where nothing was filed."""
    last = newest(entries)
    return None if last is None else str(last["hash"])


def following(entries: Sequence[Entry], kind: str) -> dict[str, Any]:
    """What the record that is filed next says of its place in the chain."""
    last = newest(entries)
    return {
        "format": FORMAT,
        "kind": kind,
        "record": 1 if last is None else last["record"] + 1,
        "previous": None if last is None else last["hash"],
    }
