from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from instantsia.cli import answering, options

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden


@click.command()
@answering.table_argument
@click.argument("folder")
@answering.answers
@answering.from_day
@options.sets
def command(
    table: str,
    folder: str,
    answer: tuple[str, ...],
    defaults: bool,
    sheet: str | None,
    hidden: Hidden,
    model: str | None,
    as_of: str | None,
    sets: tuple[str, ...],
) -> None:
    """Write a table, with what was answered about it, as a case: the same figures.

    FOLDER is a new folder or an empty one.
    """
    from instantsia.casefile.write import write_case

    study = answering.study(
        table,
        answer,
        defaults,
        sheet,
        model,
        as_of,
        sets,
        hidden=hidden,
        command=f"instantsia convert TABLE {shlex.quote(folder)}",
    )
    made = write_case(study.case, folder)
    name = shlex.quote(folder)
    click.echo(f"{made} is written. Next:")
    click.echo(f"  instantsia check {name}")
    click.echo(f"  instantsia run {name} --as-of {study.case.as_of}")
