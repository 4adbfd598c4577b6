"""Cells of a column of options that combine, doubt or negate options which others hold: they are none of their own.

"(B)" and "Undecided, (B)" are B, in doubt; "A (4), B (3)", "not C" and "split, ~55 % yes" are not known. Each is
shown and asked about. A cell of which some part is neither an option, a number nor such a word stays an option: "yes,
if paid".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from instantsia.errors import cut, listed
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude, without_degree
from instantsia.stakeholders.files.cells.options_in_words import ORDER, either_of, named_in, ranked
from instantsia.stakeholders.files.cells.words import NO_SIDE, UNTOLD, abstains
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.values.exceptions import Exceptions
from instantsia.stakeholders.files.values.meant_as import DOUBTED, As, without_doubt
from instantsia.stakeholders.files.values.quantities import row_of
from instantsia.stakeholders.folding import folded

_BRACKETED = pattern(r"[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]\s*\??")
_PIECES = pattern(r"[,;:/()\[\]{}|]|\s+[-–—+&]\s+")
_COUNT = pattern(r"[~≈]?\s*\d+(?:[.,]\d+)?\s*%?")
_NOT = pattern(
    r"(?:not|anything but|anyone but|all but|nicht|alles außer|pas|tout sauf|todo menos|tutto tranne|tudo menos|niet|"
    r"alles behalve|inte|nie|не)\s+(?:for\s+)?(.+)"
)
_WORD = pattern(r"\w+")
SHORTEST = 4
"""Letters of a word that says by itself that nobody knows, before a remark: "n/a" may begin another."""
MOST_WORDS = 5
"""So many words may stand in a bracket around an option."""
NOT_OTHERS = 2
"""Of "not C" beside fewer other options C and not C are the two sides of one motion."""
_NOT_KNOWN = UNTOLD | NO_SIDE


class _Read(NamedTuple):
    """What a cell is read as.

    option   or an order of them; "" where it is not known
    asked    whether that is asked about
    doubted  whether the option, or the first of the order, is in doubt
    """

    option: str
    asked: bool = True
    doubted: bool = True


def hedged_options(cells: Sequence[Quantity], found: Exceptions) -> tuple[list[Quantity], list[str]]:
    """(the cells of a column of options, none of which combines, doubts or negates others; what is told of it).

    found   takes what is asked about
    """
    parts = [part for cell in cells if cell.word for part in named_in(cell.word)]
    whole = {folded(part): part for part in sorted(parts) if len(_pieces(part)) == 1 and not without_doubt(part)[1]}
    whole = {**_alone_in_doubt(parts), **whole}
    plain = {key: part for key, part in whole.items() if not (_BRACKETED.fullmatch(part) or _NOT.fullmatch(part))}
    out, doubted = [], dict[str, None]()
    for cell in cells:
        read = None if cell.word is None or cell.loose == "doubtful" else _cell_read(cell.word, plain)
        if read is None:
            out.append(cell)
            continue
        if read.asked:
            found.meant.setdefault(
                cell.raw, As(f"{read.option}{DOUBTED if read.doubted else ''}") if read.option else None
            )
            before = found.where.get(cell.raw)
            found.where[cell.raw] = (
                row_of(cell) if before is None else f"{before.removesuffix(' and others')} and others"
            )
        elif read.option:
            doubted[cell.raw] = None
        out.append(replace(cell, word=read.option or None, loose="doubtful" if read.option and read.doubted else ""))
    notes = []
    if doubted:
        notes.append(f"{listed([*map(cut, doubted)])}: read as the option that is named, in doubt")
    return out, notes


def _alone_in_doubt(parts: Sequence[str]) -> dict[str, str]:
    """{option, folded: option} of those that a mark behind them says to be in doubt: nobody has to hold them surely."""
    sure = (without_doubt(part)[0] for part in parts if part.endswith(DOUBTED))
    return {folded(one): one for one in sure if any(map(str.isalpha, one)) and not _nobody_knows(one)}


def _cell_read(word: str, plain: dict[str, str]) -> _Read | None:
    """What a cell of a column of options is read as; None where it stays as it is."""
    order = ranked(word)
    if order and all(map(_nobody_knows, order)):
        return _Read("", asked=False)
    parts = named_in(word) if order else (word,)
    if len(parts) == 1:
        return _read(parts[0], plain)
    if all(_read(part, plain) is None and not _both(part, plain) for part in parts):
        return None
    out: list[str] = []
    doubted = asked = False
    for part in parts:
        read = _read(part, plain)
        # of two at one place that which is written first goes before the other
        out += [plain[folded(one)] for one in either_of(part)] if _both(part, plain) else [part] if read is None else []
        if read is not None and read.option:
            out.append(read.option)
        doubted, asked = doubted or read is not None, asked or (read is not None and read.asked)
    option = ORDER.join(dict.fromkeys(out))
    # a question mark behind an order is told, and not asked
    if not doubted and len(out) == len(parts):
        return None
    # what stands behind the first choice makes that no less sure
    first = _read(parts[0], plain) is not None or _both(parts[0], plain) or without_doubt(word)[1]
    return _Read(option, asked or len(out) != len(parts), first)


def _both(word: str, plain: Collection[str]) -> bool:
    """Whether a cell names either of two options: "A or B"."""
    pieces = either_of(word)
    return len(pieces) > 1 and all(folded(piece) in plain for piece in pieces)


def _read(word: str, plain: dict[str, str]) -> _Read | None:
    """What one option of a cell is read as; None where it is an option by itself, or either of two."""
    if _both(word, plain):
        return None
    if all(sign.isspace() or unicodedata.category(sign).startswith("P") for sign in word):
        return _Read("")
    sure, doubted = without_doubt(word)
    if doubted and (folded(sure) in plain or _nobody_knows(sure)):
        return _Read(plain.get(folded(sure), ""), asked=folded(sure) not in plain)
    if folded(word) in plain:
        return None
    if (match := _BRACKETED.fullmatch(word)) is not None and (read := _in_brackets(match[1], plain)) is not None:
        return read
    if (match := _NOT.fullmatch(word.casefold())) is not None and folded(match[1]) in plain:
        others = plain.keys() - {folded(match[1]), folded(word)}
        return _Read("") if len(others) >= NOT_OTHERS else None
    return _of_pieces(word, plain)


def _in_brackets(text: str, plain: dict[str, str]) -> _Read | None:
    """What stands in brackets as a whole: one option in doubt, or nothing that is known; None where it names none."""
    if folded(text) in plain:
        return _Read(plain[folded(text)])
    if _nobody_knows(text):
        return _Read("")
    words = _WORD.findall(text.casefold())
    named = [part for part in plain.values() if _within(_WORD.findall(part.casefold()), words)]
    counted = any(map(str.isdigit, text)) or _NOT.search(text.casefold()) is not None
    if not named or len(words) > MOST_WORDS:
        return None
    return _Read(named[0] if len(named) == 1 and not counted else "")


def _within(some: Sequence[str], words: Sequence[str]) -> bool:
    return bool(some) and any(words[at : at + len(some)] == [*some] for at in range(len(words)))


def _pieces(word: str) -> list[str]:
    return [piece.strip(" .!?~") for piece in _PIECES.split(word) if piece.strip(" .!?~")]


def _of_pieces(word: str, plain: dict[str, str]) -> _Read | None:
    """What a cell is read as that is put together of options, numbers and words of those who do not know."""
    pieces = _pieces(word)
    # whatever stands behind it: "undecided (meets on Monday)"
    undecided = bool(pieces) and _nobody_knows(pieces[0]) and len(pieces[0]) >= SHORTEST
    named: dict[str, None] = {}
    split = False
    for piece in pieces:
        bare = _COUNT.sub("", piece).strip(" .!?~")
        options = [one for one in (piece, bare, *without_degree(bare)) if folded(one) in plain]
        if options:
            named[plain[folded(options[0])]] = None
        elif bare and not _nobody_knows(bare) and not _in_the_middle(bare) and not abstains(bare):
            # "undecided, I think merge": the one option that is named behind it, in doubt
            return (_in_brackets(bare, plain) or _Read("")) if undecided else None
        split = split or (bool(bare) and not options and (_in_the_middle(bare) or abstains(bare))) or "%" in piece
    if len(pieces) < 2 or not named:
        return _Read("") if undecided else None
    return _Read(next(iter(named)) if len(named) == 1 and not split else "")


def _nobody_knows(text: str) -> bool:
    return text.casefold() in _NOT_KNOWN


def _in_the_middle(text: str) -> bool:
    found = attitude(text)
    return found is not None and not found[0]
