from __future__ import annotations

import click


@click.command()
@click.argument("which", type=click.Choice(["case", "answer"]), default="case")
def command(which: str) -> None:
    """Print the JSON Schema of case.toml, or of the answer, for editors and programs."""
    import json

    if which == "case":
        from instantsia.casefile.schema import case_schema

        click.echo(json.dumps(case_schema(), indent=1))
    else:
        from instantsia.report.schema import answer_schema

        click.echo(json.dumps(answer_schema(), indent=1))
