"""A transcription on the user's disk: its bytes, its hash, its lines. Texts are read, never shipped or stored."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import field
from functools import cached_property

from instantsia.documents.normalise import Words, words
from instantsia.errors import UserError
from instantsia.files import at_once
from instantsia.frozen import frozen

LARGEST = 64 * 2**20


@frozen
class Text:
    """One text as it was found.

    name     how to speak of it in messages, usually its path
    raw      the bytes of the file, untouched
    content  decoded, CRLF turned into LF, without a byte order mark
    """

    name: str
    raw: bytes = field(repr=False)
    content: str = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """64 hex digits over the raw bytes, so that `sha256sum` gives the same."""
        return hashlib.sha256(self.raw).hexdigest()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as `sed -n` counts them, the first at index 0: only "\\n" ends a line, the last may lack it."""
        parted = self.content.split("\n")
        return tuple(parted[:-1] if parted[-1] == "" else parted)

    @cached_property
    def words(self) -> Words:
        """The normalised words with their lines, counted from 1, and offsets in `content`."""
        return words(self.content)

    def require_lines(self, first: int, last: int) -> None:
        """Raises UserError unless `first`..`last`, counted from 1 and both included, are lines of the text."""
        if first < 1 or last < first:
            raise UserError(
                f"{self.name}: found lines {first}..{last}; expected two numbers from 1 on, the smaller one first"
            )
        if last > len(self.lines):
            raise UserError(f"{self.name}: found lines {first}..{last}; the text has {len(self.lines)} lines")


def decode(raw: bytes, name: str) -> Text:
    """The text in these bytes. Raises UserError where they are too many, not UTF-8 or hold a NUL."""
    if len(raw) > LARGEST:
        raise _too_large(name)
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{name}:{line}: byte {raw[error.start]:#04x} at offset {error.start} is not UTF-8; save the text as UTF-8"
        ) from None
    if "\0" in content:
        line = content.count("\n", 0, content.index("\0")) + 1
        raise UserError(f"{name}:{line}: found a NUL character; expected plain text saved as UTF-8")
    return Text(name, raw, content.replace("\r\n", "\n"))


def read_text(path: str | os.PathLike[str]) -> Text:
    """The text at `path`. Raises UserError where it is missing, unreadable, too large or not UTF-8."""
    name = os.fspath(path)
    try:
        with open(path, "rb", opener=at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UserError(f"{name}: not a file; expected a text saved as UTF-8")
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UserError(f"{name}: no such file; expected a text saved as UTF-8") from None
    except IsADirectoryError:
        raise UserError(f"{name}: a folder; expected a text saved as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UserError(f"{name!r}: cannot be read: {reason or error}") from None
    return decode(raw, name)


def _too_large(name: str) -> UserError:
    return UserError(f"{name}: larger than {LARGEST // 2**20} MB; cut the text into volumes")
