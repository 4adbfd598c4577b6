from __future__ import annotations

from pathlib import Path

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.size
@options.vantage
@options.changes
@click.option("--workers", type=int, default=None, help="Processes; 1 below 30,000 draws unless said.")
@options.as_json
@click.option("--fresh", is_flag=True, help="Play anew what is already there.")
@options.runs_folder
@click.option("--open", "open_page", is_flag=True, help="Open the report in a browser.")
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
    band: bool,
) -> None:
    """Play a case and say what will be decided, how sure that is, and why.

    CASE is a folder if one of that name stands here, else a bundled case.
    """
    from instantsia.cli.progress import Progress

    study = options.study(case, sets, without, assume)
    progress = Progress()
    try:
        result = study.run(
            draws=draws,
            seed=seed,
            as_of=as_of,
            known_by=known_by,
            runs=runs,
            workers=workers,
            fresh=fresh,
            progress=progress,
        )
    except KeyboardInterrupt:
        progress.interrupted()
        raise
    progress.done()
    if result.from_folder:
        click.echo(f"shown from {result.path}, where it was already played (--fresh plays it anew)", err=True)
    if band:
        result.with_band()
    report = result.write_report()
    if as_json:
        click.echo(result.json())
        return
    click.echo(result.screen())
    click.echo(f"Report: {_short(report)}")
    for line in study.next_commands(result):
        click.echo(line)
    if open_page:
        click.launch(str(report))


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
