from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@click.argument("run", default="last")
@options.runs_folder
@click.option("--output", default=None, metavar="FOLDER", help="Where brief.md and brief.svg go; the run's own folder.")
@options.with_beside
def command(run: str, runs: str, output: str | None, beside: options.Beside) -> None:
    """Write half a page and one picture for a memo.

    RUN is a folder, the start of a hash, or "last". The Markdown is printed, too.
    """
    from instantsia.api import open_run

    result = open_run(run, runs)
    result.with_beside(beside.own, beside.base_rate)
    folder = result.write_brief(output)
    click.echo(result.brief(), nl=False)
    click.echo(f"written to {folder / 'brief.md'}, with brief.svg beside it", err=True)
