"""Rows of a table that are no actors: sums and means, headings, remarks, scales. They are left out and named.

An actor is never left out for want of numbers: a row is no actor's by what its name says, by how it stands alone, or
because all its numbers are those of its columns. In doubt it stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median_low

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import shares_in_words
from instantsia.stakeholders.files.cells.words import TOTALS
from instantsia.stakeholders.files.columns.checked_rows import checked_row
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.above_headings import above_headings
from instantsia.stakeholders.files.rows.by_few_cells import by_few_cells, vacant
from instantsia.stakeholders.files.rows.by_siblings import codes_below, sums_alike
from instantsia.stakeholders.files.rows.headings import alone_in_row
from instantsia.stakeholders.files.rows.heads_below import heads_below
from instantsia.stakeholders.files.rows.kind_names import whole
from instantsia.stakeholders.files.rows.lists_below import lists_below
from instantsia.stakeholders.files.rows.no_actor_below import another_table, below_the_table, nameless, tallies_apart
from instantsia.stakeholders.files.rows.no_actor_kinds import by_kind, by_text
from instantsia.stakeholders.files.rows.no_actor_table import Table, table_of
from instantsia.stakeholders.files.rows.no_actor_words import (
    ADDS,
    BESIDE,
    FIRMS,
    IN_BRACKETS,
    LAST,
    LEAST,
    MOST,
    NAME_WORD,
    NEEDS,
    OF,
    REMARKS,
    SCALES,
    SHORT,
    SPREADS,
    UNITS,
    WEIGHTED,
    WEIGHTED_SHORT,
    WHOLE,
)
from instantsia.stakeholders.files.rows.no_names import no_names
from instantsia.stakeholders.files.rows.number_names import without_names
from instantsia.stakeholders.files.rows.remark_kinds import with_kinds
from instantsia.stakeholders.files.rows.subtotals import of_groups
from instantsia.stakeholders.files.rows.sums import adds_nothing, summing
from instantsia.stakeholders.files.rows.sums_elsewhere import sums_elsewhere
from instantsia.stakeholders.files.rows.sums_of_one_column import sums_of_one_column
from instantsia.stakeholders.files.rows.tally_rows import counts_others, explains_a_column
from instantsia.stakeholders.files.rows.wording import asks
from instantsia.stakeholders.files.rows.wrapped import joined
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.files.table.units import with_extents

NAME_ALONE = "nothing but the name is told of"
MOST_PARTS = 3
"""At so many last blank rows a table may end, and remarks or others stand below."""
FEWEST_ABOVE = 3

_OF_A_GROUP = pattern(r"\w+\.?:? [A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ][A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ0-9]+(?:[-+ ]?[0-9]*\+?)?")
"""Total EU, Average G20: one word and the letters of a group."""
_OF_ONE = pattern(r"\w+\.?:? (?:[A-Z]|[Yy]es|[Nn]o|[Ff]or|[Aa]gainst|[Aa]bstain(?:ing|ed)?)")
"""Total Y, Total for: one word and a side."""
_SIGNED = pattern(r"[+=@][^\W\d_]+$")
"""One word with a sign right before it, as names of parties have it: the sums of a column are told by its numbers."""
_CODE = pattern(r"[^\s=]{1,6}(?: [^\s=]{1,3})?\s*=\s.*")
"""s/d = no data, H = high."""
_COUNT = pattern(r"\(?\s*n\s*[=:]\s*[\d.,]+\)?(?:\s+\w+)?", re.IGNORECASE)
_NUMBERS = pattern(r"\d+")
_EXTENT = pattern(
    r"[\[(]?\s*-?\d+(?:[.,]\d+)?\s*%?\s*(?:\.\.+|…|-|–|—|to|bis|à|a|до|/)\s*[+-]?\d+(?:[.,]\d+)?\s*%?\s*[\])]?",
    re.IGNORECASE,
)


def actors_only(sheet: Sheet) -> Sheet:
    """The sheet less the rows that are no actors, each named in `left_out`; and those that say nothing, in `notes`."""
    if not sheet.rows or not sheet.header:
        return sheet
    table = table_of(sheet)
    checked = {place for place, row in enumerate(sheet.rows) if checked_row(sheet, row)}
    rows, reasons = (list(sheet.rows), {}) if checked else joined(table, sheet.rows)
    if reasons:
        table = table_of(replace(sheet, rows=tuple(rows)))
    reasons |= no_actors(table, rows, reasons)
    reasons = {place: why for place, why in reasons.items() if place not in checked}
    return without(sheet, table, rows, reasons)


def no_actors(table: Table, rows: list[tuple[Cell, ...]], gone: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of a table, beside those that are `gone` already."""
    reasons = {**nameless(table, rows, adds_up, by_text), **gone}
    counts = [len(table.others(row)) for row in rows if table.name(row)]
    usual = median_low([count for count in counts if count] or [0])
    for place, row in enumerate(rows):
        if place in reasons:
            continue
        reason = _by_name(table, row) or _said_beside(table, row, usual) or by_few_cells(table, row, usual)
        if place == 0 and reason == Reason.ADDED and adds_nothing(table, row, rows[1:]):
            reason = ""  # somebody is called Total, or Sum
        reason = reason or (_scale(table, row) if place == 0 else "")
        reason = reason or (Reason.COUNTED if counts_others(table, row) else "")
        # an export of a survey has its questions under the names of its columns, and ids of its own below them
        if not reason and place < 2 and (place == 0 or reasons.get(0) == Reason.WORDING) and asks(table, row):
            reason = Reason.WORDING
        if reason:
            reasons[place] = reason
    reasons |= lists_below(table, rows, reasons)
    reasons |= another_table(table, rows, reasons)
    reasons |= below_the_table(table, rows, reasons)
    reasons |= tallies_apart(table, rows, reasons)
    reasons |= sums_alike(table, rows, reasons)
    reasons |= codes_below(table, rows, reasons)
    reasons |= by_kind(table, rows, reasons)
    reasons |= no_names(table, rows, reasons)
    reasons |= without_names(table, rows, reasons)
    reasons |= heads_below(table, rows, reasons)
    reasons |= of_groups(table, rows, reasons)
    reasons |= sums_of_one_column(table, rows, reasons, usual)
    kept = [place for place in range(len(rows)) if place not in reasons]
    reasons |= alone_in_row(table, rows, kept, reasons)
    reasons |= above_headings(table, rows, reasons)
    reasons |= {place: Reason.REMARK for place in kept if explains_a_column(table, rows[place], usual)} | reasons
    kept = [place for place in kept if place not in reasons]
    # a table that has its sums at the end has them nowhere else
    below = _summed(table, rows, kept)
    return reasons | (below or dict.fromkeys(sums_elsewhere(table, rows, kept), Reason.SUMMED))


