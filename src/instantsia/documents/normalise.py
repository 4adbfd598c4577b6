"""Two transcriptions of one passage brought to the same words: what quotes are hashed and compared by.

NFKC, soft hyphens dropped, words cut by a hyphen at the end of a line joined, transliterated to ASCII (anyascii),
casefolded, runs of [a-z0-9] kept. Punctuation, accents, kinds of quotes and dashes, spacing and line breaks are gone;
a figure and a letter still differ.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

SOFT_HYPHEN = "\u00ad"
_RUN = re.compile(r"[0-9A-Za-z\u0080-\U0010ffff]+")
_WORD = re.compile(r"[a-z0-9]+")
_LINE_END = re.compile(r"([-\u2010\u2011\u00ac]?)[ \t\r]*\n[ \t]*")


@dataclass(frozen=True, repr=False)
class Words:
    """The normalised words of a text and where each begins in it; index `i` means the same in all four.

    words   normalised, [a-z0-9]+
    lines   line on which the word begins, counted from 1; never falls
    starts  offset of its first character in the text
    ends    offset behind its last character; a word cut by a line end reaches over it
    """

    words: tuple[str, ...]
    lines: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def within(self, first_line: int, last_line: int) -> tuple[int, int]:
        """Half-open range of the words that begin on these lines, both included."""
        return bisect_left(self.lines, first_line), bisect_right(self.lines, last_line)

    def line_range(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of the words `start` to before `end`; at least one word."""
        return self.lines[start], self.lines[end - 1]

    def join(self, start: int, end: int) -> str:
        """The words `start` to before `end` as `normalise` would give them."""
        return " ".join(self.words[start:end])


def normalise(text: str) -> str:
    """The words of `text`, normalised, with single spaces between them.

    >>> normalise("«Co-\\noperation», he said — in 1957.")
    'cooperation he said in 1957'
    """
    return " ".join(words(text).words)


def words(text: str) -> Words:
    """The normalised words of `text` with their places. Lines are ended by "\\n"; linear in the length."""
    found: list[str] = []
    lines: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    line, counted = 1, 0
    for normal, start, end in _whole(text):
        line += text.count("\n", counted, start)
        counted = start
        plain = normal.isascii() and normal.isalnum()
        for word in [normal.lower()] if plain else _WORD.findall(_ascii(normal)):
            found.append(word)
            lines.append(line)
            starts.append(start)
            ends.append(end)
    return Words(tuple(found), tuple(lines), tuple(starts), tuple(ends))


def _whole(text: str) -> Iterator[tuple[str, int, int]]:
    """Pieces (NFKC, start, end) with those joined that a line end cuts.

    A soft hyphen counts as a hyphen here although it is dropped elsewhere; a hyphen between figures ("1956-" / "57")
    is a range and cuts no word.
    """
    held = ""
    held_start = held_end = 0
    for start, end in _pieces(text):
        normal = unicodedata.normalize("NFKC", text[start:end])
        if held:
            gap = _LINE_END.fullmatch(text, held_end, start)
            if gap and (gap[1] or held.endswith(SOFT_HYPHEN)) and _letters_meet(held, normal):
                held, held_end = held + normal, end
                continue
            yield held.replace(SOFT_HYPHEN, ""), held_start, held_end
        held, held_start, held_end = normal, start, end
    if held:
        yield held.replace(SOFT_HYPHEN, ""), held_start, held_end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Stretches (start, end) of `text` between characters that part words."""
    for run in _RUN.finditer(text):
        if run.group().isascii():
            yield run.span()
            continue
        start = run.start()
        for at, char in enumerate(run.group(), run.start()):
            if _parts(char):
                if start < at:
                    yield start, at
                start = at + 1
        if start < run.end():
            yield start, run.end()


@lru_cache(maxsize=4096)
def _parts(char: str) -> bool:
    """Whether a character stands between words: it has a transliteration, and no letter or figure is in it."""
    plain = _ascii(unicodedata.normalize("NFKC", char))
    return plain != "" and char != SOFT_HYPHEN and not _WORD.search(plain)


def _letters_meet(before: str, after: str) -> bool:
    tail = before.rstrip(SOFT_HYPHEN)
    return bool(tail) and unicodedata.category(tail[-1])[0] in "LM" and unicodedata.category(after[0])[0] == "L"


def _ascii(normal: str) -> str:
    return anyascii(normal).casefold()
