"""Packages that are not always installed: what needs one says how it is installed."""

from __future__ import annotations

import importlib
from types import ModuleType

from instantsia.errors import UserError

EXTRAS = {"docx": "docx", "pandas": "tables", "pyarrow": "tables", "xarray": "xarray"}
"""{package: the extra that brings it}."""
CALLED = {"docx": "python-docx"}
"""{package: what it is installed as}, where that is another name."""


def needed(what: str, *packages: str) -> ModuleType:
    """The first of some packages, all of which must be there.

    what   what needs them, as the beginning of a sentence

    Raises UserError, which says how the missing ones are installed.
    """
    missing = [name for name in packages if not _there(name)]
    if missing:
        extra = EXTRAS[missing[0]]
        names = " and ".join(CALLED.get(name, name) for name in missing)
        raise UserError(
            f"{what} needs {names}, which {'are' if len(missing) > 1 else 'is'} not installed: "
            f'python -m pip install "instantsia[{extra}]"'
        )
    return importlib.import_module(packages[0])


def _there(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True
