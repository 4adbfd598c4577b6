"""A run that was played: its draws, and everything that is said about it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.api.few import enough
from instantsia.engine.plan import Plan
from instantsia.engine.store import machine_facts
from instantsia.errors import UserError

if TYPE_CHECKING:
    import polars

    from instantsia.analysis.results import Forecast, Signposts
    from instantsia.draws.state import Array


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

    @functools.cached_property
    def forecast(self) -> Forecast:
        """All that is said about the run: `forecast["plenum"]` is a step, `forecast.event("turned")` an event."""
        from instantsia.analysis.forecast import forecast

        return forecast(self.plan, self.columns, band=self._band)

    def with_band(self) -> None:
        """Also work out the band of the headline over some hundred sets of assumptions that are drawn anew."""
        self._band = True
        self.__dict__.pop("forecast", None)

    @property
    def as_of(self) -> str | None:
        return self.forecast.as_of

    @functools.cached_property
    def draws(self) -> polars.DataFrame:
        """Every draw as a row of a Polars table, with options and readings by their names."""
        from instantsia.engine.tables import table

        return table(self.plan, self.columns)

    def signposts(self) -> Signposts:
        """Return what could be seen or found out before the headline is decided, the most telling first.

        Over the first 20,000 draws at most, which are played again for it.
        """
        from instantsia.analysis.signposts.signposts import signposts

        return signposts(self.plan)

    def screen(self, width: int = 80) -> str:
        """Return the answer in words, as `run` prints it."""
        from instantsia.report.terminal import screen

        return screen(self.forecast, width)

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
        """Return half a page of Markdown for a memo. It refers to the picture brief.svg (see `brief_picture`).

        Raises UserError for a run of fewer than 400 draws.
        """
        from instantsia.report.brief import markdown

        enough(self.plan.draws, "a brief")
        return markdown(self.forecast)

    def brief_picture(self) -> str:
        """Return the picture of the brief as an SVG that stands alone."""
        from instantsia.report.brief import picture

        return picture(self.forecast)

    def write_brief(self, folder: str | Path | None = None) -> Path:
        """Write brief.md and brief.svg into a folder, which is the run's own unless said. Returns the folder."""
        place = self.path if folder is None else Path(folder)
        if place is None:
            raise UserError("a run that was not kept has no folder for its brief: name one")
        from instantsia.engine.store import add_files
        from instantsia.files import write_whole
        from instantsia.report.brief import PICTURE

        files = {"brief.md": self.brief().encode(), PICTURE: self.brief_picture().encode()}
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
