from __future__ import annotations

import click

from instantsia.cli import options


@click.command()
@options.case_argument
@click.option("--check", "only_check", is_flag=True, help="Write nothing: say what would be changed; then status 1.")
@click.pass_context
def command(ctx: click.Context, case: str, only_check: bool) -> None:
    """Give keys of a case that have another name now their new one, in its files.

    Only the old names are replaced, also in the paths of claims, assumptions and what-ifs. Comments, order
    and spacing stay, and each change is printed with its line. A case without an old name is left as it is.
    """
    import shlex

    from instantsia.api import upgrade
    from instantsia.case.phrases import plural

    found = upgrade(case, write=not only_check)
    for change in found.changes:
        click.echo(f"{change.place}: {change.old} -> {change.new}")
    files = plural(len(found.files), "file")
    if not found.changes:
        click.echo(f"{case}: no key of it has another name now")
    elif only_check:
        click.echo(f"{plural(len(found.changes), 'name')} in {files} would be changed; nothing is written")
    else:
        click.echo(f"{plural(len(found.changes), 'name')} in {files} changed")
    for folder in found.others:
        click.echo(f"{folder}, which {case} includes, has old names, too: instantsia upgrade {shlex.quote(folder)}")
    ctx.exit(1 if only_check and found.changes else 0)
