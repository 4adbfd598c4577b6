"""A table with the same actors once more under a heading for each issue: the heading becomes a column of issues.

The header may stand once more below each heading; then that of the first issue stands above the first header.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.stakeholders.files.columns.hints import said
from instantsia.stakeholders.files.columns.names import of_issue, role, role_instead
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.files.table.issue_blocks import NAMED, Block, blocks_of, of_times, titles_of
from instantsia.stakeholders.folding import folded

FEWEST_ROWS, FEWEST_BLOCKS = 2, 2
SAME = 0.6
"""So many of the names of a block stand in another one."""
ISSUE, ROUND = "issue", "round"


def with_stacked(sheet: Sheet) -> Sheet:
    """The sheet with a column of issues behind the others; as it was where no names come again under headings."""
    names = [cell.text for cell in sheet.header]
    if not may_be_stacked(names):
        return sheet
    blocks = [block for block in _titled(sheet) if len(block.rows) >= FEWEST_ROWS]
    actor = _actor(sheet, blocks)
    blocks = [block for block in blocks if _alike(block, blocks, actor)]
    titles = titles_of(blocks)
    if len(titles) < FEWEST_BLOCKS or not all(_names_once(block, actor) for block in blocks):
        return sheet
    issues = {row[0].spot.row: title for block, title in zip(blocks, titles, strict=True) for row in block.rows}
    heads = {block.head.spot.row: block.head for block in blocks}
    called = ROUND if of_times(titles) else ISSUE
    scales = {row[0].spot.row: block.head.text for block in blocks for row in block.rows if _has_ends(block.head.text)}

    def made(row: Sequence[Cell]) -> tuple[Cell, ...]:
        at, first = row[0].spot.row, row[0].spot
        issue = Cell(issues.get(at, ""), first._replace(column=0, name=called))
        cells = [
            cell._replace(spot=cell.spot._replace(name=f"{name}: {scales[at]}"))
            if name and at in scales and _stands(name)
            else cell
            for cell, name in zip(row, names, strict=False)
        ]
        return (*cells, issue, *row[len(names) :])

    gone = [LeftOut(head.spot.of_its_row, head.text, Reason.HEADING) for at, head in heads.items() if at]
    kept = [one for one in sheet.left_out if one.spot.row not in heads]
    told = f"The same names stand under several headings, and each heading is read as an {ISSUE}: "
    if called == ROUND:
        told = "The same names stand under several headings, and each heading is read as a time: "
    told += f"{few([cut(title) for title in titles], NAMED)}."
    return replace(
        sheet,
        header=(*sheet.header, Cell(called, sheet.header[0].spot._replace(column=0, name=called))),
        rows=tuple(made(row) for row in sheet.rows if row[0].spot.row not in heads),
        left_out=tuple(sorted((*kept, *gone), key=lambda one: (one.spot.row, one.spot.column))),
        rivals=" ".join(filter(None, (sheet.rivals, told))),
        notes=(*sheet.notes, told),
    )


def may_be_stacked(names: Sequence[str]) -> bool:
    """Whether a header has a column of positions, and none that tells the issue."""
    stands = any(_stands(name) for name in names if name)
    return stands and not any(role(name) == ISSUE or of_issue(name) for name in names)


def _titled(sheet: Sheet) -> list[Block]:
    """The blocks, with the rows above the first heading as the first one where the header stands once more."""
    blocks = blocks_of(sheet)
    first = min((block.head.spot.row for block in blocks), default=0)
    before = tuple(row for row in sheet.rows if row[0].spot.row < first)
    again = any(one.reason == Reason.AGAIN for one in sheet.left_out)
    above = [text for text in sheet.above if text]
    if before and again and above:
        return [Block(Cell(above[-1], sheet.header[0].spot._replace(row=0)), before), *blocks]
    return blocks


def _actor(sheet: Sheet, blocks: Sequence[Block]) -> int:
    """The place of the column of names: it is called so, or is the first that has letters in most of its cells."""
    called = [at for at, cell in enumerate(sheet.header) if "actor" in (role(cell.text), role_instead(cell.text))]
    for at in called or range(len(sheet.header)):
        some = [row[at].text for block in blocks for row in block.rows if row[at].text]
        if 2 * sum(any(map(str.isalpha, text)) for text in some) > len(some):
            return at
    return 0


def _names(block: Block, actor: int) -> list[str]:
    return [folded(row[actor].text) for row in block.rows if row[actor].text]


def _names_once(block: Block, actor: int) -> bool:
    names = _names(block, actor)
    return len({*names}) == len(names)


def _alike(block: Block, blocks: Sequence[Block], actor: int) -> bool:
    """Whether most of those in a block stand in another one, too."""
    own = {*_names(block, actor)}
    others = [{*_names(one, actor)} for one in blocks if one is not block]
    return any(len(own & other) >= max(FEWEST_ROWS, SAME * max(len(own), len(other))) for other in others)


def _has_ends(text: str) -> bool:
    # whoever only reads a file needs no numbers of a case
    from instantsia.stakeholders.files.columns.scales import told_ends, told_scale

    return told_scale(text) is not None or told_ends(text) is not None


def _stands(name: str) -> bool:
    return "position" in (role(name), role_instead(name), *said(name))
