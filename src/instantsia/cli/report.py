from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@click.argument("run", default="last")
@options.runs_folder
@options.as_json
@click.option("--open", "open_page", is_flag=True, help="Open it in a browser.")
def command(run: str, runs: str, as_json: bool, open_page: bool) -> None:
    """Write and show the report of a run.

    RUN is a folder, the start of a hash, or "last".
    """
    from instantsia.api import open_run

    result = open_run(run, runs)
    path = result.write_report()
    click.echo(result.json() if as_json else f"{result.screen()}\nReport: {path}")
    if open_page:
        click.launch(str(path))
