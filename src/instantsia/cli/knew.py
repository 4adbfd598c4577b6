from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option("--fact", metavar="FACT", help="One fact alone, by its id.")
@click.option("--who", metavar="ACTOR", help="One actor alone, by id or name.")
@options.asked
@options.as_json
def command(case: str, fact: str | None, who: str | None, asked: options.Asked, as_json: bool) -> None:
    """Tell who thought what of a fact when, and which report changed it."""
    from instantsia.report.beliefs.knew import screen
    from instantsia.report.beliefs.knew_data import knew_json

    found = asked.study(case).knew(fact, who, **asked.draws_and_days)
    click.echo(knew_json(found) if as_json else screen(found))
