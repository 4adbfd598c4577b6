"""How a table was read, behind the first screen: each sentence whole, and each default that was taken."""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.report import plaintext
from instantsia.report.first import reading
from instantsia.stakeholders import told

TITLE = "How the table was read"
READ = "Read: "


def lines(forecast: Forecast) -> list[str]:
    """The sentences in their order, the same one once, the defaults in words before those that may be typed."""
    out: list[str] = []
    seen = set[str]()
    for line in reading.notes(forecast):
        bare = line.removeprefix(READ).casefold()
        if bare in seen:
            continue
        seen.add(bare)
        if line.startswith(told.ASSUMED) and (words := reading.in_full(forecast)):
            out.append(f"Nobody has answered, so this holds: {words}.")
        out.append(line)
    return out


def block(forecast: Forecast, width: int) -> list[str]:
    """A heading and an item for each; [] for a case that was written by hand."""
    found = lines(forecast)
    return [TITLE, *(plaintext.item(one, width) for one in found)] if found else []
