"""Where the header of a table stands, and its names: one row, or one under a row of groups of columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from operator import sub

from instantsia.errors import cut, few
from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.groups import names_end
from instantsia.stakeholders.files.columns.hints import SHARE, acceptable, as_it_is, hint
from instantsia.stakeholders.files.columns.names import is_header, role, role_alone, role_instead, roles
from instantsia.stakeholders.files.columns.numbering import numbered
from instantsia.stakeholders.files.columns.rated import under_bands
from instantsia.stakeholders.files.columns.statistics import statistic
from instantsia.stakeholders.files.table.shape import (
    ABOVE,
    LOOKED,
    Shape,
    best_row,
    measured,
    over_labels,
    shape_below,
    stands_again,
)
from instantsia.stakeholders.told import HEADER

Known = Callable[[Sequence[str]], bool]
SEVERAL_CELLS = 3
"""A title, or a legend, has fewer cells beside each other."""
NAMED = 6
LONGEST_NUMBER = 40
"""Signs of the number of an article that stands over the name of a column."""
SHORTEST = 3
"""Letters of a word that two names have in common."""
_WORD = pattern(r"[^\W\d_]+")
STARRED = (("position", "salience"), (None, "salience"))
"""What the two columns of a group are by words of theirs: wants and stars, goes to and stars."""
OF_GROUPS = ("position", "salience")
"""What may stand under the name of a group, which then is that of an issue."""


@frozen
class Header:
    """The first and the last row of a header, counted among those that are not blank, and the names of columns."""

    first: int
    last: int
    names: list[str]


def find_header(
    rows: Sequence[Sequence[str]],
    known: Known = is_header,
    merged: frozenset[int] = frozenset(),
    across: Sequence[Sequence[str]] | None = None,
) -> Header:
    """The header above the table of the first rows that are not blank; where none is known by its names, by its shape.

    known    whether a row is a header by its names
    merged   rows (places in `rows`) whose names are merged over the columns that they mean; in other rows a name means
             the columns up to the next name
    across   the rows with every merged text in each of its columns and rows

    >>> find_header([["", "Tax", "", "War"], ["Actor", "Position", "Salience", "Position"]]).names
    ['Actor', 'Tax Position', 'Tax Salience', 'War Position']
    """
    found = known_header(rows, known)
    over = found is not None and found.first < found.last and not _over_names(rows[found.first], rows[found.last])
    if across is not None and (found is None or over):
        found = known_header(across, known, merged) or found
    if found is None:
        place, shape = best_row(rows)
        if not shape.columns:
            return Header(place, place, _trimmed(rows[place]) if rows else [])
        found = _two(rows if across is None else across, place, shape, merged)
        found = found or Header(place, place, _trimmed(rows[place]))
    return _with_issues(rows, _with_numbers(rows, found))


def _with_issues(rows: Sequence[Sequence[str]], found: Header) -> Header:
    """The header, where bands above it name positions and saliences, and it the issues of both, in the same order."""
    above = rows[found.first - 1] if found.first > 0 and found.first == found.last else []
    starts = [at for at, name in enumerate(above) if name]
    bands: dict[str | None, list[int]] = {}
    for start in starts if len(starts) > 1 else []:
        meant = role(above[start]) or hint(above[start]) or role_alone(above[start])
        wide = next((at for at in range(start + 1, len(above)) if above[at]), len(found.names))
        under = range(start, wide)
        bands.setdefault(meant, list(under))
    positions, saliences = (bands.get(meant, []) for meant in OF_GROUPS)
    wide = min(len(positions), len(saliences))
    both = [*positions[:wide], *saliences[:wide]]
    # the last band has no end, so the shorter of the two tells how many issues there are
    whole = len(positions) == wide or positions[0] == starts[-1] if wide else False
    if wide < 2 or not whole or not all(at < len(found.names) and found.names[at] for at in both):
        return found
    names = list(found.names)
    pairs = [(names[at], names[of]) for at, of in zip(positions, saliences, strict=False)]
    if any(role(names[at]) for at in both) or not all(_one_issue(*pair) for pair in pairs):
        return found
    for at, of in zip(positions[:wide], saliences[:wide], strict=True):
        issue = found.names[at]
        names[at], names[of] = f"{issue} position", f"{issue} salience [{found.names[of]}]"
    return Header(found.first - 1, found.last, names)


def _one_issue(one: str, other: str) -> bool:
    """Whether two names may be of one issue: alike, or with a word in common, as Minimum dry-season flow and dry."""
    words = [{word for word in _WORD.findall(name.casefold()) if len(word) >= SHORTEST} for name in (one, other)]
    return one.casefold() == other.casefold() or bool(words[0] & words[1])


def _with_numbers(rows: Sequence[Sequence[str]], found: Header) -> Header:
    """The header, where the row above it has numbers of articles over some of its names: Art. 4 over Threshold."""
    above = rows[found.first - 1] if found.first > 0 and found.first == found.last else []
    held = [place for place, name in enumerate(above) if name]
    over = [place for place in held if numbered(above[place]) and len(above[place]) < LONGEST_NUMBER]
    if len(over) < 2 or 2 * len(over) < len(held) or any(at >= len(found.names) or not found.names[at] for at in over):
        return found
    names = [f"{above[at]} {name}" if at in over else name for at, name in enumerate(found.names)]
    return Header(found.first - 1, found.last, names)


def known_header(
    rows: Sequence[Sequence[str]], known: Known = is_header, merged: frozenset[int] = frozenset()
) -> Header | None:
    """The first header that is known by its names, or None."""
    for place, row in enumerate(rows[:ABOVE]):
        below = rows[place + 1] if place + 1 < len(rows) else None
        rated = None if below is None else under_bands(row, below)
        if rated is not None and roles(row).get("actor"):
            return Header(place, place + 1, _trimmed(rated))
        if known(row):
            if below is not None and _over_names(row, below):
                return Header(place, place + 1, _trimmed(_under_bands(row, below)))
            return Header(place, place, _trimmed(row))
        if below is None or not any(row[1:]):  # a title stands alone in the first cell
            continue
        joined = _joined(row, below, spread=place not in merged)
        if known(joined) and (not known(below) or _twice(below)):
            return Header(place, place + 1, _trimmed(joined))
    return None


def _over_names(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the names of some columns are bands over those that the row below names, and every other name is its own.

    A band has no name at its right; there, and under it, the row below has one. A row of the table holds numbers, or a
    cell under a name that is no band.
    """
    width = max((place for place, name in enumerate(row, 1) if name), default=0)
    width = max(width, max((place for place, name in enumerate(below, 1) if name), default=0))
    over = [row[place] if place < len(row) else "" for place in range(width)]
    under = [below[place] if place < len(below) else "" for place in range(width)]
    # a margin has a name in neither row
    blank = [place for place, name in enumerate(over) if not name and (place or under[place])]
    if len(blank) < 2 and not (blank and len([name for name in under if name]) == 2):
        return False
    bands = {place for place in range(width - 1) if over[place] and not over[place + 1]}
    named = {place for place, name in enumerate(under) if name}
    return (
        set(blank) <= named
        and named <= bands | set(blank)
        and not any(measured(under[place]) for place in named)
        and len({under[place] for place in named}) == len(named)
    )


