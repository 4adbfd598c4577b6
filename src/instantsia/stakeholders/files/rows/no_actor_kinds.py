"""Further rows that are no actors': subtotals, majorities, counts, tallies, points of comparison, and sums of a block.

Each is told by a word at its beginning together with how little stands in it, or by its numbers: a party that is called
Majority and has a position, a weight and a remark as all others have stays.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import median_low

from instantsia.errors import few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.quota_words import is_share
from instantsia.stakeholders.files.cells.voteless import one_voteless, only_voteless, tells_voteless
from instantsia.stakeholders.files.cells.words import UNKNOWN, abstains
from instantsia.stakeholders.files.columns.names import roles
from instantsia.stakeholders.files.reasons import TITLES, Reason
from instantsia.stakeholders.files.rows.agreed_before import agreed_before, measured_or_rumoured
from instantsia.stakeholders.files.rows.by_few_cells import nobody
from instantsia.stakeholders.files.rows.kind_names import WRITTEN, begins, goes_on, rests, whole
from instantsia.stakeholders.files.rows.names_apart import NAMED, with_rows
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, WIDE, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table, is_blank
from instantsia.stakeholders.files.rows.no_actor_words import NEEDS, WHOLLY_ASIDE
from instantsia.stakeholders.files.rows.references import POINTS, filled_columns, references
from instantsia.stakeholders.files.rows.subtotals import TOTAL
from instantsia.stakeholders.files.rows.wholes import wholes
from instantsia.stakeholders.files.sheet import Cell, LeftOut
from instantsia.stakeholders.told import THOUGH

REST = "is what is left of the whole, and nobody's"
_BY_NAME = {"majorities": Reason.NEEDED, "agreements": Reason.AGREED, "needs": Reason.WANTED, "valid": Reason.COUNTED}
_ASIDE = pattern(r"\s*[(\[][^)\]]*[)\]]|\s+(?:etc|usw|ecc|enz|и т\. ?д)\.?$", re.IGNORECASE)
_SHARE_OF_IT = pattern(
    rf"(?:\d+\s*/\s*\d+|\d+(?:[.,]\d+)?\s*%)\s+(?:{'|'.join(map(re.escape, WRITTEN['of_it']))})[\s:=.]*", re.IGNORECASE
)
_SUM_WORDS = pattern(r"\b(?:for|against|pro|contra|for:|against:)$", re.IGNORECASE)


def by_kind(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of the rows that are not among `reasons`."""
    named = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    counts = [len(table.others(rows[place])) for place in named]
    usual = median_low([count for count in counts if count]) if any(counts) else 0
    out: dict[int, str] = {}
    for place in named:
        reason = _by_first_word(table, rows[place], usual)
        if reason:
            out[place] = reason
    left = [place for place in named if place not in out]
    out |= references(table, rows, left, {**reasons, **out})
    left = [place for place in left if place not in out]
    out |= _headings(table, rows, left)
    left = [place for place in left if place not in out]
    out |= _tallies(table, rows, left, usual)
    left = [place for place in left if place not in out]
    out |= _sums_of_blocks(table, rows, left, usual, {**reasons, **out})
    left = [place for place in left if place not in out]
    return out | wholes(table, rows, left)


def by_text(text: str) -> str:
    """Why a row without a name is no actor's by what stands in another column of it; "" where it may be one's.

    >>> by_text("Subtotal Unidad"), by_text("Mayoría absoluta"), by_text("Ministry")
    ('adds up or averages the others', 'tells how many are needed', '')
    >>> by_text("Needed to carry (two thirds)"), by_text("Needed Reform Party")
    ('tells how many are needed', '')
    """
    if begins("subtotals", text) or TOTAL.match(text):
        return Reason.ADDED.value
    # needed to carry (two thirds)
    if whole("majorities", text) or (text.split()[0].casefold() in NEEDS and text[1:] == text[1:].lower()):
        return Reason.NEEDED.value
    return Reason.COUNTED.value if begins("counts", text) or whole("agreements", text) else ""


def doubted(table: Table, rows: Rows) -> str:
    """What is told of actors whose names may be those of no actors, and who lack what others have; or ""."""
    filled = filled_columns(table, rows)
    found = [
        row[table.actor]
        for row in rows
        if any(is_blank(row[at]) for at in filled)
        and (
            any(begins(kind, name := table.name(row)) for kind in (*_BY_NAME, *POINTS))
            or agreed_before(name)
            or measured_or_rumoured(name)
        )
    ]
    return f"{THOUGH}their names may say that they are none: {with_rows(found)}" if found else ""


