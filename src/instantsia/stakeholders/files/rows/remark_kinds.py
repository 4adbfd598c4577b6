"""What a remark beside a table tells: what a code means, how a scale runs, how many are needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import CLAUSES as OTHERWISE_CLAUSES
from instantsia.stakeholders.files.cells.otherwise import of_nothing_decided
from instantsia.stakeholders.files.cells.words import GRADES, UNKNOWN
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.needed_words import CLAUSES, needs, one_majority_told
from instantsia.stakeholders.files.rows.no_actor_words import NEEDED, SCALES
from instantsia.stakeholders.files.rows.quorum_words import quorum_told
from instantsia.stakeholders.files.rows.several_majorities import majorities_asked
from instantsia.stakeholders.files.sheet import LeftOut, Sheet

TITLED = (Reason.REMARK, Reason.MERGED, Reason.SAYS_NOTHING)
NUMBERED = (Reason.UNDER_SUMS, Reason.NAMELESS)

_EQUALS = pattern(r"(?:^|[\s;,.:(|·])([^\s=;,():|]{1,7})\s*=\s*([^=;,|]*)")
_CODE = pattern(r"-\d+|7{2,4}|8{2,4}|9{1,3}[5-9]")
"""A number for what nobody knows: 99, 998, -1."""
_RUNS = pattern(r"(?:^|[\s;,:(])(\d{1,3})\s*[—–:-]\s*[^\W\d]{2,}")
_LADDER = pattern(r"[^\W\d]+\s*[<>]\s*[^\W\d]+\s*[<>]\s*[^\W\d]+")
_BETWEEN = pattern(r"\(\s*\d+ [^\W\d]+[^()\d]*[,;] *\d+ [^\W\d]+[^()\d]*\)")
"""(1 weak, 5 decisive)."""
_OF_COLUMN = pattern(r"^[^\W\d]+(?: [^\W\d]+){0,2}:? \(?-?[0-9]{1,2} ?[–—-] ?\+?\d+\)?[:,]")
"""Salience 0-100: how much it matters; weight: 0-100, our guess."""
_BEGINS = pattern(r"[^\W\d_]+(?: [^\W\d_]+){0,2}\s?: *\d{1,3} *=")
"""Weight: 10 = nothing is done without them."""
_OF_SCALE = pattern(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, SCALES - {'values'}), key=len, reverse=True))})(?!\w)")
_WORDS = {
    kind: ways.replace("\n", "|")
    for kind, ways in tomllib.loads(Path(__file__).with_name("remark_words.toml").read_text("utf-8")).items()
}
_SENTENCE = pattern(
    r"(?!(?:number|no\.|count|anzahl|zahl|nombre|número|numero|aantal|liczba)(?!\w))(?:[^\s,]+ ){5}(?!.*, \d+$)"
)
"""How a row begins that is a sentence and no count: so many words, and no number of its own behind them."""
_SENTENCES = pattern(r"\w[\w)]*[.!?]\s+[^\W\d_]\w*(?: [^\W\d_]\w+){2}")
"""Where in a row one sentence ends and another begins: week 6. Everybody must agree."""
_NO_COUNT = pattern(r", -?\d*[.,]\d*[1-9]\d*$")
"""Nobody is counted in fractions: Oman, 0.6."""
_VETO = pattern(r"(?<!\w)(?:v[eé]to|weto|вето)", re.IGNORECASE)
_VETO_IN_WORDS = pattern(rf"(?<!\w)(?:{_WORDS['vetoes_in_words']})", re.IGNORECASE)
_SO_MANY = pattern(r"\d[^.;:()]{0,20}$")
"""Before what would be a veto of one: 3 of 16 can block."""
_NEGATED_VETO = pattern(rf"(?<!\w)(?:{_WORDS['negated_veto']})(?:\s(?:{_WORDS['between']}))?\s+$", re.IGNORECASE)
"""No veto, won't veto."""


def told_by(text: str) -> str:
    """What a remark tells, as it stands behind "which"; "" where it tells none of these.

    >>> told_by("99 = No sabe / No responde"), told_by("o = gleichgültig"), told_by("Escala 1 a 7")
    ('tells what a code means', 'tells what a code means', 'tells the scale')
    >>> told_by("Gewicht: 5 = zieht andere mit, 1 = folgt"), told_by("Решение принимается: две трети")
    ('tells the scale', 'tells how many are needed')
    >>> told_by("Si decide a maggioranza delle posizioni"), told_by("quorum 12"), told_by("Majority leader is ill")
    ('tells how many are needed', 'tells how many are needed', '')
    >>> told_by("Scale 1-5; 9 = don't know"), told_by("need 2/3 = 18 of 26"), told_by("Interviews of 3-14 May")
    ('tells the scale and tells what a code means', 'tells how many are needed', '')
    >>> told_by("Peso: 0-100, giudizio nostro. Decisione all'unanimità"), told_by("majority = 68 of 134? 95 + 6 = 101")
    ('tells the scale and tells how many are needed', 'tells how many are needed')
    >>> told_by("1 = follows, 5 = shapes it. Not the QMV weight"), told_by("No unanimity, 2/3 of the votes")
    ('tells the scale', 'tells how many are needed')
    >>> told_by("At least seven votes in favour are required"), told_by("Unanimity is not needed; three of us are new")
    ('tells how many are needed', '')
    >>> told_by("Poids : 10 = rien ne se fait sans lui"), told_by("Codes: 9 = no answer")
    ('tells the scale', 'tells what a code means')
    """
    if needs(text):
        clauses = [part for part in CLAUSES.split(text) if part]
        others = [part for part in clauses if not needs(part)]
        told = _on_numbers(" ".join(others)) if len(others) < len(clauses) else ""
        return f"{told} and {Reason.NEEDED}" if told else Reason.NEEDED.value
    return _on_numbers(text)


