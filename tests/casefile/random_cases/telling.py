"""Facts, and what is told of them inside a leadership: origins, channels, and what depends on a belief."""

from __future__ import annotations

from instantsia.case.model import TABLES
from tests.casefile.random_cases.particular import Particular


class Telling(Particular):
    """How word comes and travels."""

    def facts(self) -> None:
        for fact in ("rumour", "letter")[: self.rng.choice((0, 1, 2, 2))]:
            self.add("fact", TABLES["fact"], {"id": fact})

    def word(self) -> None:
        """Origins and channels of the facts, and what somebody comes to want by them."""
        if not self.tables["fact"] or self.rng.random() < 0.2:
            return
        for origin in ("informer", "paper")[: self.rng.randrange(1, 3)]:
            self.add("origin", TABLES["origin"], {"id": origin})
        for channel in ("cable", "courier", "copy")[: self.rng.randrange(1, 4)]:
            self.add("channel", TABLES["channel"], {"id": channel})
        for depends in ("alarmed", "eased")[: self.rng.randrange(3)]:
            issue = self.rng.choice(self.models["issue"])
            # on a scale a belief moves where somebody stands, else what an option is worth
            option = {} if issue.scale is not None else {"option": self.rng.choice(issue.options)}
            self.add("depends", TABLES["depends"], {"id": depends, "issue": issue.id, **option}, without=("option",))