def without(sheet: Sheet, table: Table, rows: Sequence[tuple[Cell, ...]], reasons: Mapping[int, str]) -> Sheet:
    """The sheet without these rows, each named."""
    unknown = [
        row[table.actor].text
        for place, row in enumerate(rows)
        if place not in reasons and table.name(row) and not table.others(row) and table.numeric
    ]
    # in the order of names: that of the rows changes nothing
    unknown.sort(key=lambda name: (name.casefold(), name))
    notes = [f"{NAME_ALONE} {few([cut(name) for name in unknown], 3)}"] if unknown else []
    before = tuple(note for note in sheet.notes if not note.startswith(NAME_ALONE))
    left_out = [*sheet.left_out, *(_left_out(rows[place], reason) for place, reason in reasons.items())]
    gone = {rows[place][table.actor].spot.row for place in reasons}
    left = replace(
        sheet,
        rows=tuple(row for place, row in enumerate(rows) if place not in reasons),
        notes=(*before, *notes),
        left_out=tuple(sorted(with_kinds(left_out), key=lambda one: (one.spot.row, one.spot.column))),
        doubts=tuple(one for one in sheet.doubts if one.spot.row not in gone),
        references=(
            *sheet.references,
            *(rows[place] for place, reason in sorted(reasons.items()) if reason == Reason.REFERENCE),
        ),
    )
    if reasons.get(0) != Reason.MEASURES:
        return left
    return with_extents(left, [cell.text if _EXTENT.fullmatch(cell.text) else "" for cell in rows[0]])


