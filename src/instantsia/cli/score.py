from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@click.argument("forecasts", type=click.Path(exists=True, dir_okay=False))
@click.argument("data", type=click.Path(exists=True, dir_okay=False))
@click.option("--cluster", metavar="COLUMN", help="Column of DATA: questions that hang together, such as a proposal's.")
@options.as_json
def command(forecasts: str, data: str, cluster: str | None, as_json: bool) -> None:
    """Score predictive distributions against what came of them.

    Both are CSV or Parquet. Any method's forecasts will do.

    \b
    FORECASTS  one row a question and model: id, model, and one of
               c0 ... c100   the probability of k or less on a scale from 0 to 100
               q05 ... q95   quantiles in steps of five, at least three, q50 among them
               p             the probability of an event
    DATA       id, outcome (0 to 100; 0 or 1 for an event), any columns to cluster by

    Several models are compared in pairs with the best, on the questions that all of them answer.
    """
    from instantsia.analysis.predictive.judge import judge
    from instantsia.errors import CaseError, UserError
    from instantsia.report.judging import judged_json, judged_words

    try:
        found = judge(forecasts, data, cluster)
    except CaseError as error:
        # tables of scores are no case: no page explains their problems by a code
        raise UserError(str(error)) from None
    click.echo(judged_json(found) if as_json else judged_words(found))
