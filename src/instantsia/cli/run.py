from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.asked
@options.output
@options.with_beside
@click.option("--each-turn", is_flag=True, help="Also keep what came of every turn of the steps that repeat.")
@click.option("--band", is_flag=True, help="Also the band of some hundred re-drawn sets of assumptions.")
def command(
    case: str, asked: options.Asked, output: options.Output, beside: options.Beside, each_turn: bool, band: bool
) -> None:
    """Play a case and say what will be decided, how sure that is, and why.

    CASE is a folder if one of that name stands here, else a bundled case.
    """
    from instantsia.cli.playing import play, show

    study = asked.study(case)
    with play(study, output, **asked.draws_and_days, each_turn=each_turn) as result:
        if band:
            result.with_band()
        show(result, output, beside, lambda: study.next_commands(result))
