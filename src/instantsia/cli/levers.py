from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from instantsia.cli import answering, options

if TYPE_CHECKING:
    from instantsia.api import Study
    from instantsia.stakeholders.files.workbook import Hidden


@click.command()
@click.argument("source")
@click.option(
    "--for", "actor", required=True, metavar="ACTOR", help="Whose side: an id, a name, or the beginning of one."
)
@click.option(
    "--to",
    "point",
    default=None,
    metavar="POINT",
    help="Where they want it, a point or an option; where they stand unless said.",
)
@click.option(
    "--issue", default=None, metavar="ISSUE", help="Which issue, by id or name; that of the headline unless said."
)
@options.asked
@answering.answers
@options.as_json
def command(
    source: str,
    actor: str,
    point: str | None,
    issue: str | None,
    asked: options.Asked,
    answer: tuple[str, ...],
    defaults: bool,
    sheet: str | None,
    hidden: Hidden,
    model: str | None,
    as_json: bool,
) -> None:
    """Find the cheapest shifts for one side, who loses by each, what a reply leaves; and trades.

    \b
    instantsia levers ban.xlsx --for usa     a table, with what was answered about it
    instantsia levers CASE --for ACTOR       a case: a folder, or the name of a bundled one
    """
    from instantsia.report.levers import levers_json, screen

    table = answering.is_table(source)
    as_of = asked.as_of
    if table:
        if asked.without or asked.assume or asked.known_by:
            raise click.UsageError("--without, --assume and --known-by go with a case, not with a table")
        called = f"instantsia levers TABLE --for {shlex.quote(actor)}"
        study = answering.study(
            source, answer, defaults, sheet, model, as_of, asked.sets, command=called, hidden=hidden, as_json=as_json
        )
        as_of = study.case.as_of
        actor = _actor(study, actor, source)
    else:
        if answer or sheet or model:
            raise click.UsageError(f"--answer, --sheet and --model go with a table, and there is no file {source}")
        study = asked.study(source)
    issue = None if issue is None else _issue(study, issue, source if table else None)
    found = study.levers(actor, to=point, issue=issue, **asked.draws_and_days | {"as_of": as_of})
    click.echo(levers_json(found) if as_json else screen(found))


def _actor(study: Study, asked: str, table: str) -> str:
    """The id of the actor of a table who is meant, by its name, the beginning of it or a word in it, or by the id."""
    from instantsia.errors import UserError
    from instantsia.stakeholders.folding import actor_meant

    if asked in {one.id for one in study.case.actor}:
        return asked
    names = {one.name or one.id: one.id for one in study.case.actor}
    try:
        return names[actor_meant(asked, names)]
    except ValueError as error:
        raise UserError(f"{table}: --for: {error}") from None


def _issue(study: Study, asked: str, table: str | None) -> str:
    """The id of the issue that is meant, by its id, its name or the beginning of one.

    table   where a name that it has not is refused with those that it has; a case tells that itself
    """
    from instantsia.errors import UserError
    from instantsia.stakeholders.folding import name_meant

    if asked in study.case.issues:
        return asked
    names = {one.name or one.id: one.id for one in study.case.issue}
    try:
        return names[name_meant(asked, names, "an issue of the table")]
    except ValueError as error:
        if table is None:
            return asked
        raise UserError(f"{table}: --issue: {error}") from None
