"""A small case with something of everything, to be changed by tests."""

from __future__ import annotations

from pathlib import Path

CASE = """\
instantsia = 1
title = "The dock"
question = "Will the dock be let?"

[[text]]
id = "log_text"
file = "log.txt"

[[source]]
id = "log"
text = "log_text"
cite = "Log of the Dock Company, 2 June 1911"
made = 1911-06-02
p = 0.95

[[source]]
id = "memoir"
cite = "A memoir, of which a copy was seen"
seen = "county library, 3 May"
made = 1913
p = { genuine = 0.6, composite = 0.3, forged = 0.1 }
right = { composite = "informed" }
derives_from = "log"

[[part]]
id = "appendix"
of = "memoir"
open = { genuine = 0.8, composite = 0.2 }

[[teller]]
id = "quill"
side = "owners"
p = "0.6..0.8"
lean = "5..10"

[[issue]]
id = "dock"
options = ["hold", "let"]
scale = { 0 = "hold it", 100 = "let it now" }

[[fact]]
id = "offer"

[[actor]]
id = "town"
seats = "3..5"
owes = { quill = 0.4 }

[[body]]
id = "board"
members = ["quill", "reed", "stone"]
chair = "quill"
rule = { kind = "majority", of = "present", tie = "status-quo" }
superior = "meeting"

[[body]]
id = "meeting"
members = ["town", "quill"]
rule = { kind = "majority", of = "present", tie = "status-quo" }

[[step]]
id = "ballot"
kind = "vote"
body = "board"
issue = "dock"
motion = "let"
date = 1911-06-09
precision = { value = "3..6..12", why = "as they lean" }
pressure = "0..0.2"

[[step]]
id = "recourse"
kind = "appeal"
to = "meeting"
issue = "dock"
against = "ballot"
date = 1911-06-20
when = 'ballot == "hold" and not ballot.vote.reed == "let"'
chance = 0.4

[[event]]
id = "let"
text = "The dock is let"
when = 'ballot == "let" or recourse == "let" or offer'

[[assumption]]
about = "*.dock"
value = "0..50..100"
why = "nothing known"

[[assumption]]
about = "fact.offer"
value = "0.2..0.4"
why = "rumour"

[[what_if]]
id = "stone_away"
set = ["body.board.absent=stone"]
"""

CLAIMS = """\
claim,source,about,value,told_by,lines,first,last,kind,of,why
D1,log,quill.dock,firmly let,quill,3,I want it,let by autumn,own words,1911-06-02,
D2,log,reed.dock,60..80,quill,5,Reed told me,leans my way,reported,1911-06-01..1911-06-02,"so he says, at least"
D3,memoir,fact.offer,yes,,,,,hearsay,1911,
D4,appendix,record.ballot,let,,,,,reported,1911-06-09,
"""

LOG = """\
DOCK COMPANY. 2 June 1911.

Quill. I want it let by autumn.

Quill. Reed told me that he leans my way.
"""


def write(folder: Path, case: str = CASE, claims: str | None = CLAIMS, **more: str) -> Path:
    """A case folder; `more` holds other files by name, with _ for the dot."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(case, encoding="utf-8")
    (folder / "log.txt").write_text(LOG, encoding="utf-8")
    if claims is not None:
        (folder / "claims.csv").write_text(claims, encoding="utf-8")
    for name, text in more.items():
        (folder / name.replace("_", ".", 1)).write_text(text, encoding="utf-8")
    return folder


def line_of(text: str, needle: str) -> int:
    """The line, from 1, on which `needle` first stands."""
    return text[: text.index(needle)].count("\n") + 1
