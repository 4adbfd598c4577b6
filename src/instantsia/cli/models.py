from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.as_json
def command(as_json: bool) -> None:
    """List the models of settlement and of voting power."""
    from instantsia.report.models import listed, listed_json

    click.echo(listed_json() if as_json else listed())
