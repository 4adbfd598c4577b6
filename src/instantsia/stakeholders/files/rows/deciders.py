"""What a sheet says of one person who decides, and which of its rows may be theirs: sentences beside the table, cells
of a row, and brackets behind a name.

Nothing is taken of it: the decision is told with the answer that makes it so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import CLAUSES, Line, of_nothing_decided
from instantsia.stakeholders.files.cells.quota_words import any_of, is_negated, quota_word
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.procedure_words import is_quorum, majority_in_words, speaks_of_casting
from instantsia.stakeholders.files.sheet import Sheet
from instantsia.stakeholders.folding import words_of

_WRITTEN = tomllib.loads(Path(__file__).with_name("decider_words.toml").read_text("utf-8"))
_DECIDES, _ALONE, _LAST_WORD, _OFFICES, _BODIES, _SETS, _THEMSELVES = (
    any_of(_WRITTEN[kind]) for kind in ("decides", "alone", "last_word", "offices", "bodies", "sets", "themselves")
)
_DECISION, _RESTS, _IS_THEIRS, _LABELS, _HOLDERS, _PRONOUNS = (
    any_of(_WRITTEN[kind]) for kind in ("decision", "rests", "is_theirs", "labels", "holders", "pronouns")
)
_RANKS = words_of(" ".join(_WRITTEN["ranks"].split(",")))
"""Words of an office that do not tell which it is."""
LONGEST = 8
"""So many words a cell has, at most, that is the office of whoever has the row."""
_CUT_SHORT = pattern(r"(?<!\w)([^\W\d_]{3,})\.(?=\s|$)")
"""A word of which the beginning stands there: Dir."""
_POINT = pattern(r"\d\s*=")
"""What a point of a scale means: 5 = can decide alone."""
_SHORT = pattern(r"(?<!\w)[A-ZÀ-ÞĄ-Ż]{2,4}(?!\w)")
_LABELLED = pattern(rf"{_LABELS.pattern}\s*(?::|=|,|\s[–-]\s)\s*(?P<who>\S.*)", re.IGNORECASE)
_SEVERAL = pattern(r"[,/&+]|(?<!\w)(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub|и|или)(?!\w)", re.IGNORECASE)
"""Between two names."""
_WHO, _DOES = _PRONOUNS.pattern, rf"(?:{_DECIDES.pattern}|{_LAST_WORD.pattern})"
_OF_THEMSELVES = pattern(
    rf"(?:{_WHO}\s)?{_DOES}(?:\s{_WHO})?(?:\s(?:{_ALONE.pattern}|{_THEMSELVES.pattern}))?", re.IGNORECASE
)
"""A whole sentence of a row that says that whoever has it decides: decide ele, she has the last word."""
_STOPS = pattern(r"[.;!?:](?:\s+|$)")
_NAMES_THEM = pattern(rf"{_WHO}|{_LAST_WORD.pattern}", re.IGNORECASE)
_ASIDE = pattern(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")


class Decider(NamedTuple):
    """What says that one person decides.

    said   a sentence beside the table, a cell of a row, or a name with brackets behind it; and where it stands
    name   whoever of the table it names, or has the row; "" where it is nobody, or one of several
    """

    said: Line
    name: str


def decides_alone(text: str) -> str:
    """The clause of a text that says that one person decides; "" where none does.

    >>> [bool(decides_alone(text)) for text in ("Decide la Gobernadora (decreto).", "The President alone signs.")]
    [True, True]
    >>> [bool(decides_alone(text)) for text in ("De burgemeester beslist alleen", "decyduje sama dyrektor")]
    [True, True]
    >>> decides_alone("HM (Chief Exec) decides herself under SFI 12, CPG only advises. Not said how she leans.")
    'HM (Chief Exec) decides herself under SFI 12, CPG only advises'
    >>> [bool(decides_alone(text)) for text in ("HM sets the dues himself", "Er legt sie selbst fest", "He sets it")]
    [True, True, False]
    >>> [bool(decides_alone(text)) for text in ("The decision is Roe's alone", "Decision maker: Roe", "It rests with Roe")]
    [True, True, False]
    >>> [bool(decides_alone(text)) for text in ("The council decides", "chair decides ties", "they decide alone")]
    [False, False, False]
    """  # noqa: E501
    # a dash before a name divides no sentences here: DG – Ms Vale: decides alone
    for clause in filter(None, map(str.strip, CLAUSES.split(text.replace("’", "'").replace(" – ", ", ")))):
        label = _labelled(clause)
        alone, decides = label or _ALONE.search(clause), label or _DECIDES.search(clause) or _is_theirs(clause)
        if decides is None and (alone or _THEMSELVES.search(clause)):
            alone, decides = alone or _THEMSELVES.search(clause), _SETS.search(clause)
        if _LAST_WORD.search(clause):
            return clause
        if decides is None or _POINT.search(clause) or is_negated(clause, decides) or of_nothing_decided(clause):
            continue
        if speaks_of_casting(clause) or is_quorum(clause) or quota_word(clause) or majority_in_words(clause):
            continue
        if not _BODIES.search(clause) and (alone or _THEMSELVES.search(clause) or _OFFICES.search(clause)):
            return clause
    return ""


def _is_theirs(clause: str) -> re.Match[str] | None:
    """Where a sentence says that a decision is somebody's: rests with the minister, is the minister's alone."""
    decision = _DECISION.search(clause)
    if decision is None:
        return None
    rests, plain = _RESTS.search(clause, decision.end()), _IS_THEIRS.search(clause, decision.end())
    return rests or (plain if plain is not None and _ALONE.search(clause, plain.end()) else None)


def _labelled(clause: str) -> re.Match[str] | None:
    """Where a name stands behind what says that it decides: Decision maker: Minister Roe.

    >>> [bool(_labelled(text)) for text in ("Decider: Roe", "Final decision: 4 May", "Final decision: open", "Decider: A, B")]
    [True, False, False, False]
    """  # noqa: E501
    found = _LABELLED.fullmatch(clause)
    if found is None:
        return None
    who = found["who"]
    name = who[:1].isupper() and not any(map(str.isdigit, who)) and len(who.split()) <= LONGEST
    return found if name and not _SEVERAL.search(who) else None


def deciders_told(lines: Iterable[Line], entries: Sequence[Entry], sheet: Sheet | None) -> tuple[Decider, ...]:
    """What lines beside a table and its rows say of whoever decides alone, each with the row that alone fits it.

    sheet   with the columns that are not read, one of which may tell the office of each
    """
    actors = {entry.spot.stands_in: entry.actor for entry in entries}
    offices: dict[str, set[str]] = {actor: words_of(actor) for actor in actors.values()}
    for row in () if sheet is None else sheet.rows:
        for cell in row:
            actor = actors.get(cell.spot.stands_in)
            if actor and cell.text and len(cell.text.split()) <= LONGEST and _begins_as_office(cell.text):
                offices[actor] |= words_of(cell.text)
    out = []
    for text, where in lines:
        clause = decides_alone(text)
        if clause:
            said = words_of(clause) - words_of(" ".join(_WRITTEN["alone"].split(",")))
            # the chief nurse is not the chief executive
            shared = {actor: said & words | _short_for(actor, said) for actor, words in offices.items()}
            fit = {actor: len(words) if words - _RANKS else 0 for actor, words in shared.items()}
            most = max(fit.values(), default=0)
            named = [actor for actor, many in fit.items() if many == most > 0]
            short = [actor for actor in offices if _initials(actor) in _SHORT.findall(clause)]
            named = short if len(short) == 1 else named
            name = named[0] if len(named) == 1 else ""
            if name or not _labelled(clause) or _OFFICES.search(clause):
                out.append(Decider((clause, where), name))
    told = {one.name for one in out}
    out += [
        Decider((actor, f"row {at}"), actor)
        for at, actor in actors.items()
        if actor not in told and _in_brackets(actor)
    ]
    told = {one.name for one in out}
    out += [one for one in _of_rows(entries, actors, sheet) if one.name not in told]
    return tuple(out)


def _short_for(name: str, said: Collection[str]) -> set[str]:
    """The words for which a name has a beginning with a stop.

    >>> _short_for("Dir. Furrer", {"the", "director"}), _short_for("Dir. Furrer", {"furrer"})
    ({'director'}, set())
    """
    begun = [found[1].casefold() for found in _CUT_SHORT.finditer(name)]
    return {word for word in said if any(word.startswith(one) and word != one for one in begun)}


def _of_rows(entries: Sequence[Entry], actors: Mapping[int, str], sheet: Sheet | None) -> list[Decider]:
    """Whoever alone has a cell that says that they decide: a role of decision-maker, a remark that they decide alone.

    Where several have one no one of them decides: a register of stakeholders has many decision-makers.
    """
    cells = [(entry.spot.stands_in, entry.note) for entry in entries]
    cells += [(cell.spot.stands_in, cell.text) for row in (() if sheet is None else sheet.rows) for cell in row]
    found = {
        actors[at]: Decider((text, f"row {at}"), actors[at])
        for at, text in cells
        if at in actors and text != actors[at] and _says_of_itself(text)
    }
    return [*found.values()] if len(found) == 1 else []


def _says_of_itself(text: str) -> bool:
    """Whether a cell of a row says that whoever has the row decides.

    >>> [_says_of_itself(text) for text in ("Decision-maker", "takes the decision alone", "has the final say")]
    [True, True, True]
    >>> [_says_of_itself(text) for text in ("decide ele. inclina-se a favor", "Em empate decide ela", "ella tiene 5")]
    [True, False, False]
    >>> [_says_of_itself(text) for text in ("decides in May", "says the mayor decides alone", "adviser to the decider")]
    [False, False, False]
    """
    bare = text.strip(" .!()")
    for clause in _STOPS.split(text.replace("’", "'")):
        if _NAMES_THEM.search(clause) and _OF_THEMSELVES.fullmatch(clause.strip(" .!()")):
            return True
    if _HOLDERS.fullmatch(bare) or _LAST_WORD.match(bare):
        return True
    return _DECIDES.match(bare) is not None and _ALONE.search(bare) is not None and bool(decides_alone(bare))


def _in_brackets(actor: str) -> bool:
    """Whether brackets behind a name say that it decides.

    >>> _in_brackets("Harbour Master (decides)"), _in_brackets("Vale (entscheidet allein)"), _in_brackets("Dean (Orr)")
    (True, True, False)
    """
    aside = _ASIDE.search(actor)
    if aside is None or (decides := _DECIDES.match(aside[1].strip())) is None:
        return False
    rest = aside[1].strip()[decides.end() :].strip()
    return not rest or _ALONE.fullmatch(rest) is not None


def _initials(actor: str) -> str:
    """The capital letters of a name of several words, as a sentence may have it: HM of Harbour Master (decides).

    Of a name of one word they are "", which no sentence has.
    """
    words = _ASIDE.sub("", actor).split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _begins_as_office(text: str) -> bool:
    """Whether a cell is an office: Party Leader; and not somebody of theirs: President's brother."""
    found = _OFFICES.search(text)
    return found is not None and not re.match(r"['’]s\b", text[found.end() :]) and found.start() <= len("la deputada ")
