"""Cells of a column of votes that say two things at once: a vote and a veto, a vote and a proxy, a proxy alone.

They are taken apart before votes and vetoes are read, so that whoever has both has both, and whoever gave their vote to
another of the table is counted there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import NO, YES
from instantsia.stakeholders.files.columns.layout import Line
from instantsia.stakeholders.files.sheet import Cell

_WRITTEN = {
    kind: words.replace("\n", "|")
    for kind, words in tomllib.loads(Path(__file__).with_name("compound_votes.toml").read_text("utf-8")).items()
}
_AND = rf"\s*[(\[]?\s*(?:(?<=[\s(\[\d])(?:{_WRITTEN['and']})(?=[\s\d])|[+&,;/:(\[–-])?\s*[(\[]?\s*"
_VETO = pattern(rf"([^\s,;/+&(\[]+){_AND}(?:{_WRITTEN['veto']})\s*[)\]]?\s*", re.IGNORECASE)
_VETO_ALONE = pattern(rf"\s*(?:{_WRITTEN['veto']})\s*", re.IGNORECASE)
_WITH_PROXY = pattern(rf"([^\s,;/+&(\[]+)\s*[(\[]?\s*\+\s*(\d?)\s*(?:{_WRITTEN['proxy']})\s*[)\]]?\s*", re.IGNORECASE)
_PROXY_TO = pattern(
    rf"\s*(?:{_WRITTEN['proxy']})(?:\s*[:→>-]+|\s+(?:{_WRITTEN['to']})(?!\w))?\s+([^()]+?)\s*", re.IGNORECASE
)
_WORDS = pattern(r"[^\W\d_]{3,}")


def votes_apart(lines: Sequence[Line], notes: list[str]) -> tuple[list[Line], dict[str, int]]:
    """(the lines with what their cells of votes say besides a vote in its own place, {actor: votes that are others'}).

    What was taken apart is told in `notes`.
    """
    proxies: dict[str, int] = {}
    apart = [_with_proxies(_with_veto(line, notes), notes, proxies) for line in lines]
    return _given_away(apart, notes, proxies), proxies


def vote_and_veto(text: str) -> str:
    """The vote of a cell that tells a veto besides; "" of any other cell.

    >>> [vote_and_veto(one) for one in ("oui + veto", "1 / veto", "Ja (Vetorecht)", "x, has a veto", "no + veto")]
    ['oui', '1', 'Ja', 'x', 'no']
    >>> [vote_and_veto(one) for one in ("yes, no veto", "1", "veto", "yes")]
    ['', '', '', '']
    """
    match = _VETO.fullmatch(text.strip())
    return match[1] if match and (_many(match[1]) is not None or match[1].casefold() in NO) else ""


def vote_and_proxies(text: str) -> tuple[int, int]:
    """(their own votes, those of others) of a cell that tells how many proxies are held; (0, 0) of any other cell.

    >>> [vote_and_proxies(one) for one in ("1 (+1 proxy)", "oui + procuration", "1", "proxy Voss", "2 + 2 proxies")]
    [(1, 1), (1, 1), (0, 0), (0, 0), (2, 2)]
    """
    match = _WITH_PROXY.fullmatch(text.strip())
    own = _many(match[1]) if match else None
    return (own, int(match[2] or 1)) if match and own else (0, 0)


def proxy_of(text: str) -> str:
    """The name of whoever casts the vote of somebody, as a cell tells it; "" of any other cell.

    >>> proxy_of("procuration Pellandini"), proxy_of("Vollmacht an Voss"), proxy_of("proxy"), proxy_of("yes")
    ('Pellandini', 'Voss', '', '')
    """
    match = _PROXY_TO.fullmatch(text)
    return match[1] if match else ""


def _many(text: str) -> int | None:
    """The whole number of votes of a cell; None where it tells none."""
    return int(text) if text.isdecimal() else 1 if text.casefold() in YES else None


def _row(cell: Cell) -> str:
    return f"{cut(cell.text)} ({'line' if cell.spot.way == 'lines' else 'row'} {cell.spot.row})"


def _with_veto(line: Line, notes: list[str]) -> Line:
    cell = line.get("vote")
    if cell is None:
        return line
    own = vote_and_veto(cell.text)
    if own:
        says_no = own.casefold() in NO
        notes.append(f"{_row(cell)} is read as {'a veto without a vote' if says_no else 'a vote and a veto'}")
        return {**line, "vote": cell._replace(text=own), "veto": cell._replace(text="yes")}
    if _VETO_ALONE.fullmatch(cell.text):
        return {**line, "veto": cell._replace(text="yes")}
    return line


def _with_proxies(line: Line, notes: list[str], proxies: dict[str, int]) -> Line:
    cell = line.get("vote")
    own, others = vote_and_proxies(cell.text) if cell is not None else (0, 0)
    if cell is None or not others:
        return line
    notes.append(f"{_row(cell)} is read as {own + others} votes, {others} of them by proxy")
    proxies[line["actor"].text] = others
    return {**line, "vote": cell._replace(text=str(own + others))}


def _given_away(lines: list[Line], notes: list[str], proxies: dict[str, int]) -> list[Line]:
    """The lines with each vote that is cast by another of the table there, and not with whoever gave it."""
    out = list(lines)
    given: dict[tuple[str, str], int] = {}
    for at, line in enumerate(lines):
        to = proxy_of(line["vote"].text) if "vote" in line else ""
        found = _named(to, line, lines) if to else None
        many = _many(out[found]["vote"].text) if found is not None else None
        if found is None or not many:
            continue
        whose, caster = line["actor"].text, out[found]["actor"].text
        told = f"the vote of {whose} goes to {caster}, who casts {many + 1}"
        notes.append(f"{_row(line['vote'])} is read as a proxy: {told}")
        out[found] = {**out[found], "vote": out[found]["vote"]._replace(text=str(many + 1))}
        out[at] = {**line, "vote": line["vote"]._replace(text="0")}
        place = caster, line["issue"].text
        given[place] = given.get(place, 0) + 1
        proxies[caster] = max(proxies.get(caster, 0), given[place])
    return out


def _named(name: str, giver: Line, lines: Sequence[Line]) -> int | None:
    """Which line is that of whoever is named, on the same issue; None where it is none or several."""
    words = set(_WORDS.findall(name.casefold()))
    found = [
        at
        for at, line in enumerate(lines)
        if "vote" in line
        and line["issue"].text == giver["issue"].text
        and line["actor"].text != giver["actor"].text
        and words & set(_WORDS.findall(line["actor"].text.casefold()))
    ]
    return found[0] if len(found) == 1 else None
