"""Writing a table as it is understood to a file, which takes the place of nothing that somebody wrote."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instantsia.cli.answering import given_of
from instantsia.errors import UserError
from instantsia.files import open_plain, write_whole

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
"""How files end that are workbooks, in words here: nothing of the reading is loaded for it."""
MOST_WRITTEN, LOOKED_AT = 100_000_000, 65_536
"""Bytes of a file that --read-only may have written, and of them those by which it is known."""


def write_as_read(
    table: str,
    answer: Sequence[str],
    sheet: str | None,
    as_of: str | None,
    target: str | None,
    hidden: Hidden = "read",
    *,
    defaults: bool,
) -> None:
    """Writes a table as it is understood to a file, or prints it; what nobody has answered is as proposed.

    defaults   whether the defaults are taken: then the command to send it back takes them, too
    """
    from instantsia.stakeholders import questions
    from instantsia.stakeholders.build import opened
    from instantsia.stakeholders.build.as_read import as_read

    if target == "-":
        # as with other programs, a lone hyphen is standard output and no file
        target = None
    if target is not None:
        _may_be_written(Path(table), Path(target))
    read = opened(Path(table), given_of(answer, as_of), sheet, questions.today(), hidden)
    text = as_read(read)
    if target is None:
        click.echo(text, nl=False)
        return
    _may_be_replaced(Path(target), text)
    write_whole(Path(target), text.encode())
    for sentence in questions.guessed(read.known, read.written):
        click.echo(sentence, err=True)
    click.echo(f"The table as it is understood stands in {target}, with the answers that hold. To send it back:")
    click.echo(f"  instantsia forecast {shlex.quote(target)}{' --defaults' if defaults else ''}")


def _may_be_written(table: Path, target: Path) -> None:
    """Raises UserError where what is understood would take the place of the table, or of a file that holds something
    else, or is called a workbook.
    """
    if target.exists() and table.exists() and target.samefile(table):
        raise UserError(f"{target}: is the table itself, which is not written over (-o as-read.csv, say)")
    if target.suffix.casefold() in WORKBOOKS:
        raise UserError(f"{target}: what is written is CSV, which is no {target.suffix} (-o {target.stem}.csv)")
    if not target.name:
        raise UserError("found no name behind -o, expected that of a file (-o as-read.csv, say)")
    if target.is_file() and not _was_written_so(target):
        raise UserError(
            f"{target}: is there already and was not written by --read-only, so it is not written over "
            f"(-o {_free(target)}, say)"
        )


def _may_be_replaced(target: Path, text: str) -> None:
    """Raises UserError where a table was written as it was understood before, and says something else by now."""
    if not target.is_file():
        return
    with open_plain(target, MOST_WRITTEN) as file:
        held = file.read()
    if held.strip() and held != text.encode():
        raise UserError(
            f"{target}: was written by --read-only before, and has been changed since or is of other answers, so it is "
            f"not written over (-o {_free(target)}, say)"
        )


def _free(target: Path) -> str:
    """The name of a file beside it that is not there yet, for a command line."""
    free = (target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(2, 1_000))
    return shlex.quote(str(next((one for one in free if not one.exists()), target)))


def _was_written_so(target: Path) -> bool:
    """Whether a file was written by --read-only before; what cannot be read was not."""
    from instantsia.stakeholders.build.as_read import was_written_so

    try:
        with open_plain(target, MOST_WRITTEN) as file:
            return was_written_so(file.read(LOOKED_AT).decode("utf-8", "replace"))
    except OSError:
        return False
