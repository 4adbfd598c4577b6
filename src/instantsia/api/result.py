"""A run that was played: its draws, and everything that is said about it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instantsia.api.extras import needed
from instantsia.api.few import enough
from instantsia.engine.plan import Plan
from instantsia.engine.store import machine_facts
from instantsia.errors import UserError

if TYPE_CHECKING:
    import polars

    from instantsia.analysis.results import Forecast, Signposts
    from instantsia.api.pictures import Pictures
    from instantsia.api.samples import Samples
    from instantsia.api.views import ShownKnew, ShownTrace
    from instantsia.draws.state import Array
    from instantsia.evidence.block import Drawn


@dataclass
class Result:
    """A run: its plan, every draw, and what is said about it.

    path         the run folder, or None where the run was played in memory
    from_folder  whether it was played before and is shown from its folder
    notes        what was found wrong in its folder and was played anew, a sentence each
    """

    plan: Plan
    columns: Mapping[str, Array]
    path: Path | None = None
    from_folder: bool = False
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    _band: bool = field(default=False, repr=False)
    _held: bool = field(default=False, repr=False)
    """Whether this process holds the lock of its folder."""
    _drawn: Drawn | None = field(default=None, repr=False)
    """The numbers of its first draws, where they were drawn in this process."""
    _beside: tuple[float | None, float | None] = field(default=(None, None), repr=False)
    _unchanged: float | None = field(default=None, repr=False)

    @property
    def forecast(self) -> Forecast:
        """All that is said about the run: `forecast["plenum"]` is a step, `forecast.event("turned")` an event."""
        return self._told

    @functools.cached_property
    def _told(self) -> Forecast:
        from instantsia.analysis.results import Beside

        found = Beside(*self._beside, self._unchanged)
        return self._played if found == Beside() else replace(self._played, beside=found)

    @functools.cached_property
    def _played(self) -> Forecast:
        from instantsia.analysis.forecast import forecast

        return forecast(self.plan, self.columns, band=self._band, drawn=self._drawn)

    def with_band(self) -> None:
        """Also work out the band of the headline over some hundred sets of assumptions that are drawn anew."""
        self._band = True
        for told in ("_told", "_played"):
            self.__dict__.pop(told, None)

    @property
    def as_of(self) -> str | None:
        return self.forecast.as_of

    @functools.cached_property
    def draws(self) -> polars.DataFrame:
        """Every draw as a row of a Polars table, with options and readings by their names."""
        from instantsia.engine.tables import table

        return table(self.plan, self.columns)

    @functools.cached_property
    def inputs(self) -> polars.DataFrame:
        """The numbers that every draw was played with, a column a path (`molotov.post`), in the order of `draws`."""
        import polars

        from instantsia.engine.inputs import inputs

        rows = polars.Series("draw", range(self.plan.draws), dtype=polars.Int64)
        return polars.DataFrame([rows, *(polars.Series(path, values) for path, values in inputs(self.plan).items())])

    @functools.cached_property
    def plot(self) -> Pictures:
        """The charts of the report as pictures: `run.plot.answer`, `run.plot.judgements` ...; `run.plot` lists them."""
        from instantsia.api.pictures import Picture, Pictures
        from instantsia.report.pictures import names, pictures

        found = {id: Picture(*one) for id, one in pictures(self.forecast).items()}
        return Pictures(found, names(list(found)))

    def to_pandas(self) -> Any:
        """Return `draws` as a pandas frame. Raises UserError where pandas or pyarrow is not installed."""
        needed("A pandas frame", "pandas", "pyarrow")
        return self.draws.to_pandas()

    def to_arrow(self) -> Any:
        """Return `draws` as an Arrow table. Raises UserError where pyarrow is not installed."""
        needed("An Arrow table", "pyarrow")
        return self.draws.to_arrow()

    def to_xarray(self) -> Any:
        """Return an xarray.Dataset that ArviZ reads: numbers, events, settlements, decisions over (chain, draw).

        Raises UserError where xarray is not installed.
        """
        from instantsia.api.samples import dataset

        return dataset(self.plan, self.columns)

    def to_salib(self, of: str | None = None) -> Samples:
        """Return the problem, X (draw, number) and Y (draw,) for SALib, which need not be installed.

        of   an event (Y is 1 where it happens, else 0) or the step of a settlement (Y is where it settles); unless
             said, the headline

        Raises UserError for what is neither, and where no number varies.
        """
        from instantsia.api.samples import salib

        return salib(self.plan, self.columns, of)

    def signposts(self) -> Signposts:
        """Return what could be seen or found out before the headline is decided, the most telling first.

        Over the first 20,000 draws at most, which are played again for it.
        """
        from instantsia.analysis.signposts.signposts import signposts

        return signposts(self.plan)

    def knew(self, fact: str | None = None, who: str | None = None) -> ShownKnew:
        """Return who thought what when, and which report changed it, over the first 20,000 draws at most.

        They are played again for it. Arguments and errors are those of `Study.knew`.
        """
        from instantsia.analysis.beliefs.knew import knew
        from instantsia.api.views import ShownKnew, shown

        return shown(ShownKnew, knew(self.plan, fact, who))

    def trace(self, report: str, draw: int | None = None) -> ShownTrace:
        """Return the way of one report, over the first 20,000 draws at most or in one draw.

        Arguments and errors are those of `Study.trace`.
        """
        from instantsia.analysis.beliefs.trace import trace
        from instantsia.api.views import ShownTrace, shown

        return shown(ShownTrace, trace(self.plan, report, draw))

    def with_beside(self, own: float | None = None, base_rate: float | None = None) -> None:
        """Put an analyst's own probability, or that of a reference class, beside the answer: it changes nothing in it.

        Raises UserError for what is no probability from 0 to 1.
        """
        for name, number in (("own", own), ("base_rate", base_rate)):
            if number is not None and not 0 <= number <= 1:
                raise UserError(f"{name}: found {number:g}, expected a probability from 0 to 1")
        self._beside = (own, base_rate)
        self.__dict__.pop("_told", None)

    def with_unchanged(self, p: float | None) -> None:
        """Put the chance of the headline without what was changed beside the answer, 0 to 1, or None."""
        self._unchanged = p
        self.__dict__.pop("_told", None)

    def unchanged_told(self) -> float | None:
        """The chance without what was changed as the report of this run tells it, None where it tells none."""
        import json

        report = None if self.path is None else self.path / "forecast.json"
        if not self.plan.changes or report is None or not report.is_file():
            return None
        try:
            found = json.loads(report.read_bytes())["beside"]["unchanged"]["p"]
        except (ValueError, LookupError, TypeError):
            return None
        return float(found) if isinstance(found, (int, float)) and 0 <= found <= 1 else None

    def summary(self) -> str:
        """Return the answer in a few lines: the first screen."""
        return self.screen()

    def __repr__(self) -> str:
        return self.screen()

    def screen(self, width: int = 80, *, full: bool = False, ascii: bool = False) -> str:
        """Return the answer in words, as `run` prints it: at most eight lines, a line more for each other issue.

        full    all the rest as well, as with `--full`
        ascii   names in Latin letters without marks, for a terminal that has no others
        """
        from instantsia.report import plaintext
        from instantsia.report.terminal import screen

        return screen(plaintext.in_ascii(self.forecast) if ascii else self.forecast, width, full=full)

    def page(self) -> str:
        """Return the report as one self-contained HTML page."""
        from instantsia.report.page import page

        return page(self.forecast)

    def json(self) -> str:
        """Return the answer as one JSON object. What depends on the machine stands under its key `machine`."""
        from instantsia.report.data import to_json

        machine = machine_facts() | {
            "seconds": round(self.seconds, 3),
            "run": None if self.path is None else str(self.path),
        }
        return to_json(self.forecast, machine)

    def write_report(self) -> Path:
        """Write report.html and forecast.json into the run folder. Returns the path of the page."""
        if self.path is None:
            raise UserError("a run that was not kept has no folder for its report")
        from instantsia.engine.store import FORECAST, add_files
        from instantsia.report.data import to_json

        data = (to_json(self.forecast, None) + "\n").encode()
        add_files(self.path, {FORECAST: data, "report.html": self.page().encode()}, held=self._held)
        return self.path / "report.html"

    def brief(self) -> str:
        """Return half a page of Markdown for a memo. It refers to pictures beside it (see `write_brief`).

        Raises UserError for a run of fewer than 400 draws.
        """
        from instantsia.report.brief import markdown

        enough(self.plan.draws, "a brief")
        return markdown(self.forecast)

    def brief_picture(self) -> str:
        """Return the first picture of the brief, the answer, as an SVG that stands alone."""
        from instantsia.report.brief import picture

        return picture(self.forecast)

    def write_brief(self, folder: str | Path | None = None) -> Path:
        """Write brief.md and its pictures into a folder, which is the run's own unless said. Returns the folder."""
        place = self.path if folder is None else Path(folder)
        if place is None:
            raise UserError("a run that was not kept has no folder for its brief: name one")
        from instantsia.engine.store import add_files
        from instantsia.files import write_whole
        from instantsia.report.brief import pictures

        drawn = {name: text.encode() for name, text in pictures(self.forecast).items()}
        files = {"brief.md": self.brief().encode(), **drawn}
        try:
            place.mkdir(parents=True, exist_ok=True)
            if self.path is not None and place.resolve() == self.path.resolve():
                add_files(place, files, held=self._held)
            else:
                for name, data in files.items():
                    write_whole(place / name, data)
        except OSError as error:
            raise UserError(f"cannot write the brief into {place}: {error.strerror or error}") from None
        return place

    def write_docx(self, path: str | Path) -> Path:
        """Write the brief as a Word file, its pictures as tables. Returns its path.

        Raises UserError where python-docx is not installed, where the name does not end in .docx, and where the file
        cannot be written.
        """
        from instantsia.api.extras import needed
        from instantsia.files import write_whole

        place = Path(path)
        if place.suffix.lower() != ".docx":
            raise UserError(f"{place}: a Word file ends in .docx")
        needed("A Word file", "docx")
        from instantsia.report.brief_docx import document

        try:
            write_whole(place, document(self.forecast))
        except OSError as error:
            raise UserError(f"cannot write {place}: {error.strerror or error}") from None
        return place

    def export(self, kind: str, output: str | Path | None = None) -> Path:
        """Write every draw as a table, in the format "csv", "parquet" or "json". Returns the path of the file."""
        import io

        from instantsia.files import write_whole

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
