"""Arguments that cannot be meant are refused in a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.models.settlement.stakes import Stakes, Voting
from instantsia.models.voting.ballots import more_than_half

GOOD: dict[str, Any] = {"position": [0.0, 50.0], "capability": 1.0, "salience": [1.0, 2.0]}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"position": []}, "no actor"),
        ({"position": 5.0}, "no actor"),
        ({"position": [0.0, 101.0]}, "position outside"),
        ({"position": [0.0, np.nan]}, "position outside"),
        ({"capability": [-1.0, 1.0]}, "capability below 0"),
        ({"salience": [np.inf, 1.0]}, "salience below 0"),
        ({"salience": [1.0, 1.0, 1.0]}, "salience of shape"),
        ({"reference": -3.0}, "reference outside"),
        ({"reference": [1.0, 2.0]}, "reference of shape"),
        ({"scale": (100.0, 0.0)}, "the scale"),
        ({"scale": (0.0, np.inf)}, "the scale"),
    ],
)
def test_stakes_that_cannot_be(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Stakes(**(GOOD | changed))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"votes": []}, "no actor"),
        ({"votes": [-1.0, 1.0]}, "votes below 0"),
        ({"quota": 0.0}, "quota"),
        ({"quota": np.nan}, "quota"),
        ({"veto": [True]}, "vetoes of shape"),
        ({"setter": 2}, "setter"),
        ({"setter": -1}, "setter"),
    ],
)
def test_votes_that_cannot_be(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Voting(**({"votes": [1.0, 1.0], "quota": 1.0} | changed))


@pytest.mark.parametrize("votes", [[1.0, 1.0], [0.1, 0.2, 0.3], [50.0, 49.0, 1.0], [0.0, 0.0], [1e-9, 1e9]])
def test_more_than_half_is_more_than_half(votes: list[float]) -> None:
    """A tie that passes, or a majority of one vote in a thousand that does not."""
    quota, total = float(more_than_half(np.array(votes))), sum(votes)
    assert quota > total / 2
    assert quota > 0
    assert quota <= total * 0.501 or total == 0
