from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from instantsia.cli import answering, options
from instantsia.cli.progress import Working

if TYPE_CHECKING:
    from instantsia.api import Study
    from instantsia.stakeholders.files.workbook import Hidden


@click.command()
@click.argument("source")
@click.option(
    "--for", "actor", default=None, metavar="ACTOR", help="Whose side: an id, a name, or the beginning of one."
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
@click.option("--information", is_flag=True, help="Which report, had it come otherwise, changes the outcome.")
@click.option(
    "--event", default=None, metavar="EVENT", help="With --information: of which event; the headline unless said."
)
@options.asked
@answering.answers
@options.as_json
def command(
    source: str,
    actor: str | None,
    point: str | None,
    issue: str | None,
    information: bool,
    event: str | None,
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
    instantsia levers CASE --information     which report, late, lost or not believed, changes the outcome
    """
    from instantsia.report.levers import levers_json, screen

    table = answering.is_table(source)
    if information:
        own = {"--for": actor, "--to": point, "--issue": issue, "--answer": answer, "--sheet": sheet, "--model": model}
        if beside := [option for option, given in own.items() if given]:
            raise click.UsageError(f"--information looks at reports, not at one side: it goes without {beside[0]}")
        if table:
            raise click.UsageError("--information goes with a case: a table has no reports")
        click.echo(_information(source, event, asked, as_json=as_json))
        return
    if event is not None:
        raise click.UsageError("--event goes with --information: levers of a side are about the headline")
    if actor is None:
        if not table:
            from instantsia.analysis.levers.search import refuse_undecided

            refuse_undecided(asked.study(source).case)
        raise click.UsageError("say whose side is taken (--for ACTOR), or ask what reports do (--information)")
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
        answering.refuse_beside_no_table(f"there is no file {source}", answer, defaults, sheet, model, hidden)
        study = asked.study(source)
    issue = None if issue is None else _issue(study, issue, source if table else None)
    with Working("looking for levers"):
        found = study.levers(actor, to=point, issue=issue, **asked.draws_and_days | {"as_of": as_of})
    click.echo(levers_json(found) if as_json else screen(found))


def _information(source: str, event: str | None, asked: options.Asked, *, as_json: bool) -> str:
    """What every report does, in words or as JSON."""
    from instantsia.report.information import information_json, screen

    with Working("playing every report otherwise"):
        found = asked.study(source).information(event, **asked.draws_and_days)
    return information_json(found) if as_json else screen(found)


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
