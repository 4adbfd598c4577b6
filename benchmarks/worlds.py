"""Set the readings of a bundled case's doubted source side by side, and write what is printed into the case's README.

    .venv/bin/python benchmarks/worlds.py            # prints them
    .venv/bin/python benchmarks/worlds.py --write    # writes them between the marks in the READMEs
    .venv/bin/python benchmarks/worlds.py CASE       # of one case or more

Each is the table of `instantsia run CASE --worlds SOURCE`, without what it says of each difference.
"""

from __future__ import annotations

import instantsia
from instantsia.report.worlds import screen
from readmes import Marks

MARKS = Marks("<!-- worlds: benchmarks/worlds.py -->", "<!-- end of worlds -->")
SOURCES = dict.fromkeys(
    ("manchuria-1931", "china-board-1926", "tanaka-1931", "czechoslovakia-1938", "debt-1927", "railway-sale-1933"),
    "journal",
)
"""{case: the source of which it has two worlds or more}."""
LEFT_OFF = "Below the table it also prints by how much each figure differs, which is left off here."


def printed(name: str) -> str:
    """The table, in Markdown."""
    text = screen(instantsia.load(name).worlds(SOURCES[name]))
    table, differs, _ = text.partition("What differs")
    left = f"\n\n{LEFT_OFF}" if differs else ""
    return f"```text\n{table.rstrip()}\n```{left}"


if __name__ == "__main__":
    MARKS.each(SOURCES, printed)
