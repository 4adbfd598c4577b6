from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.size
@options.vantage
@options.changes
@options.workers
@options.as_json
@options.fresh
@options.runs_folder
@options.open_page
@click.option("--each-turn", is_flag=True, help="Also keep what came of every turn of the steps that repeat.")
@click.option("--band", is_flag=True, help="Also the band of some hundred re-drawn sets of assumptions.")
def command(
    case: str,
    draws: int,
    seed: int,
    as_of: str | None,
    known_by: str | None,
    sets: tuple[str, ...],
    without: tuple[str, ...],
    assume: tuple[str, ...],
    workers: int | None,
    as_json: bool,
    fresh: bool,
    runs: str,
    open_page: bool,
    each_turn: bool,
    band: bool,
) -> None:
    """Play a case and say what will be decided, how sure that is, and why.

    CASE is a folder if one of that name stands here, else a bundled case.
    """
    from instantsia.cli.playing import play, short

    study = options.study(case, sets, without, assume)
    result = play(
        study,
        draws=draws,
        seed=seed,
        as_of=as_of,
        known_by=known_by,
        runs=runs,
        workers=workers,
        fresh=fresh,
        each_turn=each_turn,
    )
    if band:
        result.with_band()
    report = result.write_report()
    if as_json:
        click.echo(result.json())
        return
    click.echo(result.screen())
    click.echo(f"Report: {short(report)}")
    for line in study.next_commands(result):
        click.echo(line)
    if open_page:
        click.launch(str(report))
