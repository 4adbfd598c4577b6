"""A number as people of many countries write it; what can be read in two ways is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from instantsia.case.limits import LARGEST
from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import BETWEEN, MONTHS

POINT, COMMA = frozenset("."), frozenset(",")
EXACTLY = "="
"""Before a number that has no width: "=60"."""
LONGEST = 60
EXPECTED = "a number (40), a range (30..50 or 30..40..50), a word, or nothing where nobody knows"
A_DATE = "which reads as a date or time"
_MINUS = str.maketrans({"−": "-", "’": "'"})
_DASH = pattern(r"^\s*[–—](?=\s?[0-9])")
"""A dash that a program for texts made of the sign of a number; between two numbers it means from to."""

_ONE = r"[+-]?(?:[0-9]{1,15}(?:[ '.,][0-9]{1,15})*|[.,][0-9]{1,15})(?:[eE][+-]?[0-9]{1,3})?(?:\s?%)?"
_TO = r"\s*(?:\.{2,3}|…|-|–|—|~|〜|～|から|至|(?<=[\s%])(?:" + "|".join(BETWEEN) + r")(?=\s))\s*"
MARKED = pattern(r"([+-]?)([0-9]{1,15})(?:([.,])([0-9]{1,9}))?")
"""Sign, whole part, mark, and what stands behind it."""
_SINGLE = pattern(_ONE)
_RANGE = pattern(rf"({_ONE}){_TO}({_ONE})(?:{_TO}({_ONE}))?", re.IGNORECASE)

_DIGITS = pattern(r"[0-9]+")
_DECIMAL = pattern(r"[0-9]*([.,])[0-9]+")
GROUPED = pattern(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_SPACED = pattern(r"[1-9][0-9]{0,2}([ '])[0-9]{3}(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_BOTH = pattern(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+")
_GROUPS = pattern(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})+")

_DATE = pattern(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ T].*)?|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?"
    rf"|[0-9]{{1,2}}[-. ]{{0,2}}(?:{MONTHS})\w*\.?(?:[-. ]+[0-9]{{2,4}})?|(?:{MONTHS})\w*\.?[-. ]+[0-9]{{1,4}}",
    re.IGNORECASE,
)
_ENDLESS = pattern(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_ERROR = pattern(r"#[A-Z/0]+[!?A]?")


class Read(NamedTuple):
    """What a cell of numbers says: one, two or three of them (low, most likely, high), as exact decimals.

    percent   whether a per cent sign stands with any
    exact     whether it is written as exactly so: =60, 60..60
    open      the side on which the end is that of the scale: "up" for 80+, "down" for <45
    among     whether it is one of the parts, and not between them: 20|40
    """

    parts: tuple[Decimal, ...]
    percent: bool = False
    exact: bool = False
    open: Literal["", "up", "down"] = ""
    among: bool = False


def is_endless(text: str) -> bool:
    """Whether a cell holds what a program writes in the place of a number that is none: nan, -inf, ∞.

    >>> is_endless("NaN"), is_endless("-inf"), is_endless("nano"), is_endless("70")
    (True, True, False, False)
    """
    return bool(_ENDLESS.fullmatch(text.strip()))


def scaled(read: Read, power: int) -> Read:
    """What a cell says in another unit, a power of ten of it away.

    >>> scaled(Read((Decimal("950000"),)), -6).parts, scaled(Read((Decimal("1.20"),)), 3).parts
    ((Decimal('0.95'),), (Decimal('1200'),))
    """
    return read._replace(parts=tuple(part.scaleb(power).normalize() + 0 for part in read.parts))


class Finding(NamedTuple):
    """Why a cell is no number that can be used: what was found and what was expected.

    kind   "strange" is no number; "twice" is one that can be read in two ways, "large" one beyond what is reckoned with
    """

    message: str
    kind: Literal["strange", "twice", "large"] = "strange"


def decimal_marks(texts: Iterable[str], point: bool) -> frozenset[str]:
    """The marks that are decimal in a table: some number in it can be read in no other way.

    texts   cells of all columns of numbers
    point   whether the format settles the point (commas separate the cells, or a program wrote it)
    """
    out = set(POINT) if point else set()
    for text in set(texts):
        marks = {mark for mark in ".," if mark in text.replace("..", "")}
        if marks <= out:
            continue
        for token in _tokens(_DASH.sub("-", text.translate(_MINUS))):
            _, body, power = _body(token)
            if GROUPED.fullmatch(body) and not power:
                continue
            found = _DECIMAL.fullmatch(body)
            if found:
                out.add(found[1])
            elif _BOTH.fullmatch(body):
                out.add("," if body.rfind(",") > body.rfind(".") else ".")
    return frozenset(out)


def read_numbers(text: str, decimal: frozenset[str], most: float = LARGEST) -> Read | Finding | None:
    """One number or a range; None where it is a word, a refusal where it is neither.

    text      a tidied cell, not blank
    decimal   `decimal_marks` of its table
    most      the largest size of a number that is reckoned with

    >>> read_numbers("30 bis 40,5 %", COMMA).parts
    (Decimal('30'), Decimal('40.5'))
    """
    if len(text) > LONGEST:
        return None if any(map(str.isalpha, text)) else Finding(f"found {cut(text)}, expected {EXPECTED}")
    plain = _DASH.sub("-", text.translate(_MINUS))
    if plain.isdigit() and plain.isascii() and len(plain) < 16:
        return Read((Decimal(plain),))
    refusal = _strange(plain)
    if refusal:
        return Finding(refusal)
    tokens = _tokens(plain)
    if not tokens:
        known = any(map(str.isalpha, plain))
        return None if known else Finding(f"found {cut(text)}, expected {EXPECTED}")
    parts = []
    for token in tokens:
        value = _value(token, decimal, most)
        if isinstance(value, Finding):
            return value
        parts.append(value)
    if parts != sorted(parts):
        return Finding(f"found {cut(text)}, expected the lower end of a range first")
    return Read(tuple(parts), "%" in plain, exact=len(parts) > 1 and parts[0] == parts[-1])


def twice(cell: str, mark: str, more: str = "") -> str:
    """Why 1,234 is refused, and how to write what is meant.

    more   a digit behind the last, with which a mark can only be decimal
    """
    whole, small = cell.replace(mark, ""), cell.replace(mark, ".")
    ways = f"write {whole} or {small}{more}"
    return f"found {cut(cell)}, which is {whole} to one reader and {small} to another ({ways})"


def fraction(value: Decimal) -> Fraction:
    """The same number, exact."""
    return Fraction(value)


def _tokens(plain: str) -> tuple[str, ...]:
    single = plain.removeprefix(EXACTLY).lstrip()
    if _SINGLE.fullmatch(single):
        return (single,)
    found = _RANGE.fullmatch(plain)
    return tuple(one for one in found.groups() if one is not None) if found else ()


def _body(token: str) -> tuple[str, str, str]:
    """(sign, digits and marks, exponent) of a number."""
    bare = token.rstrip("% ")
    sign = bare[0] if bare[0] in "+-" else ""
    body, mark, power = bare[len(sign) :].lower().partition("e")
    return sign, body, mark + power


def _value(token: str, decimal: frozenset[str], most: float) -> Decimal | Finding:
    sign, body, power = _body(token)
    grouped = None if power else GROUPED.fullmatch(body)  # nobody groups thousands before an exponent
    if grouped and decimal != frozenset(grouped[1]):
        return Finding(twice(f"{sign}{body}", grouped[1], "0"), "twice")
    if _DIGITS.fullmatch(body):
        written = body
    elif _DECIMAL.fullmatch(body):
        written = body.replace(",", ".")
    elif _SPACED.fullmatch(body):
        written = body.replace(" ", "").replace("'", "").replace(",", ".")
    elif _BOTH.fullmatch(body):
        last = max(body.rfind(","), body.rfind("."))
        written = body[:last].replace(".", "").replace(",", "") + "." + body[last + 1 :]
    elif _GROUPS.fullmatch(body):
        written = body.replace(".", "").replace(",", "")
    else:
        return Finding(f"found {cut(token)}, expected {EXPECTED}")
    value = Decimal(f"{sign}{written}{power}")
    if abs(float(value)) == float("inf"):
        return Finding(f"found {cut(token)}, expected a number that is not endless", "large")
    if abs(value) > most:
        return Finding(f"found {cut(token)}, expected a number of at most {most:g}", "large")
    return value + 0 if value else Decimal(0)


def _strange(plain: str) -> str:
    if _ENDLESS.fullmatch(plain):
        return f"found {cut(plain)}, expected a number, or nothing where nobody knows"
    if plain.casefold() in ("true", "false", "wahr", "falsch", "vrai", "faux", "истина", "ложь"):
        return f"found {cut(plain)}, expected a number, not true or false"
    if _ERROR.fullmatch(plain):
        return f"found the error {plain}, expected a number (mend the formula, or leave the cell blank)"
    if _DATE.fullmatch(plain):
        return f"found {cut(plain)}, {A_DATE}, expected {EXPECTED} (write a range with two dots)"
    return ""
