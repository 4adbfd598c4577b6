"""What holds where nothing is decided, as a sentence beside the table tells it: an option, or words that are quoted."""

from __future__ import annotations

import re
from collections.abc import Collection

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.otherwise import GOES_ON
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.words import HOLDS

QUOTED = 160
"""So many signs of a sentence are shown where it is asked about."""
CODE = 3
"""An option of so many signs is a code, which another word may look like."""


def option_otherwise(asking: Asking, options: Collection[str]) -> tuple[str, str]:
    """(the option that a sentence names as what holds where nothing is decided, the sentence); ("", "") without one.

    A sentence that names several of them tells none.
    """
    for text, where in asking.known.otherwise:
        named = [one for one in options if _names(text, one)]
        named = [one for one in named if not any(one != other and folded(one) in folded(other) for other in named)]
        if len(named) == 1:
            return named[0], _told(text, where)
    return "", ""


def quoted(asking: Asking) -> str:
    """The sentences that tell what holds, of which no number or option was read; "" where no line has one."""
    return "; ".join(_told(text, where) for text, where in asking.known.otherwise)


def takes_back(option: str, options: Collection[str]) -> bool:
    """Whether an option is what somebody says of another one of several, and no option of its own: not C.

    >>> takes_back("not C", ["A", "B", "C", "not C"]), takes_back("no ban", ["no ban", "partial ban", "full ban"])
    (True, False)
    """
    first, _, rest = option.partition(" ")
    others = [one for one in map(folded, options) if one != folded(option)]
    return len(others) > 2 and folded(first) in HOLDS and folded(rest) in others


def _names(text: str, option: str) -> bool:
    """Whether a sentence names an option; a code only in brackets or quotation marks, behind a word for it, or at the
    end of the sentence behind a word of what goes on.

    >>> _names("Se non passa niente resta 0", "0"), _names("Otherwise (B)", "B"), _names("Otherwise A 0 is spent", "0")
    (True, True, False)
    """
    name = re.escape(" ".join(option.split()))
    if len(option) > CODE:
        return re.search(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE) is not None
    marked = rf"[(\['\"“‘«„]\s*{name}\s*[)\]'\"”’»“]"
    called = (
        rf"(?i:option|variante?|version|opción|opcja|opzione|opção|optie|вариант|варіант|alternativ\w*)\s+{name}(?!\w)"
    )
    stays = any(text[one.end() :].strip(" .:!,;") == option for one in GOES_ON.finditer(text))
    return stays or re.search(f"{marked}|{called}", text) is not None


def _told(text: str, where: str) -> str:
    return f"{where}: {cut(text, QUOTED)}" if where else cut(text, QUOTED)
