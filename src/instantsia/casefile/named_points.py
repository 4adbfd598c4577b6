"""Options and words of a scale that stand where a number does: of a position that is assumed or set, of what holds.

A claim keeps the words in which it was read; what is assumed is a number, and is one from here on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from instantsia.case.paths import canonical
from instantsia.case.points import as_number
from instantsia.case.quantities import scale_issue
from instantsia.case.quantity import EVERYBODY
from instantsia.case.questions import Issue
from instantsia.case.values import Domain, scale_of
from instantsia.casefile.document import Entry, tupled
from instantsia.errors import Problem, cut

ON_ITS_SCALE = ("status_quo", "line")
"""Keys of an issue that are points of its own scale."""


def scales_of(issues: Iterable[Entry]) -> dict[str, Domain]:
    """{issue: what a position on it may be}, of those with a scale that can be read."""
    out: dict[str, Domain] = {}
    for entry in issues:
        try:
            issue = Issue.model_validate({k: tupled(v) for k, v in entry.raw.items() if k not in ON_ITS_SCALE})
        except ValidationError:
            continue  # told where the issue itself is read
        if issue.scale is not None:
            out[issue.id] = scale_of(issue)
    return out


def in_numbers(
    scales: Mapping[str, Domain], table: str, entry: Entry, name: str
) -> tuple[dict[str, Any], Problem | None]:
    """What is written in an entry, with every word of a scale in numbers, and what is wrong with a word that is none.

    name    what the entry is called in messages
    """
    raw = {key: tupled(value) for key, value in entry.raw.items()}
    for key, issue in _keys(table, raw):
        if issue not in scales or not _is_text(raw.get(key)):
            continue
        try:
            raw[key] = as_number(raw[key], scales[issue])
        except ValueError as error:
            written = raw[key]["value"] if isinstance(raw[key], dict) else raw[key]
            message = f"found {cut(written)}, {error}"
            return raw, Problem("E17", message, entry.place((key,)), f"{name}.{key}")
    return raw, None


def _keys(table: str, raw: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """(key, issue) of what in an entry is a point of the scale of an issue."""
    if table == "issue":
        return ((key, str(raw.get("id"))) for key in ON_ITS_SCALE)
    about = raw.get("about")
    if table != "assumption" or not isinstance(about, str):
        return ()
    # what is assumed of everybody is of the kind of what is assumed of one
    path = canonical(about)
    issue = scale_issue(path.replace(f".{EVERYBODY}", ".everybody"))
    return () if issue is None else (("value", issue),)


def _is_text(written: Any) -> bool:
    return isinstance(written, str) or (isinstance(written, dict) and isinstance(written.get("value"), str))
