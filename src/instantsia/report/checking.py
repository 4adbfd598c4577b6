"""What `check` found, as data, in words and as JSON."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from instantsia.case.phrases import and_list, plural
from instantsia.casefile.checking.citations import Checked, Status
from instantsia.errors import PRINTED_LIMIT, Problem
from instantsia.report import plaintext
from instantsia.report.json_text import dump

STATUS: dict[Status, str] = {
    "exact": "the passage stands there",
    "near": "something alike stands there: a person confirms",
    "ambiguous": "several places fit",
    "lost": "nothing of it was found",
    "reference": "read elsewhere, not from a text at hand",
    "unlocated": "its text is not at hand, or it says no lines",
}
"""In the order in which they are counted."""


def check_words(found: Checked, width: int = 80) -> str:
    """The problems a paragraph each, then how the citations stand; those that want a look line by line.

    What a case that is included says by itself is counted, and told where that case is checked.
    """
    elsewhere = {one for problems in found.included.values() for one in problems}
    own = [problem for problem in found.problems if problem not in elsewhere]
    return "\n".join(
        (*_listed(own, width), *_included(found, width), *_citations(found, width), _summary(own, elsewhere))
    )


def _included(found: Checked, width: int) -> list[str]:
    told: set[Problem] = set()
    out: list[str] = []
    for name, problems in found.included.items():
        new = set(problems) - told
        told |= new
        if new:
            counted = plural(len(new), "warning")
            text = f"{counted} in the included case {name}: instantsia check {shlex.quote(name)}"
            out.append(plaintext.lines(text, width, hanging="    "))
    return [*out, ""] if out else []


def problem_words(problems: Sequence[Problem], width: int = 80) -> str:
    """What is wrong, as `check` prints it: for every command that cannot go on because of it."""
    return "\n".join((*_listed(problems, width), _summary(problems)))


def _listed(problems: Sequence[Problem], width: int) -> list[str]:
    """A paragraph each and an empty line behind them; nothing where there are none."""
    out = [plaintext.lines(str(problem), width, hanging="    ") for problem in problems[:PRINTED_LIMIT]]
    if len(problems) > PRINTED_LIMIT:
        out.append(f"... {plural(len(problems), 'problem')} in all; the first {PRINTED_LIMIT} are shown")
    return [*out, ""] if out else []


def check_json(found: Checked) -> str:
    """One object: claims[] {id, status, text, lines, seen} and problems[] {code, severity, file, line, message}."""
    data: dict[str, Any] = {
        "claims": [
            {
                "id": one.id,
                "status": one.status,
                "text": one.text or None,
                "lines": None if one.lines is None else list(one.lines),
                "seen": one.seen or None,
            }
            for one in found.claims
        ],
        "problems": [
            {
                "code": one.code,
                "severity": one.severity,
                "file": one.place.file if one.place else None,
                "line": one.place.line if one.place else None,
                "message": _message(one),
            }
            for one in found.problems
        ],
    }
    return dump(data)


def _message(problem: Problem) -> str:
    key = f"{problem.key}: " if problem.key else ""
    remedy = f" ({problem.remedy})" if problem.remedy else ""
    return f"{key}{problem.message}{remedy}"


def _citations(found: Checked, width: int) -> list[str]:
    if not found.claims:
        return []
    counted = Counter(one.status for one in found.claims)
    out = [f"{plural(len(found.claims), 'claim')}:"]
    for status, meaning in STATUS.items():
        if counted[status]:
            text = f"{counted[status]} {status}: {meaning}"
            out.append(plaintext.lines(text, width, indent="  ", hanging="      "))
    for one in found.claims:
        if one.status in ("near", "ambiguous", "lost") or (one.note and one.status == "exact"):
            where = f"{one.text}:{_lines(one.lines)}" if one.lines else one.text or one.seen
            note = f" ({one.note})" if one.note else ""
            text = f"{one.id} {one.status}{': ' + where if where else ''}{note}"
            out.append(plaintext.lines(text, width, indent="  ", hanging="      "))
    out.append("")
    return out


def _lines(lines: tuple[int, int]) -> str:
    first, last = lines
    return str(first) if first == last else f"{first}..{last}"


def _summary(problems: Sequence[Problem], elsewhere: Collection[Problem] = ()) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "no problems of its own" if elsewhere else "no problems"
    counted = and_list([plural(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n])
    return f"{counted}; instantsia explain CODE says what a code means"
