"""What a model is, in four sentences: every model's file exports one as `ABOUT`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """A model in short.

    title    its name
    cites    whose numbers it was checked against, or whose equations it follows
    assumes  what must hold for its answer to mean something
    fails    when it should not be asked
    """

    title: str
    cites: tuple[str, ...]
    assumes: str
    fails: str
