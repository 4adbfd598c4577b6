"""What a case is asked of two sides: what both would accept, one course month by month, each mechanism off in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from instantsia.api.asked import Asked

if TYPE_CHECKING:
    from instantsia.api.views import ShownChronicle, ShownCorridor, ShownEach


class OtherSide(Asked):
    """A case in which two sides fight and bargain."""

    def corridor(
        self,
        step: str | None = None,
        *,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> ShownCorridor:
        """Return what each side and each home would accept, turn by turn; over at most 20,000 draws.

        step   the step of offers; unless said, the first

        The same is played without the homes, without the worth of talks and without learning, on the same draws.
        Raises UserError where nobody makes offers turn by turn, and for a step that makes none.
        """
        from instantsia.analysis.other_side.corridor import corridor
        from instantsia.analysis.other_side.mechanisms import OPENERS, mechanisms
        from instantsia.api.views import ShownCorridor, shown

        plan = self.plan(draws, seed, as_of, known_by)
        without = {
            one: self.changing(set=one.sets).plan(draws, seed, as_of, known_by)
            for one in mechanisms(self.case, OPENERS)
        }
        return shown(ShownCorridor, corridor(plan, without, step))

    def chronicle(
        self,
        draw: int | str = "typical",
        *,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> ShownChronicle:
        """Return one course, turn by turn, in sentences.

        draw   "typical", "strangest", or the number of a draw, from 0. The typical one is the likeliest of the draws,
               at most 20,000, by when each of its milestones is reached, the strangest the least likely

        Raises UserError where nothing repeats, and for a draw that is not played.
        """
        from instantsia.analysis.other_side.chronicle import chronicle
        from instantsia.api.views import ShownChronicle, shown

        return shown(ShownChronicle, chronicle(self.plan(draws, seed, as_of, known_by), draw))

    def each(
        self, *, draws: int = 10_000, seed: int = 1, as_of: str | None = None, known_by: str | None = None
    ) -> ShownEach:
        """Return what each mechanism of two sides moves: each is switched off in turn, on the same draws.

        Raises UserError where the case has none.
        """
        from instantsia.analysis.other_side.each import each
        from instantsia.analysis.other_side.mechanisms import mechanisms
        from instantsia.api.views import ShownEach, shown

        plan = self.plan(draws, seed, as_of, known_by)
        off = {one: self.changing(set=one.sets).plan(draws, seed, as_of, known_by) for one in mechanisms(self.case)}
        return shown(ShownEach, each(plan, off))
