"""Nobody who is there may be against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import ABSENT, Ballots, Decision, Threshold, over_members, tally
from instantsia.rules import RuleKind


class Spec(RuleKind):
    """All must vote for one and the same; otherwise what holds holds.

    rule = { kind = "unanimity", abstain = "blocks" }
    """

    kind: Literal["unanimity"] = "unanimity"
    abstain: Literal["allows", "blocks"] = "allows"
    """Whether one who abstains lets it pass."""
    of: Literal["present", "all"] = "present"

    def decide(self, seen: Ballots, numbers: Mapping[str, Floats], chance: Mapping[str, Floats]) -> Decision:
        voters = (seen.weight > 0).astype(float)
        heads = tally(seen.vote, voters, seen.options)
        counts = seen.vote >= 0 if self.abstain == "allows" else seen.vote != ABSENT
        base = over_members(voters) if self.of == "all" else over_members(voters * counts)
        whole = (heads.max(axis=1) >= base) & (base > 0)
        option = np.where(whole, heads.argmax(axis=1), seen.status_quo).astype(np.int8)
        return Decision(option, tally(seen.vote, seen.weight, seen.options), np.zeros(len(option), np.bool_))

    def threshold(
        self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_], numbers: Mapping[str, Floats]
    ) -> Threshold:
        """Every seat."""
        whole = over_members(seats if self.of == "all" else seats * present)
        return Threshold(np.maximum(whole, np.finfo(np.float64).tiny))
