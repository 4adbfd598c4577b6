"""Progress of a long run, on the terminal's error stream and only where a person looks at it."""

from __future__ import annotations

import sys
import time

import click

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
            click.echo(f"\r{there} of {blocks} blocks", nl=False, err=True)
            self._shown = True

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r" + " " * 40 + "\r", nl=False, err=True)

    def interrupted(self) -> None:
        """Say how much is kept."""
        self.done()
        kept = f"{self.there} of {self.blocks} blocks are kept; the same command goes on from there"
        click.echo(kept if self.blocks else "nothing was played yet", err=True)
