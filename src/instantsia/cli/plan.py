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
    """Print the order of everything: the turns, and what each step reads, draws and leaves."""
    import json

    from instantsia.analysis.order import order_of_play
    from instantsia.report.order import order_data, order_in_words

    study = options.study(case, sets, without, assume)
    plan = study.plan(draws=draws, seed=seed, as_of=as_of, known_by=known_by)
    order = order_of_play(plan)
    if as_json:
        click.echo(json.dumps(order_data(order), indent=1, ensure_ascii=False))
    else:
        click.echo(order_in_words(plan, order))
