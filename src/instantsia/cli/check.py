from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option("--texts", type=click.Path(exists=True, file_okay=False), help="Folder with your copies of the texts.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, case: str, texts: str | None, as_json: bool) -> None:
    """List every problem of a case at once; look its citations up in your copies.

    Exit status 2 for errors, 0 for warnings.
    """
    from instantsia.api import check
    from instantsia.report.checking import check_json, check_words

    found = check(case, texts)
    click.echo(check_json(found) if as_json else check_words(found))
    ctx.exit(2 if found.errors else 0)
