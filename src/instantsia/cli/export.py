from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@click.argument("run", default="last")
@options.runs_folder
@click.option("--format", "kind", type=click.Choice(["csv", "parquet", "json"]), default="csv", show_default=True)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="File to write; RUN.FORMAT unless said.")
def command(run: str, runs: str, kind: str, output: str | None) -> None:
    """Write every draw of a run as a table.

    RUN is a folder, the start of a hash, or "last". Options and readings stand by their names.
    """
    from instantsia.api import open_run

    click.echo(f"{open_run(run, runs).export(kind, output)} is written")
