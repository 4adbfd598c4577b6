"""A table with actors in its columns and issues in its rows, in numbers, is turned: a mediator's matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import hint, tokens
from instantsia.stakeholders.files.columns.kinds import first_number
from instantsia.stakeholders.files.columns.names import of_issue, on_issue, role, role_instead
from instantsia.stakeholders.files.columns.numbering import numbered
from instantsia.stakeholders.files.sheet import Cell, Sheet, across
from instantsia.stakeholders.files.table.left_over import left_over, most_are_actors
from instantsia.stakeholders.files.table.shape import measured

TOLD = "The actors stand in the columns and issues in the rows, so the table was turned, and each such row is an issue."
FEWEST_ACTORS, FEWEST_ISSUES = 4, 2
"""Fewer columns of numbers may be positions, saliences and weights of a list of issues."""
_ISSUES = frozenset(HEADER_WORDS["beside"]["clauses"].split())
_POLE = pattern(r"\s*([+-−]?\d{1,4})\s*(?:=|:|means\b|is\b|heißt\b|bedeutet\b|signifie\b|significa\b|oznacza\b|$).*")
_WEIGHS = frozenset(("salience", "capability", "vote", "seats", "share", "actor", "none"))
_UNKNOWN = frozenset(("-", "–", "—", "?", "??"))


def issues_turned(sheet: Sheet) -> Sheet:
    """The sheet with actors as rows, where a column names issues, once each, and four others or more hold numbers."""
    names = [cell.text for cell in sheet.header]
    label = next((at for at, name in enumerate(names[:2]) if _of_issues(name)), None)
    if label is None or any("actor" in (role(name), role_instead(name)) for name in names):
        return sheet
    rows = [row for row in sheet.rows if row[label].text]
    titles = [row[label].text for row in rows]
    actors = [at for at in range(label + 1, len(names)) if _of_actor(names[at], [row[at].text for row in rows])]
    issues = _on_one_scale([(place, [row[at].text for at in actors]) for place, row in enumerate(rows)])
    issues = [place for place in issues if hint(titles[place]) not in _WEIGHS]
    if len(actors) < FEWEST_ACTORS or len(issues) < FEWEST_ISSUES or len({*titles}) < len(titles):
        return sheet
    if not most_are_actors(sheet, actors, label):
        return sheet
    poles = [at for at, name in enumerate(names) if _POLE.fullmatch(name)]
    header, columns = [Cell("actor", sheet.header[label].spot)], []
    for place, row in enumerate(rows):
        title, ends = titles[place], _ends(sheet.header, row)
        is_issue = place in issues
        header.append(row[label]._replace(text=on_issue("position", title) if is_issue else title))
        told = f"{title} ({ends})" if is_issue and ends else title
        columns.append([row[at]._replace(spot=row[at].spot._replace(name=told)) for at in actors])
    by_actor = zip(actors, zip(*columns, strict=True), strict=True)
    turned = tuple((across(sheet.header[at]), *cells) for at, cells in by_actor)
    return replace(
        sheet,
        header=tuple(header),
        rows=turned,
        rivals=" ".join(filter(None, (sheet.rivals, TOLD))),
        notes=(*sheet.notes, TOLD, *_ends_told(names, poles), *left_over(sheet, {label, *actors, *poles})),
    )


def _ends_told(names: Sequence[str], poles: Sequence[int]) -> tuple[str, ...]:
    columns = " and ".join(cut(names[at]) for at in poles)
    return (f"what the ends of each issue mean is taken from {columns}",) if poles else ()


def _of_issues(name: str) -> bool:
    return role(name) == "issue" or bool(tokens(name) & _ISSUES)


def _of_actor(name: str, texts: Sequence[str]) -> bool:
    """Whether a column may be an actor's: its name asks for nothing, and most of what stands in it are numbers."""
    some = [text for text in texts if text and text not in _UNKNOWN]
    told = role(name) or hint(name) or of_issue(name)
    plain = bool(name) and told is None and not numbered(name) and not _POLE.fullmatch(name)
    return plain and len(some) > 1 and 2 * sum(map(measured, some)) > len(some)


def _on_one_scale(rows: Sequence[tuple[int, Sequence[str]]]) -> list[int]:
    """Places of the rows of numbers that may be on the scale of most of them."""
    found = {}
    for place, texts in rows:
        some = [text for text in texts if text and text not in _UNKNOWN]
        numbers = [number for text in some if measured(text) and (number := first_number(text)) is not None]
        if numbers and 5 * len(numbers) >= 3 * len(some):
            most = max(map(abs, numbers))
            found[place] = next((end for end in (1, 10, 100) if most <= end), 0)
    if not found:
        return []
    usual = Counter(found.values()).most_common(1)[0][0]
    return [place for place, size in found.items() if size == usual or 0 < size < usual]


def _ends(header: Sequence[Cell], row: Sequence[Cell]) -> str:
    """What the columns called by the two ends of the scale say of a row: 0 = unitary state, 10 = confederation."""
    poles = [
        (match[1], cell.text) for name, cell in zip(header, row, strict=False) if (match := _POLE.fullmatch(name.text))
    ]
    return (
        ", ".join(f"{point} = {text}" for point, text in poles) if len(poles) == 2 and all(t for _, t in poles) else ""
    )
