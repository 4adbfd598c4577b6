"""What an answer says that a word of a column means where that is no point: abstain, absent, or another of its words.

"A (4), B (3) unknown|soft yes yes|won't come absent": which of "soft", "soft yes" is the word only the column tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.frozen import frozen
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.in_answers import in_an_answer
from instantsia.stakeholders.files.cells.options_in_words import named_in
from instantsia.stakeholders.files.cells.words import ABSENT, ABSTAIN
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.folding import folded

OF_NO_SIDE = (ABSTAIN, ABSENT)
"""How an answer says that whoever says a word takes no side, and is there or not."""
DOUBTED = " (?)"
"""What stands behind an option that somebody probably takes."""
NAMED = 6
_DOUBTED = pattern(r"\s*[(\[]?\s*\?+\s*[)\]]?\s*$")


@frozen
class As:
    """A word that means what another text would mean in its column.

    text   that text; where it is not known yet where the word ends, the word and that text
    whole  whether the word ends before it
    """

    text: str
    whole: bool = True


def without_doubt(text: str) -> tuple[str, bool]:
    """(an option, whether a question mark behind it says that it is in doubt).

    >>> without_doubt("north (?)"), without_doubt("north?"), without_doubt("north")
    (('north', True), ('north', True), ('north', False))
    """
    sure = _DOUBTED.sub("", text).strip()
    return (sure, True) if sure and sure != text.strip() else (text, False)


def read_as_said(cells: Sequence[Quantity], said: Mapping[str, As]) -> tuple[list[Quantity], list[str]]:
    """(the cells of which an answer says that they mean what another text does; what is wrong with the answer).

    said   {word, folded, or the word and what it means, folded: what it means}
    """
    if not said:
        return list(cells), []
    texts = {folded(in_an_answer(cell.raw)) for cell in cells if cell.raw}
    meant, wrong = {}, []
    for key, one in said.items():
        word, same_as = (key, one.text) if one.whole else _split(one.text, texts)
        if word:
            meant[word] = same_as
        else:
            wrong.append(_no_word(one.text, cells))
    others = [cell for cell in cells if folded(in_an_answer(cell.raw)) not in meant]
    known = {folded(part): part for cell in others for part in (cell.raw, *named_in(cell.word or "")) if part}
    out, strange = [], dict[str, str]()
    for cell in cells:
        text = meant.get(folded(in_an_answer(cell.raw))) if cell.raw else None
        if text is None:
            out.append(cell)
        elif text in OF_NO_SIDE:
            out.append(_bare(cell, raw=text, abstains=True))
        else:
            found = _like(cell, text, others, known)
            out.append(found or cell)
            if found is None:
                strange.setdefault(cell.raw, text)
    for word, text in strange.items():
        words = few([cut(one) for one in dict.fromkeys(known.values())], NAMED)
        expected = f"a point, a range, unknown, {ABSTAIN}, {ABSENT} or another word of the column"
        wrong.append(f"found {cut(text)} as what {cut(word)} means, expected {expected} ({words})")
    return out, wrong


def _split(part: str, texts: set[str]) -> tuple[str, str]:
    """(the longest word of a column with which a part of an answer begins, folded; what stands behind it)."""
    words = part.split(" ")
    for count in range(len(words) - 1, 0, -1):
        word = folded(" ".join(words[:count]).rstrip(" =:"))
        if word in texts:
            return word, " ".join(words[count:]).lstrip(" =:")
    return "", ""


def _no_word(part: str, cells: Sequence[Quantity]) -> str:
    """What is wrong with a part of an answer that begins with no word of the column."""
    words = few([cut(one) for one in dict.fromkeys(cell.raw for cell in cells if cell.word)], NAMED)
    of = f" (in the column: {words})" if words else ""
    return (
        f"found {cut(part)}, expected a word of the column and behind it its point, a range, unknown, {ABSTAIN}, "
        f"{ABSENT} or another word of the column{of}"
    )


def _bare(cell: Quantity, **more: object) -> Quantity:
    return replace(cell, **{"number": None, "word": None, "exact": False, "open": "", "loose": "", "why": "", **more})  # type: ignore[arg-type]


def _like(cell: Quantity, text: str, others: Sequence[Quantity], known: Mapping[str, str]) -> Quantity | None:
    """A cell as one with this text would be; None where no other of the column has it, or its parts."""
    same = next((one for one in others if folded(one.raw) == folded(text)), None)
    if same is not None:
        return replace(same, raw=cell.raw, spot=cell.spot, loose="" if same.number is not None else same.loose)
    sure, doubted = without_doubt(text)
    if not all(folded(part) in known for part in named_in(sure)):
        return None
    return _bare(cell, word=sure, loose="doubtful" if doubted else "")
