"""A lock on a folder: one writer at a time; the system gives the lock of a dead process back by itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


def hold(path: Path, *, wait: bool = False) -> IO[bytes]:
    """Take the lock that the file `path` stands for; closing what is returned gives it back.

    wait   wait for whoever holds it; else raise BlockingIOError

    Raises OSError where the file cannot be made, or is a link or a pipe.
    """
    handle = open(path, "ab", opener=_plainly)  # noqa: SIM115
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError as error:
        handle.close()
        raise BlockingIOError(*error.args) from None
    return handle


def _plainly(path: str, flags: int) -> int:
    """Through no link, and without waiting for whoever reads a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o666)
