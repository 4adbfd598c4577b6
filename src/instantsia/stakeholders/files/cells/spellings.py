"""How people hedge a number in the languages that are read, and what each spelling becomes: the one place that says so.

    70                        a bare number: about 70, as wide as the answer `width` says
    ~70, c. 20, about 70      the same: a bare number is about that much anyway
    70 (?), 70?, 70 (est.)    the same
    =60, 60..60               exactly 60
    50±10, 50 +/- 10          from 40 to 60, most likely 50
    80+, >80, at least 60     from there to the upper end of the scale, as it stands
    <45, at most 45, up to 45 from the lower end of the scale to there, as it stands
    20..30..?, ?..30..50      most likely 30, its blank end as far from it as the other
    20|40                     one of the two, each as likely
    high, medium, low         75, 50, 25 hundredths of the scale (very high 90, very low 10), as a bare number
    tbc, tba, ?               not known

`docs/how-to/forecast-a-table.md` prints the same table.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from instantsia.case.limits import LARGEST
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import LONGEST, POINT, Finding, Read, read_numbers

_ABOUT = (
    "~|〜|～|≈|≃|約|约|およそ|약|c\\.|ca\\.?|circa|abt\\.?|about|around|ok\\.|około|approx\\.?|approximately|roughly|est\\.?|etwa|ungefähr|rund|"
    "zirka|um|env\\.?|environ|autour de|aprox\\.?|alrededor de|unos|cerca de|más o menos|mais ou menos|ongeveer|rond|"
    "около|примерно|прибл\\.?"
)
_UP = (
    ">=|=>|≥|≧|⩾|>|최소|至少|不少于|"
    "at least|min\\.?|minimum|not less than|no less than|more than|over|above|after|from|"
    "mindestens|wenigstens|über|mehr als|ab|au moins|plus de|al menos|por lo menos|más de|como mínimo|almeno|"
    "più di|oltre|pelo menos|mais de|"
    "minstens|ten minste|meer dan|не менее|не меньше|более|больше|свыше|от"
)
_DOWN = (
    "<=|=<|≤|≦|⩽|<|최대|最大|至多|不超过|"
    "at most|max\\.?|maximum|not more than|no more than|up to|less than|under|below|before|"
    "höchstens|maximal|unter|weniger als|bis zu|bis|au plus|moins de|"
    "jusqu'à|como máximo|menos de|hasta|al massimo|meno di|fino a|"
    "no máximo|até|hoogstens|ten hoogste|minder dan|tot|не более|не больше|менее|меньше|до"
)
_MORE = (
    r"\+|以上|超|より上|이상|초과|"
    r"(?:or|and|oder|und|ou|et|o|e|of|en|и|или) (?:more|above|over|mehr|darüber|plus|más|più|mais|meer|более|больше)"
)
_LESS = (
    r"以下|未満|未满|以内|이하|미만|이내|(?:or|and|oder|und|ou|et|o|e|of|en|и|или) "
    r"(?:less|below|under|weniger|darunter|moins|menos|meno|minder|менее|меньше)"
)
_UNSURE = (
    r"\(\s*(?:\?+|est\.?|estimate|estimated|approx\.?|ca\.?|guess|unsure|geschätzt|estimé|stimato|оценка)\s*\)|\?+"
)
_THEN = r"(?=[\s\d.,+\-−])"
_BETWEEN = pattern(r"(?:from|between|von|zwischen|de|entre|da|tra|van|tussen|от|между)\s+(.+)", re.IGNORECASE)

_HEDGED = pattern(rf"(?:(?P<about>{_ABOUT}){_THEN}\s*)?(?P<rest>.*?)\s*(?P<unsure>{_UNSURE})?", re.IGNORECASE)
_ABOUT_A_SUM = pattern(rf"(?P<about>{_ABOUT})\s*(?=[^\w\s]?\s?\d)", re.IGNORECASE)
_OPEN = pattern(
    rf"(?:(?P<up>{_UP}){_THEN}\s*(?P<above>.+)|(?P<down>{_DOWN}){_THEN}\s*(?P<below>.+)|(?P<more>.+?)\s*(?:{_MORE})"
    rf"|(?P<less>.+?)\s*(?:{_LESS}))",
    re.IGNORECASE,
)
BLANK_END = "?"
"""What stands in a range of three numbers for an end that nobody has told: 20..30..?"""
_ONE_END = pattern(r"(?P<down>\?\s*\.\.\s*)?(?P<ends>[^?]+?\.\.[^?]+?)(?P<up>\s*\.\.\s*\?)?")
_AROUND = pattern(r"(.+?)\s*(?:±|\+\s*/\s*[-−]|\+[-−])\s*(.+)")


def read_cell(text: str, decimal: frozenset[str], most: float = LARGEST) -> Read | Finding | None:
    """One number, a range, or one as people hedge it; None where it is a word, a refusal where it is neither.

    text, decimal, most   as for `read_numbers`

    >>> read_cell("50±10", frozenset(".")).parts
    (Decimal('40'), Decimal('50'), Decimal('60'))
    >>> read_cell("at least 60", frozenset(".")).open, read_cell("?..30..50", frozenset(".")).open
    ('up', 'down')
    """
    plain = text.isascii() and text.isdigit()
    if plain or not any(map(str.isdigit, text)) or len(text) > LONGEST:
        return read_numbers(text, decimal, most)
    if text.startswith("=") and text[1:2] not in ("<", ">"):
        one = read_numbers(text[1:].strip(), decimal, most)
        return one._replace(exact=True) if isinstance(one, Read) and len(one.parts) == 1 else one
    if "|" in text:
        return _among(text, decimal, most)
    found = read_numbers(text, decimal, most)
    if isinstance(found, Read) or (found is not None and found.kind != "strange"):
        return found
    one_end = _ONE_END.fullmatch(text)
    if one_end and bool(one_end["down"]) != bool(one_end["up"]):
        return _with_one_end(read_numbers(one_end["ends"].strip(), decimal, most), "up" if one_end["up"] else "down")
    hedged = _HEDGED.fullmatch(text)
    if hedged and (hedged["about"] or hedged["unsure"]):
        inner = read_cell(hedged["rest"], decimal, most) if hedged["rest"] else None
        if isinstance(inner, Read) or (inner is not None and inner.kind != "strange"):
            return inner
    between = _BETWEEN.fullmatch(text)
    if between:
        inner = read_numbers(between[1], decimal, most)
        if isinstance(inner, Read) and len(inner.parts) > 1:
            return inner
    around = _AROUND.fullmatch(text)
    if around:
        middle, off = (read_numbers(part.strip(), decimal, most) for part in around.groups())
        if isinstance(middle, Read) and isinstance(off, Read) and len(middle.parts) == len(off.parts) == 1:
            at, by = middle.parts[0], abs(off.parts[0])
            return Read((at - by, at, at + by), middle.percent or off.percent, exact=not by)
    return _open(text, decimal, most) or found


def is_hedged(text: str) -> bool:
    """Whether a word or a sign beside a number says that it is no exact one.

    >>> is_hedged("~38"), is_hedged("about $2m"), is_hedged("38 (?)"), is_hedged("38"), is_hedged("at least 38")
    (True, True, True, False, False)
    """
    found = _HEDGED.fullmatch(text.strip())
    return bool(found and (found["about"] or found["unsure"])) or bool(_ABOUT_A_SUM.match(text.strip()))


def too_large(text: str) -> bool:
    """Whether a cell is a number beyond those that are reckoned with.

    >>> too_large("1e308"), too_large("-1e16"), too_large("100"), too_large("full ban")
    (True, True, False, False)
    """
    found = read_cell(text, POINT)
    return isinstance(found, Finding) and found.kind == "large"


def _with_one_end(found: Read | Finding | None, blank: Literal["up", "down"]) -> Read | Finding | None:
    """A best guess and one end, open on the side of the other; where both are one number, it alone."""
    if not isinstance(found, Read) or len(found.parts) != 2:
        return None if isinstance(found, Read) else found
    if len(set(found.parts)) == 1:
        return found._replace(parts=found.parts[:1], exact=False)
    return found._replace(open=blank)


def _open(text: str, decimal: frozenset[str], most: float) -> Read | None:
    match = _OPEN.fullmatch(text)
    if match is None:
        return None
    up = match["above"] or match["more"]
    found = read_numbers((up or match["below"] or match["less"]).strip(), decimal, most)
    if not isinstance(found, Read) or len(found.parts) != 1:
        return None
    return found._replace(open="up" if up else "down")


def _among(text: str, decimal: frozenset[str], most: float) -> Read | Finding | None:
    parts: list[Decimal] = []
    percent = False
    for part in filter(None, (one.strip() for one in text.split("|"))):
        found = read_numbers(part, decimal, most)
        if found is None:
            return None
        if isinstance(found, Finding):
            return found
        # of a range that one of several raters tells the middle is heard
        parts.append(found.parts[1] if len(found.parts) == 3 else sum(found.parts, Decimal(0)) / len(found.parts))
        percent = percent or found.percent
    return Read(tuple(sorted(parts)), percent, among=len(set(parts)) > 1) if parts else None
