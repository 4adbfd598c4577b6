"""A case that can be run, compared and checked.

>>> import instantsia
>>> study = instantsia.load("june-1957")
>>> run = study.run(draws=1_000, seed=1957, as_of="1957-06-17", runs=None)
>>> run.forecast["plenum"].happened.p is not None
True
"""

from __future__ import annotations

import functools
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.api.beside import Beside
from instantsia.api.cases import bundled
from instantsia.api.coding import Coded
from instantsia.api.days import read_day
from instantsia.api.inside import Inside
from instantsia.api.lists import check_lists
from instantsia.api.moves import Moves
from instantsia.api.other_side import OtherSide
from instantsia.api.playing import played as kept
from instantsia.api.result import Result
from instantsia.api.watched import Watched
from instantsia.case.bargains import SIDES
from instantsia.case.model import Case
from instantsia.case.paths import short
from instantsia.casefile import library
from instantsia.casefile.document import Document
from instantsia.casefile.load import load as load_case
from instantsia.casefile.overlay import Changed, apply
from instantsia.engine.plan import Plan, block_of
from instantsia.engine.run import Progress, columns_of
from instantsia.errors import CaseError, UserError
from instantsia.frozen import frozen
from instantsia.reads import unread

if TYPE_CHECKING:
    import polars

    from instantsia.analysis.order import OrderOfPlay
    from instantsia.casefile.checking.citations import Checked
    from instantsia.stakeholders.files.entries import Unit


