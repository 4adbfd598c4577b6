"""What is kept stays within its bound, and what was asked for last stays longest."""

from __future__ import annotations

from instantsia.draws.recent import Recent


def test_sizes_add_up_whatever_is_put_and_dropped() -> None:
    kept = Recent[str](10)
    kept.put("a", "A", 4)
    kept.put("b", "B", 4)
    kept.put("a", "other", 6)
    assert (kept.size, len(kept), kept.get("a")) == (10, 2, "other")
    kept.put("c", "C", 1)
    assert (kept.size, kept.get("b"), kept.get("a"), kept.get("c")) == (7, None, "other", "C")


def test_what_is_larger_than_all_there_is_room_for_is_not_kept() -> None:
    kept = Recent[str](10)
    kept.put("a", "A", 11)
    assert (kept.size, len(kept), kept.get("a")) == (0, 0, None)
