"""What may be needed again, as far as memory allows: of whatever is over, that goes which was asked for longest ago."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Values by key, each with a size, together at most `limit`; a larger one is not kept at all.

    >>> kept = Recent[str](limit=2)
    >>> kept.put("a", "A"), kept.put("b", "B"), kept.get("a"), kept.put("c", "C")
    (None, None, 'A', None)
    >>> kept.get("a"), kept.get("b"), kept.get("c")
    ('A', None, 'C')
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> V | None:
        """The value, which is now the one last asked for; None where it is not kept."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: V, size: int = 1) -> None:
        """Keep a value of some size."""
        old = self._kept.pop(key, None)
        self.size += size - (0 if old is None else old[1])
        self._kept[key] = value, size
        while self.size > self.limit:
            self.size -= self._kept.popitem(last=False)[1][1]
