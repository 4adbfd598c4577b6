from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.runs_folder
@click.option("--delete", metavar="RUN", help='Delete one run (a folder, the start of its hash, "last"), or "all".')
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
    if not yes:
        click.confirm(f"Delete {len(doomed)} run(s) in {runs}: {', '.join(path.name for path in doomed)}?", abort=True)
    for path in doomed:
        api.delete_run(path)
        click.echo(f"deleted {path}")
