from __future__ import annotations

from typing import TYPE_CHECKING

import click

from instantsia.cli import answering, options

if TYPE_CHECKING:
    from instantsia.stakeholders.files.votes.table import VotesTable
    from instantsia.stakeholders.files.workbook import Hidden


@click.command()
@click.argument("table")
@click.option(
    "--quota",
    metavar="VOTES",
    help="So many votes, or more, win: 12, 2/3, 65 %, more than half, two thirds of those present, unanimity.",
)
@click.option("--coalition", is_flag=True, help="Who rules where any majority can throw out the others.")
@answering.reading
@options.as_json
def command(
    table: str,
    quota: str | None,
    coalition: bool,
    answer: tuple[str, ...],
    sheet: str | None,
    hidden: Hidden,
    as_json: bool,
) -> None:
    """Say how often each vote of a body decides: Shapley-Shubik, Banzhaf, Owen.

    \b
    instantsia power TABLE --quota VOTES     how often each vote decides
    instantsia power TABLE --coalition       the minimal ruling coalition

    TABLE is CSV, TSV, XLSX or ODS: its first column names the member, the column votes (or seats, or weight) says how
    many they have, a column veto (if there is one) without whom nothing passes, a column union whom they have joined
    beforehand.
    """
    import sys
    from pathlib import Path

    from instantsia.models.power.banzhaf import banzhaf
    from instantsia.models.power.games import scaled, with_vetoes
    from instantsia.models.power.owen import owen
    from instantsia.models.power.shapley_shubik import shapley_shubik
    from instantsia.report.power import Member, Power, power_json, screen, warnings
    from instantsia.stakeholders.files.votes.table import read_votes

    if coalition == (quota is not None):
        both = "--coalition asks for more than half of the votes of whoever is left, and goes without --quota"
        raise click.UsageError(
            both if coalition else "say how many votes win (--quota), or ask who rules (--coalition)"
        )
    how = answering.how_it_is_read(table, answer, sheet)
    read = read_votes(Path(table), "more than half" if quota is None else quota, sheet, hidden=hidden, **how)
    for note in read.notes:
        click.echo(note, err=True)
    for row in read.left_out:
        click.echo(f"left out: {row}", err=True)
    if read.unread:
        click.echo(f"columns not read: {', '.join(read.unread)}", err=True)
    if coalition:
        click.echo(_ruling(Path(table).name, read, as_json))
        return
    game = scaled(read.votes, read.quota)
    if read.vetoes is not None:
        game = with_vetoes(game, read.vetoes)
    share, counted = shapley_shubik(game), banzhaf(game)
    vetoes, joined = game.vetoes, None
    if read.unions is not None:
        joined = owen(game, [(union, None if union else place) for place, union in enumerate(read.unions)])
    power = Power(
        Path(table).name,
        read.quota,
        tuple(
            Member(
                name=name,
                votes=read.votes[place],
                shapley_shubik=share[place],
                banzhaf=counted.normalised[place],
                decides=counted.absolute[place],
                veto=vetoes[place],
                union=None if read.unions is None else read.unions[place],
                owen=None if joined is None else joined[place],
            )
            for place, name in enumerate(read.members)
        ),
    )
    # exact fractions of large bodies are longer than what Python prints unasked
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        told = power_json(power) if as_json else screen(power)
    finally:
        sys.set_int_max_str_digits(limit)
    click.echo(told)
    if as_json:
        return
    for line in warnings(power):
        click.echo(f"warning: {line}", err=True)


def _ruling(title: str, read: VotesTable, as_json: bool) -> str:
    """The minimal ruling coalition, in words or as JSON; what it does not look at is said."""
    from instantsia.errors import UserError
    from instantsia.report.coalition import ruling_json, ruling_of, screen

    idle = [name for name, there in (("veto", read.vetoes), ("union", read.unions)) if there is not None]
    if idle:
        click.echo(f"columns not read with --coalition: {', '.join(idle)}", err=True)
    try:
        found = ruling_of(title, read.members, read.votes)
    except ValueError as error:
        raise UserError(str(error)) from None
    return ruling_json(found) if as_json else screen(found)
