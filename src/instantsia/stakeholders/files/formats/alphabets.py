"""Which code page the bytes of a text are in, where they are no UTF-8: proposed from what the text then says.

A code page is judged by the letters that come out, of which all should belong to one language, by how orderly they
stand in words, and by how they are distributed (charset-normalizer). What is proposed is told; where another code page
gives another text that is about as good, it is asked about.
"""

from __future__ import annotations

import codecs
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from instantsia.errors import nearest
from instantsia.patterns import pattern

PAGES: dict[str, str] = {
    "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1253": "Windows-1253",
    "cp1254": "Windows-1254", "cp1257": "Windows-1257", "iso8859_2": "ISO-8859-2", "iso8859_5": "ISO-8859-5",
    "iso8859_7": "ISO-8859-7", "iso8859_9": "ISO-8859-9", "iso8859_13": "ISO-8859-13", "iso8859_15": "ISO-8859-15",
    "mac_roman": "Mac Roman", "mac_cyrillic": "Mac Cyrillic", "mac_greek": "Mac Greek", "mac_latin2": "Mac Latin 2",
    "koi8_r": "KOI8-R", "cp866": "DOS 866", "cp850": "DOS 850", "cp852": "DOS 852",
}  # fmt: skip
"""{code page: how it is called}, in the order in which the first of those that give one text is named."""

