"""What `import instantsia` and the command line are made of: `load` a case as a Study, `run` it to a Result."""

from __future__ import annotations

from instantsia.api.bargaining import bargain
from instantsia.api.cases import bundled, check, cite, lock, new, upgrade
from instantsia.api.days import today
from instantsia.api.ledger import ledger_add, ledger_list, ledger_resolve, ledger_score, ledger_verify
from instantsia.api.loading import load, of_document
from instantsia.api.playing import ALONE_BELOW
from instantsia.api.result import Result
from instantsia.api.runs import (
    LAST,
    PREVIOUS,
    compare_runs,
    delete_run,
    find_run,
    find_runs,
    is_run,
    list_runs,
    open_run,
    run_folders,
    unfinished_deletions,
)
from instantsia.api.scores import scoreboard
from instantsia.api.study import Study
from instantsia.api.tables import convert, forecast_table, from_day

__all__ = [
    "ALONE_BELOW",
    "LAST",
    "PREVIOUS",
    "Result",
    "Study",
    "bargain",
    "bundled",
    "check",
    "cite",
    "compare_runs",
    "convert",
    "delete_run",
    "find_run",
    "find_runs",
    "forecast_table",
    "from_day",
    "is_run",
    "ledger_add",
    "ledger_list",
    "ledger_resolve",
    "ledger_score",
    "ledger_verify",
    "list_runs",
    "load",
    "lock",
    "new",
    "of_document",
    "open_run",
    "run_folders",
    "scoreboard",
    "today",
    "unfinished_deletions",
    "upgrade",
]
