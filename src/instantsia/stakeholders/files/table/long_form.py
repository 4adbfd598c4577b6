"""A table with a row for each actor and variable (Aldin, salience, 80) is spread out: a row an actor.

Programs for statistics write tables so. It is plain where one column says nothing but position and other things that
are known of an actor, over and over, or names issues beside such things under a name like "variable".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.names import key, of_issue, on_issue, role, role_instead
from instantsia.stakeholders.files.columns.rater_names import named_rater
from instantsia.stakeholders.files.sheet import Cell, Problem, Sheet
from instantsia.stakeholders.files.table.left_over import left_over
from instantsia.stakeholders.files.table.shape import measured
from instantsia.stakeholders.folding import folded

QUANTITIES = frozenset(("position", "salience", "capability", "vote", "seats", "veto"))
ABOUT = QUANTITIES | {"body", "note", "source"}
MOST_VARIABLES = 40
FEWEST_ACTORS = 2
NAMED = 8
_VARIABLES, _VALUES = (
    frozenset(map(key, HEADER_WORDS["long"][kind].replace("\n", " ").split(", "))) for kind in ("variables", "values")
)


def spread(sheet: Sheet) -> Sheet:
    """The sheet with a row for each actor, where its rows are ACTOR, VARIABLE, VALUE; else as it was, or a problem."""
    names = [cell.text for cell in sheet.header]
    if len(names) < 3 or any(role(name) in QUANTITIES or of_issue(name) for name in names if key(name) not in _VALUES):
        return sheet
    texts = [_texts(sheet, at) for at in range(len(names))]
    label = next((at for at in range(len(names)) if _names_variables(names[at], texts[at])), None)
    if label is None:
        return sheet
    actor = _actor(names, texts, label)
    if actor is None or len({*filter(None, texts[actor])}) < FEWEST_ACTORS:
        return sheet
    keys = [actor, *(at for at in range(len(names)) if at not in (actor, label) and _tells_apart(names[at]))]
    groups = _groups(sheet, keys, label)
    constant = [at for at in range(len(names)) if at not in (*keys, label) and _constant(groups, at)]
    values = _values(names, texts, {*keys, *constant, label})
    if len(values) != 1:
        found = f"found rows of {cut(names[actor])} and {cut(names[label])}"
        many = f" and several columns that may hold the values ({few([cut(names[at]) for at in values], NAMED)})"
        told = f"{found}{many if values else ' without values'}, expected one column of values; call it value"
        return replace(sheet, problems=(*sheet.problems, Problem(sheet.header[label].spot, told)))
    return _spread(sheet, keys, constant, label, values[0], groups)


def _texts(sheet: Sheet, at: int) -> list[str]:
    return [row[at].text if at < len(row) else "" for row in sheet.rows]


def _meant(text: str) -> str | None:
    """What a name of a variable means: "position" of one on an issue, too; None of what is known of nobody."""
    wide = of_issue(text)
    return wide[1] if wide else role(text) or role_instead(text) or hint(text)


def _names_variables(name: str, texts: Sequence[str]) -> bool:
    """Whether a column names variables: only what is known of actors, or under a plain name issues beside such."""
    some = [text for text in texts if text]
    few_of_them = {key(text): text for text in some}
    if len(some) < len(texts) or not 2 <= len(few_of_them) <= MOST_VARIABLES or 2 * len(few_of_them) > len(some):
        return False
    meant = {one: _meant(text) for one, text in few_of_them.items()}
    by_name = {role(text) or role_instead(text) for text in few_of_them.values()} & QUANTITIES
    of_positions = "position" in meant.values()
    if all(one in ABOUT for one in meant.values()):
        return of_positions and len(set(meant.values()) & QUANTITIES) > 1
    return key(name) in _VARIABLES and bool(by_name)


def _actor(names: Sequence[str], texts: Sequence[Sequence[str]], label: int) -> int | None:
    """The place of the column of actors: it is called so, or is the first whose texts are no numbers and come again."""
    for read in (role, role_instead, hint):
        named = [at for at, name in enumerate(names) if at != label and name and read(name) == "actor"]
        if named:
            return named[0]
    for at, some in enumerate(texts):
        held = [text for text in some if text]
        if at != label and len(held) == len(some) and not any(map(measured, held)) and 2 * len({*held}) <= len(held):
            return at
    return None


def _tells_apart(name: str) -> bool:
    """Whether a column tells rows of one actor apart besides the variable: that of issues, or of raters."""
    return bool(name) and (role(name) == "issue" or named_rater(name))


Groups = dict[tuple[str, ...], list[tuple[Cell, ...]]]


def _groups(sheet: Sheet, keys: Sequence[int], label: int) -> Groups:
    """{what tells rows apart: those about it}, in their order."""
    groups: Groups = {}
    for row in sheet.rows:
        if row[label].text:
            groups.setdefault(tuple(folded(row[at].text) for at in keys), []).append(row)
    return groups


def _constant(groups: Groups, at: int) -> bool:
    """Whether a column says one thing of each actor, in all rows about it: the party, the country."""
    return all(len({row[at].text for row in rows}) == 1 for rows in groups.values()) and any(
        len(rows) > 1 and rows[0][at].text for rows in groups.values()
    )


def _values(names: Sequence[str], texts: Sequence[Sequence[str]], taken: set[int]) -> list[int]:
    """Places of the columns that may hold the values: those called so, else whatever is held by half of the rows."""
    left = [at for at in range(len(names)) if at not in taken and any(texts[at])]
    called = [at for at in left if key(names[at]) in _VALUES]
    full = [at for at in left if role(names[at]) is None and 2 * sum(map(bool, texts[at])) >= len(texts[at])]
    return called or full


def _spread(
    sheet: Sheet, keys: Sequence[int], constant: Sequence[int], label: int, value: int, groups: Groups
) -> Sheet:
    labels: dict[str, Cell] = {}
    for row in sheet.rows:
        labels.setdefault(key(row[label].text), row[label])
    labels = {one: cell._replace(spot=cell.spot._replace(name=cell.text)) for one, cell in labels.items()}
    problems: list[Problem] = []
    rows = []
    for some in groups.values():
        cells: dict[str, Cell] = {}
        for row in some:
            called = labels[key(row[label].text)].text
            cell = row[value]._replace(spot=row[value].spot._replace(name=called))
            before = cells.setdefault(key(called), cell)
            if before.text != cell.text:
                twice = f"found {cut(called)} of {cut(row[keys[0]].text)} once more, {cut(cell.text)} where row "
                said = f"{twice}{before.spot.row} says {cut(before.text)}, expected one of them"
                problems.append(Problem(cell.spot, said))
        blank = Cell("", some[0][keys[0]].spot)
        more = (
            cells.get(one, blank._replace(spot=blank.spot._replace(name=cell.text))) for one, cell in labels.items()
        )
        rows.append((*(some[0][at] for at in (*keys, *constant)), *more))
    corner = sheet.header[keys[0]]
    header = (
        corner if role(corner.text) == "actor" else corner._replace(text="actor"),
        *(sheet.header[at] for at in (*keys[1:], *constant)),
        *(cell._replace(text=text) for cell, text in zip(labels.values(), _called(labels), strict=True)),
    )
    order = ", ".join(cut(sheet.header[at].text) for at in (keys[0], label, value))
    told = f"Rows are read as {order}: each actor has {few([cut(cell.text) for cell in labels.values()], NAMED)}."
    return replace(
        sheet,
        header=header,
        rows=tuple(rows),
        problems=(*sheet.problems, *problems),
        rivals=" ".join(filter(None, (sheet.rivals, told))),
        notes=(*sheet.notes, told, *left_over(sheet, {*keys, *constant, label, value})),
    )


def _called(labels: Mapping[str, Cell]) -> list[str]:
    """The names of the new columns: where none is a position, what is known of nobody is an issue."""
    texts = [cell.text for cell in labels.values()]
    meant = [_meant(text) for text in texts]
    if "position" in meant:
        return texts
    return [text if what in ABOUT else on_issue("position", text) for text, what in zip(texts, meant, strict=True)]
