from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.size
@options.vantage
@options.changes
@options.as_json
def command(
    case: str,
    draws: int,
    seed: int,
    as_of: str | None,
    known_by: str | None,
    sets: tuple[str, ...],
    without: tuple[str, ...],
    assume: tuple[str, ...],
    as_json: bool,
) -> None:
    """List every assumption and constant in the order of what it moves."""
    from instantsia.report.data import dump, forecast_data
    from instantsia.report.terminal import assumptions

    study = options.study(case, sets, without, assume)
    forecast = study.run(draws=draws, seed=seed, as_of=as_of, known_by=known_by, runs=None).forecast
    if as_json:
        click.echo(dump(forecast_data(forecast)["assumptions"]))
    else:
        click.echo(assumptions(forecast))
