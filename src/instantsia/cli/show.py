from __future__ import annotations

import click

from instantsia.cli.options import case_argument


@click.command()
@case_argument
@click.option("--claims", is_flag=True, help="Every claim: what it says, who tells it, where it stands.")
@click.option("--paths", is_flag=True, help="Every name that --set, --without and when know.")
def command(case: str, claims: bool, paths: bool) -> None:
    """Tell a case in words, with every name that --set, --without and when know."""
    import instantsia.report.listing as listing
    from instantsia.api import load

    study = load(case)
    if claims:
        click.echo(listing.claims(study.case))
    if paths:
        click.echo(listing.paths(study.case))
    if not claims and not paths:
        click.echo(listing.case_in_words(study.case))