_CYRILLIC, _GREEK = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
_LETTERS: dict[str, str] = {
    "German": "äöüß", "French": "àâæçéèêëîïôœùûüÿ", "Spanish": "áéíñóúü", "Italian": "àèéìíòóùú",
    "Portuguese": "áâãàçéêíóôõú", "Dutch": "áéëïóöüèê", "Swedish": "åäöé", "Danish": "æøåé",
    "Icelandic": "áéíóúýþæöð", "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž", "Slovak": "áäčďéíĺľňóôŕšťúýž", "Hungarian": "áéíóöőúüű", "Romanian": "ăâîșțşţ",
    "Croatian": "čćđšž", "Turkish": "çğıöşüâî", "Lithuanian": "ąčęėįšųūž", "Latvian": "āčēģīķļņšūž",
    "Estonian": "äöõüšž", "Russian": _CYRILLIC, "Ukrainian": _CYRILLIC + "іїєґ", "Bulgarian": _CYRILLIC,
    "Greek": _GREEK,
}  # fmt: skip
_VOWELS = dict.fromkeys(("Russian", "Ukrainian", "Bulgarian"), "аеёиоуыэюяіїєъ") | {"Greek": "αεηιουωάέήίόύώϊϋΐΰ"}
"""Of which words have a fifth to four fifths; in another alphabet of as many letters they have not."""
_OF_PAGES = {
    "west": ("German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Swedish", "Danish", "Icelandic"),
    "centre": ("Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "German"),
    "Cyrillic": ("Russian", "Ukrainian", "Bulgarian"),
    "Greek": ("Greek",),
    "Turkish": ("Turkish",),
    "Baltic": ("Lithuanian", "Latvian", "Estonian"),
}
_KINDS = {
    "cp1252": "west", "iso8859_15": "west", "mac_roman": "west", "cp850": "west",
    "cp1250": "centre", "iso8859_2": "centre", "mac_latin2": "centre", "cp852": "centre",
    "cp1251": "Cyrillic", "iso8859_5": "Cyrillic", "koi8_r": "Cyrillic", "cp866": "Cyrillic",
    "mac_cyrillic": "Cyrillic",
    "cp1253": "Greek", "iso8859_7": "Greek", "mac_greek": "Greek",
    "cp1254": "Turkish", "iso8859_9": "Turkish", "cp1257": "Baltic", "iso8859_13": "Baltic",
}  # fmt: skip
_SELDOM = dict.fromkeys(("cp850", "cp852", "mac_latin2", "mac_greek", "mac_cyrillic"), 0.85) | {"cp866": 0.95}
"""What few files are in, by as much less likely."""
_UNUSUAL = frozenset(name for name in PAGES if name.startswith(("mac", "cp8")))
CLEARLY = 0.2
"""So much larger a share of the letters beyond ASCII belongs to one language."""
_SIGNS = frozenset("§°·±´¨«»®©¶\u00a0\u00ad€‚„…†‡‰‹›‘’“”•–—™²³½¼¾£¥µª¿¡×÷")
_ODD = pattern(r"[^\W\d_][§±†‡¶•¤¢¥©®¬¿¡¼½¾ª²³]|[§±…†‡¶¤¢©®¬¼½¾][^\W\d_]|£[^\W\d_]{3,}|[a-z][–—‘“”„‚‹›][a-z]")
"""A sign in a word, as another code page has it in the place of a letter."""
_NO_LETTER = pattern(r"(?<![^\W\d_])(?![àéèêìòóùúáíöåæøÀÉÈÓÚÁÍÖÅ])[^\W\d_a-zA-Z](?:(?![^\W_])|(?=\d))")
"""A letter that stands alone, or before a figure, as another code page has it in the place of a dash or a £ sign."""
_WORD = pattern(r"[^\W\d_]+")
LOOKED = 200_000
"""So many bytes are looked at."""
FEWEST_LETTERS = 2
"""So many letters of a language, beyond those of English, name it."""
ABBREVIATED = 3
"""So many letters has an abbreviation."""
NEAR = 0.1
"""A text whose mark is no further below the best may be meant as well."""
SURE = 0.85
"""From this mark on a text is read without a question."""


class Page(NamedTuple):
    """A code page, and how good its text is.

    name      as Python calls it
    language  whose letters come out
    text      the bytes in it
    mark      from 0 to 1
    """

    name: str
    language: str
    text: str
    mark: float

    @property
    def called(self) -> str:
        return PAGES[self.name]


FURTHER = (
    "utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "ascii", "iso8859_1", "cp437", "cp1255",
    "cp1256", "cp1258", "cp874", "koi8_u", "gbk", "gb18030", "big5", "shift_jis", "cp932",
    "euc_jp", "euc_kr", "cp949", "iso2022_jp", "latin_1",
)  # fmt: skip
"""Further alphabets that an answer may name and nothing proposes."""


def page_meant(answered: str) -> str:
    """The code page of an answer, as Python calls it; raises ValueError where there is none.

    >>> page_meant("Windows-1253"), page_meant("latin-1"), page_meant("mac roman"), page_meant("1250")
    ('cp1253', 'iso8859-1', 'mac-roman', 'cp1250')
    """
    bare = answered.strip().casefold()
    called = {name.casefold(): page for page, name in PAGES.items()}
    for one in (called.get(bare, bare), bare.replace(" ", "_"), bare.replace("ansi", "cp1252"), f"cp{bare}"):
        try:
            found = codecs.lookup(one).name
        except LookupError:
            continue
        # Python calls other things than alphabets by such names: rot13, base64, idna, unicode_escape
        if found.replace("-", "_") in {*PAGES, *FURTHER}:
            return found
    raise ValueError(f"expected the name of an alphabet, as in Windows-1253 ({nearest(answered, PAGES.values())})")


def meant(data: bytes) -> tuple[Page, tuple[Page, ...]] | None:
    """(the code page that is proposed, others that may be meant as well), or None where bytes are no text."""
    found = pages(data)
    if not found:
        return None
    best, *others = found
    if best.name == "cp1252" and not _ODD.search(best.text[:LOOKED]) and _without_letters(best.text):
        return best, ()  # quotation marks, dashes and £ signs of a text in English
    west = next((one for one in others if one.name == "cp1252"), None)
    if west is not None and _KINDS[best.name] in ("Cyrillic", "Greek") and _few_letters_among_words(best.text):
        return west, (best, *(one for one in others if one is not west))
    near = tuple(one for one in others if best.mark < SURE or best.mark - one.mark < NEAR)
    return best, near


def _few_letters_among_words(text: str) -> bool:
    """Whether a text has no longer word in letters beyond ASCII, and more words without any of them: IÖ beside Dave.

    In an alphabet of its own nearly every word is longer than an abbreviation.
    """
    words = [word for word in _WORD.findall(text[:LOOKED]) if len(word) > 1]
    beyond = [word for word in words if not word.isascii()]
    whole = any(len(word) > ABBREVIATED and not any(map(str.isascii, word)) for word in beyond)
    return not whole and len(words) > 2 * len(beyond)


def _without_letters(text: str) -> bool:
    """Whether all that is beyond ASCII in a text are signs."""
    return all(sign.isascii() or sign in _SIGNS for sign in set(text))


def pages(data: bytes) -> list[Page]:
    """The code pages in which bytes may be meant, the best first, those that give one text once."""
    looked = data[:LOOKED]
    high = bytes(byte for byte in looked if byte > 127)
    if not high or any(byte < 9 or 13 < byte < 32 for byte in set(looked) - {26, 27}):
        return []
    order = _orderly(looked)
    found: list[Page] = []
    for name in PAGES:
        try:
            text = looked.decode(name)
        except UnicodeDecodeError:
            continue
        if any("\x80" <= sign <= "\x9f" for sign in set(text)):
            continue
        language, fit = _fit(text, _OF_PAGES[_KINDS[name]])
        if any(one.text == text for one in found):
            continue
        found.append(Page(name, language, text, round(fit * order.get(name, 0.9) * _SELDOM.get(name, 1.0), 4)))
    found.sort(key=lambda one: -one.mark)
    found = _usual_first(found)
    return [one._replace(text=data.decode(one.name, "replace")) for one in found if one.mark > 0.5]


def _usual_first(found: list[Page]) -> list[Page]:
    """A Windows alphabet before one of Mac or DOS, unless clearly more letters of that are of its languages.

    A sheet may have names of several languages, so that no one language has all of them.
    """

    def share(one: Page) -> float:
        letters = set("".join(_LETTERS[language] for language in _OF_PAGES[_KINDS[one.name]])) | _SIGNS
        high = [sign for sign in one.text.casefold() if not sign.isascii()]
        odd = len(_ODD.findall(one.text))
        return (sum(sign in letters for sign in high) - odd) / max(1, len(high))

    if not found or found[0].name not in _UNUSUAL:
        return found
    usual = next((one for one in found if one.name.startswith("cp125") and one.mark > 0.5), None)
    if usual is None or share(found[0]) - share(usual) > CLEARLY:
        return found
    return [usual._replace(mark=max(usual.mark, found[0].mark)), *(one for one in found if one is not usual)]


def _orderly(data: bytes) -> dict[str, float]:
    """{code page: how orderly its letters stand, from 0 to 1} of those that a table of languages knows."""
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=list(PAGES))
    out: dict[str, float] = {}
    for one in found:
        mark = (1 - one.chaos) * (0.8 + 0.2 * one.coherence)
        for name in (one.encoding, *one.could_be_from_charset):
            out[name] = max(mark, out.get(name, 0.0))
    worst = min(out.values(), default=1.0)
    return {name: out.get(name, worst * 0.95) for name in PAGES}


