"""The amounts of one column in one unit: USD 180m beside $950,000 and $1.2bn in millions of dollars.

The unit is the largest multiple written in the column in which the numbers read well. A number without a unit beside
them is read as it lies among them, in full or in a multiple that stands there, where only one of these fits. An amount
in another currency than most is none of the column: nothing is converted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.amounts import Amount, amount_in, currency_in
from instantsia.stakeholders.files.cells.large_weights import LEAST, MOST, MULTIPLES
from instantsia.stakeholders.files.cells.loose import Loose, unit_power
from instantsia.stakeholders.files.cells.multiples import BEYOND
from instantsia.stakeholders.files.cells.numbers import Read, scaled
from instantsia.stakeholders.files.entries import NO_UNIT, Unit

_PLAIN = pattern(r"[-+−]?[\d.,' ]*(?:\.\.[\d., ]*)*%?")
_SHORT = {0: "", 3: "thousand", 6: "m", 9: "bn", 12: "tn"}


@frozen
class OneUnit:
    """What the cells of a column are as amounts.

    unit      in which they are read
    numbers   {cell: its number in this unit}; empty where the column is read in another way
    strange   {cell: why it is no number in this unit}
    others    {cell: the currency it is in}, of amounts in another currency than most
    most      that currency of most cells
    """

    unit: Unit = NO_UNIT
    numbers: Mapping[str, Read] = field(default_factory=dict)
    strange: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    most: str = ""


def in_one_unit(
    texts: Sequence[str], header: str, decimal: frozenset[str], otherwise: Callable[[str], Loose | None]
) -> OneUnit:
    """The amounts of a column in one unit.

    texts       its cells that are not blank and no words for what is not known
    decimal     `decimal_marks` of its table
    otherwise   how such a cell is read without looking at currencies; a column whose cells are all read so stays so

    >>> found = in_one_unit(["USD 180m", "$950,000", "$1.2bn"], "position", frozenset("."), lambda text: None)
    >>> found.unit.name, [f"{one.parts[0]:f}" for one in found.numbers.values()]
    ('USD m', ['180', '0.95', '1200'])
    >>> in_one_unit(["USD 3m", "USD 4m", "€95m"], "position", frozenset("."), lambda text: None).others
    {'€95m': 'EUR'}
    """
    if all(map(_PLAIN.fullmatch, texts)):
        return OneUnit()
    found = {text: one for text in texts if (one := amount_in(text, decimal)) is not None}
    held = [text for text in texts if text in found]
    marked = [text for text in held if found[text].marked]
    if not marked:
        return OneUnit()
    currency = _most(currency_in(header), [found[text].currency for text in marked if found[text].currency])
    named = frozenset(code for text in marked if len(codes := found[text].currency) == 1 for code in codes)
    others = {
        text: _called(one.currency, [one])
        for text, one in found.items()
        # beside USD and CAD nobody knows which dollar "$" is
        if one.currency and (not one.currency & currency or len(one.currency & named) > 1)
    }
    mine = [text for text in marked if text not in others]
    pers = {found[text].per for text in mine} - {""}
    many = 2 * len(held) > len(texts) and 2 * len(marked) >= len(held)
    if not mine or not many or len(pers) > 1 or _read_otherwise(texts, held, mine, otherwise, found):
        return OneUnit(others=others, most=_called(currency, found.values()))
    told = unit_power(header)
    amounts = {text: found[text] for text in mine}
    bare = {text: one for text, one in found.items() if not one.marked}
    power = _power_of(bare.values(), amounts.values(), told)
    if power is not None:
        amounts |= {text: one._replace(full=scaled(one.full, power)) for text, one in bare.items()}
    else:
        amounts |= {text: one for text, one in bare.items() if not any(one.full.parts)}
    power_of_unit = _unit(amounts.values()) if told is None else told
    name = _named(power_of_unit, currency, amounts.values(), next(iter(pers), ""))
    strange = {text: f"in {name}, or in full?" for text in bare if text not in amounts}
    strange |= {text: f"no amount in {name or 'full'}" for text in texts if text not in found and _has_digit(text)}
    numbers = {text: scaled(one.full, -power_of_unit) for text, one in amounts.items()}
    return OneUnit(Unit(name, power_of_unit, currency), numbers, strange, others, _called(currency, found.values()))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _read_otherwise(
    texts: Sequence[str],
    held: Sequence[str],
    marked: Sequence[str],
    otherwise: Callable[[str], Loose | None],
    found: Mapping[str, Amount],
) -> bool:
    """Whether all amounts are read as they are, and most of the column as numbers of it."""
    read = {text: otherwise(text) for text in marked}
    plain = sum((one := read.get(text)) is None or one.plain for text in held if text in read or not found[text].marked)
    return all(read.values()) and 2 * plain >= len(texts)


def _most(header: frozenset[str], written: Sequence[frozenset[str]]) -> frozenset[str]:
    """The codes of the currency that a header names, or that may be meant by most cells.

    >>> sorted(_most(frozenset(), [frozenset(["usd", "cad"]), frozenset(["usd"]), frozenset(["eur"])]))
    ['usd']
    """
    times = Counter(code for codes in written for code in sorted(codes & header or codes if header else codes))
    if header:
        meant = header
    elif times:
        most = max(times.values())
        meant = frozenset(code for code, many in times.items() if many == most)
    else:
        return frozenset()
    first = min(meant, key=lambda code: (-times[code], code))
    fits = [codes & header if header else codes for codes in written if first in codes]
    return frozenset.intersection(*fits) if fits else meant


def _power_of(bare: Iterable[Amount], marked: Iterable[Amount], told: int | None) -> int | None:
    """The power of ten of the numbers without a unit, by which all lie among the others; None where it is not sure.

    told   that of the header's unit
    """
    some = [abs(part) for one in bare for part in one.full.parts if part]
    if told is not None or not some:
        return told or 0
    among = list(marked)
    powers = {0, *(power for one in among for power in one.powers)}
    sizes = [abs(part) for one in among for part in one.full.parts if part]
    if len(powers) == 1 or not sizes:
        return 0 if len(powers) == 1 else None
    low, high = min(sizes) / Decimal(BEYOND), max(sizes) * Decimal(BEYOND)
    fits = [power for power in sorted(powers) if all(low <= one * Decimal(10) ** power <= high for one in some)]
    return fits[0] if len(fits) == 1 else None


def _unit(amounts: Iterable[Amount]) -> int:
    """The power of ten of the largest multiple that is written, in thousands, in which all numbers read well."""
    some = list(amounts)
    sizes = [abs(part) for one in some for part in one.full.parts if part]
    top = max((power for one in some for power in one.powers), default=0) // 3 * 3
    if max(sizes, default=Decimal(0)) > Decimal(MOST):
        top = max(_SHORT)  # in full they would be beyond what a weight may be
    return next((power for power in range(top, 0, -3) if _reads_well(sizes, power)), 0)


def _reads_well(sizes: Sequence[Decimal], power: int) -> bool:
    """Whether numbers in full read well in a unit: none is too small for it, and one of them is 1 of it or more."""
    of = Decimal(10) ** power
    return bool(sizes) and max(sizes) >= of and min(sizes) >= LEAST * of


def _called(currency: frozenset[str], amounts: Iterable[Amount]) -> str:
    """What a currency is called: by its code where it can be no other, else as most of the cells write it."""
    if len(currency) == 1:
        return next(iter(currency)).upper()
    written = Counter(one.written for one in amounts if one.currency & currency)
    return max(written, key=lambda word: (written[word], word)) if written else "/".join(sorted(currency)).upper()


def _named(power: int, currency: frozenset[str], amounts: Iterable[Amount], per: str) -> str:
    """A unit as it is told: USD m per year, £m, thousands."""
    if power not in _SHORT:
        power = 0
    some = list(amounts)
    money = any(one.currency for one in some)
    words = {one.times.casefold() for one in some} - {""}
    # of "12 m" alone nobody knows whether millions are meant, or metres
    alone = _SHORT[power] if words == {_SHORT[power]} else MULTIPLES[power]
    called = _called(currency, some) if money else ""
    between = " " if called[-1:].isalpha() or len(_SHORT[power]) > 2 else ""
    name = f"{called}{between}{_SHORT[power]}".rstrip() if money else alone
    return f"{name}{per if per.startswith('/') else f' {per}'}" if per and name else name
