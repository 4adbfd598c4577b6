"""How a leadership decides and how it deals with the other side, from cited evidence.

>>> import instantsia
>>> "june-1957" in instantsia.bundled()
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from instantsia.version import __version__

if TYPE_CHECKING:
    from instantsia.api import Result, Study, bargain, bundled, check, compare_runs, forecast_table, load, new, open_run
    from instantsia.api.desk import Desk
    from instantsia.api.listed import runs
    from instantsia.errors import CaseError, Problem, UserError

_API = ("Result", "Study", "bargain", "bundled", "check", "compare_runs", "forecast_table", "load", "new", "open_run")
_ERRORS = ("CaseError", "Problem", "UserError")
_HOMES = dict.fromkeys(_API, "instantsia.api") | dict.fromkeys(_ERRORS, "instantsia.errors")
_HOMES |= {"Desk": "instantsia.api.desk", "runs": "instantsia.api.listed"}

__all__ = [
    "CaseError", "Desk", "Problem", "Result", "Study", "UserError", "__version__", "bargain", "bundled", "check",
    "compare_runs", "forecast_table", "load", "new", "open_run", "runs",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # importing the package must not import NumPy: the command line answers at once
    if name not in _HOMES:
        raise AttributeError(f"module 'instantsia' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