def without_a_vote(left_out: Sequence[LeftOut], rows: Rows, place: int) -> tuple[list[str], tuple[str, ...]]:
    """(a sentence for each heading that says that those below it have no vote, their names).

    place   of the column of names
    """
    heads = [one for one in left_out if one.spot.row and one.reason in TITLES]
    out: list[str] = []
    all_names: list[str] = []
    for one in filter(lambda one: tells_voteless(one.text), heads):
        after = min((other.spot.row for other in heads if other.spot.row > one.spot.row), default=10**9)
        below = [row for row in rows if one.spot.row < row[0].spot.row < after]
        names = list(dict.fromkeys(row[place].text for row in below if row[place].text))
        if names:
            all_names += names
            shown = few(names, NAMED)
            out.append(f"By the heading {one.text!r} (row {one.spot.row}) those below it have no vote: {shown}")
    told = list(dict.fromkeys(row[place].text for row in rows if one_voteless(row[place].text)))
    told = [name for name in told if name not in all_names]
    if told:
        shown = few(told, NAMED)
        out.append(f"By what stands in brackets behind their names they have no vote: {shown}")
    return out, tuple(dict.fromkeys([*all_names, *told]))


def _few(table: Table, row: Sequence[Cell], usual: int) -> bool:
    return 2 * len(table.others(row)) <= usual


def _by_first_word(table: Table, row: Sequence[Cell], usual: int) -> str:
    name = table.name(row)
    if begins("subtotals", name):
        return Reason.ADDED
    if not _few(table, row, usual):
        return ""
    if TOTAL.match(name) and name.isupper() and table.numbers(row) and not table.words(row):
        return Reason.ADDED
    if whole("all_votes", name) and table.numbers(row):
        return Reason.ADDED
    if begins("counts", name) and table.numbers(row):
        return Reason.COUNTED
    if only_voteless(name) and len(table.others(row)) == 1:
        return Reason.HEADING  # Non-voting, 3: a line above those who have no vote, or a count of them
    if (_SHARE_OF_IT.fullmatch(name.strip()) or is_share(name)) and table.numbers(row) and len(table.words(row)) < 2:
        return Reason.NEEDED
    for kind, reason in _BY_NAME.items():
        if (whole(kind, name) or (goes_on(kind, name) and _without_position(table, row))) and table.numbers(row):
            return reason
    words = [text for text in table.words(row) if not WHOLLY_ASIDE.fullmatch(text)]
    if words or not table.numbers(row) or usual < FEWEST:
        return ""
    if whole("bases", name):
        return Reason.COUNTED
    # Media is the press, too, and Media 24 a part of it
    return (
        Reason.ADDED
        if usual >= WIDE and whole("means", name) and not any(map(str.isdigit, name)) and _own(table, row)
        else ""
    )


def _without_position(table: Table, row: Sequence[Cell]) -> bool:
    """Whether the header tells which columns hold positions, and the row has none."""
    places = roles([cell.text for cell in table.sheet.header]).get("position", [])
    return bool(places) and all(is_blank(row[at]) for at in places)


def _own(table: Table, row: Sequence[Cell]) -> bool:
    """Whether the numbers of a row stand nowhere else in their columns."""
    others = [one for one in table.sheet.rows if one[0].spot.row != row[0].spot.row]
    return not any(text in {one[at].text for one in others} for at, text in table.numbers(row))


def _headings(table: Table, rows: Rows, left: Sequence[int]) -> dict[int, str]:
    """Names that stand alone, of which one begins the table or several stand behind a blank row, others below each."""
    alone = [place for place in left if not table.others(rows[place])]
    full = set(left) - set(alone)
    alone = [one for one in alone if one < max(full, default=0)]  # what stands below all others are remarks
    heads = [one for one in alone if one + 1 in full]
    if len(heads) < 2:
        return {}
    begins = heads[0] == left[0] and len(heads) == len(alone)
    behind = [one for one in heads if one and table.gap(one, one - 1) and not table.gap(one + 1, one)]
    if len(behind) > 1:
        return dict.fromkeys(behind, Reason.HEADING)
    # without blank rows between groups a heading is told by its capitals, where names have none
    loud = [one for one in heads if _loud(table.name(rows[one]))]
    return (
        dict.fromkeys(loud, Reason.HEADING)
        if begins and len(loud) > 1 and not any(_loud(table.name(rows[one])) for one in full)
        else {}
    )


def _loud(name: str) -> bool:
    """Whether most letters of a name that is no code are capitals."""
    letters = [sign for sign in name if sign.isalpha()]
    return len(letters) > 2 and 4 * sum(map(str.isupper, letters)) > 3 * len(letters)


