from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option("--step", metavar="STEP", help="The step of offers; unless said, the first.")
@click.option("--at", multiple=True, metavar="DAY", help="Show the turn of this day; unless said, some evenly spread.")
@options.asked
@options.as_json
def command(case: str, step: str | None, at: tuple[str, ...], asked: options.Asked, as_json: bool) -> None:
    """Tell what each side and each home would accept over time, where that opens and what opens it."""
    from instantsia.api.days import read_day
    from instantsia.report.other_side.corridor import corridor_json, screen

    days = [day for one in at if (day := read_day("--at", one)) is not None]
    found = asked.study(case).corridor(step, **asked.draws_and_days)
    click.echo(corridor_json(found) if as_json else screen(found, at=days))
