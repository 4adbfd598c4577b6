"""What a study has that each part of it asks for: the case, what is played, and the same case with changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from instantsia.case.model import Case

if TYPE_CHECKING:
    from instantsia.engine.plan import Plan


class Asked:
    """A case that can be played; `Study` says how."""

    @property
    def case(self) -> Case:
        """The case."""
        raise NotImplementedError

    def plan(self, draws: int = 10_000, seed: int = 1, as_of: str | None = None, known_by: str | None = None) -> Plan:
        """Return what is played."""
        raise NotImplementedError

    @property
    def unread(self) -> tuple[str, ...]:
        """A sentence for each number that was set and that nothing reads."""
        raise NotImplementedError

    def changing(self, set: Sequence[str] = (), without: Sequence[str] = (), assume: Sequence[str] = ()) -> Self:
        """Return the same case with more changes made to it."""
        raise NotImplementedError
