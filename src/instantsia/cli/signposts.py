from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.asked
@click.option("--all", "everything", is_flag=True, help="All of them, not the twenty that tell most.")
@options.as_json
def command(case: str, asked: options.Asked, everything: bool, as_json: bool) -> None:
    """List what could be seen or found out before it is decided, and what it would tell.

    Without a day it is looked at from the day that the case names, if it names one.
    """
    from instantsia.report.signposts import LISTED, screen, signposts_json

    found = asked.study(case).signposts(**asked.draws_and_days)
    click.echo(signposts_json(found) if as_json else screen(found, most=None if everything else LISTED))
