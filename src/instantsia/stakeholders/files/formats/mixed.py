"""Bytes of which most are UTF-8 and some are not, as where lines of two files were put into one."""

from __future__ import annotations

import re
import unicodedata

from instantsia.patterns import pattern

_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]+")
"""A sign of UTF-8, or bytes that are none."""
_WORD = pattern(r"[^\W\d_]+")
MANY_MORE = 3
LOOKED = 100_000
"""So many words are looked at."""


def mixed(data: bytes) -> tuple[str, int] | None:
    """(the text, how many bytes of it are read as Windows-1252); None where bytes are not UTF-8 with some others.

    A byte of another alphabet stands alone, there are not many more of them than signs of UTF-8, and no word of what
    comes out has letters of two alphabets.

    >>> mixed("Gráfico; Mu#oz".encode().replace(b"#", b"\\xf1")), mixed("Muñoz".encode("cp1252")), mixed(b"plain")
    (('Gráfico; Muñoz', 1), None, None)
    >>> mixed("STÓŁ; ŻABA".encode("cp1250")), mixed("Дія і ні".encode("cp1251"))
    (None, None)
    """
    strays = signs = 0

    def read(found: re.Match[bytes]) -> bytes:
        nonlocal strays, signs
        try:
            found[0].decode("utf-8")
        except UnicodeDecodeError:
            strays += len(found[0])
            if len(found[0]) > 1:
                raise
            return found[0].decode("cp1252").encode("utf-8")
        signs += 1
        return found[0]

    try:
        text = _WHOLE.sub(read, data).decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not 0 < strays <= MANY_MORE * signs or any(map(_of_two, _WORD.findall(text)[:LOOKED])):
        return None
    return text, strays


def _of_two(word: str) -> bool:
    """Whether a word has letters of the Latin alphabet and of another one."""
    latin = {letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in word}
    return len(latin) > 1
