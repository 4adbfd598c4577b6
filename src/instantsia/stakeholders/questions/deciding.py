"""That the sheet says that one person decides, with the answer that plays it so."""

from __future__ import annotations

import shlex

from instantsia.errors import cut
from instantsia.stakeholders.questions.asking import Asking


def decider_said(asking: Asking) -> list[str]:
    """A sentence for each line that says it, where nobody has answered how it is settled; [] elsewhere.

    Nothing is taken of it: whoever decides may hear the others, which a bargain is.
    """
    if asking.text("settles") is not None:
        return []
    out = []
    for (text, where), name in asking.known.deciders:
        shown = f"{cut(text)} ({where})" if where else cut(text)
        remedy = (
            f"--answer settles={shlex.quote(name)} plays it so"
            if name
            else "no row is theirs by its name or office: add one for them, and --answer settles=NAME plays it so"
        )
        out.append(f"{shown} says that one person decides, and is not used ({remedy}).")
    return list(dict.fromkeys(out))
