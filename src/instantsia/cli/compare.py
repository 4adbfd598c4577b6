from __future__ import annotations

from typing import TYPE_CHECKING

import click

from instantsia.cli import answering, options
from instantsia.cli.progress import Working

COMPARING = "setting the two side by side"

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden


@click.command()
@click.argument("first")
@click.argument("second", required=False)
@options.asked
@click.option("--world", multiple=True, metavar="SOURCE=READING", help="Force a source into a reading on both sides.")
@answering.answers
@options.as_json
@options.runs_folder
def command(
    first: str,
    second: str | None,
    asked: options.Asked,
    world: tuple[str, ...],
    answer: tuple[str, ...],
    defaults: bool,
    sheet: str | None,
    hidden: Hidden,
    model: str | None,
    as_json: bool,
    runs: str,
) -> None:
    """Set a what-if, or two runs, side by side on the same draws.

    \b
    instantsia compare CASE WHAT_IF          a what-if that the case names
    instantsia compare CASE --set PATH=VALUE
    instantsia compare TABLE --set "Ann Lee.position=40"
    instantsia compare RUN RUN               two runs: folders, starts of their hashes, "last", "previous"

    --assume changes a reading and is compared with the case as drawn; --world holds one on both sides.

    A comparison of a table asks nothing: what --answer does not tell is taken as default, with --defaults or without.
    """
    from instantsia import api
    from instantsia.report.comparison import comparison_json, screen

    if answering.is_table(first):
        if world:
            raise click.UsageError("--world goes with a case, which has sources to doubt, and not with a table")
        if second is not None or asked.without or asked.assume or asked.known_by:
            raise click.UsageError("a table is compared with itself and what --set changes in it")
        changed = answering.study(
            first,
            answer=answer,
            defaults=True,
            sheet=sheet,
            model=model,
            as_of=asked.as_of,
            sets=asked.sets,
            command="instantsia forecast TABLE",
            hidden=hidden,
            as_json=as_json,
        )
        as_read = api.of_document(changed.document, asked=first)
        with Working(COMPARING):
            found = as_read.compare_with(changed, **asked.draws_and_days | {"as_of": as_read.case.as_of})
    elif answer or defaults or sheet or model or hidden != "read":
        what = "a run" if api.is_run(first, runs) else "a case"
        if what == "a case":
            options.study(first)  # what is neither is refused as any name of a case is that is not known
        answering.refuse_beside_no_table(f"{first} is {what}", answer, defaults, sheet, model, hidden)
    elif second is not None and api.is_run(first, runs) and api.is_run(second, runs):
        if asked.sets or asked.without or asked.assume or world or asked.as_of or asked.known_by:
            raise click.UsageError("two runs are compared as they are; --set and the like go with a case")
        with Working(COMPARING):
            found = api.compare_runs(first, second, runs)
    else:
        with Working(COMPARING):
            found = options.study(first).compare(
                second,
                set=asked.sets,
                without=asked.without,
                assume=asked.assume,
                world=world,
                **asked.draws_and_days,
            )
    click.echo(comparison_json(found) if as_json else screen(found))
