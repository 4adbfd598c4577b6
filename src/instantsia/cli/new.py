from __future__ import annotations

import shlex

import click


@click.command()
@click.argument("name")
@click.option("--from", "source", metavar="CASE", help="Copy this template or bundled case instead of the skeleton.")
def command(name: str, source: str | None) -> None:
    """Write something to overwrite: a case that runs as it is, a copy of a bundled one, or a table.

    \b
    instantsia new my-case                     a commented skeleton of a case, in a new folder
    instantsia new my-case --from leader       a template: one person decides after a hearing;
                                               or board, two-chambers, succession, talks
    instantsia new my-case --from apparatus    all of it as one machine: reports, beliefs, bodies, orders, bargains
    instantsia new my-case --from june-1957    a copy of a bundled case
    instantsia new ban.xlsx                    a table of fourteen stakeholders, for `forecast`; .csv and .tsv, too
    instantsia new deal.xlsx --from deal       a table of four issues between two sides, for `bargain`

    Nothing is overwritten.
    """
    from instantsia.api import new
    from instantsia.stakeholders.files.example_table import is_table

    made, quoted = new(name, source), shlex.quote(name)
    click.echo(f"{made} is written. Next:")
    if is_table(name):
        click.echo(f"  instantsia {'bargain' if source == 'deal' else 'forecast'} {quoted}")
        return
    click.echo(f"  instantsia check {quoted} --texts {quoted}" if source is None else f"  instantsia check {quoted}")
    click.echo(f"  instantsia run {quoted}")