@frozen
class Study(Inside, OtherSide, Coded, Beside, Moves, Watched):
    """A case that can be run, compared and checked.

    document  the case as it was written
    changed   the case with the changes made to it
    asked     how the case was asked for
    cells     of a table in which cells were overwritten: the case that is made of it then, None where none were
    """

    document: Document
    changed: Changed
    asked: str = ""
    cells: Document | None = None
    _units: Mapping[str, Unit] = field(default_factory=dict, repr=False, compare=False)
    _written: dict[str, Case] = field(default_factory=dict, repr=False, compare=False)

    @functools.cached_property
    def case(self) -> Case:
        """The case with the changes made to it. Raises CaseError with every problem of it."""
        return load_case(self.changed.document)

    @property
    def unread(self) -> tuple[str, ...]:
        """A sentence for each number that was set and that nothing reads: setting it changes nothing."""
        return tuple(
            f"Nothing that is decided reads {short(path)} in this case: setting it changes nothing."
            for path in unread(self.case, self.changed.paths)
            if not self._switches_off(path)
        )

    def _switches_off(self, path: str) -> bool:
        """Whether a number of two sides is read no more because it was set: nothing reads what is worth nothing."""
        return path.partition(".")[0] in SIDES and not unread(self.unchanged.case, (path,))

    @property
    def unchanged(self) -> Study:
        """The same case, or table, without any change."""
        return replace(self, changed=apply(self.document), cells=None)

    @property
    def folder(self) -> Path | None:
        return self.document.folder

    @property
    def from_folder_here(self) -> bool:
        """Whether a folder hides a bundled case of the same name."""
        return self.asked in bundled() and self.folder is not None and self.folder.parent != library.LIBRARY

    def changing(self, set: Sequence[str] = (), without: Sequence[str] = (), assume: Sequence[str] = ()) -> Study:
        """Return the same case with more changes made to it; raises UserError for a text in the place of a list."""
        check_lists(set=set, without=without, assume=assume)
        old = self.changed
        new = apply(
            self.cells or self.document,
            (*old.set, *set),
            (*old.without, *without),
            (*(f"{source}={reading}" for source, reading in old.assume.items()), *assume),
        )
        # what was set in a table is told in the words of the table
        told = old.changes[: len(old.changes) - len(old.without) - len(old.assume)]
        return replace(self, changed=replace(new, changes=(*told, *new.changes[len(old.set) :])))

    def plan(
        self,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
        block: int | None = None,
        played: Sequence[str] = (),
        each_turn: bool = False,
    ) -> Plan:
        """Return what is played: the case from a vantage, with a seed and a number of draws."""
        plan = Plan(
            case=self.case,
            seed=seed,
            draws=draws,
            as_of=read_day("--as-of", as_of),
            known_by=read_day("--known-by", known_by),
            without=tuple(self.changed.without),
            assume=dict(self.changed.assume),
            changes=tuple(self.changed.changes),
            played=tuple(sorted(played)),
            each_turn=each_turn,
            block=block_of(self.case) if block is None else block,
        )
        freed = self._freed(plan)
        return replace(plan, played=tuple(sorted({*played, *freed}))) if freed else plan

    def order(
        self, draws: int = 10_000, seed: int = 1, as_of: str | None = None, known_by: str | None = None
    ) -> OrderOfPlay:
        """Return the order of everything: the steps as they are played, and what each reads, draws and leaves.

        The first of the draws, at most 2,000, are played to see it; what a step says that it reads is told beside it.
        """
        from instantsia.analysis.order import order_of_play

        return order_of_play(self.plan(draws, seed, as_of, known_by))

    def _freed(self, plan: Plan) -> frozenset[str]:
        """The given steps that can depend on what was changed: they are played. One that a change marks given stays."""
        if not self.changed.changes or not plan.given:
            return frozenset()
        from instantsia.analysis.changes.compare import side_by_side

        try:
            if "case" not in self._written:
                self._written["case"] = load_case(self.document)
        except CaseError:
            # only the changes make it a case: there is nothing that could be left as it went
            return plan.given
        marked = {path.split(".")[1] for path in self.changed.paths if path.endswith(".given")}
        before = replace(plan, case=self._written["case"], without=(), assume={}, changes=())
        return plan.given.intersection(side_by_side(before, plan)[1].played) - marked

    def run(
        self,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
        *,
        runs: str | Path | None = "runs",
        workers: int | None = 1,
        executor: Executor | None = None,
        scheduler: str | None = None,
        fresh: bool = False,
        progress: Progress | None = None,
        block: int | None = None,
        each_turn: bool = False,
    ) -> Result:
        """Play the case. A finished run is taken from its folder, and an unfinished one goes on.

        runs      where the run folder lies; with None the case is played in memory and nothing is kept
        workers   how many processes play it, 1 unless said; with None the size of the run decides
        executor  any `concurrent.futures.Executor`, which plays it in their place
        scheduler the address of a Dask scheduler, tcp://HOST:PORT, whose workers play it in their place
        each_turn whether what came of every turn of the steps that repeat is kept, as columns decided/STEP@0, @1 ...

        Raises UserError where a worker would play differently from this process (a run never mixes), where a cluster
        cannot be reached or loses its workers, and where more than one of workers, executor and scheduler is asked for.
        """
        plan = self.plan(draws, seed, as_of, known_by, block, each_turn=each_turn)
        if runs is None:
            if scheduler is not None:
                raise UserError("a cluster plays into a run folder: runs=None plays in the memory of this process")
            started = time.perf_counter()
            return Result(plan, columns_of(plan), seconds=time.perf_counter() - started)
        asked = kept(
            plan, runs, workers=workers, executor=executor, scheduler=scheduler, fresh=fresh, progress=progress
        )
        with asked as result:
            return result

    def check(self, texts: str | Path | None = None) -> Checked:
        """Return every problem of the case, with its citations looked up in the texts of a folder."""
        from instantsia.casefile.checking.citations import check_document

        return check_document(self.changed.document, texts)

    @property
    def claims(self) -> polars.DataFrame:
        """The claims of the case as a table: what each is about, its value, who tells it, where it stands."""
        from instantsia.api.listed import claims

        return claims(self.case)

    @property
    def assumptions(self) -> polars.DataFrame:
        """What the case assumes as a table: the path, the range (low, mode, high), the group and the reason."""
        from instantsia.api.listed import assumptions

        return assumptions(self.case)

    def summary(self) -> str:
        """Return the case in words, as `show` prints it: bodies, people, steps, events, evidence, assumptions."""
        from instantsia.report.listing.cases import case_in_words

        return case_in_words(self.case)

    def __repr__(self) -> str:
        from instantsia.report.glance import first_lines

        try:
            return first_lines(self.summary(), "print(_.summary())")
        except CaseError as error:
            found = len(error.problems)
            many = "1 problem" if found == 1 else f"{found} problems"
            return f"<Study with {many}: study.check() tells {'it' if found == 1 else 'them'}>"

    def _repr_html_(self) -> str | None:
        from instantsia.report.notebook import case_view

        try:
            return case_view(self.case)
        except CaseError:
            # a notebook then shows the text
            return None
