"""Several raters of one actor: a row each, which become one row whose numbers are those of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.codes import missing_codes
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.names import of_issue, plain_name, roles
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.columns.scales import told_scale
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.folding import folded

HEARD = ("position", "salience", "capability")
BAR = "|"
NAMED = 5
_BARE = pattern(r"[-+−]?\d+(?:[.,]\d+)?\s*%?")


def heard(sheet: Sheet) -> Sheet:
    """The sheet with one row for each actor and issue; as it is where no column names raters, or nobody is rated twice.

    Of a number that raters tell differently each draw hears one of them, each as likely: "20|40". What is heard is as
    it was told, and so is a number on which they agree ("=30"), or those who differ would leave less doubt.
    """
    names = [cell.text for cell in sheet.header]
    raters = next((at for at, name in enumerate(names) if name and named_rater(name)), None)
    found = roles(names)
    if raters is None or "actor" not in found or raters == found["actor"][0]:
        return sheet
    actor = found["actor"][0]
    issue = found["issue"][0] if "issue" in found else None
    groups: dict[tuple[str, str], list[tuple[Cell, ...]]] = {}
    for row in sheet.rows:
        pair = folded(row[actor].text), "" if issue is None else folded(row[issue].text)
        groups.setdefault(pair, []).append(row)
    if all(len(rows) == 1 for rows in groups.values()):
        return sheet
    counted = {at for name, places in found.items() if name in HEARD for at in places}
    # what is told of one of several issues carries its name
    counted |= {at for at, name in enumerate(names) if (of_issue(name) or ("", ""))[1] in HEARD}
    codes = {at: missing_codes([row[at].text for row in sheet.rows], told_scale(names[at])) for at in counted}
    rows = [_one(some, counted, raters, codes) for some in groups.values()]
    who = list(dict.fromkeys(row[raters].text for row in sheet.rows if row[raters].text))
    shown = few(who, NAMED)
    differ = [row[actor].text for row in rows if any(BAR in row[at].text for at in counted)]
    by = f"{len(who)} raters in the column {cut(sheet.header[raters].spot.name or names[raters])} ({shown})"
    told = f"{by}: each draw takes each number from one of them, each as likely"
    told += f"; they differ on {few([*map(cut, differ)], NAMED)}" if differ else ""
    missing = [
        f"{cut(text)} of {cut(_written(sheet.header[at]))} ({sum(row[at].text == text for row in sheet.rows)} times)"
        for at in sorted(codes)
        for text in sorted(codes[at])
    ]
    unknown = (f"read as not known of those raters: {', '.join(missing)}",) if missing else ()
    keep = [at for at in range(len(names)) if at != raters]
    return replace(
        sheet,
        header=tuple(sheet.header[at] for at in keep),
        rows=tuple((*(row[at] for at in keep), *row[len(names) :]) for row in rows),
        notes=(*sheet.notes, told, *unknown),
    )


def _written(cell: Cell) -> str:
    """The name of a column as somebody wrote it."""
    return cell.spot.name or plain_name(cell.text)


def _one(
    rows: Sequence[tuple[Cell, ...]], counted: set[int], raters: int, codes: Mapping[int, frozenset[str]]
) -> tuple[Cell, ...]:
    out = []
    for at, cell in enumerate(rows[0]):
        held = [row[at] for row in rows if at < len(row) and row[at].text]
        # a rater who does not know takes nothing from those who do
        told = held
        if at in counted:
            told = [one for one in held if known([one.text]) and one.text not in codes[at]] or held
        if at in counted and len(told) > 1:
            out.append(Cell(together([one.text for one in told]), told[0].spot))
        else:
            out.append(told[0] if told and at != raters else cell)
    return tuple(out)


def _value(text: str) -> float | str:
    """What two writings of a number have in common."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


def together(told: Sequence[str]) -> str:
    """What several raters told, as one cell: "20|40", or that on which they agree, a bare number as exactly that.

    >>> together(["20", "40"]), together(["30", "30.0"]), together(["20..40", "20..40"]), together(["30"])
    ('20|40', '=30', '20..40', '30')
    """
    if len({_value(one) for one in told}) != 1:
        return BAR.join(told)
    return f"={told[0]}" if len(told) > 1 and _BARE.fullmatch(told[0]) else told[0]
