"""The case in a folder, without the library and without what is changed in it."""

from __future__ import annotations

from pathlib import Path

from instantsia.case.model import Case
from instantsia.casefile.document import read_folder
from instantsia.casefile.load import load


def load_folder(path: Path | str) -> Case:
    """The case in a folder; raises CaseError with every problem found."""
    return load(read_folder(path))
