from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.argument("report")
@click.option("--draw", type=int, default=None, metavar="N", help="In one draw, numbered from 0, not over all of them.")
@options.asked
@options.as_json
def command(case: str, report: str, draw: int | None, asked: options.Asked, as_json: bool) -> None:
    """Follow one report: origin, copy, pen, arrival, who believed it, and what it decided."""
    from instantsia.report.beliefs.trace import screen, trace_json

    found = asked.study(case).trace(report, draw, **asked.draws_and_days)
    click.echo(trace_json(found) if as_json else screen(found))
