"""The text of a file: which alphabet its bytes are in, told where it is sure and proposed where it is not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from instantsia.errors import nearest
from instantsia.patterns import pattern
from instantsia.stakeholders.files.formats.mixed import mixed
from instantsia.stakeholders.files.sheet import TableError

if TYPE_CHECKING:
    from instantsia.stakeholders.files.formats.alphabets import Page

SAVE = 'save as "CSV UTF-8"'
# letters that stand at the same byte in the alphabets of western and of central Europe and of Turkey
_SHARED = frozenset("äöüßÄÖÜéÉáÁíÍóÓúÚýÝçÇëËâÂîÎôÔ§°×÷·±´¨«»®©¬µ¶¤\u00a0\u00ad")
_MARKS = frozenset("€‚„…†‡‰‹›‘’“”•–—™")
_WORD = pattern(r"[^\W\d_]+")
_ESCAPES = (b"\x1b$B", b"\x1b$@")
"""Behind which signs of Japanese stand in ISO-2022-JP."""


def read_bytes(path: Path, expected: str, endings: tuple[str, ...], begin: str = "") -> bytes:
    """What is in a file; raises TableError in one sentence where it is none that can be read.

    expected   "a table (CSV or TSV)"
    endings    of files that could have been meant where this one is not there
    begin      what one may do who has none yet
    """
    try:
        return path.read_bytes()
    except OSError as error:
        if path.is_dir():
            raise TableError([f"{path}: found a folder, expected {expected}"]) from None
        if not path.exists():
            there = path.parent.iterdir() if path.parent.is_dir() else ()
            beside = [one.name for one in there if one.suffix.lower() in endings]
            hints = [*([nearest(path.name, beside)] if beside else []), *([begin] if begin else [])]
            hint = f" ({'; '.join(hints)})" if hints else ""
            raise TableError([f"{path}: there is no such file{hint}"]) from None
        raise TableError([f"{path}: {(error.strerror or 'cannot be read').lower()}"]) from None
    except ValueError:  # a NUL in the name
        raise TableError([f"{str(path)!r}: no name of a file"]) from None


def utf8(data: bytes, file: str) -> str:
    """UTF-8 with or without a mark at its beginning, lines ended by a line feed; anything else is refused."""
    if data[:4] == b"PK\x03\x04" or (b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")):
        raise TableError([f"{file}: found no text, expected CSV or TSV ({SAVE})"])
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise TableError([f"{file}: found UTF-16, expected UTF-8 ({SAVE})"])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = _row(data, error.start)
        told = f"found the byte 0x{data[error.start]:02x}, expected UTF-8 ({SAVE})"
        raise TableError([f"{file}, row {row}: {told}"]) from None
    return _lines(text)


class Decoded(NamedTuple):
    """The text in bytes.

    alphabet   as it is called: UTF-8, Windows-1253 (Greek)
    others     alphabets that may be meant as well; empty where it is sure
    """

    text: str
    alphabet: str
    others: tuple[str, ...] = ()


def any_text(
    data: bytes,
    file: str,
    western: Callable[[str], bool],
    answered: str = "",
    named: Callable[[str], bool] = lambda text: False,
) -> Decoded:
    """The text of bytes in UTF-8, in UTF-16, or in a code page, which is told or proposed; what is no text is refused.

    western    whether a text, read as Windows-1252, says by itself that it is in a language of western Europe
    answered   the alphabet that somebody told, or ""
    named      whether a text names columns as they are known in letters beyond ASCII
    """
    if answered:
        return _told(data, file, answered)
    if any(escape in data for escape in _ESCAPES) and (escaped := _escaped(data)) is not None:
        return Decoded(escaped, "ISO-2022-JP")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Decoded(_utf16(data, "utf-16", file), "UTF-16")
    if len(data) > 7 and len(data) % 2 == 0:
        # three in four of every second byte are zero: letters of one alphabet, two bytes each
        for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
            if zeros.count(0) * 4 > len(zeros) * 3:
                return Decoded(_utf16(data, name, file), "UTF-16")
    try:
        return Decoded(utf8(data, file), "UTF-8")
    except TableError:
        if b"\x00" in data[:4096] or data[:4] == b"PK\x03\x04":
            raise
        if (read := mixed(data)) is not None:
            return Decoded(_lines(read[0]), f"UTF-8 ({of_others(read[1])})", (_all_in_one(data),))
        text = _windows(data, western)
        if text is not None:
            return Decoded(text, "Windows-1252")
        found = _page(data, western, named)
        if found is None:
            raise
        return found


def of_others(many: int) -> str:
    """How many bytes of a text in UTF-8 are read in another alphabet."""
    return f"{many} {'byte' if many == 1 else 'bytes'} of it as Windows-1252"


def _all_in_one(data: bytes) -> str:
    """The alphabet in which all bytes may be meant where they are not all UTF-8."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "ISO-8859-1"
    return "Windows-1252"


