"""What was guessed about a table, above the answer: where there is no room the least of it is counted, nothing is cut.

`--full` has each sentence whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.analysis.results import Forecast
from instantsia.case.phrases import plural
from instantsia.report import naming, plaintext
from instantsia.report.first import reading
from instantsia.report.first.fitting import Piece, fitting
from instantsia.report.first.quoted import QUOTED
from instantsia.stakeholders import told

MOST = 3
"""So many lines above the eight tell what was guessed about a table."""
COSTS = 10
"""What is lost by each step to fewer words."""
NAMES_CUT = (50, 24)
"""So many signs of a name are told where there is little room, and where there is less."""
_QUOTED = rf"(?:{QUOTED}|['\"][^'\"]*?\.\.\.)"
_LINE = re.compile(rf"^{_QUOTED} \((row|line) (\d+)\) ")
_CELLS = re.compile(rf"({_QUOTED} \([^()]*\))((?:, {_QUOTED} \([^()]*\))+)(?: and (\d+) more)?")
_KEEPS_AWAY = re.compile(r" \((?:'[^']*' as |--set |--answer leave_out=|in a bargain a veto ).*\)\.$")
_BY_IT = re.compile(r"(?<=not read): by it .*\.$")
_OF_BOTH = re.compile(rf"({told.SEVERAL})(?:, of members and of what they weigh)?: .*")
_COUNTED = re.compile(r"(and the (?:votes|seats) that are read to [\d.]+): a share of those who are there .*")
_NAME = re.compile(r"'((?:[^'\\]|\\.)*)'")
_FURTHER_ISSUES = ", or there are positions on further issues"
_COLUMNS = re.compile(
    rf"{told.GUESSED}(?P<roles>.*?)(?: \(--full tells the names whole\))?\."
    r"(?P<also> (?:The position could also|There could also|Further issues could) be .*)?"
)
_BETWEEN = re.compile(r", (?=[a-z][a-z0-9 ]* = )")
_FURTHER = "There could also be positions on further issues: "
WHO = re.compile(
    rf"The remarks? of \d|The column .* tells who |The veto(?:es)? of .* as answered, stops? nothing|.* {told.SEVERAL}"
    rf"|{told.VOTES_IN_A_BARGAIN}|.* (?:is|are) read as no (?:vote|veto) \(|.*was left out says |The sheet counts "
    r"|.*of those who are there is counted of the latter"
)
"""Those that are kept before all others: who may count otherwise than was read or answered, and that it was not."""
_ALL_AGREE = re.compile(r"((?:Row|Line) \d+) says that all must agree, which binds nothing")
PROCEDURE = re.compile(
    r"Quota: |Procedure: |The quorum |.* says that one person decides|.* votes? only in a tie"
    r"|.* tells (?:how many votes are needed|who decides a tie|how many must be there)"
)
"""Those that tell how it is decided, which stand first where not all have room."""
_SAYS_ONE = re.compile(r".* says that one person decides, and is not used \((?P<how>.*)\)\.$")
_NEEDED = re.compile(
    r".*?(?: \(row (?P<row>\d+)\))? tells how many votes are needed, but nobody votes \((?P<how>.*)\)\.$"
)
_NO_ROW = re.compile(r"no row is theirs by its name or office: add one for them, and")
_AS_WHAT = re.compile(
    r"(?:Read as marks on \d+ options: each stands for the option marked best|Read as votes counted by [^:]{1,60}"
    r"|Each block of rows is read as an issue"
    r"|The same names stand under several headings, and each heading is read as an? \w+)"
)
"""How columns or rows were put together."""
FIRST = (
    *("Columns guessed: ", "Quota: ", told.HOLDS, "What holds", "Scale guessed", "Nobody has told what holds"),
    *("Read as marks on ", "Read as votes counted by "),
)
"""How those begin that are kept before all that follow: which column is which, and what is needed for what."""
NEXT = (
    re.compile(
        r"Read [\d.,]+ as |Below the table|Whoever has a higher number|.* runs down|.* says that all must agree"
    ),
    re.compile(r"The remark|Names taken|Scale of |Words read|Each block of rows |The same names stand "),
)
"""Those that are kept before the rest, in this order: a number read as another, that all must agree, who may be no
actor, and which end counts most."""
_IN_WORDS = re.compile(r"What holds is told in words \(((?:row|line) \d+): ")
_HOLDS = re.compile(rf"{re.escape(told.HOLDS)}|What holds is told in words|Nobody has told what holds")
"""That what holds is a guess goes before the ends of the scale and what could also be the position."""
ASIDE = re.compile(r"Read: (?:of \d+ sheets|hidden)|.*were told apart|Grades read")
"""Those that are counted first."""


def lines(forecast: Forecast, width: int) -> list[str]:
    """At most three lines: all of it where there is room, else the most that can be told, and how many notes more."""
    told_so = [(*_with_answer(one[0]), *one) for one in _once(reading.guessed(forecast))]
    found = fitting([Piece(_kept(one), COSTS) for one in told_so], width, MOST)
    if found is not None:
        return found
    told_so.sort(key=lambda one: PROCEDURE.match(one[0].removeprefix("Read: ")) is None)
    shorter = [_with_answer(one[0]) or (*one, *_shorter(one[-1])) for one in told_so]
    shortest = [
        (*some, *(_shorter(one[-1]) if _with_answer(one[0]) else _position_alone(some[-1])))
        for one, some in zip(told_so, shorter, strict=True)
    ]
    barest = [(*some, *_without_others(some[-1])) for some in shortest]
    by_weight = sorted(range(len(told_so)), key=lambda at: (_rank(told_so[at][0]), at))
    kept = list[int]()
    for at in by_weight:
        # what matters less may still be short enough where something longer was not
        more = _with_rest(shorter, sorted([*kept, at]), width)
        if more is None and (not kept or _rank(told_so[at][0]) <= len(NEXT) - 1):
            # the other columns make room for what is needed and for how numbers are read, and for nothing else
            more = _with_rest(shortest, sorted([*kept, at]), width)
        if more is None and _rank(told_so[at][0]) < 0:
            more = _with_rest(barest, sorted([*kept, at]), width)
        if more is None and not kept:
            break
        if more is not None:
            kept, found = sorted([*kept, at]), more
    return found or _first_alone(shortest[by_weight[0]][-1], len(told_so) - 1, width)


def _with_answer(text: str) -> tuple[str, ...]:
    """Of a note that the sheet says who decides, or how many are needed, which is not played: itself, and the same
    without what the sheet says; each with the answer that plays it so, which is what a reader needs most. () of others.
    """
    if (one := _SAYS_ONE.match(text)) is not None:
        how = _NO_ROW.sub("no row is theirs: add one, and", one["how"])
        return text, f"The sheet says that one person decides, and it is not played so ({how})."
    if (needed := _NEEDED.match(text)) is not None:
        where = f"Row {needed['row']}" if needed["row"] else "The sheet"
        return text, f"{where} tells how many votes are needed, but nobody votes ({needed['how']})."
    return ()


def _kept(variants: tuple[str, ...]) -> tuple[str, ...]:
    """The variants of a note while all of them have room: the answer that plays it is not left out of them."""
    return _with_answer(variants[0]) or variants


def _with_rest(notes: Sequence[tuple[str, ...]], kept: Sequence[int], width: int) -> list[str] | None:
    """Those that are kept and how many more there are; None where they have no room."""
    rest = len(notes) - len(kept)
    pieces = [Piece(tuple(dict.fromkeys(notes[at])), COSTS) for at in kept]
    return fitting([*pieces, *([_more(rest)] if rest else [])], width, MOST)


def _first_alone(text: str, rest: int, width: int) -> list[str]:
    """The first of them cut before its last lines, and where it goes on."""
    more = f"{plural(rest, 'more note')} (--full has all of it)." if rest else "(--full has it whole)."
    first, last, *_ = plaintext.entry(text, width).split("\n")
    indent = plaintext.INDENT
    return [
        first,
        indent + plaintext.cut_to(f"{last} {'.' * width}", width - len(indent)),
        plaintext.cut_to(more, width),
    ]


def _more(rest: int) -> Piece:
    words = f"{rest} more {'note' if rest == 1 else 'notes'} (--full has {'it' if rest == 1 else 'them'})."
    return Piece((words,), 0)


def _once(found: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each of them once, though it may stand there as what a reader notes too."""
    out: dict[str, tuple[str, ...]] = {}
    for one in found:
        out.setdefault(one[0].removeprefix("Read: ").casefold(), one)
    return [*out.values()]


