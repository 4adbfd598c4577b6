from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@click.argument("run", default="last")
@options.runs_folder
@click.option(
    "--output", "-o", default=None, metavar="FOLDER", help="Where brief.md and its pictures go; the run's own folder."
)
@click.option("--docx", default=None, metavar="FILE", help="A Word file to write as well, its pictures as tables.")
@options.with_beside
def command(run: str, runs: str, output: str | None, docx: str | None, beside: options.Beside) -> None:
    """Write half a page and its pictures for a memo.

    RUN is a folder, the start of a hash, or "last". The Markdown is printed, too.
    """
    from instantsia.api import open_run

    result = open_run(run, runs)
    result.with_beside(beside.own, beside.base_rate)
    result.with_unchanged(result.unchanged_told())
    written = None if docx is None else result.write_docx(docx)
    folder = result.write_brief(output)
    click.echo(result.brief(), nl=False)
    click.echo(f"written to {folder / 'brief.md'}, with its pictures beside it", err=True)
    if written is not None:
        click.echo(f"written to {written}, with its pictures as tables", err=True)
