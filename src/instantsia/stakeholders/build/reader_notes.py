"""What a reader should know first of how a table was read."""

from __future__ import annotations

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.building import Building
from instantsia.stakeholders.files.entries import Quantity

NAMED = 8
"""So many rows that were left out are named."""


def tell(work: Building) -> None:
    """What a reader should know first: how blanks were read, what was not played, what nobody answered."""
    told, notes, votes = work.table.stakeholders, work.notes, work.asking.value("votes")
    entries = [entry for rows in work.table.rows.values() for entry in rows]
    first = []
    options = questions.named_options(work.asking.of(work.headline))
    meanings = {
        "position": ("positions", "any option as good as another" if options else "anywhere on the scale"),
        "salience": ("saliences", "one of the others' values"),
        "capability": ("capabilities", "one of the others' values"),
    }
    for role, (many, meaning) in meanings.items():
        count = 0
        for rows in work.table.rows.values():
            cells: list[Quantity] = [getattr(entry, role) for entry in rows]
            blank = sum(cell.blank for cell in cells)
            # where nobody has a value there is none to take: that is said elsewhere
            count += blank if role == "position" or blank < len(cells) else 0
        if role in told.columns and count and (role == "position" or not options):
            first.append(f"{_many(count, f'blank {role}', f'blank {many}')} read as {meaning}.")
    blocs = sum(one.actor in work.seats and one.seats.blank for one in entries)
    if "seats" in told.columns and 0 < blocs < len(entries):
        first.append(f"{_many(blocs, 'blank', 'blanks')} in the column bloc seats read as one of the others' values.")
    if votes.column and told.blank_votes:
        first.append(f"{_many(told.blank_votes, 'blank', 'blanks')} in the column vote read as no vote.")
    if votes.nobody and work.table.known.vetoes:
        first.append("Nobody votes, so vetoes are not looked at.")
    elif told.blank_vetoes and "veto" in told.columns:
        first.append(f"{_many(told.blank_vetoes, 'blank', 'blanks')} in the column veto read as no veto.")
    if work.table.aside:
        of = len(work.table.known.issues)
        notes.append(f"The table has {of} issues; {work.headline} alone is played (--answer issue=NAME).")
    others = [name for name in work.vague if name != work.headline]
    if others:
        which = others[0] if len(others) == 1 else f"{len(others)} other issues"
        notes.append(
            f"What holds if nothing is decided is not told of {which}: taken as the low end "
            "(--answer status_quo.NAME=POINT)."
        )
    notes += [f"{note[:1].upper()}{note[1:].rstrip('.')}." for note in told.notes]
    if told.unread:
        notes.append(f"Columns not read: {', '.join(told.unread)}.")
    left_out = () if work.table.sheet is None else work.table.sheet.left_out
    if left_out:
        more = f" and {len(left_out) - NAMED} more (--read-only names all)" if len(left_out) > NAMED else ""
        notes.append(f"Left out: {'; '.join(map(str, left_out[:NAMED]))}{more}.")
    guesses = questions.guessed(work.table.known, work.asking.written)
    work.notes[:0] = [*guesses, f"From the table {work.table.known.file}.", *first]


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
