from __future__ import annotations

import click


@click.command()
def command() -> None:
    """List the bundled cases: question, years, sources and how far they are trusted."""
    from instantsia.api import bundled, load
    from instantsia.report.listing.cases import case_line

    for name in bundled():
        click.echo(case_line(load(name).case))
