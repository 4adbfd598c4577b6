"""What a case is asked of how good it is and what is to be watched: signposts, controls, the day to look from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from instantsia.api.asked import Asked
from instantsia.errors import UserError

if TYPE_CHECKING:
    from instantsia.analysis.control.control import Control
    from instantsia.analysis.results import Signposts


class Watched(Asked):
    """A case whose forecast can be watched, and held against its record."""

    def signposts(
        self, draws: int = 10_000, seed: int = 1, as_of: str | None = None, known_by: str | None = None
    ) -> Signposts:
        """Return what could be seen or found out before the headline is decided, the most telling first.

        Over at most 20,000 draws. Without a day it is looked at from the day that the case names, if it names one.
        """
        from instantsia.analysis.signposts.signposts import signposts

        if as_of is None and known_by is None and self.case.as_of is not None:
            as_of = self.eve[0]
        return signposts(self.plan(draws, seed, as_of, known_by))

    def control(
        self,
        shuffles: int = 200,
        *,
        draws: int = 2_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
        fit: bool = False,
    ) -> Control:
        """Set the scores of the case beside those with its claims shuffled among the actors, and with them erased.

        shuffles       how often the claims are dealt anew
        as_of, known_by  the vantage; without one it is the day that the case names, else the day before the first
                       step of which its record tells
        fit            with everything known in place of a vantage, every step played that the record gives

        Raises UserError where nothing is scored from there, where a case has no such day, and where `fit` stands
        beside a vantage.
        """
        from instantsia.analysis.control.control import control

        if fit and (as_of or known_by):
            raise UserError("a fit is made with everything known: it goes with no --as-of and no --known-by")
        if not self.case.recorded | self.case.timed:
            raise UserError(f"{self.case.id}: nothing is scored: no claim of it is about the record of a step")
        if fit or as_of or known_by:
            return control(self.plan(draws, seed, as_of, known_by), shuffles)
        day, chosen = self.eve
        return control(self.plan(draws, seed, day), shuffles, chosen)

    @property
    def eve(self) -> tuple[str, Literal["case", "record"]]:
        """The day to look from, and whether the case names it or it is the day before the first step of its record.

        Raises UserError where there is neither.
        """
        from instantsia.analysis.eve import eve
        from instantsia.case.dates import day_text

        found = eve(self.case)
        if found is None:
            raise UserError(f"{self.case.id} names no day to look from, and no step of its record has one: say --as-of")
        return day_text(found.day), found.why
