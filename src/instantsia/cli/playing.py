"""Playing a case from the command line: with progress on a terminal, and what is kept when it is interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instantsia.cli.options import Output
from instantsia.cli.progress import Progress

if TYPE_CHECKING:
    from instantsia.api import Result, Study


@contextmanager
def play(
    study: Study,
    output: Output,
    *,
    draws: int,
    seed: int,
    as_of: str | None,
    known_by: str | None = None,
    each_turn: bool = False,
) -> Iterator[Result]:
    """The run, from its folder where it was already played; nobody deletes it until its report is written."""
    from instantsia.api.playing import played

    progress = Progress()
    with ExitStack() as stack:
        try:
            plan = study.plan(draws, seed, as_of, known_by, each_turn=each_turn)
            asked = played(plan, output.runs, workers=output.workers, fresh=output.fresh, progress=progress)
            result = stack.enter_context(asked)
        except KeyboardInterrupt:
            progress.interrupted()
            raise
        progress.done()
        for note in result.notes:
            click.echo(note, err=True)
        if result.from_folder:
            click.echo(f"shown from {result.path}, where it was already played (--fresh plays it anew)", err=True)
        yield result


def show(result: Result, output: Output, more: Callable[[], Sequence[str]]) -> None:
    """Write the report of a run, and print the answer: one JSON object, or the screen and some lines more below it."""
    report = result.write_report()
    if output.as_json:
        click.echo(result.json())
        return
    for line in (result.screen(), f"Report: {short(report)}", *more()):
        click.echo(line)
    if output.open_page:
        click.launch(str(report))


def short(path: Path) -> str:
    """A path from here, where it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
