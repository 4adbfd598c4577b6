from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option(
    "--draw", default="typical", show_default=True, metavar="typical|strangest|N", help="Which; numbered from 0."
)
@options.asked
@options.as_json
def command(case: str, draw: str, asked: options.Asked, as_json: bool) -> None:
    """Tell one course month by month, in sentences: only what changed, and how it ended."""
    from instantsia.report.other_side.chronicle import chronicle_json, screen

    found = asked.study(case).chronicle(draw, **asked.draws_and_days)
    click.echo(chronicle_json(found) if as_json else screen(found))
