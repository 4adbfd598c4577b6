"""Playing a case from the command line: with progress on a terminal, and what is kept when it is interrupted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from instantsia.cli.progress import Progress

if TYPE_CHECKING:
    from instantsia.api import Result, Study


def play(
    study: Study,
    *,
    draws: int,
    seed: int,
    as_of: str | None,
    known_by: str | None = None,
    runs: str,
    workers: int | None,
    fresh: bool,
) -> Result:
    """The run, from its folder where it was already played."""
    progress = Progress()
    try:
        result = study.run(
            draws=draws,
            seed=seed,
            as_of=as_of,
            known_by=known_by,
            runs=runs,
            workers=workers,
            fresh=fresh,
            progress=progress,
        )
    except KeyboardInterrupt:
        progress.interrupted()
        raise
    progress.done()
    for note in result.notes:
        click.echo(note, err=True)
    if result.from_folder:
        click.echo(f"shown from {result.path}, where it was already played (--fresh plays it anew)", err=True)
    return result


def short(path: Path) -> str:
    """A path from here, where it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
