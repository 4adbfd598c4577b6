"""Playing a case from the command line: with progress on a terminal, and what is kept when it is interrupted."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instantsia.cli.options import Beside, Output
from instantsia.cli.progress import Progress, Working
from instantsia.cli.terminal import encodes

if TYPE_CHECKING:
    from instantsia.api import Result, Study

ANSWERING = "working out the answer"
"""What is said while a run is examined, which takes longer than to play it."""
LEAST_WIDTH, MOST_WIDTH = 40, 120
"""A screen is as wide as the terminal between these."""


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

    with ExitStack() as stack:
        with Progress() as progress:
            plan = study.plan(draws, seed, as_of, known_by, each_turn=each_turn)
            asked = played(
                plan,
                output.runs,
                workers=output.workers,
                scheduler=output.scheduler,
                fresh=output.fresh,
                progress=progress,
            )
            result = stack.enter_context(asked)
        for note in result.notes:
            click.echo(note, err=True)
        if result.from_folder:
            click.echo(f"shown from {result.path}, where it was already played (--fresh plays it anew)", err=True)
        yield result


def show(result: Result, output: Output, beside: Beside, more: Callable[[], Sequence[str]]) -> None:
    """Write the report of a run, and print the answer: one JSON object, or the screen and some lines more below it."""
    with Working(ANSWERING):
        result.with_beside(beside.own, beside.base_rate)
        report = result.write_report()
        if output.as_json:
            lines = [result.json()]
        else:
            lines = [screen(result, full=output.full), f"Report: {short(report)}", *more()]
    for line in lines:
        click.echo(line)
    if output.as_json:
        return
    if output.open_page:
        click.launch(str(report))


def screen(result: Result, *, full: bool) -> str:
    """The answer as wide as the terminal, in the letters that it has."""
    wide = min(max(shutil.get_terminal_size().columns, LEAST_WIDTH), MOST_WIDTH)
    text = result.screen(wide, full=full)
    if encodes(text, getattr(sys.stdout, "encoding", None)):
        return text
    return result.screen(wide, full=full, ascii=True)


def short(path: Path) -> str:
    """A path from here, where it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
