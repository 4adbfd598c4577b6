"""What two writings of one name have in common, and which of several names is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from instantsia.controls import shown
from instantsia.errors import cut, few, nearest

SHORTEST = 3
"""Letters of a beginning that may stand for a name."""
LEAST_LETTERS = 4
"""Of a word by which a line may name a row."""
_WORD = re.compile(r"[^\W\d_]+")
_OF_ANOTHER = frozenset(
    (
        *("acting", "assistant", "deputy", "ex", "former", "shadow", "sub", "under", "vice"),
        *("adjoint", "sous", "suplente", "ehemalige", "ehemaliger", "stellvertretende", "stellvertretender", "vize"),
        *("zastępca",),
    )
)
"""Words before an office that make it another's: a deputy governor is not the governor."""
_OWNED = re.compile(r"['’]s?(?!\w)")
"""What behind a name makes it another's: the president's brother is not the president."""


def folded(name: str) -> str:
    """A name without case, spaces and what steers a terminal and is never shown, which tell nobody apart.

    >>> folded("No  Ban") == folded("noban") == folded("no \\x1b[31mban\\x07")
    True
    """
    return "".join((name if name.isprintable() else shown(name)).split()).casefold()


def words_of(text: str) -> set[str]:
    """The words of a text by which a line may name a row, folded; short ones are none.

    >>> sorted(words_of("Mayor of Linz (2 votes)"))
    ['linz', 'mayor', 'votes']
    """
    return {folded(word) for word in _WORD.findall(text) if len(word) >= LEAST_LETTERS}


def name_meant(written: str, names: Iterable[str], what: str) -> str:
    """The name that is meant, whole or by a beginning that only one has; case and spaces do not matter."""
    names = tuple(names)
    found = one_meant(written, names)
    if found is None:
        raise ValueError(f"found {cut(written)}, expected {what} ({_whom(written, names)})")
    return found


def _whom(written: str, names: Sequence[str]) -> str:
    """Which of some names may be meant, where that is none for certain."""
    several = may_be(written, names)
    return it_may_be(several) if len(several) > 1 else nearest(written, several or names)


def may_be(written: str, names: Iterable[str]) -> list[str]:
    """The names that begin with what is written; where none does, those that have its words in them.

    >>> may_be("sudria", ["Sudria East", "Sudria West", "North Sudria"]), may_be("east", ["Sudria East", "Berin"])
    (['Sudria East', 'Sudria West'], ['Sudria East'])
    """
    names, begin = tuple(names), " ".join(written.split()).casefold()
    several = [name for name in names if begin and " ".join(name.split()).casefold().startswith(begin)]
    return several or [name for name in names if _has_words(name, written)]


def it_may_be(names: Sequence[str]) -> str:
    """What is said to whoever means one of several names."""
    return f"it may be {few(names, 3)}: say more of the name"


def one_meant(written: str, names: Iterable[str]) -> str | None:
    """The same, and None where no name is meant, or more than one may be."""
    names = tuple(names)
    for name in names:
        if folded(name) == folded(written):
            return name
    begun = begun_by(written, names)
    return begun[0] if len(begun) == 1 else None


def one_called(written: str, called: Mapping[str, Iterable[str]]) -> str | None:
    """Who is meant of several people: called so in whole, by the beginning of a name, or by a word in one.

    None where nobody is meant, or more than one may be. Of options a word does not do: "ban" is not "no ban"; and of
    people no word that another has of them: "governor" is not "Deputy Governor", nor "Governor's brother".

    called   {person: everything they are called}

    >>> one_called("cruz", {"de la Cruz": ["de la Cruz"], "Tanaka": ["Tanaka", "the chair"]})
    'de la Cruz'
    >>> one_called("governor", {name: [name] for name in ("Deputy Governor", "Governor's brother")})
    """
    whole = [one for one, names in called.items() if folded(written) in map(folded, names)]
    begun = [
        one for one, names in called.items() if any(not _owned(name, written) for name in begun_by(written, names))
    ]
    inside = [one for one, names in called.items() if any(_has_words(name, written, own=True) for name in names)]
    found: list[str] = next((some for some in (whole, begun, inside) if some), [])
    return found[0] if len(found) == 1 else None


def one_of(written: str, people: Iterable[str]) -> str | None:
    """The same of people who have one name each."""
    return one_called(written, {one: (one,) for one in people})


def actor_meant(written: str, actors: Iterable[str], what: str = "an actor of the table") -> str:
    """The actor who is meant, as `one_called` finds them; raises ValueError naming those who may be."""
    actors = tuple(actors)
    found = one_of(written, actors)
    if found is None:
        raise ValueError(f"found {cut(written)}, expected {what} ({_whom(written, actors)})")
    return found


def _has_words(name: str, written: str, *, own: bool = False) -> bool:
    """Whether the words that are written stand beside each other in a name; with `own`, not as those of another."""
    words, wanted = (re.findall(r"[^\W_]+", one.casefold()) for one in (name, written))
    if len("".join(wanted)) < SHORTEST:
        return False
    found = [at for at in range(len(words) - len(wanted) + 1) if words[at : at + len(wanted)] == wanted]
    if not own:
        return bool(found)
    return not _owned(name, written) and any(at == 0 or words[at - 1] not in _OF_ANOTHER for at in found)


def _owned(name: str, written: str) -> bool:
    """Whether what is written stands in a name as whoever has somebody: the president, in the president's brother."""
    _, found, behind = " ".join(name.split()).casefold().partition(" ".join(written.split()).casefold())
    return bool(found and _OWNED.match(behind))


def begun_by(written: str, names: Iterable[str]) -> list[str]:
    """The names that begin so: with whole words, or with letters enough to mean no other word."""
    begin = " ".join(written.split()).casefold()
    if len(begin) < SHORTEST:
        return []
    return [name for name in names if " ".join(name.split()).casefold().startswith(begin)]


def joined_names(written: str, names: Iterable[str]) -> str:
    """Names as they are joined by |, however they were joined.

    >>> joined_names("Saudi Arabia, Russia and Smith, John", ["Russia", "Saudi Arabia", "Smith, John"])
    'Saudi Arabia|Russia|Smith, John'
    """
    if "|" in written:
        return written
    left, out = " ".join(written.split()), []
    known = sorted(names, key=len, reverse=True)
    while left:
        whole = next((name for name in known if _leads(name, left)), None)
        if whole is None:
            one, _, left = left.partition(",") if "," in left else left.partition(";")
            if not left and " and " in one:
                one, _, left = one.partition(" and ")
        else:
            one, left = left[: len(whole)], left[len(whole) :]
        left = re.sub(r"^\s*(?:[,;]|and\b|und\b|et\b|y\b|e\b|en\b|и\b)*\s*", "", left)
        out.append(one.strip())
    return "|".join(filter(None, out))


def _leads(name: str, text: str) -> bool:
    rest = text[len(name) :].lstrip()
    return text.casefold().startswith(name.casefold()) and (
        not rest or rest[0] in ",;" or re.match(r"(?:and|und|et|y|e|en|и)\b", rest) is not None
    )
