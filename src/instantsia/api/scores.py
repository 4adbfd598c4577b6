"""All scores of all bundled cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from instantsia.api.cases import bundled
from instantsia.api.loading import load

if TYPE_CHECKING:
    from instantsia.analysis.scoreboard import Scoreboard


def scoreboard(draws: int = 10_000, seed: int = 1) -> Scoreboard:
    """Return all scores of all bundled cases beside the rivals that were fixed beforehand, and the pooled means.

    Each case is looked at from the day that it names, else from the day before the first step of which its record
    tells; a case without either is left out.
    """
    from instantsia.analysis.eve import eve
    from instantsia.analysis.scoreboard import scoreboard

    studies = [study for study in map(load, bundled()) if eve(study.case) is not None]
    return scoreboard([study.plan(draws, seed, study.eve[0]) for study in studies])
