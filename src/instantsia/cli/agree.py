from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@options.as_json
def command(case: str, as_json: bool) -> None:
    """Set the coders of a case side by side, and say how far they agree.

    The coders are whoever coded claims.csv (called first) and NAME of each claims.NAME.csv. A second coder that is a
    program of the same make as the first inflates agreement; it is no intercoder reliability of people unless people
    coded, each without having seen what the others wrote.
    """
    from instantsia.report.agreement import agreement_json, screen

    found = options.study(case).agreement()
    click.echo(agreement_json(found) if as_json else screen(found))