def _tallies(table: Table, rows: Rows, left: Sequence[int], usual: int) -> dict[int, str]:
    """Rows below the last full one that count those for and against, whatever column their label is in."""
    last = max(
        (place for place in left if 2 * len(table.others(rows[place])) > usual and not _label(table, rows[place])),
        default=-1,
    )
    found = [
        place
        for place in left
        if place > last and table.numbers(rows[place]) and _label(table, rows[place]) and _tight(table, rows[place])
    ]
    if len(found) == 1 and len(table.name(rows[found[0]])) == 1 and len(table.others(rows[found[0]])) >= max(usual, 1):
        # one letter with all that the others have is somebody called N, unless it counts the cells above it: those of
        # the only other column where it holds words, as the ayes of a roll call
        (place,) = found
        above = [rows[one] for one in left if one != place]
        if usual < 2 and not any(
            table.number(row[at].text) is not None for row in above for at, _ in table.numbers(rows[place])
        ):
            return dict.fromkeys(found, Reason.COUNTED)
        counts = {at: sum(bool(row[at].text) for row in above) for at, _ in table.numbers(rows[place])}
        if any(table.number(text) != counts[at] for at, text in table.numbers(rows[place])):
            return {}
    if len(found) == 1 and _of_somebody(table, rows, left, found[0], usual):
        return {}
    return dict.fromkeys(found, Reason.COUNTED)


def _of_somebody(table: Table, rows: Rows, left: Sequence[int], place: int, usual: int) -> bool:
    """Whether a row that is called as a side has all that the others have, and mostly numbers that count nobody.

    Such a number is more than there are rows above, and less than the most of its column, of which it is no sum. A name
    that takes no side counts no votes: the mixed group of a parliament, with its seats alone, may be its largest.
    """
    above = [rows[one] for one in left if one < place]
    numbers = [(at, table.number(text)) for at, text in table.numbers(rows[place])]
    view = attitude(table.name(rows[place]))
    middle = view is not None and not view[0]
    fewest = 1 if middle else FEWEST
    if len(numbers) < fewest or len(numbers) != len(table.others(rows[place])) or len(numbers) < usual:
        return False
    own = 0
    for at, number in numbers:
        column = [value for row in above if (value := table.number(row[at].text)) is not None]
        most = sum(column) if middle else max(column, default=0)
        own += number is not None and 2 * len(column) > len(above) and len(above) < number < most
    return 2 * own > len(numbers)


def _label(table: Table, row: Sequence[Cell]) -> bool:
    """Whether the name of a row is a side: For (+, ++), Pop. % against, Wavering etc."""
    bare = _ASIDE.sub("", table.name(row)).strip(" :")
    plain = bare.casefold()
    side = attitude(bare) is not None or abstains(bare) or (plain in UNKNOWN and not nobody(bare))
    return side or (bool(_SUM_WORDS.search(bare)) and len(bare.split()) < 5)


def _tight(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row has numbers alone, a remark beside them allowed."""
    return len(table.words(row)) <= 1


def _sums_of_blocks(
    table: Table, rows: Rows, left: Sequence[int], usual: int, reasons: Mapping[int, str]
) -> dict[int, str]:
    """Rows with few cells, of which two numbers or more are the sums of the block above: V8, others; or of all blocks.

    What stands right below such a sum of all and is called a remainder is the rest of the whole.
    """
    out: dict[int, str] = {}
    block: dict[int, list[Decimal]] = {}
    whole_table: dict[int, list[Decimal]] = {}
    before = -1
    for place in left:
        if before >= 0 and (table.gap(place, before) or place - before > 1):
            block = {}
        before = place
        own = [(column, table.number(text)) for column, text in table.numbers(rows[place])]
        few = _few(table, rows[place], usual)
        bare = few and not table.words(rows[place])
        if len(own) > 1 and bare and any(_adds(own, above) for above in (block, whole_table)):
            out[place] = Reason.ADDED
            block = {}
            continue
        below = {**reasons, **out}.get(place - 1) in (Reason.ADDED, Reason.UNDER_SUMS)
        if own and few and below and rests(table.name(rows[place])):
            out[place] = REST
            continue
        for column, value in own:
            if value is not None:
                block.setdefault(column, []).append(value)
                whole_table.setdefault(column, []).append(value)
    return out


def _adds(own: Sequence[tuple[int, Decimal | None]], above: Mapping[int, list[Decimal]]) -> bool:
    """Whether each number of a row is the sum of those above it in its column, and none of them."""
    return all(
        value is not None
        and len(some := above.get(column, [])) > 1
        and value not in some
        and math.isclose(value, math.fsum(some), rel_tol=1e-9)
        for column, value in own
    )
