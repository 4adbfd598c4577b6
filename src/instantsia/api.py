"""What `import instantsia` gives: `load` a case as a Study, `run` it to a Result, compare, check.

>>> import instantsia
>>> study = instantsia.load("june-1957")
>>> run = study.run(draws=1_000, seed=1957, as_of="1957-06-17", runs=None)
>>> run.forecast["plenum"].happened.p is not None
True
"""

from __future__ import annotations

import datetime
import functools
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instantsia.case.dates import parse_day
from instantsia.case.model import Case
from instantsia.case.questions import WhatIf
from instantsia.casefile import library
from instantsia.casefile.document import Document, from_mapping, read_folder
from instantsia.casefile.load import load as load_case
from instantsia.casefile.overlay import Changed, apply
from instantsia.engine.plan import BLOCK, Plan
from instantsia.engine.run import Progress, columns_of, ignore_interrupts
from instantsia.engine.run import run as play_run
from instantsia.engine.store import RunFolder, machine_facts, read_manifest
from instantsia.errors import CaseError, UserError, nearest

if TYPE_CHECKING:
    import polars

    from instantsia.analysis.calibration import Calibration
    from instantsia.analysis.leverage import Levers
    from instantsia.analysis.results import Comparison, Forecast
    from instantsia.casefile.citations import Checked
    from instantsia.draws.state import Array
    from instantsia.engine.ledger import Entry
    from instantsia.report.ledger import Verification

ALONE_BELOW = 30_000
"""Fewer draws than this are played in one process: starting another costs more than it saves."""
LAST, PREVIOUS = "last", "previous"


def bundled() -> tuple[str, ...]:
    """The names of the bundled cases."""
    return library.bundled()


def load(
    case: str | Path | Mapping[str, Any],
    *,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
) -> Study:
    """A case: a folder, a bundled name, or a dictionary with the keys of case.toml; with changes made to it.

    set      PATH=VALUE, acting before the case is checked
    without  tellers, sources, parts or claims that are never believed
    assume   SOURCE=READING: the source is forced into a reading

    Raises CaseError with every problem of the case, UserError where there is no such case.
    """
    if isinstance(case, Mapping):
        document = from_mapping(case, str(case.get("id", "case")))
    else:
        document = read_folder(library.find(case))
    return Study(document, apply(document, set, without, assume), str(case) if isinstance(case, str) else "")


