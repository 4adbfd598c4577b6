"""Deleting a run folder: only a run, only what the program wrote, and nobody else at work on it.

The folder is put aside under another name first, so that a deletion that is cut short leaves no half of a run where one
is looked for. Its manifest goes last: what is left of it is known for what it was, and deleted the next time.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from instantsia.engine import checksums
from instantsia.engine.manifest import Manifest
from instantsia.engine.store import (
    BLOCKS,
    CASE,
    DERIVED,
    LOCK,
    MANIFEST,
    NAMED,
    RunFolder,
    belongs,
    block_file,
    block_numbers,
    locked,
    read_manifest,
)
from instantsia.errors import UserError
from instantsia.files import TEMPORARY

ASIDE = ".deleting-"
KEPT = "{path} is being played by another process: it is left as it is (wait for it)"
_UNFINISHED = re.compile(rf"\.(.+)\.\d+{re.escape(TEMPORARY)}")


def delete(path: Path) -> tuple[str, ...]:
    """Delete a run folder; returns the names of what is left in it, since the program did not write it.

    Raises UserError, and leaves everything as it is, where the folder is no whole run (its manifest, its case and its
    name belong together), is a link, is being written, or may not be changed. What `unfinished` finds is deleted to
    the end.
    """
    place = path.resolve()
    if place.name.startswith(ASIDE) and not path.is_symlink():
        _finish(place)
        return ()
    if begun_only(path):
        return _forget_begun(path)
    _check(path)
    aside = place.with_name(ASIDE + place.name)
    with locked(place, kept=KEPT) as lock:
        # under the lock nobody makes another run of it
        manifest = _check(place)
        if os.path.lexists(aside):
            _finish(aside)
        try:
            if os.name == "nt":
                lock.close()  # there a folder with an open file in it cannot be renamed
            os.rename(place, aside)
            left = _empty(aside, manifest)
            if left:
                os.rename(aside, place)
        except OSError as error:
            rest = f"; what is left lies in {aside}" if aside.exists() else ""
            raise UserError(f"cannot delete {path}: {error.strerror or error}{rest}") from None
    return left


def begun_only(path: Path) -> bool:
    """Whether a folder is what is left of a run that was killed before its manifest was written: no draw of it is
    there, and nothing that the program did not write.

    A folder in which nothing stands is nobody's.
    """
    if path.is_symlink() or not path.is_dir() or not NAMED.fullmatch(path.resolve().name):
        return False
    found = [one.relative_to(path) for one in path.rglob("*")]
    ours = {one.relative_to(path) for one in _begun(path)} | {Path(BLOCKS)}
    return bool(found) and set(found) <= ours and not (path / BLOCKS).is_symlink()


def _begun(path: Path) -> Iterator[Path]:
    """The files of a run without its manifest, the lock last."""
    half = (one for one in _plain(path, {MANIFEST}) if one.name != MANIFEST)
    yield from (*half, *_plain(path / BLOCKS, set()), *_plain(path, {CASE, checksums.NAME}), *_plain(path, {LOCK}))


def _forget_begun(path: Path) -> tuple[str, ...]:
    """Take away what is left of a run that was only begun."""
    with locked(path, kept=KEPT):
        if not begun_only(path):
            raise UserError(KEPT.format(path=path))
        try:
            for one in _begun(path):
                one.unlink(missing_ok=True)
            for folder in (path / BLOCKS, path):
                if folder.is_dir():
                    folder.rmdir()
        except OSError as error:
            raise UserError(f"cannot delete {path}: {error.strerror or error}") from None
    return ()


def forget(folder: RunFolder) -> None:
    """Take away a run that is being written, where not one block of it was finished: nothing is lost.

    What else lies in its folder stays, and so does a folder that cannot be changed.
    """
    if folder.there:
        return
    with contextlib.suppress(OSError, UserError):
        _empty(folder.path, read_manifest(folder.path))


def unfinished(runs: Path) -> tuple[Path, ...]:
    """What deletions that were cut short have left in a folder of runs."""
    return tuple(sorted(one for one in runs.glob(f"{ASIDE}*") if one.is_dir() and not one.is_symlink()))


def _finish(aside: Path) -> None:
    """End a deletion that was cut short; raises UserError where something is left that is not the program's."""
    strange = f"{aside} is left over from a deletion and is no run any more: look into it, and delete it by hand"
    with locked(aside):
        manifest = read_manifest(aside) if os.path.lexists(aside / MANIFEST) else None
        if manifest is not None and aside.name != ASIDE + manifest.name:
            raise UserError(strange)
        try:
            left = _empty(aside, manifest)
        except OSError as error:
            raise UserError(f"cannot delete {aside}: {error.strerror or error}") from None
    if left:
        raise UserError(f"{strange} ({', '.join(left)})")


def _check(path: Path) -> Manifest:
    """The manifest of what may be deleted."""
    if any(one.is_symlink() for one in (path, path / MANIFEST, path / CASE)):
        raise UserError(f"{path} is a link, or its files are: it is left as it is")
    try:
        manifest = read_manifest(path)
        belongs(path, manifest)
    except UserError as error:
        raise UserError(f"{error}; it is left as it is, since nothing shows that the program wrote it") from None
    return manifest


def _empty(folder: Path, manifest: Manifest | None) -> tuple[str, ...]:
    """Take away what the program wrote, and the folder where nothing else is in it; returns what else is."""
    for path in _own(folder, manifest):
        path.unlink(missing_ok=True)
    for one in (folder / BLOCKS, folder):
        with contextlib.suppress(OSError):
            one.rmdir()
    left = []
    for where, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        alone = [] if folders or files else [""]
        left += [(Path(where) / name).relative_to(folder).as_posix() for name in (*files, *links, *alone)]
    return tuple(sorted(left))


def _own(folder: Path, manifest: Manifest | None) -> Iterator[Path]:
    """The files that the program wrote, those by which it knows the run last; a link or a folder is none of them."""
    if manifest is not None:
        numbers = block_numbers(folder)
        yield from _plain(folder / BLOCKS, {block_file(number) for number in numbers if number < manifest.blocks})
        yield from _plain(folder, {*DERIVED, checksums.NAME})
        yield from _plain(folder, {CASE})
        yield from _plain(folder, {MANIFEST})
    yield from _plain(folder, {LOCK})


def _plain(folder: Path, names: set[str]) -> Iterator[Path]:
    """The plain files of these names in a folder, and what is left of writing them."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with os.scandir(folder) as found:
        for one in list(found):
            half = _UNFINISHED.fullmatch(one.name)
            if (one.name in names or (half and half[1] in names)) and one.is_file(follow_symlinks=False):
                yield Path(one.path)
