"""Finding a passage again without keeping it: by its lines, its first and last words, and a fingerprint.

A hash of a quote hardly survives a second transcription, and a search for something alike lands on look-alikes. So a
hash is the only proof of a passage; a 64-bit sketch (simhash: Charikar 2002) and an alignment of the first and last
words (rapidfuzz) may *propose* one, for a person to confirm. Of 12 to 40 words at 3 % wrong characters the same passage
lies within 18 bits in 95 % of cases, different ones lie beyond (`tests/documents/test_quotes.py`).
"""

from __future__ import annotations

import csv
import hashlib
import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np

from instantsia.documents.normalise import Words, normalise, words
from instantsia.documents.texts import Text
from instantsia.errors import UserError, cut
from instantsia.frozen import frozen

END_WORDS = 6
"""Most words of a passage that may be stored at either end of it."""
NEAR_BITS = 18
"""Sketches at most so far apart are proposed as the same passage."""
ALIGNED = 90.0
"""Percent of likeness from which first or last words are taken for the ones stated."""
FAR_WORDS = 300
"""Most words between first and last words where no lines say how far a passage may reach."""
FRAGMENT_CHARACTERS = 120
"""Most characters stored at either end; in a script without spaces a "word" can be a whole sentence."""

Status: TypeAlias = Literal["exact", "near", "ambiguous", "lost"]
Span: TypeAlias = tuple[int, int]


@frozen
class Fingerprint:
    """What is kept of a quote.

    words   number of its normalised words
    sha     first 16 hex digits of the SHA-256 of the normalised quote
    sketch  16 hex digits: 64-bit simhash over its distinct character 4-grams
    """

    words: int
    sha: str
    sketch: str


@frozen
class Found:
    """Where a passage stands.

    status      exact: this is it; near: proposed, a person confirms; ambiguous: several places fit; lost: none does
    lines       first and last line, counted from 1; None where ambiguous or lost
    quote       the words as they stand in the text, to be shown to the person, never stored; None likewise
    distance    bits between the sketches, 0..64; None where nothing was compared
    similarity  the less alike of first and last words, in percent; None where nothing was aligned
    places      lines of all that fit where ambiguous, else empty
    """

    status: Status
    lines: tuple[int, int] | None = None
    quote: str | None = None
    distance: int | None = None
    similarity: float | None = None
    places: tuple[tuple[int, int], ...] = ()


@frozen
class Locator:
    """What a claim says of its passage.

    lines    first and last line, counted from 1
    first    its first words, at most six, or "" where the whole lines are the quote
    last     its last words, likewise
    words    number of its normalised words
    version  carried through from the call
    """

    lines: tuple[int, int]
    first: str
    last: str
    words: int
    version: str = ""

    @property
    def csv(self) -> str:
        """The cells `lines,first,last` of a claim: `185..189,first words,last words`."""
        first, last = self.lines
        row = io.StringIO()
        lines = str(first) if first == last else f"{first}..{last}"
        csv.writer(row, lineterminator="").writerow([lines, self.first, self.last])
        return row.getvalue()


@frozen
class _Candidate:
    """A passage that may be the one: half-open range of words, and how unlike it is."""

    span: Span
    distance: int | None = None
    similarity: float | None = None

    @property
    def rank(self) -> tuple[int, int, Span]:
        return self.distance or 0, self.span[1] - self.span[0], self.span


def fingerprint(quote: str) -> Fingerprint:
    """The fingerprint of a quote. Raises UserError where it has no word."""
    normal = normalise(quote)
    if not normal:
        raise UserError(f"found {cut(quote)} as a quote; expected at least one word")
    return Fingerprint(normal.count(" ") + 1, _sha(normal), _sketch(normal))


def distance(sketch: str, other: str) -> int:
    """Number of bits, 0..64, in which two sketches of 16 hex digits differ.

    >>> distance("00000000000000ff", "00000000000000fe")
    1
    """
    return (int(sketch, 16) ^ int(other, 16)).bit_count()