def adds_up(name: str) -> bool:
    """Whether a name is that of a row which adds up or averages others.

    >>> [adds_up(name) for name in ("Weighted average", "Total (n=14)", "Total votes", "EU total", "Net position")]
    [True, True, True, True, True]
    >>> [adds_up(name) for name in ("Total EU-27", "Average OPEC+", "Total SA", "Total 14 actors", "Std dev")]
    [True, True, False, True, True]
    >>> [adds_up(name) for name in ("Total Energies", "Mean Fiddler Ltd", "Net Neutrality Group", "Sum 41")]
    [False, False, False, False]
    >>> adds_up("Gewogen gem. AB"), adds_up("Wtd. avg. of the board"), adds_up("Weighted Means Ltd")
    (True, True, False)
    >>> adds_up("Totale / media"), adds_up("Sum / mean"), adds_up("Media / Press"), adds_up("Total / Shell")
    (True, True, False, False)
    >>> adds_up("+SUM"), adds_up("=Total"), adds_up("+ Total")
    (False, False, True)
    """
    if _SIGNED.match(name):
        return False
    plain = name.rstrip(" :.").casefold()
    if plain in TOTALS or plain in WHOLE:
        return True
    parts = [part.strip() for part in re.split(r"[/&+]|(?<!\w)(?:and|und|et|y|e|i|и)(?!\w)", plain)]
    if len(parts) > 1 and parts[0] in TOTALS and all(part in TOTALS or whole("means", part) for part in parts):
        return True  # Media alone is the press
    if _OF_A_GROUP.fullmatch(name) and name.split()[0].casefold() in ADDS:
        return name.split()[-1].rstrip(".").casefold() not in FIRMS
    if _OF_ONE.fullmatch(name) and name.split()[0].rstrip(".:").casefold() in ADDS:
        return True
    aside = re.search(r"[(\[]([^)\]]+)[)\]]$", name)
    if aside is not None and aside[1][0].islower() and aside.start() and adds_up(aside[1]):
        return True  # Parliament (weighted mean)
    bare = IN_BRACKETS.sub(" ", plain)
    words = NAME_WORD.findall(bare)
    if len(words) > 2 and words[0] in ADDS and words[1] in OF and not any(map(str.isupper, name[1:])):
        return True  # sum of coded delegations; Sum of Us is somebody
    if len(words) > 1 and words[-1] in ADDS and any(word in WEIGHTED for word in words):
        return True
    if len(words) == 2 and words[1] in WEIGHTED and whole("means", words[0]):
        return True  # Media is the press, Media ponderata a mean
    if len(words) > 1 and words[-1] not in FIRMS and _weighs(*words[:2]):
        return True  # Gewogen gem. of the board, Wtd. avg.
    if not words or (any(map(str.isdigit, bare)) and words == ["sum"]):
        return False
    if all(word in ADDS or word in BESIDE for word in words):
        return any(word in ADDS for word in words) or " ".join(words) in WHOLE
    return 1 < len(words) < 4 and words[-1] in LAST


def _weighs(first: str, second: str) -> bool:
    """Whether a name begins with a weighted mean, cut short or not."""
    weighs, means = WEIGHTED | WEIGHTED_SHORT, ADDS | SHORT | {"mittel"}
    return first in weighs and (second in means or whole("means", second))


def _by_name(table: Table, row: Sequence[Cell]) -> str:
    """Why a row is no actor's by what stands in its first cell, and by what stands beside it."""
    name = table.name(row)
    plain = name.rstrip(" :.").casefold()
    if not name:
        return ""
    if _COUNT.fullmatch(name):
        return Reason.COUNTED
    if adds_up(name) or _of_a_part(table, name, row):
        # a company may be called Total: the words beside it say that it is one
        return "" if plain in TOTALS and table.words(row) and not _tallied(table, row) else Reason.ADDED
    first = (NAME_WORD.findall(plain) or [""])[0]
    if first in NEEDS and len(table.others(row)) < 2 and len(table.numbers(row)) == 1 and name[1:] == name[1:].lower():
        return Reason.NEEDED
    one_word = name.isalpha() and name == name.lower() and 2 * len(table.others(row)) <= len(table.sheet.header)
    if first in NEEDS and one_word and len(table.numbers(row)) == 1 and len(table.words(row)) < 2:
        return Reason.NEEDED  # needed, 33, of all and not of those present
    if first in NEEDS and not table.others(row) and (shares_in_words(name) or any(map(str.isdigit, name))):
        return Reason.NEEDED
    if vacant(name) and not _full(table, row):
        return Reason.VACANT
    if _CODE.fullmatch(name) and not table.numbers(row):
        return Reason.REMARK
    begin, colon, _ = name.partition(":")
    begins = bool(colon) and begin.strip().casefold() in REMARKS
    beside = [text for _, text in table.others(row)]
    if (begins or plain in REMARKS) and all("=" in text or ":" in text or _measure(text) for text in beside):
        return Reason.MEASURES if plain in SCALES and _measures(table, row) else Reason.REMARK
    return ""


def _said_beside(table: Table, row: Sequence[Cell], usual: int) -> str:
    """Why a row of few cells is no actor's by the one text beside its name: 6 full members, 36.7 %, group average."""
    few = usual > FEWEST_ABOVE and 2 * len(table.others(row)) <= usual
    words = table.words(row)
    return Reason.ADDED if few and len(words) == 1 and table.numbers(row) and adds_up(words[0]) else ""