def _on_numbers(text: str) -> str:
    """Whether a remark tells the scale, what a code means, or both."""
    pairs = [(code.strip("'\"“”„"), meant.strip().casefold()) for code, meant in _EQUALS.findall(text)]
    # 95 + 6 = 101 is a sum
    pairs = [(code, meant) for code, meant in pairs if not (code[:1].isdigit() and meant[:1].isdigit())]
    plus = [code.removeprefix("+") for code, _ in pairs]
    numbers = {code for code in plus if code.isdecimal() and not _CODE.fullmatch(code)}
    on_scale = numbers | set(_RUNS.findall(text))
    plain = text.casefold()
    parts = [part.strip(" ().:;") for part in re.split(r"[/<>,(=]", plain)]
    graded = len(set(parts) & GRADES.keys()) > 1
    unknown = [code for code, meant in pairs if meant.rstrip(".") in UNKNOWN]
    # a number behind the name of its column is the most, or the least, of a scale
    begun = bool(numbers) and not unknown and bool(_BEGINS.match(text))
    scale = len(on_scale) > 1 or graded or begun or any(one.search(text) for one in (_LADDER, _BETWEEN, _OF_COLUMN))
    scale = scale or (bool(_OF_SCALE.search(plain)) and len(re.findall(r"\d+", text)) > 1)
    codes = bool(unknown) or (bool(pairs) and not scale)
    return " and ".join([Reason.SCALE] * scale + [Reason.CODES] * codes)


def told_needed(text: str) -> bool:
    """Whether a line beside a table tells how many votes are needed."""
    return one_majority_told(text) or bool(majorities_asked(text))


def speaks_of_veto(text: str) -> bool:
    """Whether a line beside a table speaks of a veto.

    >>> speaks_of_veto("Canada holds a veto"), speaks_of_veto("Vetorecht: Ungarn"), speaks_of_veto("Total")
    (True, True, False)
    >>> speaks_of_veto("won't veto, won't help"), speaks_of_veto("kein Veto"), speaks_of_veto("may veto it")
    (False, False, True)
    >>> [speaks_of_veto(text) for text in ("SA and Gabon can each kill it", "Assent required.", "goedkeuring nodig")]
    [True, True, True]
    >>> [speaks_of_veto(text) for text in ("nobody can block it", "3 of 16 can block", "geen goedkeuring nodig")]
    [False, False, False]
    """
    named = (text[: found.start()] for found in _VETO.finditer(text))
    if any(not _NEGATED_VETO.search(before) for before in named):
        return True
    in_words = (text[: found.start()] for found in _VETO_IN_WORDS.finditer(text))
    return any(not (_NEGATED_VETO.search(before) or _SO_MANY.search(before)) for before in in_words)


def lines_beside(sheet: Sheet) -> list[tuple[str, str]]:
    """(text, where it stands) of the lines above a table, whose place is "", of what was left out of it, and of lines
    of other sheets that tell how it is decided.
    """
    return [
        *((line, "") for line in sheet.above),
        *((one.text, one.where.partition(" (")[0]) for one in sheet.left_out),
        *sheet.elsewhere,
    ]


def with_kinds(left_out: Sequence[LeftOut]) -> list[LeftOut]:
    """What is left out, with what remarks tell as the reason of theirs."""
    return [_of(one) for one in left_out]


def _quorum(text: str) -> str:
    return Reason.QUORUM.value if quorum_told(text) is not None else ""


def _of(one: LeftOut) -> LeftOut:
    if one.reason in TITLED:
        # No deal = the old law stands: the sign explains no code
        parts = OTHERWISE_CLAUSES.split(one.text)
        left = [part for part in parts if not of_nothing_decided(part)]
        rest = ". ".join(left) if len(left) < len(parts) else one.text
        told = [
            *filter(None, [told_by(rest) or _quorum(one.text)]),
            *[Reason.OTHERWISE.value] * any(map(of_nothing_decided, parts)),
        ]
        if told == [Reason.OTHERWISE] and any(part.strip() for part in left):
            told = [Reason.OTHERWISE_TOO.value]
        return one._replace(reason=" and ".join(told) or one.reason)
    if one.reason == Reason.COUNTED and (_SENTENCE.match(one.text) or _SENTENCES.search(one.text)):
        return _of(one._replace(reason=Reason.REMARK))
    if one.reason == Reason.COUNTED and _NO_COUNT.search(one.text):
        return one._replace(reason=Reason.ALONE)
    if one.reason in NUMBERED and any(map(str.isdigit, one.text)) and told_needed(one.text):
        return one._replace(reason=Reason.NEEDED)
    if one.reason == Reason.ADDED and one.text.partition(",")[0].rstrip(" :.").casefold() in NEEDED:
        return one._replace(reason=Reason.NEEDED)
    return one
