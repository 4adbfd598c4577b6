from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.asked
@options.as_json
def command(case: str, asked: options.Asked, as_json: bool) -> None:
    """Print the order of everything: the turns, and what each step reads, draws and leaves."""
    from instantsia.report.json_text import dump
    from instantsia.report.order import order_data, order_in_words

    order = asked.study(case).order(**asked.draws_and_days)
    if as_json:
        click.echo(dump(order_data(order)))
    else:
        click.echo(order_in_words(order))