def _rank(note: str) -> int:
    # which column is the position is told whatever else must go; one that is called so needs no telling
    if note.startswith(told.GUESSED) and "position" in note and "position = position" not in note:
        return -3
    if told.SEVERAL in note or PROCEDURE.match(note.removeprefix("Read: ")):
        return -2
    if WHO.match(note) or _HOLDS.match(note):
        return -1
    if note.startswith(FIRST):
        return 0
    found = next((at for at, one in enumerate(NEXT, 1) if one.match(note.removeprefix("Read: "))), len(NEXT) + 1)
    return len(NEXT) + 2 if ASIDE.match(note) else found


def _shorter(text: str) -> list[str]:
    """The same without quotations, then with names cut, then without what is told on the way."""
    if WHO.match(text):
        # what to do about it stands in full behind --full
        bare = _LINE.sub(lambda found: f"{found[1].capitalize()} {found[2]} ", text) if told.SEVERAL in text else text
        return [_KEEPS_AWAY.sub(".", text), _BY_IT.sub(".", text), _OF_BOTH.sub(r"\1.", _COUNTED.sub(r"\1.", bare))]
    bare = _LINE.sub(lambda found: f"{found[1].capitalize()} {found[2]} ", text)
    fewer = _CELLS.sub(_first_cell, bare).replace(_FURTHER_ISSUES, "")
    out = [bare, fewer]
    if (put := _AS_WHAT.match(text.removeprefix("Read: "))) is not None:
        return [f"{put[0]}."]
    for most in NAMES_CUT:
        names = _names_cut(fewer, most)
        roles, also = _of_columns(names, most)
        if not roles:
            out.append(names)
            continue
        out.append(f"{told.GUESSED}{', '.join(roles)}.{also}")
    if roles:
        out.append(_at_most(out[-1], 2))
    if (words := _IN_WORDS.match(text)) is not None:
        out.append(f"What holds is a guess ({words[1]} tells it in words).")
    if (row := _ALL_AGREE.match(out[-1])) is not None:
        out.append(f"Not binding: {row[1].lower()} (all must agree).")
    if text.startswith(told.BELOW):
        out += [f"{out[-1].partition(' without ')[0]}.", _perhaps_none(text)]
    return [*dict.fromkeys(out)]


