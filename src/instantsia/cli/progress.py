"""Progress of a long run, on the terminal's error stream and only where a person looks at it."""

from __future__ import annotations

import sys
import time

import click

from instantsia.cli.terminal import line_again

QUIET_SECONDS = 1.0


class Progress:
    """Called after every block with blocks that are there and blocks in all."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown = False
        self.there = self.blocks = 0

    def __call__(self, there: int, blocks: int) -> None:
        self.there, self.blocks = there, blocks
        if sys.stderr.isatty() and time.monotonic() - self._started > QUIET_SECONDS:
            line_again(f"{there} of {blocks} blocks")
            self._shown = True

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            line_again(" " * 40)
            line_again("")

    def interrupted(self) -> None:
        """Say how much is kept."""
        self.done()
        kept = f"{self.there} of {self.blocks} blocks are kept; the same command goes on from there"
        click.echo(kept if self.blocks else "nothing was played yet", err=True)
