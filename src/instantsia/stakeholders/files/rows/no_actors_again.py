"""Rows that are no actors', looked at once more when it is known which columns hold the names and the positions.

Before that a column of groups may have passed for the names, and nobody knows which number is a position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median_low

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import NOTHING, TOTALS, UNKNOWN, abstains
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.below_read import below_read
from instantsia.stakeholders.files.rows.below_table import below_table
from instantsia.stakeholders.files.rows.by_few_cells import FEWEST, nobody, vacant
from instantsia.stakeholders.files.rows.by_siblings import counts_alike
from instantsia.stakeholders.files.rows.counts_beside_sums import counts_beside_sums
from instantsia.stakeholders.files.rows.fetched import unnamed_sums
from instantsia.stakeholders.files.rows.no_actor_kinds import doubted
from instantsia.stakeholders.files.rows.no_actor_table import Table, table_of
from instantsia.stakeholders.files.rows.no_actor_words import ADDS, FIRMS, SHORT
from instantsia.stakeholders.files.rows.no_actors import adds_up, no_actors, without
from instantsia.stakeholders.files.rows.sentences_below import sentences_below
from instantsia.stakeholders.files.rows.sums_elsewhere import perhaps_sums
from instantsia.stakeholders.files.rows.tally_rows import tallies_in_positions
from instantsia.stakeholders.files.rows.umbrellas import umbrellas_told
from instantsia.stakeholders.files.rows.under_sums import under_sums
from instantsia.stakeholders.files.rows.without_name import named_beside
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.folding import folded

FEW = 2
_MEASURED = pattern(r"[^\W\d_]{1,12}\s*[=≈:]\s*[-+]?\d*[.,]?\d+")
_FIRST = pattern(r"[^\W\d_]+|[∑Σσ]")
Row = tuple[Cell, ...]


def actors_told(sheet: Sheet, places: Mapping[str, Sequence[int]]) -> Sheet:
    """The sheet less further rows that are no actors, each named in `left_out`.

    places   of the columns by their roles: of several that make up a name the first one first
    """
    actors, positions = places["actor"], places["position"]
    before = table_of(sheet).actor
    table = table_of(sheet, actors[0])
    unnamed = unnamed_sums(table, sheet.rows, actors)
    sheet = without(sheet, table, list(sheet.rows), unnamed) if unnamed else sheet
    sheet = named_beside(sheet, actors, positions)
    table = table_of(sheet, actors[0])
    rows = [_named(row, actors) for row in sheet.rows]
    reasons = _by_position(table, rows, positions)
    if before not in actors:
        reasons = {**no_actors(replace(table, sheet=replace(sheet, rows=tuple(rows))), rows, reasons), **reasons}
    kept = [row for place, row in enumerate(rows) if place not in reasons]
    called = [f"{row[table.actor].text!r} (row {row[0].spot.row})" for row in kept if _total(table.name(row))]
    if called:
        told = f"{', '.join(called)} is read as an actor, since a position or words stand beside the name"
        sheet = replace(sheet, notes=(*sheet.notes, told))
    left = without(sheet, table, list(sheet.rows), reasons) if reasons else sheet
    unsaid = below_read(table, kept, places, left.left_out)
    left = without(left, table, list(left.rows), unsaid) if unsaid else left
    kept = [row for place, row in enumerate(kept) if place not in unsaid]
    said = sentences_below(table, kept, places)
    left = without(left, table, list(left.rows), said) if said else left
    kept = [row for place, row in enumerate(kept) if place not in said]
    few, below = under_sums(table, kept, left.left_out)
    left = without(left, table, list(left.rows), few) if few else left
    counts, beside = counts_beside_sums(table, left.rows, places, left.left_out)
    left = without(left, table, list(left.rows), counts) if counts else left
    below = below or beside
    doubt = doubted(table, [row for row in (_named(row, actors) for row in left.rows) if table.name(row)])
    left = replace(left, notes=(*left.notes, doubt)) if doubt else left
    twice = umbrellas_told(table, [row for row in left.rows if table.name(row)])
    left = replace(left, notes=(*left.notes, twice)) if twice else left
    sums = perhaps_sums(table, [row for row in left.rows if table.name(row)])
    left = replace(left, notes=(*left.notes, sums)) if sums else left
    below = below or below_table(table, left.rows, places, left.left_out)
    return replace(left, notes=(*left.notes, below)) if below else left


def _named(row: Row, actors: Sequence[int]) -> Row:
    """The row with the first part of its name that is filled in the first place of the name."""
    if row[actors[0]].text or len(actors) < 2:
        return row
    text = next((row[at].text for at in actors if row[at].text), "")
    return (*row[: actors[0]], row[actors[0]]._replace(text=text), *row[actors[0] + 1 :])


def _by_position(table: Table, rows: Sequence[Row], positions: Sequence[int]) -> dict[int, str]:
    stands = [any(_says(row[at].text) for at in positions) for row in rows]
    used = {folded(row[at].text) for row in rows for at in positions if table.read.get(row[at].text) is None}
    counts = [len(table.others(row)) for row in rows if table.name(row)]
    usual = median_low([count for count in counts if count] or [0])
    heads = Counter(_first(cell.text) for row, held in zip(rows, stands, strict=True) if not held for cell in row)
    # what stands beside somebody who has a position is a group, or an issue
    groups = {(at, cell.text) for row, held in zip(rows, stands, strict=True) if held for at, cell in enumerate(row)}
    out: dict[int, str] = dict.fromkeys(tallies_in_positions(table, rows, positions), Reason.COUNTED)
    for place, row in enumerate(rows):
        name = table.name(row)
        numbers = _only_numbers(table, row)
        if name and numbers and len(table.others(row)) <= FEW < usual and _side(name, used):
            out[place] = Reason.COUNTED
        elif stands[place]:
            continue
        elif name and (nobody(name) or vacant(name)):
            out[place] = Reason.VACANT
        elif _remark(table, row):
            out[place] = Reason.REMARK
        elif _names_a_sum(table, row, heads, groups) and (
            not name
            or _total(name)
            or numbers
            or heads[_first(name)] > 1
            or 2 * len(table.others(row)) <= usual
            or not _sum(name, heads)
        ):
            out[place] = Reason.ADDED
    out |= counts_alike(table, rows, out, usual)
    return out | _below(table, rows, out, usual)


def _below(table: Table, rows: Sequence[Row], gone: Mapping[int, str], usual: int) -> dict[int, str]:
    """Rows behind the last blank row under the table that have a number or two beside the name and nothing else."""
    if usual < FEWEST:
        return {}
    left = [place for place, row in enumerate(rows) if place not in gone and table.name(row)]
    few = [place for place in left if len(table.others(rows[place])) <= FEW and _only_numbers(table, rows[place])]
    last = max((place for place in left if place not in few), default=-1)
    below = [place for place in few if place > last]
    return dict.fromkeys(below, Reason.ALONE) if below and last >= 0 and table.gap(below[0], last) else {}


def _says(text: str) -> bool:
    """Whether a cell of positions says one; what measures how raters agree does not: κ = 0,71."""
    return text.casefold() not in NOTHING and not _MEASURED.fullmatch(text)


def _only_numbers(table: Table, row: Row) -> bool:
    others = table.others(row)
    return bool(others) and all(table.read.get(text) is not None for _, text in others)


def _side(name: str, used: set[str]) -> bool:
    """Whether a name is what others say: For, Against, Not known."""
    bare = name.strip(" :")
    return folded(bare) in used or attitude(bare) is not None or abstains(bare) or bare.casefold() in UNKNOWN


def _sum(text: str, heads: Mapping[str, int]) -> bool:
    """Whether a text is the name of a sum by all its words, or by its first word, as others without a position are."""
    if not text:
        return False
    first, last = _first(text), text.split()[-1].casefold().strip(".")
    begins = first in ADDS or first in TOTALS or first in SHORT
    small = begins and len(text.split()) > 1 and not any(sign.isupper() or sign.isdigit() for sign in text[1:])
    return adds_up(text) or small or (begins and heads[first] > 1 and last not in FIRMS)


def _names_a_sum(table: Table, row: Row, heads: Mapping[str, int], groups: set[tuple[int, str]]) -> bool:
    """Whether the name of a row is that of a sum, or a text before it that no group has."""
    return any(
        _sum(cell.text, heads)
        for at, cell in enumerate(row[: table.actor + 1])
        if at == table.actor or (at, cell.text) not in groups
    )


def _total(name: str) -> bool:
    return name.rstrip(" :.").casefold() in TOTALS


def _first(text: str) -> str:
    match = _FIRST.match(text)
    return match[0].casefold() if match else ""


def _remark(table: Table, row: Row) -> bool:
    """Whether the name stands alone and begins as a remark does: Source: own assessment."""
    before, colon, _ = table.name(row).partition(":")
    return bool(colon) and not table.others(row) and role(before) in ("source", "note")
