"""What the tests of tables share: a text written to a file, read, and complained of."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.files.values.given import Given

TODAY = 739_950


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


def entered(text: str, **answers: str) -> Stakeholders:
    """The stakeholders of a table with this text, as somebody enters it with answers."""
    return opened_text(text, Path("table.csv"), answers, TODAY).table.stakeholders


def meaning(folder: Path, text: str, answered: str | None = None) -> Meaning:
    """The meaning of the columns of a sheet with this text; answered: which column is which."""
    (folder / "port.csv").write_text(text, "utf-8")
    return understood(read_sheet(folder / "port.csv"), answered)


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
