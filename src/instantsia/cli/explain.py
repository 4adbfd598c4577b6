from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Explain a step, a rule, a table, a number, a model or a code of the checker."""
    from instantsia.cli import COMMANDS
    from instantsia.errors import UserError
    from instantsia.report.explaining import explain, known

    try:
        told = known() if name is None else explain(name)
    except UserError as error:
        if name is None or name.strip() not in COMMANDS:
            raise
        asked = name.strip()
        raise UserError(
            f"{asked} is a command, and nothing that stands in a case: instantsia {asked} --help says what it does, "
            f"docs/reference/command-line.md#{asked} too"
        ) from error
    click.echo(told)
