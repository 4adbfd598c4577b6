"""What remarks and columns that are not read say of who is away, who has a proxy and who has a veto.

Nothing of it is taken: a remark may be of last year, or of another vote. It is told, so that a person decides.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.ditto_marks import is_ditto
from instantsia.stakeholders.files.cells.quota_words import is_negated
from instantsia.stakeholders.files.cells.words import abstains
from instantsia.stakeholders.files.columns.checked_rows import READ_AS
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.procedure_words import speaks_of_casting
from instantsia.stakeholders.files.rows.remark_kinds import speaks_of_veto
from instantsia.stakeholders.files.sheet import Sheet

_WRITTEN = {
    kind: words.replace("\n", "|")
    for kind, words in tomllib.loads(Path(__file__).with_name("attendance_words.toml").read_text("utf-8")).items()
}
_AWAY, _VOTELESS, _COMING, _VOTING, _ABSTAINING, _SILENT = (
    pattern(rf"(?<!\w)(?:{_WRITTEN[kind]})(?!\w)", re.IGNORECASE)
    for kind in ("away", "voteless", "coming", "voting", "abstaining", "silent")
)
_PROXY_TO = pattern(rf"(?<!\w)(?:{_WRITTEN['proxy']})\s+(\S.*)", re.IGNORECASE)
_ASIDE = pattern(r"[(\[]([^()\[\]]+)[)\]]\s*$")
_PARTS = pattern(r"\s*[,;.]\s+|\s*[,;.]$")
SHORTEST = 4
"""Letters of a word by which the name of another is known."""
_NAMES = pattern(rf"[^\W\d_]{{{SHORTEST},}}")
_NO, _YES = (pattern(rf"\W*(?:{_WRITTEN[kind]})\W*", re.IGNORECASE) for kind in ("no", "yes"))
_HERE = pattern(r"present|anwesend|présente?|presente?|aanwezig|obecn[aey]|присутств\w*|yes|no|ja|nein", re.IGNORECASE)
_PROXY = pattern(
    r"(?:by |via |per )?(?:proxy|vollmacht|procuration|par procuration|poder|por poder|delega|per delega|procuração|"
    r"volmacht|pełnomocnik|по доверенности|доверенность)",
    re.IGNORECASE,
)
LEAST_CELLS = 2


@frozen
class Remarks:
    """What is said and not read, by the names of those of whom it is said, in order.

    away, vetoes, voteless   of whom a remark says so: that they are away, have a veto, have no vote
    abstaining   of whom a remark says that they will abstain
    proxies      (who gave their vote to another, that one's name, "" where it is none of the table, or several)
    casting      of whom a remark says that they decide a tie
    proxied      those of them who are away and of whom the table tells no votes
    voting       (column, those who have no vote by it), of columns that say who has one
    attendance     (column, those who are away by it, those who have a proxy by it), of columns that say who is there
    """

    away: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    attendance: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    voteless: tuple[str, ...] = ()
    voting: tuple[tuple[str, tuple[str, ...]], ...] = ()
    abstaining: tuple[str, ...] = ()
    proxies: tuple[tuple[str, str], ...] = ()
    casting: tuple[str, ...] = ()
    proxied: tuple[str, ...] = ()


def remarks_told(
    entries: Sequence[Entry], sheet: Sheet | None, unread: Iterable[str], voteless: Iterable[str] = ()
) -> Remarks:
    """What the remarks of rows, and columns that are not read, say of absence and vetoes.

    sheet    as it was laid out; unread   the names of its columns that are not looked at
    voteless  actors of whom the table says plainly that they have no vote
    """
    by_row = sorted(entries, key=lambda entry: entry.spot.stands_in)
    said = _with_the_above([(entry.actor, entry.note) for entry in by_row if entry.note])
    # behind a vote stands a remark as well: ja (fehlt entschuldigt)
    said += [(one.actor, aside[1]) for one in by_row if (aside := _ASIDE.search(one.raws.get("vote", "")))]
    attendance, voting = [], []
    actors = {entry.spot.stands_in: entry.actor for entry in entries}
    names = frozenset(unread)
    header, rows = ((), ()) if sheet is None else (sheet.header, sheet.rows)
    for at, head in enumerate(header):
        if head.text not in names or not head.text or head.text == READ_AS:
            continue
        held = [row[at] for row in rows if at < len(row) and row[at].text.strip()]
        cells = [(actors[one.spot.stands_in], one.text.strip()) for one in held if one.spot.stands_in in actors]
        away, proxies = _who(cells, abstains), _who(cells, _is_proxy)
        if len(cells) >= LEAST_CELLS and (away or proxies) and all(_of_attendance(text) for _, text in cells):
            attendance.append((head.text, away, proxies))
        elif _VOTING.fullmatch(head.text.strip()) and _answers(cells):
            voting.append((head.text, _who(cells, _says_no)))
        elif _COMING.search(head.text) and _answers(cells):
            attendance.append((head.text, _who(cells, _says_no), proxies))
        else:
            said += _with_the_above(cells)
    there = {entry.actor for entry in entries if not (entry.away or entry.position.abstains)}
    # beside numbers of votes a blank is none
    counting = any(entry.votes is not None for entry in entries)
    none = {*voteless, *(entry.actor for entry in entries if counting and not entry.votes)}
    given = {actor: to for actor, text in said if (to := _proxy_of(actor, text, actors.values())) is not None}
    vetoed = {entry.actor for entry in entries if entry.veto}
    # of a row with several sides votes are counted, and counts of who is away or abstains go before remarks on it
    counted = len({(entry.spot.stands_in, entry.issue) for entry in entries}) < len(entries)
    silent = counted and any(one.away or one.position.blank for one in entries)
    some_abstain = any(one.position.abstains for one in entries)
    away = () if silent else tuple(one for one in _who(said, _is_away) if one in there)
    untold = {*away} - {entry.actor for entry in entries if entry.votes}
    return Remarks(
        tuple(one for one in away if one not in given),
        tuple(one for one in _who(said, speaks_of_veto) if one not in vetoed),
        tuple(attendance),
        tuple(one for one in _who(said, lambda text: bool(_VOTELESS.search(text))) if one not in none),
        tuple((column, left) for column, who in voting if (left := tuple(one for one in who if one not in none))),
        () if counted and some_abstain else tuple(one for one in _who(said, _abstains) if one in there),
        tuple((actor, to) for actor, to in sorted(given.items()) if actor in there),
        _who(said, speaks_of_casting),
        tuple(one for one in sorted(given) if one in untold),
    )


def _who(said: Iterable[tuple[str, str]], meant: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(sorted({actor for actor, text in said if meant(text)}))


def _is_away(text: str) -> bool:
    """Whether a remark says that somebody is away.

    >>> _is_away("away in May"), _is_away("kommen nicht"), _is_away("Walk-away = most they'd swallow")
    (True, True, False)
    """
    return _AWAY.search(text) is not None


def _abstains(text: str) -> bool:
    """Whether a remark says that somebody will abstain, or takes no side.

    >>> _abstains("werden sich enthalten, ausgemacht"), _abstains("di solito si astiene"), _abstains("non si astiene")
    (True, True, False)
    """
    silent = _SILENT.search(text) is not None
    return silent or any(not is_negated(text, found) for found in _ABSTAINING.finditer(text))


def _proxy_of(actor: str, text: str, names: Iterable[str]) -> str | None:
    """The name of the one to whom somebody gave their vote, "" where it is none or several; None without a proxy.

    >>> _proxy_of("Gandolfi", "delega a Ferri, fa quel che dice", ["F.lli Ferri", "Gandolfi"])
    'F.lli Ferri'
    >>> _proxy_of("Bo", "procuration à Lea", ["Bo"]), _proxy_of("Bo", "ha delega del n. 7", ["Bo"])
    ('', None)
    """
    given = _PROXY_TO.search(text)
    if given is None:
        return None
    words = set(_NAMES.findall(_PARTS.split(given[1])[0].casefold()))
    found = {name for name in names if name != actor and words & set(_NAMES.findall(name.casefold()))}
    return found.pop() if len(found) == 1 else ""


def _with_the_above(said: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Remarks, from above, one of which says that it says the same as that before it with what that one says.

    >>> _with_the_above([("Ann", "suspended - no vote"), ("Bob", "suspended, ditto")])[1]
    ('Bob', 'suspended, ditto; suspended - no vote')
    """
    out: list[tuple[str, str]] = []
    for actor, text in said:
        same = bool(out) and any(is_ditto(part.strip()) for part in (text, *_PARTS.split(text)) if part)
        out.append((actor, f"{text}; {out[-1][1]}" if same else text))
    return out


def _says_no(text: str) -> bool:
    return _NO.fullmatch(text) is not None


def _answers(cells: Sequence[tuple[str, str]]) -> bool:
    """Whether a column says yes or no of most, and no of somebody."""
    known = [text for _, text in cells if _NO.fullmatch(text) or _YES.fullmatch(text)]
    return len(cells) >= LEAST_CELLS and 2 * len(known) > len(cells) and any(map(_says_no, known))


def _is_proxy(text: str) -> bool:
    return _PROXY.fullmatch(text) is not None


def _of_attendance(text: str) -> bool:
    return _is_proxy(text) or abstains(text) or _HERE.fullmatch(text) is not None