@dataclass(frozen=True)
class Study:
    """A case that can be run, compared and checked.

    document  as it was written
    changed   with the changes made
    asked     how it was asked for
    """

    document: Document
    changed: Changed
    asked: str = ""
    _written: dict[str, Case] = field(default_factory=dict, repr=False, compare=False)

    @functools.cached_property
    def case(self) -> Case:
        """The case with the changes made; raises CaseError."""
        return load_case(self.changed.document)

    @property
    def folder(self) -> Path | None:
        return self.document.folder

    @property
    def from_folder_here(self) -> bool:
        """Whether a folder hides a bundled case of the same name."""
        return self.asked in bundled() and self.folder is not None and self.folder.parent != library.LIBRARY

    def changing(self, set: Sequence[str] = (), without: Sequence[str] = (), assume: Sequence[str] = ()) -> Study:
        """The same case with more changes made to it."""
        old = self.changed
        return replace(
            self,
            changed=apply(
                self.document,
                (*old.set, *set),
                (*old.without, *without),
                (*(f"{source}={reading}" for source, reading in old.assume.items()), *assume),
            ),
        )

    def plan(
        self,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
        block: int = BLOCK,
        played: Sequence[str] = (),
    ) -> Plan:
        """What is played: the case at a vantage, with seed and draws."""
        plan = Plan(
            case=self.case,
            seed=seed,
            draws=draws,
            as_of=_day("--as-of", as_of),
            known_by=_day("--known-by", known_by),
            without=tuple(self.changed.without),
            assume=dict(self.changed.assume),
            changes=tuple(self.changed.changes),
            played=tuple(sorted(played)),
            block=block,
        )
        freed = self._freed(plan)
        return replace(plan, played=tuple(sorted({*played, *freed}))) if freed else plan

    def _freed(self, plan: Plan) -> frozenset[str]:
        """The given steps that can depend on what was changed: they are played. One that a change marks given stays."""
        if not self.changed.changes or not plan.given:
            return frozenset()
        from instantsia.analysis.compare import side_by_side

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
        fresh: bool = False,
        progress: Progress | None = None,
        block: int = BLOCK,
    ) -> Result:
        """Play the case; a finished run is taken from its folder, an unfinished one goes on.

        runs      where the run folder lies; None plays in memory and keeps nothing
        workers   processes, 1 unless said; None lets the size of the run decide
        executor  any `concurrent.futures.Executor` in their place
        """
        plan = self.plan(draws, seed, as_of, known_by, block)
        started = time.perf_counter()
        if runs is None:
            return Result(plan, columns_of(plan), seconds=time.perf_counter() - started)
        count = _workers(plan, workers)
        with RunFolder.create(Path(runs), plan, fresh=fresh) as folder:
            finished = folder.finished
            if not finished:
                with _pool(count, executor) as pool:
                    play_run(plan, folder, pool, count, progress)
            else:
                folder.touch()
            columns = folder.columns()
        return Result(plan, columns, folder.path, finished, time.perf_counter() - started)

    def compare(
        self,
        what_if: str | None = None,
        *,
        set: Sequence[str] = (),
        without: Sequence[str] = (),
        assume: Sequence[str] = (),
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> Comparison:
        """The case beside itself with something changed: a what-if that it names, or `set`, `without`, `assume`.

        Both are played on the same random numbers; steps that can depend on the change are played on both sides.
        """
        from instantsia.analysis.compare import compare, side_by_side
        from instantsia.analysis.forecast import held_corners

        named: tuple[WhatIf, ...] = ()
        text = ""
        if what_if is not None:
            if what_if not in self.case.what_ifs:
                raise UserError(
                    f"{self.case.id} names no what-if {what_if!r} ({nearest(what_if, self.case.what_ifs)}), "
                    "and it is no run either"
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
        other = self.changing(sets, withouts, assumes)
        plans = self.plan(draws, seed, as_of, known_by), other.plan(draws, seed, as_of, known_by)
        before, after = side_by_side(*plans)
        return compare(before, after, held_corners(before, columns_of(before)), text=text)

    def levers(
        self,
        actor: str,
        to: float | None = None,
        issue: str | None = None,
        *,
        draws: int = 10_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> Levers:
        """The moves of least effort for one side, what each assumes and whom it hurts.

        actor  whose side: an id, a name or an alias
        to     where he wants it, a point of the scale, instead of where he stands
        issue  which; that of the headline unless said

        Raises UserError for an unknown actor or issue, one who stands nowhere, and where nothing can be moved.
        """
        from instantsia.analysis.levers import levers

        return levers(self.plan(draws, seed, as_of, known_by), actor, to, issue)

    def check(self, texts: str | Path | None = None) -> Checked:
        """Every problem of the case, and its citations looked up in the texts of a folder."""
        from instantsia.casefile.citations import check_document

        return check_document(self.changed.document, texts)

    def next_commands(self, result: Result) -> tuple[str, ...]:
        """What a newcomer may type next."""
        name = self.asked or str(self.folder or self.case.id)
        vantage = f" --as-of {result.as_of}" if result.as_of else ""
        lines = [f"instantsia show {name} --claims", f"instantsia assumptions {name}{vantage}"]
        if self.case.what_if:
            lines.append(f"instantsia compare {name} {self.case.what_if[0].id}{vantage}")
        if not vantage and self.case.as_of:
            lines.append(f"instantsia run {name} --as-of {self.case.as_of}")
        return tuple(("Next: " if number == 0 else "      ") + line for number, line in enumerate(lines))


@dataclass
class Result:
    """A run: its plan, every draw, and what is said about it.

    path         the run folder, or None
    from_folder  whether it was already played
    """

    plan: Plan
    columns: Mapping[str, Array]
    path: Path | None = None
    from_folder: bool = False
    seconds: float = 0.0
    _band: bool = field(default=False, repr=False)

    @functools.cached_property
    def forecast(self) -> Forecast:
        """Everything that is said about the run; `forecast["plenum"]` is a step or an event."""
        from instantsia.analysis.forecast import forecast

        return forecast(self.plan, self.columns, band=self._band)

    def with_band(self) -> None:
        """Also work out the band of some hundred re-drawn sets of assumptions."""
        self._band = True
        self.__dict__.pop("forecast", None)

    @property
    def as_of(self) -> str | None:
        return self.forecast.as_of

    @functools.cached_property
    def draws(self) -> polars.DataFrame:
        """Every draw as a row, options and readings by their names; `.to_arrow()`, `.to_pandas()`."""
        from instantsia.engine.tables import table

        return table(self.plan, self.columns)

    def screen(self, width: int = 80) -> str:
        """The answer in words."""
        from instantsia.report.terminal import screen

        return screen(self.forecast, width)

    def page(self) -> str:
        """The report as one self-contained HTML page."""
        from instantsia.report.page import page

        return page(self.forecast)

    def json(self) -> str:
        """The answer as one JSON object; what depends on the machine stands under `machine`."""
        from instantsia.report.data import to_json

        machine = machine_facts() | {
            "seconds": round(self.seconds, 3),
            "run": None if self.path is None else str(self.path),
        }
        return to_json(self.forecast, machine)

    def write_report(self) -> Path:
        """Write report.html and forecast.json into the run folder; returns the page's path."""
        if self.path is None:
            raise UserError("a run that was not kept has no folder for its report")
        from instantsia.engine.store import write_whole
        from instantsia.report.data import to_json

        write_whole(self.path / "forecast.json", (to_json(self.forecast, None) + "\n").encode())
        write_whole(self.path / "report.html", self.page().encode())
        return self.path / "report.html"

    def brief(self) -> str:
        """Half a page of Markdown for a memo; it refers to the picture `brief.svg`, see `brief_picture`."""
        from instantsia.report.brief import markdown

        return markdown(self.forecast)

    def brief_picture(self) -> str:
        """The picture of the brief as SVG that stands alone."""
        from instantsia.report.brief import picture

        return picture(self.forecast)

    def write_brief(self, folder: str | Path | None = None) -> Path:
        """Write brief.md and brief.svg into a folder, the run's own unless said; returns the folder."""
        place = self.path if folder is None else Path(folder)
        if place is None:
            raise UserError("a run that was not kept has no folder for its brief: name one")
        from instantsia.engine.store import write_whole
        from instantsia.report.brief import PICTURE

        text, drawing = self.brief(), self.brief_picture()
        try:
            place.mkdir(parents=True, exist_ok=True)
            write_whole(place / "brief.md", text.encode())
            write_whole(place / PICTURE, drawing.encode())
        except OSError as error:
            raise UserError(f"cannot write the brief into {place}: {error.strerror or error}") from None
        return place

    def export(self, kind: str, output: str | Path | None = None) -> Path:
        """Write every draw as a table: "csv", "parquet" or "json"."""
        import io

        from instantsia.engine.store import write_whole

        name = self.path.name if self.path is not None else self.plan.case.id
        path = Path(output) if output is not None else Path(f"{name}.{kind}")
        buffer = io.BytesIO()
        if kind == "csv":
            self.draws.write_csv(buffer)
        elif kind == "parquet":
            self.draws.write_parquet(buffer)
        else:
            self.draws.write_json(buffer)
        write_whole(path, buffer.getvalue())
        return path

    def _repr_html_(self) -> str:
        # a page inside a page: the notebook's own styles must not reach in
        import html

        return f'<iframe srcdoc="{html.escape(self.page(), quote=True)}" width="100%" height="720"></iframe>'


def check(case: str | Path, texts: str | Path | None = None) -> Checked:
    """Every problem of a case at once, also of one that cannot be loaded."""
    from instantsia.casefile.citations import check_document

    return check_document(read_folder(library.find(case)), texts)


def forecast_table(
    table: str | Path,
    answers: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    as_of: str | None = None,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
) -> Study:
    """A table of stakeholders as a case; `study.run(as_of=study.case.as_of)` is its forecast. Nothing is written.

    answers  {key: text}, as `--answer KEY=VALUE`; they go before those that are kept beside the table, and what nobody
             has answered takes its default
    as_of    the day from which it is looked at; today unless said

    Raises TableError with everything that is wrong in the table, UserError for an answer that cannot be read.
    """
    from instantsia.casefile import answers as questions
    from instantsia.casefile.door import document, read_table

    kept, given = questions.kept(Path(table)), dict(answers or {})
    questions.known_keys(given)
    read = read_table(table, sheet, {**kept, **given}, from_day(as_of))
    kept, given = (questions.canonical(read.known, one) for one in (kept, given))
    written = {**kept, **given}
    where = str(questions.folder_of(Path(table)) / questions.FILE)
    questions.check(read.known, written, {key: text for key, text in kept.items() if key not in given}, where)
    return of_document(document(read, written)[0], set, without, assume, asked=str(table))


def of_document(
    document: Document,
    set: Sequence[str] = (),
    without: Sequence[str] = (),
    assume: Sequence[str] = (),
    *,
    asked: str = "",
) -> Study:
    """A document as a Study, with changes made to it."""
    return Study(document, apply(document, set, without, assume), asked)


def convert(
    table: str | Path,
    folder: str | Path,
    answers: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    as_of: str | None = None,
) -> Path:
    """Write a table, with what was answered about it, as a case into a new or an empty folder; returns the folder."""
    from instantsia.casefile.write import write_case

    return write_case(forecast_table(table, answers, sheet=sheet, as_of=as_of).case, folder)


def from_day(as_of: str | None) -> int:
    """The day from which a table is looked at, as an ordinal: today unless said."""
    from instantsia.casefile.answers import today

    day = _day("--as-of", as_of)
    return today() if day is None else day


def new(name: str | Path, source: str | None = None) -> Path:
    """Write a commented skeleton that runs as it is, or a copy of the bundled case `source`, into a new folder.

    A name that ends in .csv, .tsv or .xlsx is an example table of stakeholders, for `forecast_table`.
    """
    from instantsia.casefile.example_table import is_table, write_table
    from instantsia.casefile.skeleton import new as write_new

    if source is not None or not is_table(name):
        return write_new(name, source)
    return write_table(name)


def cite(text: str | Path, lines: str) -> str:
    """A locator to paste into claims.csv for lines "185..189" of a text."""
    from instantsia.case.evidence import read_lines
    from instantsia.documents.quotes import describe
    from instantsia.documents.texts import read_text

    try:
        first, last = read_lines(lines)
    except ValueError as error:
        raise UserError(f"--lines {lines}: {error}") from None
    return describe(read_text(Path(text)), first, last).csv


def lock(case: str | Path, texts: str | Path | None = None) -> str:
    """Look the quotes of a case up and write its citations.lock; returns what was done in a sentence."""
    from instantsia.casefile.citations import write_lock

    return write_lock(library.find(case), texts)


def open_run(run: str | Path, runs: str | Path = "runs") -> Result:
    """A finished run from its folder, by folder, the start of its hash or name, or "last"."""
    from instantsia.analysis.frozen import plan_of

    path = find_run(run, runs)
    manifest = read_manifest(path)
    where = path / "case.json"
    try:
        written = where.read_bytes()
    except OSError as error:
        raise UserError(f"{where} cannot be read: {error}") from None
    plan = plan_of(written, manifest["case"], manifest, str(where))
    folder = RunFolder.read(path)
    if not folder.finished:
        raise UserError(f"{path} is not finished: {len(folder.missing())} of {folder.blocks} blocks are missing")
    return Result(plan, folder.columns(), path, True)


def run_folders(runs: str | Path = "runs") -> tuple[Path, ...]:
    """The run folders, the one that was played or shown last at the end."""
    found = [path.parent for path in Path(runs).glob("*/manifest.json")]
    return tuple(sorted(found, key=lambda path: ((path / "manifest.json").stat().st_mtime_ns, path.name)))


def is_run(run: str | Path, runs: str | Path = "runs") -> bool:
    """Whether a run is meant."""
    return bool(_matching(run, runs))


def _matching(run: str | Path, runs: str | Path) -> tuple[Path, ...]:
    if (Path(run) / "manifest.json").is_file():
        return (Path(run),)
    folders = run_folders(runs)
    if str(run) in (LAST, PREVIOUS):
        return folders[-1:] if str(run) == LAST else folders[-2:-1]
    return tuple(p for p in folders if p.name.startswith(str(run)) or p.name.rpartition("-")[2].startswith(str(run)))


def find_run(run: str | Path, runs: str | Path = "runs") -> Path:
    """The one run folder that is meant; raises UserError where there is none or more than one."""
    found = _matching(run, runs) if str(run) else ()
    if len(found) == 1:
        return found[0]
    names = [path.name for path in (found or run_folders(runs))]
    what = f"{run} fits {len(found)} runs in {runs}" if found else f"there is no run {run} in {runs}"
    raise UserError(f"{what}: {', '.join(names[-8:]) if names else 'it holds none'}")


def find_runs(run: str, runs: str | Path = "runs") -> tuple[Path, ...]:
    """The runs that are meant: one, or "all"."""
    return run_folders(runs) if run == "all" else (find_run(run, runs),)


def list_runs(runs: str | Path = "runs") -> tuple[str, ...]:
    """A line for each run: its name, headline, draws, seed, vantage, changes; or why it cannot be read."""
    from instantsia.case.dates import day_text

    out = []
    for path in run_folders(runs):
        try:
            manifest, folder = read_manifest(path), RunFolder.read(path)
        except UserError as error:
            out.append(f"{path.name}  {error}")
            continue
        headline = _headline_of(path)
        facts = [*([headline] if headline else []), f"{manifest['draws']:,} draws", f"seed {manifest['seed']}"]
        for key, word in (("as_of", "as of"), ("known_by", "known by")):
            if manifest[key] is not None:
                facts.append(f"{word} {day_text(manifest[key])}")
        facts += manifest["changes"]
        if not folder.finished:
            facts.append(f"unfinished: {folder.blocks - len(folder.missing())} of {folder.blocks} blocks")
        out.append(f"{path.name}  {', '.join(facts)}")
    return tuple(out)


def _headline_of(path: Path) -> str:
    """The headline of a run whose report has been written, as it was printed; else ""."""
    import json

    try:
        events = json.loads((path / "forecast.json").read_bytes())["events"]
        return str(next(iter(events.values()))["shown"])
    except (OSError, ValueError, KeyError, TypeError, StopIteration, AttributeError):
        return ""


def delete_run(path: Path) -> None:
    """Delete a run folder, also one that cannot be read; raises UserError for a folder that is none."""
    if not (path / "manifest.json").is_file():
        raise UserError(f"{path} is no run folder: it has no manifest.json")
    try:
        shutil.rmtree(path)
    except OSError as error:
        raise UserError(f"cannot delete {path}: {error.strerror or error}") from None


def compare_runs(first: str | Path, second: str | Path, runs: str | Path = "runs") -> Comparison:
    """Two kept runs side by side, with what was edited between them and how much each edit did."""
    from instantsia.analysis.attribution import attributed
    from instantsia.analysis.compare import compare_runs as side_by_side

    one, other = open_run(first, runs), open_run(second, runs)
    sides = one.plan, one.columns, other.plan, other.columns
    return attributed(side_by_side(*sides), *sides)


def ledger_add(
    run: str | Path,
    ledger: str | Path = "ledger",
    *,
    question: str | None = None,
    by: str | None = None,
    note: str = "",
    runs: str | Path = "runs",
) -> Entry:
    """Freeze a finished run in the ledger: its case, its forecast, the day, the vantage, hashes.

    question  what is asked; that of the case unless said
    by        the day by which it will be known; that of the last step of which the headline speaks unless said

    The run is played again first: what does not come out to the same bits is not filed.
    """
    from instantsia.analysis.frozen import figures, last_day, plan_facts
    from instantsia.case.dates import day_text
    from instantsia.engine.ledger import draws_hash, file
    from instantsia.report.data import plain, to_json

    result = open_run(run, runs)
    day = _day("--by", by)
    plan, bits = result.plan, draws_hash(result.columns)
    if draws_hash(columns_of(plan)) != bits:
        raise UserError(
            f"{result.path} does not hold what its case comes to here: play it anew (--fresh) and file that"
        )
    found = result.forecast
    if day is None:
        last = last_day(plan.case)
        day = last if last is not None and day_text(last) >= today() else None
    facts = {
        "case": plan.case.id,
        "title": found.title,
        "question": question or found.head.question or found.question or found.head.text,
        "note": note,
        "by": None if day is None else day_text(day),
        "filed": _now(),
        "vantage": found.vantage,
        "as_of": found.as_of,
        "known_by": found.known_by,
        "hindsight": found.hindsight,
        **plain(figures(plan, found, result.columns)),
        "plan": plan_facts(plan),
        "draws_hash": bits,
        "machine": machine_facts(),
    }
    forecast_json = (to_json(found, None) + "\n").encode()
    return file(Path(ledger), facts, {"case.json": plan.case.digest_text.encode(), "forecast.json": forecast_json})


def ledger_list(ledger: str | Path = "ledger") -> tuple[Entry, ...]:
    """What is filed, the oldest first."""
    from instantsia.engine.ledger import read

    return read(Path(ledger))


def ledger_verify(
    ledger: str | Path = "ledger", entry: str | None = None, *, replay: bool = True, head: str | None = None
) -> Verification:
    """Every hash recomputed, and every entry (or one) played again.

    replay  False: hashes only
    head    a head that was noted earlier: it must be in the chain
    """
    from instantsia.engine.ledger import examine, place_of
    from instantsia.report.ledger import Verification, Verified

    examined = examine(Path(ledger))
    meant = examined.entries
    if entry is not None:
        hashes = [str(one.entry.manifest["hash"]) if one.entry else "" for one in meant]
        known = [(one.number, one.name, each) for one, each in zip(meant, hashes, strict=True)]
        meant = (meant[place_of(known, entry)],)
    found = []
    for one in meant:
        problems, same = tuple(one.problems), ""
        if replay and one.entry is not None and not problems:
            problems, same = _played_again(one.entry)
        found.append(Verified(one.name, problems, same, tuple(one.notes)))
    noted = "" if head is None else examined.known(head) or ""
    problem = f"no record has the hash {head}: what was filed last was taken away or changed"
    return Verification(
        tuple(found),
        examined.head,
        noted and f"{head} is {noted}: everything up to it is as it was",
        "" if head is None or noted else problem,
    )


def _played_again(entry: Entry) -> tuple[tuple[str, ...], str]:
    """(what differs, what is the same) between a frozen case played again and what was filed."""
    from instantsia.analysis.forecast import forecast
    from instantsia.analysis.frozen import differences, figures, plan_of
    from instantsia.engine.ledger import draws_hash
    from instantsia.report.data import plain, to_json

    filed = entry.manifest
    keys = ("instantsia", "numerics")
    (their_version, theirs), (version, ours) = (
        [facts.get(key) for key in keys] for facts in (filed["machine"], machine_facts())
    )
    where = f"filed by instantsia {their_version} with numerics {theirs}, played by {version} with {ours}"
    alike = (their_version, theirs) == (version, ours)
    try:
        plan = plan_of((entry.path / "case.json").read_bytes(), filed["case"], filed["plan"], "case.json")
        columns = columns_of(plan)
        found = forecast(plan, columns)
        again = plain(figures(plan, found, columns))
        exact = [] if draws_hash(columns) == filed["draws_hash"] else ["the draws are not the same bits"]
        exact += differences(filed, again)
        printed = differences(filed, again, printed=True)
    except (UserError, LookupError, TypeError, ValueError, AttributeError) as error:
        # a record that is sealed and makes no sense, or a case that this version reads no more
        return (f"cannot be played again: {' '.join(str(error).split())} ({where})",), ""
    if alike and not exact and (entry.path / "forecast.json").read_bytes() != (to_json(found, None) + "\n").encode():
        exact = ["forecast.json is not what the case comes to"]
    if not exact:
        return (), "same bits"
    if alike:
        return tuple(exact), ""
    if printed:
        return (*printed, where), ""
    return (), f"same to the printed digits; bits cannot be expected: {where}"


def ledger_resolve(
    entry: str,
    ledger: str | Path = "ledger",
    *,
    outcomes: Sequence[str],
    events: Sequence[str] = (),
    on: str | None = None,
    source: str = "",
) -> Entry:
    """Say what came of an entry: "yes", "no", a place on the scale, ISSUE=PLACE, or "void".

    events  EVENT=yes or EVENT=no, of other events than the headline
    on      the day on which it was known, not before the entry was filed; today unless said
    """
    from instantsia.analysis.frozen import plan_of
    from instantsia.analysis.outcomes import outcome
    from instantsia.engine.ledger import find, resolve

    found = find(ledger_list(ledger), entry)
    day = _resolved_on(found, on)
    where = found.path / "case.json"
    try:
        case = plan_of(where.read_bytes(), found.manifest["case"], found.manifest["plan"], str(where)).case
    except OSError as error:
        raise UserError(f"{where} cannot be read: {error.strerror or error}") from None
    facts = {
        "filed": _now(),
        "on": day,
        "written": [*outcomes, *events],
        "outcome": outcome(found.manifest, case, outcomes, events),
        "source": source,
    }
    return resolve(Path(ledger), found.path.name, facts)


def _resolved_on(entry: Entry, on: str | None) -> str:
    """The day, which lies from the day of filing to today; a day here may be another than in Greenwich."""
    from instantsia.case.dates import day_text

    ordinal = _day("--on", on)
    if ordinal is None:
        return today()
    day = day_text(ordinal)
    filed = str(entry.manifest["filed"])
    here = datetime.datetime.fromisoformat(filed).astimezone().date().isoformat()
    if day < min(filed[:10], here):
        raise UserError(f"--on {on}: entry {entry.number} was filed on {filed[:10]}; what was known before is no test")
    if day > max(today(), datetime.datetime.now().date().isoformat()):
        raise UserError(f"--on {on}: that day has not come yet")
    return day


def ledger_score(ledger: str | Path = "ledger") -> Calibration:
    """How good the resolved forecasts were, next to simple rivals."""
    from instantsia.analysis.calibration import calibration

    return calibration(ledger_list(ledger))


def today() -> str:
    """The day in Greenwich."""
    return _now()[:10]


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(option: str, written: str | None) -> int | None:
    if written is None:
        return None
    try:
        return parse_day(written)
    except ValueError as error:
        raise UserError(f"{option} {written}: {error}") from None


def _workers(plan: Plan, workers: int | None) -> int:
    if workers is None:
        workers = 1 if plan.draws < ALONE_BELOW or os.name == "nt" else min(os.cpu_count() or 1, 4)
    if workers < 1:
        raise UserError(f"--workers is {workers}, expected at least 1")
    return min(workers, plan.blocks)


@contextmanager
def _pool(workers: int, executor: Executor | None) -> Iterator[Executor | None]:
    """The executor that was passed in, or processes of our own, or None for this process alone."""
    if executor is not None or workers == 1:
        yield executor
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # fork can hang with the threads of other libraries
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), ignore_interrupts)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
