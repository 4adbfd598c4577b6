"""What a case is asked of changes: the same case beside itself with something changed, and its readings of a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from instantsia.api.asked import Asked
from instantsia.api.lists import check_lists
from instantsia.api.sides import readings_of
from instantsia.case.questions import WhatIf
from instantsia.casefile import library
from instantsia.casefile.overlay import Changed
from instantsia.engine.run import columns_of
from instantsia.errors import CaseError, Place, Problem, UserError, nearest

if TYPE_CHECKING:
    from instantsia.analysis.changes.worlds import Worlds
    from instantsia.api.views import ShownComparison


class Beside(Asked):
    """A case that can be set beside itself with changes made to it.

    changed   the case with the changes made to it
    """

    changed: Changed

    def compare(
        self,
        what_if: str | None = None,
        *,
        set: Sequence[str] = (),
        without: Sequence[str] = (),
        assume: Sequence[str] = (),
        world: Sequence[str] = (),
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> ShownComparison:
        """Set the case beside itself with something changed: a what-if that it names, or `set`, `without` and `assume`.

        world   the readings into which sources are forced on both sides, "SOURCE=READING"

        Both are played on the same random numbers, and steps that can depend on the change are played on both sides.
        """
        named: tuple[WhatIf, ...] = ()
        text = ""
        if what_if is not None:
            if what_if not in self.case.what_ifs:
                raise UserError(
                    f"{self.case.id} names no what-if {what_if!r} ({nearest(what_if, self.case.what_ifs)}), "
                    f"and it is no run either{_of_a_case(what_if)}"
                )
            one = self.case.what_ifs[what_if]
            named, text = (one,), one.text or one.id
        sets = (*(s for one in named for s in one.set), *set)
        withouts = (*(s for one in named for s in one.without), *without)
        assumes = (*(s for one in named for s in one.assume), *assume)
        if not sets and not withouts and not assumes:
            raise UserError(
                f"nothing to compare: name a what-if ({', '.join(self.case.what_ifs) or 'none is named'}) or use --set"
            )
        check_lists(world=world)
        try:
            inside = self.changing(assume=world)
        except CaseError as error:
            raise CaseError(_of_world(one) for one in error.problems) from None
        for asked in assumes:
            if (held := inside.changed.assume.get(source := asked.partition("=")[0].strip())) is not None and world:
                raise UserError(f"{source} is held at {held} on both sides, so --assume {asked} cannot change it")
        return inside.compare_with(inside.changing(sets, withouts, assumes), text, draws, seed, as_of, known_by)

    def compare_with(
        self,
        other: Beside,
        text: str = "",
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> ShownComparison:
        """Set the case beside the same one with changes made to it, as `compare` does.

        text   what the change is called, "" where it has no name
        """
        from instantsia.analysis.changes.compare import compare, side_by_side
        from instantsia.analysis.forecast import held_corners
        from instantsia.api.views import ShownComparison, shown

        plans = self.plan(draws, seed, as_of, known_by), other.plan(draws, seed, as_of, known_by)
        before, after = side_by_side(*plans)
        found = compare(before, after, held_corners(before, columns_of(before)), text=text)
        noted = replace(found, note=" ".join((*other.unread, *([found.note] if found.note else []))))
        return shown(ShownComparison, noted)

    def worlds(
        self, source: str, draws: int = 10_000, seed: int = 1, as_of: str | None = None, known_by: str | None = None
    ) -> Worlds:
        """Set the readings of a doubted source side by side, each forced in every draw, and as drawn.

        All are played on the same random numbers, and steps that can depend on the source are played in all of them.
        Of `coder` it is each of those who coded the case. Raises UserError for a source that the case does not have,
        and for one that is forced already.
        """
        from instantsia.analysis.changes.worlds import worlds

        name, chances = readings_of(self.case, source, self.changed.assume)
        sides = {reading: self.changing(assume=[f"{name}={reading}"]) for reading in chances}
        forced = {reading: side.plan(draws, seed, as_of, known_by) for reading, side in sides.items()}
        return worlds(self.plan(draws, seed, as_of, known_by), forced, name, chances)


def _of_a_case(name: str) -> str:
    """How two cases are set side by side, where the name is that of one; "" where it is not."""
    if library.meant(name) is None:
        return ""
    return (
        f": {name} is a case, and two cases are compared by a run of each (instantsia run CASE, then "
        "instantsia compare RUN RUN, with the folder of each below runs/)"
    )


def _of_world(problem: Problem) -> Problem:
    """What is wrong with a reading that was asked for on both sides, at the option by which it was."""
    place = problem.place
    if place is None or not place.file.startswith("--assume "):
        return problem
    return replace(problem, place=Place(f"--world {place.file.removeprefix('--assume ')}"))
