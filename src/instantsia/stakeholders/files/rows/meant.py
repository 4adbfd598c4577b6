"""Rows and cells that do not fit the header: what stands beyond it, names that are missing, names that stand twice.

Nothing is refused for them: a name is taken from the column beside it or the row is left out, and who stands twice is
told apart. Each is told, gathered by cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import NO, UNKNOWN, YES, abstains
from instantsia.stakeholders.files.columns.names import of_issue, role, roles
from instantsia.stakeholders.files.rows.names_alike import LATER, ONE_OUT, alike
from instantsia.stakeholders.files.rows.names_apart import (
    NAMED,
    names_apart,
    one_writing,
    row_told,
    twice,
    within_the_header,
)
from instantsia.stakeholders.files.rows.said_twice import answers_again, said_later, said_once, shared_keys
from instantsia.stakeholders.files.rows.votes_in_names import votes_in_names
from instantsia.stakeholders.files.rows.without_name import LONGEST, named
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Problem, Sheet, gathered
from instantsia.stakeholders.folding import folded

SHORTEST = 3
"""Letters of a text that may be a name, or tell two of one name apart."""
_FORMULA = pattern(r", expected a value \([^)]*\)")
Row = tuple[Cell, ...]


def rows_meant(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """(the sheet with rows as wide as its header, each with a name; what is told about it)."""
    sheet, notes = within_the_header(sheet)
    found = roles([cell.text for cell in sheet.header])
    if "actor" not in found:
        return sheet, notes
    sheet = _with_issues(sheet, found.get("issue", [])[:1], notes)
    filled = [at for at in found["actor"] if any(row[at].text for row in sheet.rows)]
    actor = (filled or found["actor"])[0]
    sheet, told = named(sheet, actor)
    return sheet, [*notes, *told]


def _with_issues(sheet: Sheet, places: Sequence[int], notes: list[str]) -> Sheet:
    """The sheet where a row that names no issue is about that of the row above, or of the first that names one."""
    for at in places:
        issue = next((row[at].text for row in sheet.rows if row[at].text), "")
        bare = [row for row in sheet.rows if not row[at].text and any(cell.text for cell in row)]
        if not issue or not bare:
            continue
        rows: list[Row] = []
        for row in sheet.rows:
            issue = row[at].text or issue
            rows.append(row if row[at].text else (*row[:at], row[at]._replace(text=issue), *row[at + 1 :]))
        shown = few([row_told(row[at]) for row in bare], NAMED)
        notes.append(f"The issue of {shown} is not told, and read as that of the row above")
        sheet = replace(sheet, rows=tuple(rows))
    return sheet


def doubts_told(
    doubts: Sequence[Problem], used: set[int], positions: set[int], rows: int
) -> tuple[list[str], list[Problem]]:
    """(what is told of single cells of columns that are read, what keeps the table from being read).

    used        columns that are read
    positions   those of them that hold positions
    rows        how many rows the table has

    A column of positions of which more than half are formulas without values has nothing to read.
    """
    causes: dict[tuple[int, str], list[Problem]] = {}
    for one in doubts:
        if one.spot.column in used:
            causes.setdefault((one.spot.column, one.message), []).append(one)
    notes, problems = [], []
    told: set[str] = set()
    for (column, message), same in causes.items():
        if message in told and len(same) == 1:  # one merged cell over several columns is told once
            continue
        told.add(message)
        if "formula" in message and column in positions and 2 * len(same) > rows:
            problems.append(gathered(same))
        elif "formula" in message:
            notes.append(f"Read as not known: {_FORMULA.sub('', str(gathered(same)))}")
        else:
            notes.append(str(gathered(same)))
    return notes, problems


def actors_apart(
    sheet: Sheet, lines: Sequence[dict[str, Cell]], notes: list[str]
) -> tuple[list[dict[str, Cell]], list[LeftOut]]:
    """(the lines with those of one name on one issue told apart, by another column or by a number behind the name;
    the rows that were left out, since another one says the same of the name, or counts instead).
    """
    lines, earlier = said_later(sheet, lines, _part_of_a_name)
    lines, again_said = said_once(sheet, lines, _part_of_a_name)
    issues, told = one_writing([line["issue"] for line in lines], "issue")
    notes += told
    remedy = LATER if answers_again(sheet) else ONE_OUT
    notes += alike([line["actor"] for line in lines], shared_keys(sheet), remedy)
    notes += votes_in_names(lines)
    actors, told = one_writing([line["actor"] for line in lines])
    notes += told
    about = [issue.text for issue in issues]
    again = twice(actors, about)
    texts = _telling(sheet, lines, again) if again else {}
    actors, told = names_apart(actors, about, texts=texts)
    notes += told
    apart = [{**line, "actor": actor, "issue": issue} for line, actor, issue in zip(lines, actors, issues, strict=True)]
    return apart, [*earlier, *again_said]


def _telling(sheet: Sheet, lines: Sequence[dict[str, Cell]], again: set[str]) -> dict[int, str]:
    """{row: text} of the first column of texts that differs wherever a name stands again; none where there is none."""
    rows: dict[int, tuple[str, str]] = {
        line["actor"].spot.row: (folded(line["actor"].text), folded(line["issue"].text)) for line in lines
    }
    some = [row for row in sheet.rows if row[0].spot.row in rows and rows[row[0].spot.row][0] in again]
    for at, head in enumerate(sheet.header):
        if not head.text or role(head.text) not in (None, "body") or of_issue(head.text) is not None:
            continue
        texts = [(rows[row[at].spot.row], row[at].text) for row in some]
        if all(_part_of_a_name(text) for _, text in texts) and len(set(texts)) == len(texts):
            return {row[at].spot.row: row[at].text for row in some}
    return {}


def _part_of_a_name(text: str) -> bool:
    """Whether a text may tell two of one name apart: where somebody stands, or a code of a letter or two, does not."""
    return len(text) <= LONGEST and sum(map(str.isalpha, text)) >= SHORTEST and not _says(text)


def _says(text: str) -> bool:
    """Whether a text is a word for or against, or says that somebody abstains, or that nobody knows."""
    plain = text.casefold()
    return attitude(text) is not None or abstains(text) or plain.strip(" .") in YES | NO | UNKNOWN
