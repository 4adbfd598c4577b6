from __future__ import annotations

from typing import TYPE_CHECKING

import click

from instantsia.cli import answering, options

if TYPE_CHECKING:
    from collections.abc import Callable

    from instantsia.stakeholders.files.deal.table import Deal
    from instantsia.stakeholders.files.workbook import Hidden


def _share(name: str, told: str) -> Callable[[options.F], options.F]:
    return click.option(name, default="0", callback=options.share, metavar="SHARE", help=told)


@click.command()
@click.argument("table")
@click.option(
    "--a",
    default="linear",
    metavar="STANCE",
    help="boulware (holds out), linear, conceder, or an exponent: "
    "below 1 holds out, above 1 gives way early (a case's `shape` of offers runs the other way).",
)
@click.option("--b", default="linear", metavar="STANCE", help="The same of the other side.")
@click.option("--rounds", type=int, default=20, show_default=True, help="How many offers there are at most.")
@click.option("--protocol", default="alternating", show_default=True, help="Or simultaneous: both offer in each round.")
@click.option("--first", default="a", show_default=True, metavar="a|b", help="Who offers first.")
@click.option("--blind", is_flag=True, help="Neither side knows what the other wants.")
@click.option("--beyond", is_flag=True, help="A worst may be passed on one issue where another makes up for it.")
@_share("--keep-a", "What A has without a deal: 0 all worsts, 1 all bests.")
@_share("--keep-b", "The same of B.")
@_share("--delay-a", "What a round of waiting costs A of its gain: 2%.")
@_share("--delay-b", "The same of B.")
@click.option("--bundles", type=int, default=2_500, show_default=True, help="About so many deals are looked at.")
@click.option("--draws", type=int, default=2_000, show_default=True, help="How often what is not known is drawn.")
@click.option("--seed", type=int, default=options.SEED, show_default=True, help="Whose random numbers.")
@answering.reading
@click.option("--defaults", is_flag=True, help="Ask nothing: take what is guessed about the columns and numbers.")
@options.as_json
def command(
    table: str,
    a: str,
    b: str,
    rounds: int,
    protocol: str,
    first: str,
    blind: bool,
    beyond: bool,
    keep_a: float,
    keep_b: float,
    delay_a: float,
    delay_b: float,
    bundles: int,
    draws: int,
    seed: int,
    answer: tuple[str, ...],
    sheet: str | None,
    hidden: Hidden,
    defaults: bool,
    as_json: bool,
) -> None:
    """Say what two sides could agree on: range, likely deal, trades.

    TABLE is CSV, TSV, XLSX or ODS: a row an issue, with columns issue, unit, and of each side best, worst (where it
    walks away) and weight: our_best, our_worst, our_weight, their_best, ...; or with the names of the sides. Cells are
    numbers, ranges (6..18), words, or blank where nobody knows. A is our side, or the side that stands first.
    """
    from instantsia.analysis.bargaining.bargain import bargain
    from instantsia.api.bargaining import check_draws, deal_in, terms_of
    from instantsia.cli.progress import Working
    from instantsia.errors import UserError
    from instantsia.report.bargaining.data import bargain_json
    from instantsia.report.bargaining.screen import screen

    try:
        terms = terms_of(a, b, rounds, protocol, first, blind, beyond, (keep_a, keep_b), (delay_a, delay_b), bundles)
        check_draws(draws, seed)
    except UserError as error:
        # in Python they are arguments, here they are options
        raise UserError(f"--{error}") from None
    with Working("reading the table"):
        deal = deal_in(table, answering.of_files(table, answer, sheet), sheet, hidden)
    _guessed(table, deal, defaults)
    with Working("playing the talks"):
        found = bargain(deal, terms, draws, seed)
    click.echo(bargain_json(found) if as_json else screen(found))


def _guessed(table: str, deal: Deal, defaults: bool) -> None:
    """Says what was guessed; raises UserError with the line that answers it, unless the defaults are taken."""
    from instantsia.errors import UserError
    from instantsia.stakeholders.files.deal.table import line_to_paste

    if not deal.guessed:
        return
    told = [f"  {one.answer.partition('=')[0]}: {one.told}" for one in deal.guessed]
    if defaults:
        for line in told:
            click.echo(f"guessed: {line.strip()}", err=True)
        return
    head = f"{table}: the table does not tell all that is needed."
    paste = [f"  {line_to_paste(table, deal)}", "", "or --defaults, which takes all of it as it stands here."]
    raise UserError("\n".join([head, "", *told, "", "Say so, changed to what is so:", *paste]))
