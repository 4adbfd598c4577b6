"""What the tests of tables share: a text written to a file, read, and complained of."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders


def read(
    folder: Path, text: str | bytes, name: str = "ban.csv", sheet: str | None = None, **more: object
) -> Stakeholders:
    """The stakeholders of a file with this text."""
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return stakeholders(read_sheet(folder / name, sheet), **more)  # type: ignore[arg-type]


def problems(
    folder: Path, text: str | bytes, name: str = "ban.csv", sheet: str | None = None, **more: object
) -> list[str]:
    """What is wrong with it."""
    with pytest.raises(TableError) as caught:
        read(folder, text, name, sheet, **more)
    return list(caught.value.problems)
