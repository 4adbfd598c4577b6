"""A sum of money, or another amount, as people write it in a cell: USD 180m, $950,000, 1,2 Mrd. €, 2 crore, 150-200k.

What stands around its numbers is taken off, and what is left is read as any other cell: "up to $5m" is "up to 5" in
millions of dollars. The words stand in amounts.toml, and those for thousand to trillion in loose_words.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.loose import TIMES, times_in_words
from instantsia.stakeholders.files.cells.numbers import GROUPED, POINT, Read, read_numbers
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.cells.words import set_of

LONGEST = 120
_WRITTEN = tomllib.loads(Path(__file__).with_name("amounts.toml").read_text("utf-8"))
_SAME: dict[str, str] = _WRITTEN["currencies"]["same"]


def _words(kind: str) -> dict[str, int]:
    """{word, folded: power of ten} of one part of the lists."""
    return {word: int(power) for power, words in _WRITTEN[kind].items() for word in set_of(" ".join(words.split()))}


_POWERS = {
    **{word.casefold(): TIMES[kind] for kind, words in times_in_words().items() for word in words},
    **_words("times"),
}
_OF_MONEY, _BEFORE_MONEY = _words("times_of_money"), _words("times_before")


def _codes(written: str) -> frozenset[str]:
    return frozenset(_SAME.get(code, code) for code in written.split())


CURRENCIES = {
    **{code: _codes(code) for code in _WRITTEN["currencies"]["codes"].split()},
    **{
        word: _codes(codes)
        for codes, words in _WRITTEN["currencies"]["written"].items()
        for word in set_of(" ".join(words.split()))
    },
}
"""{how a currency is written, folded: the codes of those that it may be}."""


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_BETWEEN = rf"(?:{_any(set_of(_WRITTEN['around']['of']))})\s|d['’]"
_NUMBER = r"[0-9]+(?:[ '’.,][0-9]+)*|[.,][0-9]+"
_CURRENCY = rf"(?:{_any(CURRENCIES)})"
_TIMES = rf"(?:{_any({*_POWERS, *_OF_MONEY})})(?:\.(?!\.))?"
_ENDS = r"(?![^\W\d_])"
_AMOUNT = pattern(
    rf"(?:(?<!\w)(?P<before>{_CURRENCY})\s?(?:(?P<first>{_TIMES}){_ENDS}\s?)?(?P<sign>[-+−]\s?)?|(?<![\w.,]))"
    rf"(?P<number>{_NUMBER})(?:\s?(?P<times>{_TIMES})(?:{_ENDS}|(?={_CURRENCY}{_ENDS})))?"
    rf"(?:\s?(?:{_BETWEEN})?(?P<behind>{_CURRENCY}){_ENDS}(?:\s?(?P<last>{_TIMES}){_ENDS})?)?",
    re.IGNORECASE,
)
_PER = pattern(
    rf"\s?(?:/\s?|(?:{_any(set_of(_WRITTEN['around']['per']))})\s)[^\W\d_][\w. ]*$|\s?p\.\s?a\.$", re.IGNORECASE
)
"""What an amount is for, behind it: per year, /month, p.a."""
_REMARK = pattern(r"\s*(?:[(\[;].*|,\s.*|\s[-–—]\s(?=[^\W\d_]).*)$", re.DOTALL)


class Amount(NamedTuple):
    """An amount as it is written in one cell.

    full       its numbers in full: 180,000,000 of USD 180m
    powers     the powers of ten of the words that stand with them; empty where they are written in full
    currency   the codes of the currencies that may be meant; empty where none stands there
    written    how the currency is written, or ""
    per        what it is for, folded: "per year"
    times      the word for how many times the last number is meant, as it is written, or ""
    """

    full: Read
    powers: tuple[int, ...]
    currency: frozenset[str]
    written: str
    per: str
    times: str = ""

    @property
    def marked(self) -> bool:
        """Whether more than a number stands there: a currency, or how many times the number is meant."""
        return bool(self.powers or self.currency)


@lru_cache(maxsize=4096)
def amount_in(text: str, decimal: frozenset[str] = frozenset()) -> Amount | None:
    """The amount that a cell holds, also a bare number; None where it holds none.

    decimal   `decimal_marks` of its table

    >>> found = amount_in("ca. USD 1.5-2m")
    >>> [f"{part:f}" for part in found.full.parts], found.powers, sorted(found.currency), found.written
    (['1500000', '2000000'], (6,), ['usd'], 'USD')
    >>> f"{amount_in('1,2 Mrd. €').full.parts[0]:f}", amount_in("full ban"), amount_in("€5m or £4m")
    ('1200000000', None, None)
    """
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    return _whole(text, decimal) or _whole(_REMARK.sub("", text), decimal)


def _whole(text: str, decimal: frozenset[str]) -> Amount | None:
    found = _PER.search(text)
    per = "" if found is None else " ".join(found[0].split()).casefold()
    text = text if found is None else text[: found.start()]
    matches = list(_AMOUNT.finditer(text))
    currencies = [(one["before"] or one["behind"], one) for one in matches]
    if not 1 <= len(matches) <= 3 or any(one["before"] and one["behind"] for one in matches):
        return None
    codes = [CURRENCIES[word.casefold()] for word, _ in currencies if word]
    currency = frozenset.intersection(*codes) if codes else frozenset[str]()
    if codes and not currency:
        return None  # two currencies in one cell
    powers = [_power(one, bool(codes)) for one in matches]
    if None in powers or (per and not (codes or any(powers))):
        return None
    known = [power for power in powers if power is not None]
    ways = [known, [power or known[-1] for power in known]]
    # in "150-200m" both are millions
    for way in ways[::-1] if len(known) > 1 and not all(known) else ways[:1]:
        read = _read(text, matches, way, decimal, money=bool(codes))
        if read is not None:
            word = next((word for word, _ in currencies if word), "") or ""
            times = matches[-1]["first"] or matches[-1]["times"] or matches[-1]["last"] or ""
            return Amount(read, tuple(sorted({*way} - {0})), currency, word, per, times)
    return None


def _power(match: re.Match[str], money: bool) -> int | None:
    """The power of ten of the words around a number, 0 without one; None where they mean none."""
    words = [match[name] for name in ("first", "times", "last") if match[name]]
    if not words:
        return 0
    if len(words) > 1:
        return None
    word = words[0].casefold()
    for one in (word, word.removesuffix(".")):
        if match["times"] and match["behind"] and one in _BEFORE_MONEY:
            return _BEFORE_MONEY[one]
        if one in _POWERS:
            return _POWERS[one]
        if money and one in _OF_MONEY:
            return _OF_MONEY[one]
    return None


def _read(
    text: str, matches: list[re.Match[str]], powers: list[int], decimal: frozenset[str], *, money: bool
) -> Read | None:
    """The cell with its numbers in full and nothing else around them, read as any other."""
    out, at = "", 0
    for match, power in zip(matches, powers, strict=True):
        number = _number(match["number"], decimal, grouped=money and not power)
        if number is None:
            return None
        scaled = number * Decimal(10) ** power
        out += text[at : match.start()] + (match["sign"] or "").strip() + f"{scaled.normalize():f}"
        at = match.end()
    found = read_cell((out + text[at:]).strip(), POINT)
    return found if isinstance(found, Read) and not found.percent else None


def _number(text: str, decimal: frozenset[str], *, grouped: bool) -> Decimal | None:
    """A number without sign.

    grouped   whether three digits behind a mark are thousands, as they are in a sum of money in full
    """
    if grouped and GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", ""))
    found = read_numbers(text, decimal)
    return found.parts[0] if isinstance(found, Read) and len(found.parts) == 1 else None


def currency_in(header: str) -> frozenset[str]:
    """The codes of the currencies that a header may name; empty where it names none.

    >>> sorted(currency_in("Offer (EUR m)")), sorted(currency_in("Lowest price £m")), currency_in("Position")
    (['eur'], ['egp', 'gbp'], frozenset())
    """
    found = _NAMED.findall(header)
    return CURRENCIES[found[0].casefold()] if len({*map(str.casefold, found)}) == 1 else frozenset()


_CODES = [word for word in CURRENCIES if not word.isalpha() or len(word) == 3]
_NAMED = pattern(
    rf"(?<![^\W\d_])(?:{_any(_CODES)})(?:{_ENDS}|(?=(?:k|m|mn|mio|bn|mrd|md){_ENDS}))(?!\s?\d)", re.IGNORECASE
)


def is_money(text: str) -> bool:
    """Whether a cell is an amount with its currency: USD 180m, €7.50.

    >>> is_money("USD 180m"), is_money("€1.500"), is_money("200k"), is_money("the euro")
    (True, True, False, False)
    """
    found = amount_in(text)
    return found is not None and bool(found.currency)


def numbers_of(text: str) -> tuple[str, ...]:
    """The numbers of an amount with its unit, as they are written; none of any other cell.

    >>> numbers_of("€1,2-1,5bn"), numbers_of("1,200 million"), numbers_of("70"), numbers_of("a 5 m strip")
    (('1,2', '1,5'), ('1,200',), (), ())
    """
    found = next((one for mark in ".," if (one := amount_in(text, frozenset(mark)))), None)
    if found is None or not found.marked:
        return ()
    return tuple(match["number"] for match in _AMOUNT.finditer(_PER.sub("", _REMARK.sub("", text))))


def amounts_in_digits(text: str, currency: frozenset[str]) -> str:
    """A line in which every amount with its unit stands in full, without its currency; one in another has no number.

    >>> amounts_in_digits("Today USD 50m a year, 12 members", frozenset(["usd"]))
    'Today 50000000 a year, 12 members'
    >>> amounts_in_digits("Currently $950,000 or €40", frozenset(["usd"]))
    'Currently 950000 or –'
    """

    def full(match: re.Match[str]) -> str:
        word = match["before"] or match["behind"]
        power = _power(match, bool(word))
        number = _number(match["number"], frozenset(), grouped=bool(word) and not power)
        if word and not CURRENCIES[word.casefold()] & currency:
            return "–"
        if power is None or number is None or not (word or power):
            return match[0]
        return f"{(number * Decimal(10) ** power).normalize():f}"

    return _AMOUNT.sub(full, text)


def sum_in_full(text: str) -> bool:
    """Whether a cell is a sum of money with all its digits, of which three behind a mark are thousands: $950,000.

    >>> sum_in_full("$950,000"), sum_in_full("$1.234m"), sum_in_full("950,000")
    (True, False, False)
    """
    found = amount_in(text)
    return found is not None and bool(found.currency) and not found.powers
