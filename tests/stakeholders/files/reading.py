"""What the tests of tables share: a text written to a file, read, and complained of."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.files.values.given import Given


def read(
    folder: Path,
    text: str | bytes,
    name: str = "ban.csv",
    sheet: str | None = None,
    issue: str | None = None,
    **given: object,
) -> Stakeholders:
    """The stakeholders of a file with this text; given: as in `Given`, a scale as `scale` for the headline."""
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    if "scale" in given:
        given["scales"] = {"": given.pop("scale")}
    return stakeholders(read_sheet(folder / name, sheet), issue, Given(**given))  # type: ignore[arg-type]


def meant(folder: Path, text: str) -> Stakeholders:
    """The stakeholders of a sheet with this text, its meaning looked for first: columns joined, raters heard."""
    (folder / "port.csv").write_text(text)
    return stakeholders(understood(read_sheet(folder / "port.csv")).sheet)


def who(found: Stakeholders) -> list[str]:
    """The names of the actors, in the order of the sheet."""
    return [one.actor for one in found.entries]


def problems(
    folder: Path, text: str | bytes, name: str = "ban.csv", sheet: str | None = None, **more: object
) -> list[str]:
    """What is wrong with it."""
    with pytest.raises(TableError) as caught:
        read(folder, text, name, sheet, **more)
    return list(caught.value.problems)
