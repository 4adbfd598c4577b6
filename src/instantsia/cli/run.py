from __future__ import annotations

from typing import TYPE_CHECKING

import click

from instantsia.cli import options

if TYPE_CHECKING:
    from instantsia.api import Result, Study


@click.command()
@options.case_argument
@options.asked
@options.output
@options.with_beside
@click.option("--each-turn", is_flag=True, help="Also keep what came of every turn of the steps that repeat.")
@click.option("--band", is_flag=True, help="Also the band of some hundred re-drawn sets of assumptions.")
@click.option(
    "--worlds",
    metavar="SOURCE",
    help="The readings of a doubted source side by side, and as drawn; coder: those who coded the case.",
)
def command(
    case: str,
    asked: options.Asked,
    output: options.Output,
    beside: options.Beside,
    each_turn: bool,
    band: bool,
    worlds: str | None,
) -> None:
    """Play a case and say what will be decided, how sure that is, and why.

    CASE is a folder if one of that name stands here, else a bundled case.
    """
    from instantsia.cli.playing import play, show

    single = each_turn or band or output.open_page or output.full or beside != options.Beside(None, None)
    if worlds is not None and single:
        raise click.UsageError("--worlds sets readings side by side: it goes with no option of a single answer")
    study = asked.study(case)
    if worlds is not None:
        _side_by_side(study, worlds, asked, as_json=output.as_json)
        return
    with play(study, output, **asked.draws_and_days, each_turn=each_turn) as result:
        if band:
            result.with_band()
        show(result, output, beside, lambda: next_commands(study, result))


def _side_by_side(study: Study, source: str, asked: options.Asked, *, as_json: bool) -> None:
    from instantsia.report.worlds import screen, worlds_json

    found = study.worlds(source, **asked.draws_and_days)
    click.echo(worlds_json(found) if as_json else screen(found))


def next_commands(study: Study, result: Result) -> tuple[str, ...]:
    """The commands that a newcomer may type next, a line each."""
    name = study.asked or str(study.folder or study.case.id)
    as_of, known_by = result.as_of, result.forecast.known_by
    vantage = f" --as-of {as_of}" if as_of else f" --known-by {known_by}" if known_by else ""
    lines = [f"instantsia show {name} --claims", f"instantsia assumptions {name}{vantage}"]
    if study.case.what_if:
        lines.append(f"instantsia compare {name} {study.case.what_if[0].id}{vantage}")
    if study.case.party and study.case.group:
        lines.append(f"instantsia chronicle {name}{vantage}")
    if not vantage and study.case.as_of:
        lines.append(f"instantsia run {name} --as-of {study.case.as_of}")
    return tuple(("Next: " if number == 0 else "      ") + line for number, line in enumerate(lines))
