"""What a sheet remarks of its actors, in the case that is made of it: an office is their role, and nothing else is."""

from __future__ import annotations

from instantsia.patterns import pattern
from instantsia.stakeholders import told
from instantsia.stakeholders.build.building import Building
from instantsia.stakeholders.files.columns.contents import are_titles

MOST_WORDS = 8
"""An office has no more words: deputy minister of finance and planning."""
MOST_BEFORE = 2
_OF_WHAT = "of for and to in at de du des la del della di do da der für von und et y e van en i"
_OF = frozenset(_OF_WHAT.split())
"""What stands behind an office before what it is one of."""
_WORD = pattern(r"[^\W\d_]+")
_ENDED = pattern(r"[.!?;]\s*(?:\s|$)")


def names_office(remark: str) -> bool:
    """Whether a remark is an office and nothing more.

    >>> names_office("Chair of the committee"), names_office("Minister"), names_office("leans on the chair.")
    (True, True, False)
    >>> names_office("Finance minister"), names_office("Minister will resign"), names_office("Deputy governor")
    (True, False, True)
    >>> names_office("the minister will never agree to this"), names_office("heard in a bar"), names_office("ministre")
    (False, False, True)
    """
    words = _WORD.findall(remark)
    if not words or len(words) > MOST_WORDS or _ENDED.search(remark):
        return False
    if not are_titles(words[:1]):
        # finance minister: an office behind what it is one of
        return len(words) <= MOST_BEFORE + 1 and are_titles(words[-1:])
    # behind an office stands of what it is one, or whose
    return len(words) == 1 or words[1].casefold() in _OF or words[1][0].isupper() or are_titles(words[1:2])


def remarks_of(work: Building) -> dict[str, str]:
    """{actor: the first remark on them}."""
    out: dict[str, str] = {}
    for entries in work.table.rows.values():
        for entry in entries:
            if entry.note:
                out.setdefault(entry.actor, entry.note)
    return out


def remarks_kept(work: Building) -> list[str]:
    """A line with the remarks that are nobody's office, so that the case keeps them; [] where there are none."""
    kept = [f"{name}: {remark!r}" for name, remark in remarks_of(work).items() if not names_office(remark)]
    return [f"{told.REMARKS}{'; '.join(kept)}."] if kept else []
