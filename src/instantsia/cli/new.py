from __future__ import annotations

import click


@click.command()
@click.argument("folder")
@click.option("--from", "source", metavar="CASE", help="Copy this bundled case instead of the skeleton.")
def command(folder: str, source: str | None) -> None:
    """Write a commented skeleton that runs as it is, or a copy of a bundled case."""
    from instantsia.api import new

    made = new(folder, source)
    click.echo(f"{made} is written. Next:")
    click.echo(f"  instantsia check {folder} --texts {folder}" if source is None else f"  instantsia check {folder}")
    click.echo(f"  instantsia run {folder}")
