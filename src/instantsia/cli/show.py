from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option("--claims", is_flag=True, help="Every claim: what it says, who tells it, where it stands.")
@click.option("--paths", is_flag=True, help="Every name that --set, --without and when know.")
def command(case: str, claims: bool, paths: bool) -> None:
    """Tell a case in words, with every name that --set, --without and when know."""
    import instantsia.report.listing as listing

    found = options.study(case).case
    if claims:
        click.echo(listing.claims(found))
    if paths:
        click.echo(listing.paths(found))
    if not claims and not paths:
        click.echo(listing.case_in_words(found))