def locate(
    text: Text,
    lines: tuple[int, int] | None,
    first: str,
    last: str,
    fingerprint: Fingerprint | None = None,
    text_sha: str | None = None,
) -> Found:
    """The passage from the words `first` to the words `last` on these lines of `text`.

    lines        first and last line, counted from 1; None: not stated, the whole text
    first, last  at most six words each; "": the passage begins or ends with the lines
    text_sha     hash of the text the lines were counted in; where `text` has another one they are only a hint
    raises       UserError where `first` or `last` has more than six words or none

    Without a fingerprint: one passage on the lines is exact (near where they are a hint), several are ambiguous; with
    none there, one elsewhere is near. A passage is the shortest stretch between the words; only disjoint ones count
    as several. With a fingerprint, in this order:

    1. equal hash on the lines: exact;
    2. equal hash elsewhere: exact, unless something on the lines is alike too: then ambiguous;
    3. first and last words aligned to 90 % about as many words apart, the sketch within 18 bits: near, the lines first;
    4. the same without the sketch, where first and last words are six or more together: near.

    More than one disjoint passage at a step is ambiguous. A passage always begins with `first` and ends with `last`,
    so that a fingerprint left over from another passage proves nothing.
    """
    ends = _End(first, "first"), _End(last, "last")
    here = text.words.within(*lines) if lines else (0, len(text.words))
    counted = text_sha is None or text_sha.lower() == text.sha256
    if fingerprint is None:
        return _by_ends(text, here, ends, lines is not None, counted)
    return _by_fingerprint(text, here, ends, lines is not None, fingerprint)


def describe(text: Text, first_line: int, last_line: int, version: str = "") -> Locator:
    """The locator of the passage that fills these lines, counted from 1, both included.

    `first` and `last` are the fewest words from three to six that occur once on the lines. Where six do not do, or
    where both ends together would give the whole of a passage of more than six words away, they are "" and the lines
    are the quote. Raises UserError where the lines are not in the text or hold no word.
    """
    text.require_lines(first_line, last_line)
    all_words = text.words
    start, end = all_words.within(first_line, last_line)
    count = end - start
    if count == 0:
        raise UserError(f"{text.name}:{first_line}: no word on lines {first_line}..{last_line}; expected a passage")
    first = last = ""
    sizes = range(min(3, count), min(END_WORDS, count) + 1)
    ahead = next((n for n in sizes if _once(all_words, start, end, start, n)), count)
    behind = next((n for n in sizes if _once(all_words, start, end, end - n, n)), count)
    if count <= END_WORDS or ahead + behind < count:
        first = _fragment(text, start, start + ahead)
        last = _fragment(text, end - behind, end)
    if not (first and last):
        first = last = ""
    return Locator((first_line, last_line), first, last, count, version)


class _End:
    """First or last words as stated: empty, or one to six of them."""

    def __init__(self, stated: str, which: str) -> None:
        found = words(stated)
        self.words = found.words
        self.phrase = found.join(0, len(found))
        typed = sum(1 for token in stated.split() if normalise(token))
        if typed > END_WORDS:
            raise UserError(f"{which}: found {typed} words, {cut(stated)}; expected at most {END_WORDS}")
        if stated.strip() and not self.words:
            raise UserError(f"{which}: found {cut(stated)}; expected words, or nothing for the whole lines")

    def __len__(self) -> int:
        return len(self.words)


_Ends: TypeAlias = tuple[_End, _End]


def _by_ends(text: Text, here: Span, ends: _Ends, stated: bool, counted: bool) -> Found:
    first, last = ends
    if stated or (first and last):
        found = _passages(text.words, here, ends, None if stated else FAR_WORDS)
        if found:
            return _settle(text, found, "exact" if counted else "near")
    if stated and first and last:
        elsewhere = _passages(text.words, (0, len(text.words)), ends, FAR_WORDS)
        if elsewhere:
            return _settle(text, elsewhere, "near")
    return Found("lost")


