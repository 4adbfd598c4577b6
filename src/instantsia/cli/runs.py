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
    help="Without RUN: delete ALL runs kept here. With RUN (a folder, the start of its hash, or last): delete that "
    "one. On a terminal it asks first, naming each.",
)
@click.option("--yes", is_flag=True, help="Do not ask; needed where there is no terminal.")
@click.pass_context
def command(ctx: click.Context, runs: str, delete: str | None, yes: bool) -> None:
    """List the runs kept here, or delete one or all of them.

    \b
    instantsia runs                   lists them
    instantsia runs --delete last     deletes the last one
    instantsia runs --delete          deletes ALL of them

    Only a run is deleted, and only what the program wrote into its folder; whatever else lies there stays.
    """
    from instantsia import api

    if delete is None:
        kept = api.list_runs(runs)
        if not kept:
            click.echo(f"no runs in {runs}")
        for line in kept:
            click.echo(line)
        return
    ctx.exit(_delete(delete, runs, yes))


def _delete(asked: str, runs: str, yes: bool) -> int:
    """Deletes what was asked for; returns the exit status."""
    from instantsia import api
    from instantsia.errors import UserError

    doomed = api.find_runs(asked, runs)
    rest = api.unfinished_deletions(runs)
    if not doomed and not rest:
        click.echo(f"no runs in {runs}")
        return 0
    if not yes:
        names = ", ".join(path.name for path in (*doomed, *rest))
        question = f"Delete {len(doomed) + len(rest)} run(s) in {runs}: {names}?"
        if not sys.stdin.isatty():
            raise UserError(f"{question} Nobody can be asked here: say --yes")
        click.confirm(question, abort=True)
    refused = False
    for path in (*doomed, *rest):
        try:
            left = api.delete_run(path)
        except UserError as error:
            click.echo(str(error), err=True)
            refused = True
            continue
        click.echo(f"deleted {path}" + (f", but for {', '.join(left)}: not written by instantsia" if left else ""))
    return 2 if refused else 0
