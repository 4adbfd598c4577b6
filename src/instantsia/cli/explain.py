from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Explain a step, a rule, a table, a number, a model or a code of the checker."""
    from instantsia.report.explaining import explain, known

    click.echo(known() if name is None else explain(name))
