"""What was decided, announced, recorded and done on an issue, kept apart and side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from instantsia.analysis.results import Forecast
from instantsia.frozen import frozen
from instantsia.report import naming
from instantsia.report.wording.proportions import cell_text

PLACES = ("decided", "announced", "recorded", "done")


@frozen
class States:
    """The states of one issue as a table.

    caption  what the issue is
    known    which of them steps write; missing: which no step does
    rows     an option, and its share in each that is known
    record   what claims say was announced, recorded or done, a sentence each: told, and in none of the columns
    """

    caption: str
    known: tuple[str, ...]
    missing: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    record: tuple[str, ...] = ()


def states(forecast: Forecast) -> Iterator[States]:
    """The states of every issue on which something is decided."""
    for issue, one in forecast.decisions.items():
        kept = {place: getattr(one, place) for place in PLACES}
        known = tuple(place for place in PLACES if kept[place] is not None)
        options = dict.fromkeys(option for place in known for option in kept[place] or {})
        scale = forecast.scales.get(issue)
        yield States(
            caption=(scale.text if scale is not None else "") or naming.issue(issue, forecast.names),
            known=known,
            missing=tuple(place for place in PLACES if place not in known),
            rows=tuple(
                (
                    naming.option(option, forecast.names),
                    *(cell_text((kept[place] or {}).get(option)) for place in known),
                )
                for option in options
            ),
            record=tuple(_told(what, shares, forecast) for what, shares in one.by_the_record.items()),
        )


def _told(what: str, shares: Mapping[str, float], forecast: Forecast) -> str:
    """What the record says on an issue, in how many draws a claim of it stands."""
    said = [
        f"{naming.option(option, forecast.names)} {cell_text(p)}"
        for option, p in shares.items()
        if option != "undecided" and cell_text(p)
    ]
    nothing = cell_text(shares.get("undecided"))
    rest = f"; no claim of it stands: {nothing}" if nothing else ""
    return f"By the record (told by claims, not played), {what}: {', '.join(said)}{rest}."
