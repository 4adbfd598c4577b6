"""What would be wrong: ages from 62 to 70 are asked about as points, and lie on 0 to 100 in silence as ranges."""

from __future__ import annotations

import pytest

from instantsia.case.numbers import Number
from instantsia.stakeholders.files.columns.scales import doubt_of
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Scale, Spot


def scale_of(*ranges: tuple[float, ...]) -> Scale | None:
    """The scale that is proposed for ranges, each its low and high end, with the best between them or without."""
    cells = [
        Quantity(
            "..".join(map(str, one)),
            Number(low=one[0], high=one[-1], mode=one[1] if len(one) == 3 else None, source="table"),
            None,
            Spot("age.csv", row=row, column=2, name="Position"),
        )
        for row, one in enumerate(ranges, 2)
    ]
    doubt = doubt_of(cells, "positions")
    return None if doubt is None else doubt.scale


@pytest.mark.parametrize("wide", [False, True])
def test_ranges_around_points_close_together_are_asked_about_as_the_points_are(wide: bool) -> None:
    bests = (62, 63, 66, 68, 70)
    assert scale_of(*((one,) for one in bests)) == (62, 70)
    off = 4 if wide else 2
    assert scale_of(*((one - off, one, one + off) for one in bests)) == (62 - off, 70 + off)
    assert scale_of(*((one - off, one + off) for one in bests)) == (62 - off, 70 + off)


def test_wide_ranges_and_round_ones_are_on_0_to_100_as_before() -> None:
    assert scale_of((31, 52, 71), (40, 55, 60), (42, 53, 64), (45, 56, 72), (41, 50, 61)) is None
    assert scale_of((50, 60), (55, 65), (60, 65), (60, 70), (55, 65)) is None
    assert scale_of((62, 64), (63, 65), (64, 66), (66, 70)) is None


def test_a_best_guess_that_is_not_round_tells_as_much_as_an_end() -> None:
    assert scale_of((60, 62, 65), (60, 63, 65), (60, 64, 70), (65, 66, 70), (60, 61, 65)) == (60, 70)
