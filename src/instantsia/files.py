"""Files on disk: read only where they are plain files of a sane size, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from instantsia.errors import UserError

TEMPORARY = ".tmp"


def open_plain(path: str | os.PathLike[str], most: int) -> io.BufferedReader:
    """A plain file, opened to be read; never waits, as a named pipe without a writer would.

    most   bytes that it may have

    Raises OSError where it is not there, is a folder, pipe or device, or is larger.
    """
    file = open(path, "rb", opener=at_once)  # noqa: SIM115
    try:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no plain file", os.fspath(path))
        if found.st_size > most:
            raise OSError(errno.EFBIG, f"it is larger than {most // 2**20} MB", os.fspath(path))
    except BaseException:
        file.close()
        raise
    return file


def at_once(path: str, flags: int) -> int:
    """For `open`: a named pipe without a writer would wait for ever; opened so, it is seen for what it is."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_plain(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a plain file; raises OSError as `open_plain` does."""
    with open_plain(path, most) as file:
        return file.read(most)


def hash_plain(path: str | os.PathLike[str], most: int) -> str:
    """SHA-256 of a plain file, 64 hex digits; raises OSError as `open_plain` does."""
    with open_plain(path, most) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is either there whole or not at all; raises UserError where it cannot be written.

    One that is there already keeps its permissions; a link is replaced, not followed. What is no file, as /dev/null and
    /dev/stdout, is written to and stays what it is.
    """
    if _is_device(path):
        _write_through(path, data)
        return
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


def _is_device(path: Path) -> bool:
    """Whether something stands there, or at the end of a link, that is neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _write_through(path: Path, data: bytes) -> None:
    try:
        with open(path, "wb", buffering=0, opener=at_once) as file:
            left = memoryview(data)
            while left:
                left = left[file.write(left) or 0 :]
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from None


@contextlib.contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A new folder to make something in; what is not renamed in the end is gone afterwards.

    Raises OSError where something stands there already: that is somebody else's, and stays.
    """
    path.mkdir()
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def sync_folder(path: Path) -> None:
    """See to it that what was renamed in a folder stays so after a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def in_letters(path: str | os.PathLike[str]) -> bool:
    """Whether the name of a path is text: on some systems it may hold bytes that are none."""
    try:
        os.fspath(path).encode()
    except UnicodeEncodeError:
        return False
    return True
