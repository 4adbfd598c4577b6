"""What a case is asked of the inside of a leadership: who knew what when, and the way of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from instantsia.api.asked import Asked

if TYPE_CHECKING:
    from instantsia.api.views import ShownKnew, ShownTrace


class Inside(Asked):
    """A case that can be asked who knew what."""

    def knew(
        self,
        fact: str | None = None,
        who: str | None = None,
        *,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> ShownKnew:
        """Return who thought what of a fact when, and which report changed it; over at most 20,000 draws.

        fact  the id of one; unless said, all of which somebody believes something
        who   the id or the name of one actor; unless said, everybody who believes something
        as_of what had come about by that day alone, looked at from that day

        Raises UserError where nobody believes anything, and for a fact or an actor that is not there.
        """
        from instantsia.analysis.beliefs.knew import knew
        from instantsia.api.views import ShownKnew, shown

        return shown(ShownKnew, knew(self.plan(draws, seed, as_of, known_by), fact, who))

    def trace(
        self,
        report: str,
        draw: int | None = None,
        *,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> ShownTrace:
        """Return the way of one report, link by link, and what was decided by it.

        report  the id of a step of the kind report
        draw    the number of one draw, from 0; unless said, over all of them, at most 20,000

        Raises UserError for what is no report, and for a draw that is not played.
        """
        from instantsia.analysis.beliefs.trace import trace
        from instantsia.api.views import ShownTrace, shown

        return shown(ShownTrace, trace(self.plan(draws, seed, as_of, known_by), report, draw))
