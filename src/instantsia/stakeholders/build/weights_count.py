"""Whether what somebody weighs counts in what is played: every sentence about weights asks this first."""

from __future__ import annotations

from instantsia.models import settlement
from instantsia.stakeholders.questions import Asking


def weights_count(asking: Asking) -> bool:
    """Whether anything that may settle an issue looks at what somebody weighs; on a ballot nothing does."""
    return any(not settlement.method(one).NEEDS_VOTING for one in asking.value("model"))
