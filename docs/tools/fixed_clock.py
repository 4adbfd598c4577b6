"""The command line as on another day: `python fixed_clock.py 2027-01-11 forecast ban.csv`.

An example that is run shows days (from which it is looked at, on which it was filed); they would be others tomorrow.
"""

from __future__ import annotations

import sys

from instantsia.api import days, ledger
from instantsia.case.dates import parse_day
from instantsia.cli import main
from instantsia.stakeholders import questions


def on(day: str) -> None:
    """From here on it is that day, at noon in Greenwich."""
    ordinal = parse_day(day)
    vars(questions)["today"] = lambda: ordinal
    for module in (days, ledger):
        vars(module)["now"] = lambda: f"{day}T12:00:00Z"


if __name__ == "__main__":
    on(sys.argv.pop(1))
    main()