def _under_bands(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The names under bands; an end of a range, as Low, Best and High, means nothing without the name of its band."""
    out, band = [], ""
    for own, over in zip_longest(below, above, fillvalue=""):
        band = over or band
        out.append(f"{band} {own}" if own and own != band and names_end(own) else own or over)
    return out


def _two(rows: Sequence[Sequence[str]], place: int, shape: Shape, merged: frozenset[int]) -> Header | None:
    """A header of two rows, the one found by its shape and the one below or above it; None where it is of one."""
    for first in (place, place - 1):
        if first < 0 or first + 1 >= len(rows):
            continue
        above, below = rows[first], rows[first + 1]
        other = below if first == place else above
        if first == place and over_labels(rows, place) and below[0]:
            continue  # actors stand in the columns, and a row below their names is one of what is told of them
        if sum(map(bool, above)) < 2 or not any(below) or any(map(measured, filter(None, other))):
            continue
        if first == place and stands_again(below, rows[first + 2 : LOOKED]):  # the first row of the table
            continue
        # names of groups mean their columns only where the names under them are no names by themselves
        doubled = [name for name in below if name]
        groups = len(set(doubled)) < len(doubled)
        joined = _joined(above, below, spread=first not in merged, groups=groups)
        wider = shape_below(rows, first, joined, first + 1)
        # what stands once under each group, wants and stars, is told apart by the groups alone
        apart = groups and first < place and len(wider.columns) == len(shape.columns)
        if (apart or len(wider.columns) > len(shape.columns)) and len({*filter(None, joined)}) == sum(
            map(bool, joined)
        ):
            return Header(first, first + 1, _trimmed(joined))
    return None


def lines_of(above: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The rows above a header, each as one line."""
    return tuple(" ".join(cell for cell in row if cell).lstrip("# ") for row in above)


def above_told(rows: Sequence[tuple[int, Sequence[str]]], header: int) -> tuple[str, ...]:
    """What is told of rows above a header that have several cells, and so may be rows of the table.

    rows     (number, its cells) of those above it
    header   the number of its row

    >>> above_told([(1, ["Port fee"]), (2, ["Ann", "20", "x"]), (3, ["Bob", "60", "y"])], 4)
    ("the header is read in row 4; 2 rows above it have several cells and are not read: row 2 ('Ann'), row 3 ('Bob')",)
    """
    wide = [(row, next(filter(None, cells))) for row, cells in rows if sum(map(bool, cells)) >= SEVERAL_CELLS]
    if not wide:
        return ()
    have = "1 row above it has" if len(wide) == 1 else f"{len(wide)} rows above it have"
    shown = few([f"row {row} ({cut(text)})" for row, text in wide], NAMED)
    are = "is" if len(wide) == 1 else "are"
    return (f"{HEADER}{header}; {have} several cells and {are} not read: {shown}",)


def numbers_told(names: Sequence[str], header: int) -> tuple[str, ...]:
    """What is told of a header of which half the names or more are numbers: it may be the first row of actors.

    >>> numbers_told(["Ann", "10", "50"], 1)
    ("the header is read in row 1, where numbers stand ('10', '50'): where it is an actor's, write a header above it",)
    """
    numbers = [cut(name) for name in names if name and measured(name)]
    if not numbers or 2 * len(numbers) < len([*filter(None, names)]):
        return ()
    remedy = "where it is an actor's, write a header above it"
    return (f"{HEADER}{header}, where numbers stand ({few(numbers, NAMED)}): {remedy}",)


def _joined(above: Sequence[str], below: Sequence[str], spread: bool, groups: bool = False) -> list[str]:
    """The names of two rows: what may be of a group carries its name, everything else its own.

    groups   whether every name under that of a group carries it
    """
    out, group = [], ""
    over_all: list[str] = []
    # a weight under each band is another one in each
    again = {name for name in below if list(below).count(name) > 1 and hint(name) == "capability"}
    starts = [place for place, name in enumerate(above) if name]
    # the last group is as wide as those before it, and what stands behind it is of none
    end = starts[-1] + max(map(sub, starts[1:], starts)) if groups and len(starts) > 1 else len(below)
    for place in range(max(len(above), len(below))):
        own = below[place] if place < len(below) else ""
        over = above[place] if place < len(above) else ""
        group = over or (group if spread and place < end else "")
        over_all.append(group)
        if own and group and group != own and (groups or own in again or _of_group(group, own)):
            out.append(f"{group} {own}")
        else:
            out.append(own or over)
    return _with_positions(out, over_all) if groups else out


def _of_group(group: str, own: str) -> bool:
    """Whether a name is one of its group: a position or salience on it, or what it says is wanted, or is so today.

    A group that is called as a quantity is no issue: Weight over influence and importance.

    >>> _of_group("Tax", "Position"), _of_group("Weight", "Salience"), _of_group("Current spending", "m EUR")
    (True, False, True)
    >>> _of_group("What they want", "by when"), _of_group("What they want", "Remarks"), _of_group("Contact", "since")
    (True, False, False)
    """
    if role(own) in OF_GROUPS:
        return role(group) not in ("salience", "capability")
    if role(own) or role_instead(own) or hint(own) not in (None, SHARE):
        return False
    return hint(group) == "position" or (as_it_is(group) and hint(group) is None)


def _with_positions(names: list[str], above: Sequence[str]) -> list[str]:
    """The names, where of two columns of a group one is its salience, and the other not known: that is the position."""
    out = list(names)
    pairs = [(at, f"{over} ") for at, over in enumerate(above[:-1]) if over and above[at + 1] == over]
    for at, group in pairs:
        both = [names[at].removeprefix(group), names[at + 1].removeprefix(group)] if at + 1 < len(names) else []
        here = at + (bool(both) and role(both[0]) is not None)
        wished = _wished_before(names, above, at)
        if [role(one) for one in both] in ([None, "salience"], ["salience", None]) and not statistic(both[here - at]):
            here = here if wished is None else wished
            out[here] = f"{group}position [{names[here].removeprefix(group)}]"
        elif len(both) > 1 and wished is not None and hint(both[1]) == "salience":
            out[wished] = f"{group}position [{names[wished].removeprefix(group)}]"
            out[at + 1] = f"{group}salience [{both[1]}]"
        elif len(both) > 1 and (hint(both[0]), hint(both[1])) in STARRED:
            out[at : at + 2] = [f"{group}position [{both[0]}]", f"{group}salience [{both[1]}]"]
    for group in dict.fromkeys(over for over in above if over):
        own = {at: out[at].removeprefix(f"{group} ") for at, over in enumerate(above[: len(out)]) if over == group}
        means = [at for at, name in own.items() if statistic(name) == "mean"]
        if len(means) == 1 and len(own) > 1 and "position" not in map(role, own.values()):
            out[means[0]] = f"{group} position [{own[means[0]]}]"
    return out


def _wished_before(names: Sequence[str], above: Sequence[str], at: int) -> int | None:
    """The place of what is wanted before a column of the same group that holds what would do, or nothing known."""
    group = above[at]
    own = names[at].removeprefix(f"{group} ")
    if hint(own) == "position" and not acceptable(own):
        return None
    places = [place for place in range(at) if above[place] == group and place < len(names)]
    asked = {place: names[place].removeprefix(f"{group} ") for place in places}
    return next((place for place, one in asked.items() if hint(one) == "position" and not acceptable(one)), None)


def _twice(names: Sequence[str]) -> bool:
    """Whether a row names positions or saliences of more than one group."""
    found = roles(names)
    return any(len(found.get(one, ())) > 1 for one in OF_GROUPS)


def _trimmed(names: Sequence[str]) -> list[str]:
    out = list(names)
    while out and not out[-1]:
        out.pop()
    return out
