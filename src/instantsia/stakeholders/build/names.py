"""Ids for the names of a table: the same for a name whatever the order of rows, and each another."""

from __future__ import annotations

import hashlib
import keyword
from collections import Counter
from collections.abc import Iterable, Mapping

from anyascii import anyascii

from instantsia.case.people import Actor
from instantsia.case.phrases import in_words
from instantsia.case.quantities import quantities
from instantsia.case.words import ID_LIMIT

WORDS = frozenset(Actor.model_fields) - {"id"} | {"rule", "value"}
"""Words that mean something where an id stands in a path, besides those of the kinds of numbers."""
OF_VOTES = frozenset(("abstain", "absent", "undecided"))
"""What a member can do instead of taking an option."""
UNNAMED = "position"
"""The id of the one issue of a table that does not name it: whatever the file is called, the numbers are the same."""
HASH = 6


def slug(name: str) -> str:
    """Lower-case letters, digits and underscores; may be empty.

    >>> slug("Côte d'Ivoire"), slug("Минэнерго")
    ('cote_d_ivoire', 'minenergo')
    """
    plain = anyascii(name).casefold()
    return "_".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain).split())


def ids(names: Iterable[str], kind: str) -> dict[str, str]:
    """{name: id}; where two names come to the same id, or a name is too long for one, a short hash of it is added.

    kind   what is named, for names that begin with no letter: "actor"

    >>> ids(["USA", "U S A", "2030", "class"], "actor")["2030"]
    'actor_2030'
    """
    names = tuple(dict.fromkeys(names))
    base = {name: _begun(slug(name), kind) for name in names}
    count = Counter(base.values())
    return {
        name: id
        if count[id] == 1 and len(id) <= ID_LIMIT and id != kind
        else f"{id[: ID_LIMIT - HASH - 1]}_{_hash(name)}"
        for name, id in base.items()
    }


def called(written: Mapping[str, str]) -> dict[str, str]:
    """{id: name} of names that an id in words does not give back; {name: id} as `ids` gives it.

    One that would be read as a word of the sentence has quotes: votes for 'for'.

    >>> called({"north": "north", "EU-US deal": "eu_us_deal", "for": "for_option"})
    {'eu_us_deal': 'EU-US deal', 'for_option': "'for'"}
    """
    quoted = {name: f"'{name}'" if name.casefold() in ("for", "against") else name for name in written}
    return {id: quoted[name] for name, id in written.items() if in_words(id) != quoted[name]}


def one(name: str, kind: str) -> str:
    """The id of a name that stands alone."""
    return ids([name], kind)[name]


def with_ending(id: str, ending: str) -> str:
    """An id with an ending; where it is cut to leave room, the end that tells it from others stays.

    >>> with_ending("levy", "changed"), len(with_ending("a" * 60, "changed"))
    ('levy_changed', 60)
    """
    room = ID_LIMIT - len(ending) - 1
    short = id if len(id) <= room else f"{id[: room - HASH - 1]}{id[-HASH - 1 :]}"
    return f"{short}_{ending}"


def _begun(slugged: str, kind: str) -> str:
    if not slugged:
        return kind
    reserved = slugged in WORDS or slugged in quantities().reserved or slugged in OF_VOTES or keyword.iskeyword(slugged)
    if reserved:
        return f"{slugged}_{kind}"
    return slugged if slugged[0].isalpha() else f"{kind}_{slugged}"


def _hash(name: str) -> str:
    return hashlib.blake2b(name.encode(), digest_size=HASH // 2).hexdigest()