def _fit(text: str, languages: tuple[str, ...]) -> tuple[str, float]:
    """(language, share of the signs beyond ASCII that it has, less what stands strangely in words)."""
    counts = Counter(sign for sign in text.casefold() if not sign.isascii())
    total = sum(counts.values())
    if not total:
        return "", 1.0
    signs = sum(many for sign, many in counts.items() if sign in _SIGNS)
    best, language = -1.0, ""
    for one in languages:
        # a capital dotted I is two signs in small letters
        held = signs + sum(counts[letter] for letter in _LETTERS[one] + "\u0307" * (one == "Turkish"))
        share = held / total
        # of languages with the same share the one that uses more of its letters
        rank = share + 0.001 * len({letter for letter in _LETTERS[one] if counts[letter]}) / len(_LETTERS[one])
        if rank > best:
            best, language = rank, one
    if sum(counts[letter] > 0 for letter in _LETTERS[language]) < FEWEST_LETTERS and language not in _VOWELS:
        language = ""
    odd = len(_ODD.findall(text)) + (0 if _VOWELS.get(language) else len(_NO_LETTER.findall(text)))
    odd += sum(
        one.islower() and other.isupper() and not other.isascii()
        for word in _WORD.findall(text)
        for one, other in pairwise(word)
    )
    vowels = _VOWELS.get(language, "")
    for word in _WORD.findall(text.casefold()) if vowels else ():
        if len(word) > 3 and not word.isascii() and not 0.2 <= sum(map(vowels.count, word)) / len(word) <= 0.8:
            odd += len(word)
    return language, min(best, 1.0) * (1 - min(odd, total) / (2 * total))