def alphabet_in_doubt(file: str, alphabets: tuple[str, ...]) -> tuple[str, ...]:
    """What is told of an alphabet that is not sure where nothing is asked; empty where it is sure."""
    if not alphabets:
        return ()
    first, *others = alphabets
    return (f"{file} is read as {first}, and may be in {' or '.join(others)} ({SAVE} to be sure)",)


def _told(data: bytes, file: str, answered: str) -> Decoded:
    from instantsia.stakeholders.files.formats.alphabets import PAGES, page_meant
    from instantsia.stakeholders.files.formats.east_asian import CALLED

    try:
        name = page_meant(answered)
        read = mixed(data) if name == "utf-8" else None
        text = data.decode("utf-8-sig" if name == "utf-8" else name) if read is None else read[0]
    except (ValueError, UnicodeError) as error:
        why = "the bytes of the file are none in it" if isinstance(error, UnicodeError) else error
        raise TableError([f"{file}: --answer encoding={answered}: {why}"]) from None
    if "\x00" in text[:4096]:
        raise TableError([f"{file}: found no text in {answered}, expected CSV or TSV ({SAVE})"])
    if read is not None:
        return Decoded(_lines(text), f"UTF-8 ({of_others(read[1])})")
    return Decoded(_lines(text), {**PAGES, **CALLED}.get(name.replace("-", "_"), answered))


def _page(data: bytes, western: Callable[[str], bool], named: Callable[[str], bool]) -> Decoded | None:
    from instantsia.stakeholders.files.formats.alphabets import meant
    from instantsia.stakeholders.files.formats.east_asian import CALLED, east_asian, mostly_in_use, out_of_order

    found, wide = meant(data), east_asian(data)
    texts = {name: _lines(data.decode(name, "replace")) for name in wide}
    # of alphabets in which the signs are in use alike, the one that gives names of columns is meant
    wide = tuple(sorted(wide, key=lambda name: not named(texts[name])))
    sure = mostly_in_use(data, wide)
    if wide and (found is None or out_of_order(found[0].text) or (sure and _rather(texts[wide[0]], found[0], named))):
        return Decoded(texts[wide[0]], CALLED[wide[0]], tuple(CALLED[name] for name in wide[1:]))
    if found is None:
        return None
    best, others = found
    # a header in a language of the west is evidence that the distribution of letters is not
    others = () if best.name == "cp1252" and western(best.text) else others
    beside = () if named(best.text) else tuple(CALLED[name] for name in sure)
    alphabet = f"{best.called} ({best.language})" if best.language else best.called
    return Decoded(_lines(best.text), alphabet, (*(one.called for one in others), *beside))


def _rather(wide: str, page: Page, named: Callable[[str], bool]) -> bool:
    """Whether a text in an alphabet of East Asia is meant rather than the same bytes in a code page.

    Names of columns tell it; where neither has one in letters of its own, how good the text of the code page is.
    """
    from instantsia.stakeholders.files.formats.alphabets import SURE

    return not named(page.text) and (named(wide) or page.mark < SURE)


def _escaped(data: bytes) -> str | None:
    """The text of bytes in which escape sequences say that Japanese follows; None where it is none."""
    try:
        return _lines(data.decode("iso2022_jp"))
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes, name: str, file: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        raise TableError([f"{file}: found UTF-16 that is cut off, expected UTF-8 ({SAVE})"]) from None
    if "\x00" in text:
        raise TableError([f"{file}: found no text, expected CSV or TSV ({SAVE})"])
    return _lines(text)


def _windows(data: bytes, western: Callable[[str], bool]) -> str | None:
    """The text where every byte can only be Windows-1252, else None.

    In Cyrillic and Greek alphabets whole words consist of such letters, on old Macintoshes they are other signs, and in
    central Europe some letters differ: those are read only where the header is in a western language.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = {sign for sign in text if not sign.isascii()}
    letters = {sign for sign in strange if sign.isalpha() and "À" <= sign <= "ÿ"}
    if not letters or any(sign.isalpha() for sign in strange - letters):
        return None
    for word in _WORD.findall(text):
        foreign = sum(not sign.isascii() for sign in word)
        if foreign > 2 or (foreign and foreign == len(word) and word not in ("à", "À", "é", "É", "è", "È", "ó", "Ó")):
            return None
        if any(one.islower() and two.isupper() for one, two in pairwise(word)) and foreign:
            return None
    if not strange - letters <= _SHARED | _MARKS and not western(text):
        return None
    if not letters <= _SHARED and not western(text):
        return None
    return _lines(text)


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _row(data: bytes, place: int) -> int:
    before = data[:place].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1
