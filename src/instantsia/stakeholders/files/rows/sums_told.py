"""A row of sums that was left out and says another number than its column adds up to: one of the two is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import TOTALS, YES
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.reasons import SUMS, Reason
from instantsia.stakeholders.files.rows.count_columns import count_of, counting
from instantsia.stakeholders.files.rows.no_actor_table import table_of
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.files.values.compound_votes import proxy_of, vote_and_proxies, vote_and_veto

ADDED_UP = frozenset(("vote", "seats", "capability"))
"""Roles of columns of which a sum means something."""
PARTS = frozenset((Reason.WHOLE_OF, Reason.WHOLE_SAYS_TOO, Reason.PART_OF))
NAMED = 3
FEWEST = 2
_OF_SUMS = pattern(r"grand|tot|sum|som|gesamt|insgesamt|∑|all|tou|tod|tut|итого|всего|сумма|разом|усього|всього|celkem")
"""How those of the words begin that name a sum, and neither a mean nor the sum of a part."""
_DECIMAL = pattern(r"\d+[.,]\d{1,2}")


def sums_told(before: Sheet, after: Sheet) -> Sheet:
    """The sheet, and told in it where its one row of sums and the columns of votes or weights do not agree.

    before, after   the same with the rows that are no actors, and without them
    """
    reasons = {one.spot.row: one.reason for one in after.left_out if not one.spot.column}
    gone = [row for row in before.rows if row and reasons.get(row[0].spot.row)]
    sums = [row for row in gone if reasons[row[0].spot.row] in SUMS]
    if len(sums) != 1 or any(reasons[row[0].spot.row] in PARTS for row in gone) or not after.rows:
        return after
    (total,) = sums
    name = next((cell.text for cell in total if cell.text), "")
    plain = name.rstrip(" :.").casefold()
    # Total voix, Gesamt Stimmen: a sum of what a column of votes is called
    first, _, counted = plain.partition(" ")
    named = role(counted) in ADDED_UP if counted else False
    if (first if named else plain) not in TOTALS or not _OF_SUMS.match(plain):
        return after
    # below the sums stand other counts, and a row without a name may be one of them
    row = total[0].spot.row
    kept = [one for one in after.rows if one[0].spot.row < row]
    others = [one for one in gone if one[0].spot.row < row]
    actor = table_of(after).actor
    if not all(one[actor].text for one in kept):
        return after
    columns = [at for at, cell in enumerate(after.header) if role(cell.text) in ADDED_UP]
    columns += [at for at in counting(after) if at not in columns]
    found = list(filter(None, (_contradiction(total, kept, others, at) for at in sorted(columns))))
    rights = [at for at, cell in enumerate(after.header) if role(cell.text) == "vote"]
    found += filter(None, (_counted_rights(total, kept, at) for at in rights))
    wrong = [f"{said} under {cut(after.header[at].text)}, which adds up to {added}" for at, said, added in found]
    if not wrong:
        return after
    told = f"The row {cut(name)} that was left out says {few(wrong, NAMED, '; ')}."
    return replace(after, notes=(*after.notes, told), rivals=" ".join(filter(None, (after.rivals, told))))


def _contradiction(
    total: Sequence[Cell], kept: Sequence[Sequence[Cell]], others: Sequence[Sequence[Cell]], at: int
) -> tuple[int, str, str] | None:
    """(the column, what the row of sums says, what the column adds up to) where these are two numbers.

    kept, others   the rows above it that were read, and those that were left out: a sum may count them as well
    """
    said = _number(total[at].text) if at < len(total) else None
    texts = [row[at].text for row in kept if row[at].text]
    parts = [_number(text) for text in texts]
    known = [one for one in parts if one is not None]
    if said is None or len(known) < max(FEWEST, len(parts)):
        return None
    more = [number for row in others if (number := _number(row[at].text)) is not None]
    added = sum(known, Decimal(0))
    near = Decimal(0) if all(one == one.to_integral() for one in (*known, said)) else Decimal("0.05") * len(known)
    if any(abs(said - one) <= near for one in (added, added + sum(more, Decimal(0)))):
        return None
    return at, total[at].text, f"{added:f}"


def _counted_rights(total: Sequence[Cell], kept: Sequence[Sequence[Cell]], at: int) -> tuple[int, str, str] | None:
    """The same of a column that says by a word who has a vote; whoever gave theirs to another is counted there."""
    texts = [row[at].text for row in kept]
    said = _number(total[at].text) if at < len(total) else None
    plain = [(vote_and_veto(text) or text).casefold() for text in texts]
    words = [one for one in plain if one in YES and not one.isdecimal()]
    if said is None or 2 * len(words) <= len(texts):
        return None
    added = sum(one in YES or bool(proxy_of(text)) for one, text in zip(plain, texts, strict=True))
    added += sum(sum(vote_and_proxies(text)) for text in texts)
    return None if said == added else (at, total[at].text, str(added))


def _number(text: str) -> Decimal | None:
    if _DECIMAL.fullmatch(text):
        return Decimal(text.replace(",", "."))
    found = count_of(text) if any(map(str.isdigit, text)) else None
    return None if found is None else Decimal(found)
