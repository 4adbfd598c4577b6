from __future__ import annotations

import sys

import click

from instantsia.cli import options

ALL = "all"


@click.command()
@options.runs_folder
@click.option(
    "--delete",
    metavar="[RUN]",
    is_flag=False,
    flag_value=ALL,
    help='Delete them all, or one (a folder, the start of its hash, "last"). On a terminal it asks first.',
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(runs: str, delete: str | None, yes: bool) -> None:
    """List the runs kept here, or delete them."""
    from instantsia import api

    if delete is None:
        kept = api.list_runs(runs)
        if not kept:
            click.echo(f"no runs in {runs}")
        for line in kept:
            click.echo(line)
        return
    doomed = api.find_runs(delete, runs)
    if not doomed:
        click.echo(f"no runs in {runs}")
    elif not yes and sys.stdin.isatty():
        click.confirm(f"Delete {len(doomed)} run(s) in {runs}: {', '.join(path.name for path in doomed)}?", abort=True)
    for path in doomed:
        api.delete_run(path)
        click.echo(f"deleted {path}")
