from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.asked
@options.as_json
def command(case: str, asked: options.Asked, as_json: bool) -> None:
    """List every assumption and constant in the order of what it moves."""
    from instantsia.report.data import forecast_data
    from instantsia.report.json_text import dump
    from instantsia.report.terminal import assumptions

    forecast = asked.study(case).run(**asked.draws_and_days, runs=None).forecast
    if as_json:
        click.echo(dump(forecast_data(forecast)["assumptions"]))
    else:
        click.echo(assumptions(forecast))
