"""A table of a negotiation between two sides that was taken for one of stakeholders: what is said of it instead."""

from __future__ import annotations

import shlex

from instantsia.errors import UserError
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.deal.columns import places
from instantsia.stakeholders.files.deal.headers import OURS, THEIRS, meant
from instantsia.stakeholders.files.deal.long_form import widened
from instantsia.stakeholders.files.sheet import Problem, Sheet
from instantsia.stakeholders.folding import folded


def two_sides(sheet: Sheet) -> tuple[str, str] | None:
    """The two sides of whose best and worst a table tells by its headers, a row an issue; None where it is not plain.

    A row a stakeholder has a column that names them; without one, and with columns of both ends of two sides, its rows
    are issues: where a header says so, or the sides are ours and theirs.
    """
    heads = [cell.text for cell in sheet.header if cell.text]
    if any(role(head) in ("actor", "position") and meant(head) is None for head in heads):
        return None
    if any(folded(head) == "side" for head in heads) and (long := widened(sheet)) is not None:
        return long[1].sides
    problems: list[Problem] = []
    found = places(sheet, "", problems)
    if found is None or problems or found.guessed:
        return None
    issue = meant(sheet.header[found.issue].text)
    plain = (issue is not None and issue.kind == "issue") or set(found.sides) & {OURS, THEIRS}
    return found.sides if plain else None


def refuse_two_sides(path: str, sheet: Sheet) -> None:
    """Raises UserError, with the command that plays it, where a table is plainly one of a deal between two sides."""
    sides = two_sides(sheet)
    if sides is None:
        return
    name = sheet.header[0].spot.sheet
    book = f" --sheet {shlex.quote(name)}" if name else ""
    heads = [cell.text for cell in sheet.header if cell.text]
    best = next(head for head in heads if (found := meant(head)) is not None and found.kind == "best")
    columns = shlex.quote(f"columns=actor:{heads[0]}|position:{best}")
    told = f"a negotiation between two sides ({sides[0]} and {sides[1]}), a row an issue"
    raise UserError(
        f"{path}: found {told}, with the best and the worst of each, expected stakeholders, a row each.\n"
        "What two sides could agree on is played by another command (in Python by instantsia.bargain):\n"
        f"  instantsia bargain {shlex.quote(path)}{book}\n"
        f"or, where each row is somebody who has a say: --answer {columns}, changed to what is so."
    )