def _of_a_part(table: Table, name: str, row: Sequence[Cell]) -> bool:
    """Whether a row is the sum of some by its name, one word of sums and small letters, and has numbers alone."""
    words = NAME_WORD.findall(name)
    if len(words) < 2 or words[0].casefold() not in TOTALS | SPREADS or any(map(str.isupper, "".join(words[1:]))):
        return False
    return bool(table.numbers(row)) and not table.words(row)


def _tallied(table: Table, row: Sequence[Cell]) -> bool:
    """Whether the words beside a sum count others (4 for, 2 against), or its numbers are sums of what stands above."""
    if all(len(_NUMBERS.findall(text)) > 1 for text in table.words(row)):
        return True
    rows = [one for one in table.sheet.rows if one[0].spot.row <= row[0].spot.row]
    return bool(summing(table, [table.numbers(one) for one in rows], FEWEST_ABOVE)) or _adds_all(table, row, rows[:-1])


def _adds_all(table: Table, row: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """Whether each number of a row is the sum of three or more above it, as one number shows where the name says so."""
    columns = [(table.number(text), [table.number(one[at].text) for one in above]) for at, text in table.numbers(row)]
    known = [(value, [one for one in column if one is not None]) for value, column in columns]
    return bool(known) and all(len(column) >= FEWEST_ABOVE and sum(column) == value for value, column in known)


def _full(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row has more than half of the cells that the fullest row has."""
    return 2 * len(table.others(row)) > max(len(table.others(one)) for one in table.sheet.rows if table.name(one))


def _scale(table: Table, row: Sequence[Cell]) -> str:
    """Whether the first row under the header tells how columns are measured: 0-100, %, EUR bn."""
    name = table.name(row).strip(" :()").casefold()
    told = [(place, text) for place, text in table.others(row) if place in table.numeric]
    if not name and told and not any(_single(table, text) for _, text in table.others(row)):
        # words where others have numbers, and nobody's: "mb/d", "of 100"
        return Reason.MEASURES
    if not _measures(table, row):
        return ""
    units = any(text.strip("()[] ").casefold() in UNITS for place, text in table.others(row) if place in table.numeric)
    return Reason.MEASURES if not name or name in SCALES or (units and name in UNITS | {"name", "text", "-"}) else ""


def _single(table: Table, text: str) -> bool:
    """Whether a cell is one number, and no range."""
    found = table.read[text]
    return found is not None and len(found.parts) < 2


def _measures(table: Table, row: Sequence[Cell]) -> bool:
    others = table.others(row)
    return bool(others) and all(_measure(text) for _, text in others)


def _measure(text: str) -> bool:
    return bool(_EXTENT.fullmatch(text)) or text.strip("()[] ").casefold() in UNITS


def _summed(table: Table, rows: Sequence[Sequence[Cell]], kept: Sequence[int]) -> dict[int, str]:
    """The last rows of the table, or of a part of it that ends at a blank row, which have sums or means alone."""
    ends = [at for at in range(1, len(kept)) if table.gap(kept[at], kept[at - 1])][-MOST_PARTS:]
    for end in (*ends, len(kept)):
        numbers = [table.numbers(rows[place]) for place in kept[:end]]
        found = [kept[at] for at in summing(table, numbers, FEWEST_ABOVE)]
        out: dict[int, str] = {place: Reason.SUMMED for place in found if not table.words(rows[place])}
        if out:
            return out
    return _extremes(table, rows, kept)


def _extremes(table: Table, rows: Sequence[Sequence[Cell]], kept: Sequence[int]) -> dict[int, str]:
    """Last rows called Min and Max that have the least and the most of their columns."""
    named = {place: table.name(rows[place]).casefold().strip(" .:") for place in kept[-MOST_PARTS:]}
    last = [place for place, name in named.items() if name in LEAST | MOST]
    columns: dict[int, list[Decimal]] = {}
    for place in (place for place in kept if place not in last):
        for at, text in table.numbers(rows[place]):
            columns.setdefault(at, []).extend(((found := table.read[text]) and found.parts) or ())
    out: dict[int, str] = {}
    for place in last:
        end = min if named[place] in LEAST else max
        own = [(at, table.read[text]) for at, text in table.numbers(rows[place])]
        if len(own) > 1 and all(one and columns.get(at) and one.parts == (end(columns[at]),) for at, one in own):
            out[place] = Reason.SUMMED
    return out


def _left_out(row: Sequence[Cell], reason: str) -> LeftOut:
    texts = [cell.text for cell in row if cell.text]
    return LeftOut(row[0].spot.of_its_row, ", ".join(texts), reason)
