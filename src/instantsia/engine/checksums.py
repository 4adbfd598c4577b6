"""The checksums of a run folder: one file in the form of `sha256sum`, which can check it without this program.

A block's line is written before the block: a block that is there has a line, and a line without a block is a block that
is still to be played.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from instantsia.errors import UserError
from instantsia.files import hash_plain, read_plain

NAME = "SHA256SUMS"
LARGEST = 64 * 2**20
LARGEST_FILE = 2**32
"""Bytes of the largest file of a run that is looked at: no block comes near it."""
DIFFERS = f"is not as it was written: its checksum is not that in {NAME}"

_LINE = re.compile(r"([0-9a-f]{64})  ([^\n\\]+)\n")

Sums = Mapping[str, str]
"""{name below the run folder, with /: SHA-256, 64 hex digits}."""


def of(data: bytes) -> str:
    """SHA-256 of what a file holds."""
    return hashlib.sha256(data).hexdigest()


def text(sums: Sums) -> bytes:
    """The file: a line a name, in their order."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()


def read(folder: Path) -> dict[str, str]:
    """The checksums of a run folder; raises UserError where there are none, or they are not as they were written."""
    path = folder / NAME
    try:
        data = read_plain(path, LARGEST)
        found = {match[2]: match[1] for match in _LINE.finditer(data.decode())}
    except FileNotFoundError:
        raise UserError(f"{folder} has no {NAME}: nothing says whether its files are as they were") from None
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        found = {}
    if text(found) != data or not found:
        raise UserError(f"{path} is not as it was written: it is no list of checksums")
    return found


def differs(folder: Path, name: str, sums: Sums) -> str:
    """What is wrong with a file of a run folder, as a sentence goes on after its name; "" where nothing is."""
    try:
        found = hash_plain(folder / name, LARGEST_FILE)
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    return "" if found == sums.get(name) else DIFFERS
