"""Progress of what takes long, on the terminal's error stream and only where a person looks at it."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

import click

from instantsia.cli.terminal import line_again

QUIET_SECONDS = 1.0
"""So long nothing is said: whoever waits no longer does not look for it."""
EACH_SECONDS = 1.0


def _looked_at() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


class Working:
    """What is being done, and for how long, while something is worked out that cannot tell how far it is.

    Its line is gone before anything else is printed, so nothing may be printed while it is held.
    """

    def __init__(self, doing: str) -> None:
        self.doing = doing
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._longest = 0

    def __enter__(self) -> Working:
        if _looked_at():
            self._thread = threading.Thread(target=self._tell, daemon=True)
            self._thread.start()
        return self

    def _tell(self) -> None:
        started = time.monotonic()
        pause = QUIET_SECONDS
        while not self._over.wait(pause):
            line = f"{self.doing} ({time.monotonic() - started:.0f} s)"
            self._longest = max(self._longest, len(line))
            line_again(line)
            pause = EACH_SECONDS

    def over(self) -> None:
        """Clear the line; nothing where it is cleared."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._longest:
            line_again(" " * self._longest)
            line_again("")
            self._longest = 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over()


class Progress:
    """Called after every block with blocks that are there and blocks in all; until then it says that it is played.

    Its line is gone behind the `with` in which it is held, and where that is interrupted it says how much is kept.
    """

    def __init__(self) -> None:
        self._started = 0.0
        self._shown = False
        self._first = Working("playing")
        self.there = self.blocks = 0

    def __enter__(self) -> Progress:
        self._started = time.monotonic()
        self._first.__enter__()
        return self

    def __call__(self, there: int, blocks: int) -> None:
        self._first.over()
        self.there, self.blocks = there, blocks
        if _looked_at() and time.monotonic() - self._started > QUIET_SECONDS:
            line_again(f"{there} of {blocks} blocks")
            self._shown = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._first.over()
        if self._shown:
            line_again(" " * 40)
            line_again("")
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            kept = f"{self.there} of {self.blocks} blocks are kept; the same command goes on from there"
            click.echo(kept if self.blocks else "nothing was played yet", err=True)
