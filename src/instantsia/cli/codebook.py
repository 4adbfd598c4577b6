from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option("-o", "output", metavar="F.csv", help="The file to write; it is printed without this, or with -.")
@click.option("--texts", type=click.Path(exists=True, file_okay=False), help="Folder with your copies of the texts.")
def command(case: str, output: str | None, texts: str | None) -> None:
    """Write what a further coder fills in blind: passages, scales and kinds, no values.

    A row a claim. The coder reads the passage, fills in `value` and `kind`, says in `why` what made them read it so,
    and leaves `value` blank where they could not tell. They must not see claims.csv. The words of the passage stand in
    `passage` where they are found in a copy of the text, in --texts or beside the case; else where they are to be
    found. Filled in, the table
    is saved beside claims.csv as claims.NAME.csv, NAME being the coder: in each draw one coder is heard, for every
    claim that is coded more than once.

    A second coder that is a program of the same make as the first inflates agreement: say in the README who coded.
    """
    from pathlib import Path

    from instantsia.errors import UserError
    from instantsia.files import write_whole

    study = options.study(case)
    made = study.codebook(texts)
    if output in (None, "-"):
        click.echo(made, nl=False)
        return
    assert output is not None
    path = Path(output)
    if path.exists():
        raise UserError(f"{output} is there already: it may be filled in, and nothing is overwritten")
    write_whole(path, made.encode())
    click.echo(f"{output} is written: {len(study.case.claim)} passages to be coded")
