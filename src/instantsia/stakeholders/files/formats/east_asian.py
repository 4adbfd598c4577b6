"""Whether the bytes of a text are in an alphabet of East Asia: Shift-JIS, EUC-JP, EUC-KR, GB18030 or Big5.

Each writes a sign with two bytes, and the bytes of one are signs in another as well: what tells them apart is whether
the signs that come out are those that are in use. No Latin letter stands beside one of them in a word, as half of a
name with an accent would.
"""

from __future__ import annotations

from itertools import pairwise

from instantsia.patterns import pattern

CALLED = {"cp932": "Shift-JIS", "cp949": "EUC-KR", "gb18030": "GB18030", "big5": "Big5", "euc_jp": "EUC-JP"}
"""{alphabet, as Python calls it: how it is called}; of two that fit as well the first is meant."""
_IN_USE = {"cp932": ("shift_jis", 0x88, 0x97), "euc_jp": ("euc_jp", 0xB0, 0xCF), "gb18030": ("gb2312", 0xB0, 0xD7),
           "big5": ("big5", 0xA4, 0xC6), "cp949": ("euc_kr", 0xB0, 0xC8)}  # fmt: skip
"""{alphabet: (the standard that orders its signs, the first and the last byte with which those in use begin)}."""
FEWEST, MOSTLY = 4, 0.75
"""So many signs, and such a share of them, are in use where an alphabet is meant."""
NEARLY_ALL = 0.95
"""The share from which on an alphabet may be meant where a code page gives a text as well."""
NEAR = 0.1
"""An alphabet whose share is no further below the best may be meant as well."""
LOOKED = 200_000
_MIXED = pattern(r"[A-Za-z][\u3040-\u9fff\uac00-\ud7a3]|[\u3040-\u9fff\uac00-\ud7a3][A-Za-z]")
_WORD = pattern(r"[^\W\d_]+")


def east_asian(data: bytes) -> tuple[str, ...]:
    """The alphabets of East Asia in which bytes may be, as Python calls them, the likeliest first.

    >>> east_asian("佐藤次郎, 鈴木花子".encode("shift_jis"))[0], east_asian("김철수, 이영희".encode("euc_kr"))[0]
    ('cp932', 'cp949')
    >>> east_asian("Министр финансов и мэр".encode("cp1251")), east_asian("Małgorzata Łącka, Żółć".encode("cp1250"))
    ((), ())
    """
    looked = data[:LOOKED].rpartition(b"\n")[0] if len(data) > LOOKED else data
    shares = {name: share for name in CALLED if (share := _share(looked, name)) >= MOSTLY}
    best = max(shares.values(), default=0.0)
    order = sorted((name for name, share in shares.items() if best - share <= NEAR), key=lambda name: -shares[name])
    return tuple(order)


def mostly_in_use(data: bytes, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some alphabets in which nearly all of the signs of bytes are in use."""
    looked = data[:LOOKED].rpartition(b"\n")[0] if len(data) > LOOKED else data
    return tuple(name for name in names if _share(looked, name) >= NEARLY_ALL)


def out_of_order(text: str) -> bool:
    """Whether words of a text have a capital behind a small letter, as bytes have that are in another alphabet.

    >>> out_of_order("НВЛ┤ ХФуцТ"), out_of_order("Министр финансов")
    (True, False)
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    broken = sum(any(one.islower() and two.isupper() for one, two in pairwise(word)) for word in words)
    return 5 * broken > len(words)


def _share(data: bytes, name: str) -> float:
    """The share of the signs beyond ASCII that are in use, where the bytes are text in an alphabet; else 0."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return 0.0
    signs = [sign for sign in text if not sign.isascii() and sign.isalnum()]
    if len(signs) < FEWEST or 5 * len(_MIXED.findall(text)) > len(signs):
        return 0.0
    return sum(_in_use(sign, name) for sign in signs) / len(signs)


def _in_use(sign: str, name: str) -> bool:
    if name == "cp949" and not "가" <= sign <= "힣":
        return False
    if "\u3041" <= sign <= "\u30fe":
        return name in ("cp932", "euc_jp")
    standard, first, last = _IN_USE[name]
    try:
        found = sign.encode(standard)
    except UnicodeEncodeError:
        return False
    return len(found) == 2 and first <= found[0] <= last
