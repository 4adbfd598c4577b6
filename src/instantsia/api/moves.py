"""What a case is asked of what could move it: the shifts for one side, and the reports that carry the headline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from instantsia.api.asked import Asked

if TYPE_CHECKING:
    from instantsia.analysis.levers.information import Information
    from instantsia.api.views import ShownLevers
    from instantsia.stakeholders.files.entries import Unit


class Moves(Asked):
    """A case of which it can be asked what would move it."""

    _units: Mapping[str, Unit]

    def levers(
        self,
        actor: str,
        to: float | str | None = None,
        issue: str | None = None,
        *,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> ShownLevers:
        """Find the cheapest shifts for one side. Returns what each assumes, who loses by it, and what a reply leaves.

        Moves that change the headline by less than .01, or leave that side worse off, are not among them; those whose
        position was left blank are told apart (`unknown`), and trades between issues too (`trades`).

        actor  whose side is taken: an id, a name, an alias, or the beginning of one
        to     the point of the scale where they want it, an amount where positions are amounts, or an option there;
               unless said, it is where they stand
        issue  on which issue; unless said, on that of the headline

        Raises UserError for an actor or an issue that the case does not have, for an actor who stands nowhere, and
        where nothing can be moved.
        """
        from instantsia.analysis.levers.search import levers
        from instantsia.api.views import ShownLevers, shown

        if isinstance(to, str) and self.case.issue:
            to = self._in_unit(to, issue)
        return shown(ShownLevers, levers(self.plan(draws, seed, as_of, known_by), actor, to, issue))

    def _in_unit(self, written: str, issue: str | None) -> float | str:
        """An amount, or a day, as a point of the scale of an issue, of the headline unless said; what is none as it is
        written."""
        from instantsia.case.times import are_times
        from instantsia.stakeholders.files.columns.in_time import time_in
        from instantsia.stakeholders.questions import amount

        meant = next((one for one in self.case.issue if issue in (one.id, one.name)), self.case.issue[0])
        if meant.scale and are_times(*meant.bounds) and (day := time_in(written, True)) is not None:
            return float(day.parts[0])
        unit = self._units.get(meant.name or meant.id)
        found = None if unit is None else amount(written, unit)
        return written if found is None else found

    def information(
        self,
        event: str | None = None,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> Information:
        """Say which report, lost, late or not believed, changes the chance of an event (by id; the headline unless
        said), all on the same random numbers, and which is idle.

        Raises UserError for an event that the case does not have, and for a case without reports.
        """
        from instantsia.analysis.levers.information import information

        return information(self.plan(draws, seed, as_of, known_by), event)
