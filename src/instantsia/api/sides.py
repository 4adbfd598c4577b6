"""The readings of a source, or the coders of a case, that are set side by side."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.case.evidence import CODER
from instantsia.case.model import Case
from instantsia.errors import UserError, cut, nearest
from instantsia.evidence.program import READINGS


def readings_of(case: Case, source: str, forced: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """(the id of a source, {reading: its chance as it is typed}); of `coder` who can be heard.

    source   its id, with or without "source." before it
    forced   {source: the reading that it is in already}

    Raises UserError for a source that the case does not have, and for one that is forced already.
    """
    name = source.strip().lower().removeprefix("source.")
    if name in forced:
        raise UserError(f"{name} is forced into {forced[name]} already: its readings are asked without that")
    if name == CODER and case.coders:
        return name, dict.fromkeys(case.coders, f"heard in one draw of {len(case.coders)}")
    if name not in case.sources:
        raise UserError(f"{case.id} has no source {cut(source)} ({nearest(name, case.sources)})")
    p = case.sources[name].p
    if isinstance(p, dict):
        return name, {reading: number.written for reading, number in p.items()}
    genuine, other = READINGS
    return name, {genuine: p if isinstance(p, str) else p.written, other: "the rest"}
