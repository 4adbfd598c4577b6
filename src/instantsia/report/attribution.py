"""What each edit between two runs did: a table on screen, and the same as data."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from instantsia.analysis.results.changes import Attribution, Difference, EditEffect
from instantsia.case import paths
from instantsia.case.phrases import plural
from instantsia.case.quantities import quantities
from instantsia.case.quantity import Match
from instantsia.report import naming, plaintext
from instantsia.report.json_text import fields
from instantsia.report.wording.magnitudes import at_resolution, value_text
from instantsia.report.wording.proportions import moves_text, side_text

TITLE = "What each change did"
NOTHING_EDITED = "Nothing that is played was edited between the two runs."
_MEMBER = re.compile(r"body\.(?P<body>\w+)\.members=[+-](?P<actor>\w+)")
MOST_PARTS = 4
"""So many edits that go together are listed; more are counted."""


def block(found: Attribution, draws: int, width: int, names: Mapping[str, str]) -> list[str]:
    """The edits, the largest first, and how their parts were told from each other.

    draws   of the first run, which may be more than were played
    names   how people, bodies and issues are called, as in `Forecast`
    """
    if not found.edits:
        return [plaintext.lines(NOTHING_EDITED, width)]
    with_mean = found.issue is not None
    edited = {id for one in found.edits for id in (one.id, *(part.id for part in one.parts))}
    several = len({match.issue for match in map(_match, edited) if match is not None and match.issue}) > 1
    heads = ["change", "from -> to", "moves it", *(["moves the mean"] if with_mean else [])]
    rows = [row for one in found.edits for row in _rows(one, lambda id: title(id, names, several=several))]
    if found.method != "shapley":
        mean = value_moves(found.together_value, found.together_value_error)
        rows.append(["together", "", moves_text(found.together, found.together_error), mean])
    if not rows:
        return [plaintext.lines(NOTHING_EDITED, width)]
    table = plaintext.table(heads, [row[: len(heads)] for row in rows], width, right=frozenset({2, 3}))
    return [TITLE, *table.split("\n"), plaintext.lines(how(found, draws), width)]


def how(found: Attribution, run: int) -> str:
    """How the parts were told from each other, and what they add up to.

    run   how many draws the first run has
    """
    whole = f"from {side_text(found.before)} to {side_text(found.after)}"
    draws = plural(found.draws, "draw")
    if len(found.edits) == 1:
        said = f"One change makes the whole difference, {whole}."
    elif found.method == "shapley":
        count = 2 ** len(found.edits)
        said = f"The Shapley value over all {count} mixtures of the two cases, {draws} each: they add up {whole}."
    else:
        said = (
            "Each is the mean of what it does as the first and as the last change; 'together' is what is left over: "
            f"all add up {whole}. {draws} of each mixture."
        )
    if not found.common:
        said += f" The runs have no draws in common: these are the draws of the first (seed {found.seed})."
    elif found.draws < run:
        said += " Moved to the shares of the whole run, as every replay is."
    return said


def value_moves(moves: float | None, error: float | None) -> str:
    """How far a mean moves, signed, in the units of the scale, no finer than two standard errors tell it.

    >>> value_moves(-3.712, 0.04), value_moves(0.05, 0.04), value_moves(0.0, 0.0)
    ('-3.71', '<0.08', '0')
    """
    if moves is None:
        return ""
    if moves == 0:
        return "0"
    bound = 2 * (error or 0.0)
    places = 2 if bound == 0 else min(max(-math.floor(math.log10(bound)), 0), 6)
    if abs(moves) < bound:
        return f"<{math.ceil(bound * 10**places) / 10**places:,.{places}f}"
    rounded = f"{abs(moves):,.{places}f}"
    return f"{'-' if moves < 0 else '+'}{rounded}"


def value_line(one: Difference) -> str:
    """ "62 to 58.3: -3.7 (Monte Carlo error 0.21)"; what is within the error says so."""
    if one.before is None or one.after is None or one.change is None:
        return ""
    if one.change == 0:
        return f"{value_text(one.before)} to {value_text(one.after)}: no difference"
    # on a scale of years three digits would not tell them apart
    line = " to ".join(at_resolution(place, one.change) for place in (one.before, one.after))
    error = f"(Monte Carlo error {value_text(one.mcse or 0.0)})"
    if abs(one.change) <= 2 * (one.mcse or 0.0):
        return f"{line}: within the Monte Carlo error ({value_text(one.mcse or 0.0)})"
    return f"{line}: {value_moves(one.change, one.mcse)} {error}"


def data(found: Attribution | None, draws: int) -> dict[str, Any]:
    """edits[] {id, kind, from, to, moves, moves_value, ...} and attribution, for the object of a comparison."""
    if found is None:
        return {"edits": [], "attribution": None}
    return {
        "edits": [_data(one) for one in found.edits],
        "attribution": {
            **fields(found, "event issue seed draws method before after together together_value common"),
            "shown": how(found, draws) if found.edits else NOTHING_EDITED,
        },
    }


def _data(one: EditEffect) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "from": one.before,
        "to": one.after,
        **fields(one, "moves moves_error moves_value moves_value_error"),
        "shown": moves_text(one.moves, one.moves_error),
        "parts": [{"id": part.id, "kind": part.kind, "from": part.before, "to": part.after} for part in one.parts],
    }


def title(id: str, names: Mapping[str, str], *, several: bool = False) -> str:
    """What was edited, in words: "position of Schools", "Schools as a member (the board)", "Schools".

    several   whether it is said of a position on which issue

    >>> title("elm.bridge", {"elm": "Elm & Co"}), title("body.board.members=+elm", {"elm": "Elm", "board": "The board"})
    ('position of Elm & Co', 'Elm as a member (The board)')
    >>> title("actor.elm", {}), title("vantage", {}), title("issue.toll", {"issue.toll": "the toll"})
    ('Elm', 'vantage', 'issue the toll')
    """
    match = _match(id)
    if match is not None:
        text = naming.phrase(match.quantity.title, match, names) if match.quantity.title else naming.path(id, names)
        of_issue = several and match.quantity.title and match.issue
        return f"{text} ({naming.issue(match.issue or '', names)})" if of_issue else text
    table, _, rest = id.partition(".")
    if member := _MEMBER.fullmatch(id):
        where = names.get(member["body"]) or naming.in_words(member["body"])
        return f"{naming.person(member['actor'], names)} as a member ({where})"
    if table == "actor" and "." not in rest:
        return naming.person(rest, names)
    first, dot, more = rest.partition(".")
    called = names.get(id) or names.get(f"{table}.{first}") or names.get(first) or naming.in_words(first)
    return " ".join(f"{table} {called}{': ' if dot else ''}{naming.in_words(more.replace('.', ' '))}".split())


def _same(row: list[str]) -> bool:
    """Whether a row tells of a change from one thing to the same, which moves nothing.

    >>> _same(["part letters", "0.5 -> 0.5", "0", ""]), _same(["part letters", "0.5 -> 0.5", "+0.03", ""])
    (True, False)
    """
    before, arrow, after = row[1].partition(" -> ")
    return bool(arrow) and before == after and not {row[2], row[3]} - {"", "0"}


def _match(id: str) -> Match | None:
    return quantities().match(paths.canonical(id))


def _rows(one: EditEffect, title: Callable[[str], str]) -> list[list[str]]:
    """The edit, and below it what goes with it."""
    mean = value_moves(one.moves_value, one.moves_value_error)
    out = [[title(one.id), f"{one.before} -> {one.after}", moves_text(one.moves, one.moves_error), mean]]
    # the numbers of an actor who comes or goes stand beside them already
    others = [part for part in one.parts if part.id != one.id and (one.kind != "actor" or part.kind != "number")]
    out += [[f"with {title(part.id)}", f"{part.before} -> {part.after}", "", ""] for part in others[:MOST_PARTS]]
    if len(others) > MOST_PARTS:
        out.append([f"and {len(others) - MOST_PARTS} more", "", "", ""])
    # what is the same in print, and moves nothing, was only written otherwise
    head, *parts = out[0], *(row for row in out[1:] if not _same(row))
    return [] if not parts and _same(head) else [head, *parts]
