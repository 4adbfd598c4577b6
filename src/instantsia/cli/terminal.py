"""The one place where anything is written to standard output and standard error."""

from __future__ import annotations

import codecs
import contextlib
import io
import sys
from collections.abc import Iterable
from typing import Any, TextIO, cast

from instantsia.controls import shown


class Clean:
    """A stream that shows letters and obeys none: what it is given is written without what would steer a terminal.

    Everything else is the stream's own. Its bytes are out of reach, so that nothing is written past it.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        self.stream.write(_encodable(shown(text), self.stream))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        if name in ("buffer", "detach"):
            raise AttributeError(name)
        return getattr(self.stream, name)


def protect() -> None:
    """From here on nothing but letters reaches standard output and standard error."""
    sys.stdout, sys.stderr = _protected(sys.stdout), _protected(sys.stderr)


def _protected(stream: TextIO) -> TextIO:
    # without a console there may be no stream at all
    if stream is None or isinstance(stream, Clean):
        return stream
    if isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name == "ascii":
        # a system that says nothing of its letters: those of today
        with contextlib.suppress(ValueError, OSError):
            stream.reconfigure(encoding="utf-8")
    return cast(TextIO, Clean(stream))


def _encodable(text: str, stream: TextIO) -> str:
    """The text with each letter that the stream does not have in those that it has, or else as a question mark."""
    encoding = stream.encoding or "utf-8"
    if encodes(text, encoding):
        return text
    from anyascii import anyascii

    near = "".join(one if encodes(one, encoding) else anyascii(one) for one in text)
    return near.encode(encoding, "replace").decode(encoding)


def encodes(text: str, encoding: str | None) -> bool:
    """Whether an encoding has all letters of a text."""
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def line_again(text: str) -> None:
    """Write over the line of standard error on which the cursor stands."""
    stream = sys.stderr.stream if isinstance(sys.stderr, Clean) else sys.stderr
    stream.write(f"\r{shown(text)}")
    stream.flush()
