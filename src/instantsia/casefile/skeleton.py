"""A new case: a small one that runs as it is, to be overwritten line by line, or a copy of a bundled one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from instantsia.casefile import library
from instantsia.errors import UserError, cut, nearest
from instantsia.files import new_folder

TEMPLATE = Path(__file__).resolve().parent / "template"
COPIED = (".toml", ".csv", ".lock", ".md", ".txt")


def new(folder: Path | str, source: str | None = None) -> Path:
    """Writes a case into a folder that is not there yet, whole or not at all, and returns the folder.

    source   a bundled case to copy instead of the skeleton

    Raises UserError where something stands there already, or there is no such bundled case.
    """
    target = Path(folder)
    if source is not None and source not in library.bundled():
        raise UserError(f"found {cut(source)}, expected a bundled case: {nearest(source, library.bundled())}")
    origin = TEMPLATE if source is None else library.LIBRARY / source
    if target.exists() or target.is_symlink():
        raise UserError(f"{target} is there already: name a folder that is not, nothing is overwritten")
    if not target.parent.is_dir():
        raise UserError(f"{target.parent} is no folder: make it first")
    try:
        with new_folder(target.with_name(f".{target.name}.{os.getpid()}")) as unfinished:
            for file in sorted(origin.iterdir()):
                if file.is_file() and file.suffix in COPIED:
                    shutil.copyfile(file, unfinished / file.name)
            unfinished.rename(target)
    except OSError as error:
        raise UserError(f"{target} cannot be written: {error.strerror}") from None
    return target
