from __future__ import annotations

import click


@click.command()
@click.argument("target")
@click.option("--lines", metavar="FIRST..LAST", help="The lines of the passage, counted from 1.")
@click.option("--lock", is_flag=True, help="TARGET is a case: look its quotes up and write citations.lock.")
@click.option("--texts", type=click.Path(exists=True, file_okay=False), help="Folder with your copies of the texts.")
def command(target: str, lines: str | None, lock: bool, texts: str | None) -> None:
    """Print a locator to paste into claims.csv; write citations.lock.

    \b
    instantsia cite TEXT --lines 185..189
    instantsia cite --lock CASE --texts FOLDER
    """
    from instantsia import api

    if lock:
        if lines:
            raise click.UsageError("--lock takes a case, --lines a text")
        click.echo(api.lock(target, texts))
        return
    if not lines:
        raise click.UsageError("expected --lines FIRST..LAST, as in --lines 185..189")
    click.echo(api.cite(target, lines))
