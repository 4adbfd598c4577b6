"""A new case: one that runs as it is, to be overwritten line by line, a template, or a copy of a bundled case."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

from instantsia.casefile import library
from instantsia.errors import UserError, cut, nearest
from instantsia.files import new_folder

TEMPLATE = Path(__file__).resolve().parent / "template"
TEMPLATES = Path(__file__).resolve().parent / "templates"
COPIED = (".toml", ".csv", ".lock", ".md", ".txt")
LEFT = "mechanisms.csv"
"""What is measured of a bundled case, and of no case that is made of it."""


@cache
def templates() -> tuple[str, ...]:
    """The names of the templates: cases without any history, a way of deciding each."""
    return tuple(sorted(one.name for one in TEMPLATES.iterdir() if (one / "case.toml").is_file()))


def new(folder: Path | str, source: str | None = None) -> Path:
    """Writes a case into a folder that is not there yet, whole or not at all, and returns the folder.

    source   a template or a bundled case to copy instead of the skeleton

    Raises UserError where something stands there already, or there is no such template or bundled case.
    """
    target = Path(folder)
    known = (*templates(), *library.bundled())
    if source is not None and source not in known:
        raise UserError(f"found {cut(source)}, expected a template or a bundled case: {nearest(source, known)}")
    origin = TEMPLATE if source is None else (TEMPLATES if source in templates() else library.LIBRARY) / source
    if target.exists() or target.is_symlink():
        raise UserError(f"{target} is there already: name a folder that is not, nothing is overwritten")
    if not target.parent.is_dir():
        raise UserError(f"{target.parent} is no folder: make it first")
    try:
        with new_folder(target.with_name(f".{target.name}.{os.getpid()}")) as unfinished:
            for file in sorted(origin.iterdir()):
                if file.is_file() and file.suffix in COPIED and file.name != LEFT:
                    shutil.copyfile(file, unfinished / file.name)
            unfinished.rename(target)
    except OSError as error:
        raise UserError(f"{target} cannot be written: {error.strerror}") from None
    return target