def _by_fingerprint(text: Text, here: Span, ends: _Ends, stated: bool, mark: Fingerprint) -> Found:
    everywhere = (0, len(text.words))
    same = _same(text.words, here, ends, mark)
    if same:
        return _settle(text, same, "exact")
    alike = _alike(text.words, here, ends, mark, whole=stated)
    if stated:
        same = _same(text.words, everywhere, ends, mark)
        if same:
            return _settle(text, same + alike, "exact")
    close = [one for one in alike if _is_close(one)]
    if close:
        return _settle(text, close, "near")
    far = _alike(text.words, everywhere, ends, mark, whole=False) if stated else []
    close = [one for one in far if _is_close(one)]
    for proposed in (close + alike if close else [], alike, far):
        if proposed:
            return _settle(text, proposed, "near")
    return Found("lost")


def _is_close(one: _Candidate) -> bool:
    return one.distance is not None and one.distance <= NEAR_BITS


def _passages(all_words: Words, span: Span, ends: _Ends, reach: int | None) -> list[_Candidate]:
    """The shortest stretches from first to last words inside `span`, of at most `reach` words."""
    begins = _occurrences(all_words, span, ends[0].words) if ends[0] else [span[0]]
    closes = [at + len(ends[1]) for at in _occurrences(all_words, span, ends[1].words)] if ends[1] else [span[1]]
    found: dict[int, _Candidate] = {}
    for close in closes:
        # the latest beginning that leaves room for both ends; they may share words, as in "no no" ... "no"
        latest = min(close - len(ends[0]), close - len(ends[1]))
        index = bisect_right(begins, latest) - 1
        if index >= 0 and close > begins[index] and (reach is None or close - begins[index] <= reach):
            found.setdefault(begins[index], _Candidate((begins[index], close)))
    return list(found.values())


def _same(all_words: Words, span: Span, ends: _Ends, mark: Fingerprint) -> list[_Candidate]:
    """The stretches inside `span` with the hash of the quote that begin and end as stated."""
    first, last = ends
    low, high = span
    if first:
        begins: Iterable[int] = _occurrences(all_words, span, first.words)
    elif last:
        begins = [at + len(last) - mark.words for at in _occurrences(all_words, span, last.words)]
    else:
        begins = range(low, high)
    return [
        _Candidate((begin, begin + mark.words), 0, 100.0 if first or last else None)
        for begin in begins
        if low <= begin
        and begin + mark.words <= high
        and all_words.words[begin + mark.words - len(last) : begin + mark.words] == last.words
        and _sha(all_words.join(begin, begin + mark.words)) == mark.sha
    ]


