from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option("--claims", is_flag=True, help="Every claim: what it says, who tells it, where it stands.")
@click.option("--paths", is_flag=True, help="Every name that --set, --without and when know.")
def command(case: str, claims: bool, paths: bool) -> None:
    """Tell a case in words, with every name that --set, --without and when know."""
    from instantsia.report.listing import cases
    from instantsia.report.listing import claims as claims_of
    from instantsia.report.listing import paths as paths_of

    found = options.study(case).case
    if claims:
        click.echo(claims_of.listed(found))
    if paths:
        click.echo(paths_of.listed(found))
    if not claims and not paths:
        click.echo(cases.case_in_words(found))
