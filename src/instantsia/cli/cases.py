from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@click.option("--scores", is_flag=True, help="All scores of all of them, losses included, beside fixed rivals.")
@options.size
@options.as_json
def command(scores: bool, draws: int, seed: int, as_json: bool) -> None:
    """List the bundled cases: question, years, sources and how far they are trusted.

    With --scores every scored step of every case stands in one table, played from the day that the case names, else
    from the day before the first step of which its record tells.
    """
    from instantsia.api import bundled, load, scoreboard

    if scores:
        from instantsia.report.scoreboard import scoreboard_json, screen

        found = scoreboard(draws=draws, seed=seed)
        click.echo(scoreboard_json(found) if as_json else screen(found))
        return
    if as_json:
        raise click.UsageError("--json goes with --scores")
    from instantsia.report.listing.cases import case_line

    for name in bundled():
        click.echo(case_line(load(name).case))