def _alike(all_words: Words, span: Span, ends: _Ends, mark: Fingerprint, whole: bool) -> list[_Candidate]:
    """The stretches inside `span` that may be the quote in another transcription.

    Both ends are aligned and about as far apart as they should be. Where all of it is unlike the quote it stays only
    if the ends are six words or more together: shorter ones stand so by chance. `whole`: an end that is not stated is
    the end of `span`.
    """
    first, last = ends
    low, high = span
    if low >= high or not (whole or (first and last)):
        return []
    begins = _aligned(all_words, span, first) if first else {low: 100.0}
    closes = _aligned(all_words, span, last, behind=True) if last else {high: 100.0}
    slack = max(2, mark.words // 8)
    ordered = sorted(closes)
    found = []
    for begin, score in begins.items():
        from_, to = begin + mark.words - slack, begin + mark.words + slack
        for close in ordered[bisect_left(ordered, max(from_, begin + 1)) : bisect_right(ordered, to)]:
            bits = distance(_sketch(all_words.join(begin, close)), mark.sketch)
            if bits <= NEAR_BITS or len(first) + len(last) >= END_WORDS:
                similarity = min(score, closes[close]) if first or last else None
                found.append(_Candidate((begin, close), bits, similarity))
    return found


def _aligned(all_words: Words, span: Span, end: _End, behind: bool = False) -> dict[int, float]:
    """{index at which words like those of `end` begin, or behind which they end: percent of likeness}.

    A second transcription parts and joins words, so stretches of one word less and one more are tried too.
    """
    from rapidfuzz import fuzz, process

    low, high = span
    found: dict[int, float] = {}
    for size in {max(1, len(end) - 1), len(end), len(end) + 1}:
        stretches = [all_words.join(at, at + size) for at in range(low, high - size + 1)]
        hits = process.extract(end.phrase, stretches, scorer=fuzz.ratio, score_cutoff=ALIGNED, limit=None)
        for _, score, index in hits:
            at = low + index + (size if behind else 0)
            found[at] = max(score, found.get(at, 0.0))
    return found


def _occurrences(all_words: Words, span: Span, sought: tuple[str, ...]) -> list[int]:
    """Where the words `sought`, at least one, begin inside `span`, in order."""
    low, high = span
    size, head = len(sought), sought[0]
    return [
        at
        for at, word in enumerate(all_words.words[low : max(low, high - size + 1)], low)
        if word == head and all_words.words[at : at + size] == sought
    ]


def _settle(text: Text, found: Sequence[_Candidate], status: Literal["exact", "near"]) -> Found:
    """The best of passages that all overlap; ambiguous where two of them do not."""
    apart = _disjoint(found)
    if len(apart) > 1:
        return Found("ambiguous", places=tuple(text.words.line_range(*one.span) for one in apart))
    best = min(found, key=lambda one: one.rank)
    start, end = best.span
    quote = text.content[text.words.starts[start] : text.words.ends[end - 1]]
    return Found(status, text.words.line_range(start, end), quote, best.distance, best.similarity)


def _disjoint(found: Sequence[_Candidate]) -> list[_Candidate]:
    """As many passages as can be had of which no two share a word, in the order of the text."""
    apart: list[_Candidate] = []
    for one in sorted(found, key=lambda one: (one.span[1], -one.span[0])):
        if not apart or one.span[0] >= apart[-1].span[1]:
            apart.append(one)
    return apart


def _once(all_words: Words, start: int, end: int, at: int, size: int) -> bool:
    return len(_occurrences(all_words, (start, end), all_words.words[at : at + size])) == 1


def _fragment(text: Text, start: int, end: int) -> str:
    """A few words as they stand in the text, on one line; normalised where a line end cuts one; "" where too long."""
    all_words = text.words
    shown = " ".join(text.content[all_words.starts[start] : all_words.ends[end - 1]].split())
    normal = all_words.join(start, end)
    shown = shown if normalise(shown) == normal else normal
    return shown if len(shown) <= FRAGMENT_CHARACTERS else ""


def _sha(normal: str) -> str:
    return hashlib.sha256(normal.encode("ascii")).hexdigest()[:16]


def _sketch(normal: str) -> str:
    """Simhash: each 4-gram that occurs votes on 64 bits with its BLAKE2b hash, bytes in order; a tie leaves 0.

    A gram votes once however often it occurs: common ones (" the") would draw all passages of a language together.
    """
    grams = {normal[at : at + 4] for at in range(max(1, len(normal) - 3))}
    hashes = np.frombuffer(b"".join(map(_gram_hash, grams)), dtype=np.uint8).reshape(-1, 8)
    votes = np.unpackbits(hashes, axis=1).sum(axis=0, dtype=np.int64)
    return np.packbits(votes * 2 > len(grams)).tobytes().hex()


@lru_cache(maxsize=2**16)
def _gram_hash(gram: str) -> bytes:
    return hashlib.blake2b(gram.encode("ascii"), digest_size=8).digest()
