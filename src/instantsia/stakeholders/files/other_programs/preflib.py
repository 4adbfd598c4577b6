"""Files of PrefLib: orders of preference, how many voters have each (.soc, .soi, .toc, .toi, of both formats)."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.sheet import Cell, Problem, Sheet, Spot, TableError, header_of, ordered

ENDINGS = (".soc", ".soi", ".toc", ".toi")
ROLES = ("actor", "position", "vote")
_NAME = pattern(r"#\s*ALTERNATIVE NAME\s+(\d+)\s*:\s*(.*\S)", re.IGNORECASE)
_TITLE = pattern(r"#\s*TITLE\s*:\s*(.*\S)", re.IGNORECASE)
_COUNTED = pattern(r"(\d+)\s*:\s*(.*\S)")
_TIED = pattern(r"\{([^}]*)\}|([^,{}]+)")


def read_preflib(text: str, file: str) -> Sheet:
    """The voters of each order as one who has so many votes; raises TableError."""
    names: dict[str, str] = {}
    title = ""
    orders: list[tuple[int, str, str]] = []
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if lines and not text.lstrip().startswith("#"):
        return _old(lines, file)
    for number, line in lines:
        named, titled, counted = _NAME.match(line), _TITLE.match(line), _COUNTED.fullmatch(line)
        if named:
            names[named[1]] = " ".join(named[2].split())
        elif titled:
            title = titled[1]
        elif counted and not line.startswith("#"):
            orders.append((number, counted[1], counted[2]))
    return _sheet(names, orders, title, file)


def _old(lines: list[tuple[int, str]], file: str) -> Sheet:
    """The format of before 2022: the number of alternatives, a line each, three counts, then COUNT,ORDER."""
    count = int(lines[0][1]) if lines[0][1].isdigit() else 0
    named = [line.partition(",") for _, line in lines[1 : count + 1]]
    orders = [(number, *line.partition(",")[::2]) for number, line in lines[count + 2 :]]
    return _sheet({id: name.strip() for id, _, name in named}, orders, "", file)


def _sheet(names: dict[str, str], orders: list[tuple[int, str, str]], title: str, file: str) -> Sheet:
    if not names or not orders:
        raise TableError([f"{file}: found no alternatives or no orders, expected a file of PrefLib"])
    problems: list[Problem] = []
    rows = []
    tied = 0
    for place, (number, count, order) in enumerate(orders, 1):
        spots = [Spot(file, "", number, column, name, "lines") for column, name in enumerate(ROLES, 1)]
        groups = [(match[1] or match[2]).split(",") for match in _TIED.finditer(order)]
        tied += len(groups[0]) > 1 if groups else 0
        ids = [[one.strip() for one in group if one.strip()] for group in groups]
        strange = next((one for group in ids for one in group if one not in names), None)
        if strange is not None:
            problems.append(Problem(spots[1], f"found alternative {strange!r}, expected one that the file names"))
            continue
        best = "|".join(names[one] for one in ids[0]) if ids else ""
        single = all(len(group) == 1 for group in ids)
        text = " > ".join(names[group[0]] for group in ids) if single else best
        cells = (f"Order {place}", text, count.strip())
        rows.append(tuple(Cell(cell, spot) for cell, spot in zip(cells, spots, strict=True)))
    if problems:
        raise TableError(ordered(problems))
    told = f"{file} has {len(orders)} orders of preference; all who have one are one actor with so many votes"
    ties = (f"of {tied} orders that begin with a tie the first choices count alike",) if tied else ()
    return Sheet(file, "csv", header_of(ROLES, Spot(file)), tuple(rows), title, (told, *ties), point=True)
