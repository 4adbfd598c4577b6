from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instantsia.cli import answering, options

if TYPE_CHECKING:
    from instantsia.api import Result
    from instantsia.stakeholders.files.workbook import Hidden


@click.command()
@answering.table_argument
@answering.answers
@answering.from_day
@options.size
@options.sets
@click.option("--read-only", is_flag=True, help="Write the table as it is understood, and forecast nothing.")
@click.option(
    "-o", "target", type=click.Path(dir_okay=False), help="With --read-only: where it is written; - prints it."
)
@options.output
@options.with_beside
def command(
    table: str,
    answer: tuple[str, ...],
    defaults: bool,
    sheet: str | None,
    hidden: Hidden,
    model: str | None,
    as_of: str | None,
    draws: int,
    seed: int,
    sets: tuple[str, ...],
    read_only: bool,
    target: str | None,
    output: options.Output,
    beside: options.Beside,
) -> None:
    """Answer a question from a table of stakeholders: what it comes to, and how sure.

    TABLE is CSV, TSV, XLSX, ODS, or a file of KTAB or the exchange model: a row a stakeholder, with columns actor,
    position and, where they are known, salience, capability, vote, veto, body, bloc seats, issue, source, note. What it
    does not tell is asked once and kept in a folder beside it.
    """
    if target is not None and not read_only:
        raise click.UsageError("-o goes with --read-only: it says where the table is written as it is understood")
    if read_only:
        from instantsia.cli.written_as_read import write_as_read

        write_as_read(table, answer, sheet, as_of, target, hidden, defaults=defaults)
        return
    from instantsia.cli.playing import play, show
    from instantsia.cli.progress import Working

    study = answering.study(
        table,
        answer,
        defaults,
        sheet,
        model,
        as_of,
        sets,
        command="instantsia forecast TABLE",
        hidden=hidden,
        as_json=output.as_json,
        on_screen=not output.as_json,
    )
    kept = (
        f"Runs are kept in {output.runs}: `instantsia runs --delete` removes all of them. Nothing leaves this machine."
    )
    first = [] if Path(output.runs).exists() else [kept]
    with play(study, output, draws=draws, seed=seed, as_of=study.case.as_of) as result:
        if study.changed.changes:
            with Working("working out the answer without the changes"):
                before = study.unchanged.run(draws, seed, as_of=study.case.as_of, runs=None)
                result.with_unchanged(before.forecast.head.share.p)
        flags = [*(["--defaults"] if defaults else []), *([f"--as-of {as_of}"] if as_of is not None else [])]
        show(
            result,
            output,
            beside,
            lambda: [*first, *next_commands(table, _whose(result), " ".join(["", *flags]), result.plan.changes)],
        )


def _whose(result: Result) -> str:
    """The name of somebody whose moves are worth a look: who is pivotal most often, else the first.

    Whose position is not known has no side to be taken: others come first.
    """
    from instantsia.report.first.people import not_known

    pivotal = next((step.pivotal for step in result.forecast.steps if step.pivotal), {})
    actors = result.plan.case.actor
    blank = not_known(result.forecast)
    known = {actor: often or 0.0 for actor, often in pivotal.items() if actor not in blank} or pivotal
    id = max(sorted(known), key=lambda actor: known[actor] or 0.0, default=actors[0].id)
    return next((one.name for one in actors if one.id == id and one.name), id)


def _new_folder(name: str) -> str:
    """The name, with a number behind it where something stands there already."""
    numbered = (f"{name}-{number}" for number in range(2, 1_000))
    return next((one for one in (name, *numbered) if not Path(one).exists()), name)


def next_commands(table: str, actor: str, flags: str = "", changes: Sequence[str] = ()) -> list[str]:
    """What may be typed next, of the commands that there are.

    flags   what was said of the table and is not kept beside it: that defaults are taken, the day
    changes  what was changed in it
    """
    from instantsia.cli import COMMANDS

    name = shlex.quote(table)
    folder = shlex.quote(_new_folder(f"{Path(table).stem}-case"))
    lines = {
        "levers": f"instantsia levers {name} --for {shlex.quote(actor)}{flags}",
        "brief": "instantsia brief last",
        "ledger": f"instantsia ledger add last{' --what-if' if changes else ''}",
        "convert": f"instantsia convert {name} {folder}{flags}",
    }
    known = [line for command, line in lines.items() if command in COMMANDS]
    return [("Next: " if number == 0 else "      ") + line for number, line in enumerate(known)]
