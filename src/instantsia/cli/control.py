from __future__ import annotations

import click

from instantsia.cli import options
from instantsia.cli.progress import Working


@click.command()
@options.case_argument
@click.option("--shuffles", type=int, default=200, show_default=True, help="How often the claims are dealt anew.")
@click.option("--draws", type=int, default=2_000, show_default=True, help="How many versions are played of each.")
@click.option("--seed", type=int, default=options.SEED, show_default=True, help="Whose random numbers.")
@options.vantage
@click.option("--fit", is_flag=True, help="With everything known, every step played that the record gives.")
@options.as_json
def command(
    case: str,
    shuffles: int,
    draws: int,
    seed: int,
    as_of: str | None,
    known_by: str | None,
    fit: bool,
    as_json: bool,
) -> None:
    """Set the score of a case beside that of shuffled and of erased claims.

    Without a day it is looked at from the day that the case names, else from the day before the first step of which
    its record tells.
    """
    from instantsia.report.control import control_json, screen

    study = options.study(case)
    with Working("playing it with shuffled and erased claims"):
        found = study.control(shuffles, draws=draws, seed=seed, as_of=as_of, known_by=known_by, fit=fit)
    click.echo(control_json(found) if as_json else screen(found))
