"""What is told of remarks that speak of absence or a veto, which are not read."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence

from instantsia.errors import FOUND_LIMIT, cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.rows.procedure_words import speaks_of_casting
from instantsia.stakeholders.questions.answer_values import Settles
from instantsia.stakeholders.questions.catalogue import ask
from instantsia.stakeholders.questions.known import Known
from instantsia.stakeholders.told import taken_out

NAMED = 4
POSITION = "position"
"""By this any column of positions is meant in a change, whatever it is called."""
TAKES_NONE = "'abstain' as a position takes no side in a vote, and in a bargain may be anywhere; {} leaves them out"
OUT = "takes them out"
"""What leaving somebody out does in a bargain, where neither a vote nor a seat counts."""
NO_VETO = "in a bargain a veto stops nothing"
VOTE_OF_ALL = "settles=vote --answer quota=unanimity"
"""The answers by which each of them can keep what holds."""
_UNANIMOUS = pattern(r"\s*(?:unanim|consens)", re.IGNORECASE)
_EACH = pattern(
    r"(?<!\w)(?:any(?:one| one| \w+ can| of)|each|every|jede[rs]?|chacun|chaque|cada|ogni|ognuno|elke?|ieder(?:een)?"
    r"|każd\w+|qualunque|cualquiera|qualquer|каждый|любой|кожен)(?!\w)",
    re.IGNORECASE,
)


def vetoes_not_given(known: Known, written: Mapping[str, str], longest: int = FOUND_LIMIT) -> list[str]:
    """A sentence where lines beside the table speak of a veto and nobody was asked or said who has one; [] elsewhere.

    Of a line that says that all must agree something else is told.

    Where unanimity was answered each has one. Where a line says that each can block, the answers are told that say so:
    in a bargain a veto of everybody binds nothing.

    longest   so many signs of the line are shown
    """
    lines = [line for line in known.of_vetoes if line not in known.of_all]
    if known.vetoes is not None or not lines or any(key.partition(".")[0] == "vetoes" for key in written):
        return []
    if _UNANIMOUS.match(written.get("quota", "")):
        return []
    text, where = lines[0]
    shown = f"{cut(text, longest)} ({where})" if where else cut(text, longest)
    remedy = "--answer vetoes=NAMES says who"
    if _bargained(_settles(known, written)):
        remedy = f"{NO_VETO}; --answer settles=vote --answer vetoes=NAMES says who"
    if _EACH.search(text):
        remedy += f"; --answer {VOTE_OF_ALL} lets each of them keep what holds, and a bargain does not"
    return [f"{shown} speaks of a veto, and nobody was given one ({remedy})."]


def remarks_not_read(known: Known, written: Mapping[str, str]) -> list[str]:
    """A sentence for the remarks, and one for each column of attendance; [] where nothing is said or it is answered.

    written   the answers: of a veto that somebody was asked about nothing is told
    """
    settles = _settles(known, written)
    vetoes = () if any(key.partition(".")[0] == "vetoes" for key in written) else known.remarks.vetoes
    away = known.remarks.away
    who = sorted({*away, *vetoes})
    out = []
    if who:
        kinds = " or ".join(kind for kind, some in (("absence", away), ("a veto", vetoes)) if some)
        remedies = [_veto(settles, vetoes)] if vetoes else []
        remedies += [_keeps_away(known, settles, away)] if away else []
        speak = f"{_remarks(who, 'speak')} of {kinds} ({few(who, NAMED)})"
        out.append(f"{speak}, and {_are(who)} not read ({'; '.join(remedies)}).")
    votes_said = any(key.partition(".")[0] == "votes" for key in written)
    none = known.remarks.voteless
    if none and not votes_said and _votes_count(settles, none):
        rows = "The remark of 1 row says" if len(none) == 1 else f"The remarks of {len(none)} rows say"
        said = f"{rows} that there is no vote ({few(none, NAMED)}), and {'is' if len(none) == 1 else 'are'} not read"
        out.append(f"{said} ({_no_vote(settles, none)}).")
    out += _of_votes(known, written)
    for column, none in () if votes_said else known.remarks.voting:
        by_it = f"by it {few(none, NAMED)} would have none"
        out.append(f"The column {column} tells who has a vote, and is not read: {by_it} ({_no_vote(settles, none)}).")
    for column, away, proxies in known.remarks.attendance:
        means = [*_means(away, "away"), *_means(proxies, "voting by proxy")]
        keeps = _keeps_away(known, settles, (*away, *proxies))
        out.append(f"The column {column} tells who attends, and is not read: by it {' and '.join(means)} ({keeps}).")
    return out


def _of_votes(known: Known, written: Mapping[str, str]) -> list[str]:
    """That remarks speak of abstaining, of a proxy or of a casting vote, with what would make it so."""
    out = []
    if some := known.remarks.abstaining:
        leaves = TAKES_NONE.format(f"--answer leave_out={shlex.quote('|'.join(some))}")
        out.append(
            f"{_remarks(some, 'speak')} of abstaining ({few(some, NAMED)}), and {_are(some)} not read ({leaves})."
        )
    if known.remarks.proxies:
        some = tuple(who for who, _ in known.remarks.proxies)
        who, to = next(((who, to) for who, to in known.remarks.proxies if to), ("", ""))
        lets = f"'as {to}' as the position of {who} lets them vote as {to} does" if to else ""
        lets = lets or "'as NAME' as a position lets them vote as another does"
        if known.votes is not None and (untold := known.remarks.proxied):
            # their votes stand beside the name of whoever has the proxy
            lets = f"--answer leave_out={shlex.quote('|'.join(untold))} where another row has these votes; {lets}"
        out.append(f"{_remarks(some, 'speak')} of a proxy ({few(some, NAMED)}), and {_are(some)} not read ({lets}).")
    ties = [text for text, _ in known.of_counting if speaks_of_casting(text)]
    # a remark that is told as a rule of counting, by its name, is told there with what is made of it
    some = tuple(one for one in known.remarks.casting if not any(text.startswith(f"{one}: ") for text in ties))
    some = tuple(one for one in some if one not in known.only_in_ties)
    if some and not (ties and known.chairs) and "casting" not in written:
        remedy = f"--answer casting={shlex.quote(some[0])}" if len(some) == 1 else "--answer casting=NAME says whose"
        if _bargained(_settles(known, written)):
            remedy = f"in a bargain there is no tie; --answer settles=vote {remedy}"
        out.append(
            f"{_remarks(some, 'speak')} of a casting vote ({few(some, NAMED)}), and {_are(some)} not read ({remedy})."
        )
    return out


def _remarks(who: Sequence[str], does: str) -> str:
    return f"The remark of 1 row {does}s" if len(who) == 1 else f"The remarks of {len(who)} rows {does}"


def _are(who: Sequence[str]) -> str:
    return "is" if len(who) == 1 else "are"


def _settles(known: Known, written: Mapping[str, str]) -> Settles | None:
    """How it is settled; None where the answer to it cannot be read, which is told elsewhere."""
    try:
        settles: Settles = ask(known, written).value("settles")
    except ValueError:
        return None
    return settles


def _bargained(settles: Settles | None) -> bool:
    """Whether it is bargained out, so that no answer about votes and vetoes changes anything."""
    return settles is not None and settles.regime == "bargain" and not settles.decider


def _votes_count(settles: Settles | None, none: Sequence[str]) -> bool:
    """Whether anything hangs on who has no vote: where one person decides, of that person alone."""
    return settles is None or not settles.decider or settles.decider in none


def _veto(settles: Settles | None, names: Sequence[str]) -> str:
    """What gives somebody a veto."""
    gives = f"--answer vetoes={shlex.quote('|'.join(names))}"
    return f"{NO_VETO}; --answer settles=vote {gives} counts it" if _bargained(settles) else gives


def _no_vote(settles: Settles | None, names: Sequence[str]) -> str:
    """What takes the vote from somebody, or in a bargain, where nobody has one, their place at the table."""
    if _bargained(settles):
        return taken_out(names, OUT).strip(" ()")
    return f"--answer votes={shlex.quote('all but ' + '|'.join(names))}"


def _keeps_away(known: Known, settles: Settles | None, names: Sequence[str]) -> str:
    """What keeps somebody away: in a vote on one issue they stay one of all, and elsewhere they are left out."""
    if _bargained(settles) or len(known.issues) > 1 or len(names) > NAMED:
        return taken_out(names, OUT).strip(" ()")
    sets = " ".join(f"--set {shlex.quote(f'{name}.{POSITION}=absent')}" for name in names)
    return f"{sets} {'keeps' if len(names) == 1 else 'keep'} them away"


def _means(who: Sequence[str], what: str) -> list[str]:
    if not who:
        return []
    return [f"{few(who, NAMED)} would be {what}"]
