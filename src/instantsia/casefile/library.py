"""Where cases are found: a folder that was named, a case beside another one, or one that comes with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from instantsia.casefile.folder import CASE, named_as_case
from instantsia.errors import UserError, cut, nearest

LIBRARY = Path(__file__).resolve().parent.parent / "library"


class UnknownCase(UserError):
    """A name for which there is no case; its text is the remedy."""


@cache
def bundled() -> tuple[str, ...]:
    """The names of the cases that come with the program."""
    if not LIBRARY.is_dir():
        return ()
    return tuple(sorted(one.name for one in LIBRARY.iterdir() if (one / CASE).is_file()))


def meant(name: str | Path) -> Path | None:
    """The folder of the case that somebody who writes this means, by the folder, its file or its name; None where they
    mean something else."""
    folder = Path(name)
    if named_as_case(folder):
        return folder
    if folder.name == CASE and named_as_case(folder.parent):
        return folder.parent
    return LIBRARY / str(name) if str(name) in bundled() else None


def find(name: str | Path) -> Path:
    """The folder of a case: the one that stands there, also a broken one, else the bundled one of that name.

    Raises UserError naming the nearest bundled case.
    """
    found, folder = meant(name), Path(name)
    if found is not None:
        return found
    if folder.is_dir():
        raise UserError(f"{folder}: expected a case folder with case.toml in it")
    raise UserError(
        f"found {cut(str(name))}, expected a case folder or a bundled case: {nearest(str(name), bundled())}"
    )


def beside(name: str, folder: Path | None) -> Path:
    """The case `name` beside `folder`, else the bundled one; raises UnknownCase."""
    plain = name not in ("", ".", "..") and "/" not in name and "\\" not in name and "\0" not in name
    if plain and folder is not None and named_as_case(folder.resolve().parent / name):
        return folder.resolve().parent / name
    if name in bundled():
        return LIBRARY / name
    around = [] if folder is None else [one.name for one in folder.resolve().parent.iterdir() if named_as_case(one)]
    raise UnknownCase(nearest(name, {*bundled(), *around}))