def _perhaps_none(text: str) -> str:
    """ "Perhaps no actors: rows 24, 25." of those below the table who may be none."""
    rows = re.findall(r"\((?:row|line) (\d+)\)", text)
    more = re.search(r" and (\d+) more without ", text)
    many = "s" if more or len(rows) > 1 else ""
    return f"Perhaps no actor{many}: row{many} {', '.join(rows)}{f' and {more[1]} more' if more else ''}."


def _position_alone(text: str) -> list[str]:
    """Of guessed columns the position, how many others there are, and the first that could also be one."""
    roles, also = _of_columns(text, NAMES_CUT[-1])
    position = [one for one in roles if one.startswith("position")] or roles[:1]
    if not position:
        return []
    rest = len(roles) - len(position)
    few = f"{told.GUESSED}{', '.join(position)}{f'; {rest} more' if rest else ''}.{also}"
    return [few, _at_most(few, 1)]


def _without_others(text: str) -> list[str]:
    """The same of guessed columns without what could also be one."""
    roles, also = _of_columns(text, NAMES_CUT[-1])
    return [text.removesuffix(also)] if roles and also else []


def _names_cut(text: str, most: int) -> str:
    return _NAME.sub(lambda found: f"'{naming.cut(found[1], most)}'", text)


def _of_columns(text: str, most: int) -> tuple[list[str], str]:
    """Roles with their columns, and the sentence of what could also be one; none of another note."""
    found = _COLUMNS.fullmatch(text)
    if found is None:
        return [], ""
    also = (found["also"] or "").replace(_FURTHER, "Further issues could be ")
    return [_role(one, most) for one in _BETWEEN.split(found["roles"])], also


def _role(text: str, most: int) -> str:
    """ "position = Where they would ... and 2 more" of a role with its columns."""
    role, _, columns = text.partition(" = ")
    first, *others = columns.split(" and ")
    if len(others) == 1 and len(columns) > most:
        return f"{role} = {naming.cut(first, most)} and {naming.cut(others[0], most)}"
    if len(others) > 1:
        return f"{role} = {naming.cut(first, most)} and {len(others)} more"
    return f"{role} = {naming.cut(columns, most)}"


def _first_cell(found: re.Match[str]) -> str:
    """ "'club (north)' (row 5) and 3 more" of several cells with their places."""
    more = len(re.findall(rf"{_QUOTED} \(", found[2])) + int(found[3] or 0)
    return f"{found[1]} and {more} more"


def _at_most(text: str, most: int) -> str:
    """Of several columns that could also be meant the first, and how many more.

    most   where there are no more than so many all are named
    """
    start, between, rest = text.partition(" could also be " if " could also be " in text else " could be ")
    several = rest.rstrip(".").split(" or ")
    if not between or len(several) <= most:
        return text
    last = re.fullmatch(r"(\d+) more", several[-1])
    more = len(several) - 1 + (int(last[1]) - 1 if last else 0)
    return f"{start}{between}{several[0]} or {more} more."
