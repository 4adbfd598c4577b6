"""Small cases: one paper that two men bring, an expert who comes late, a board that acts on it; a tap on a cable."""

from __future__ import annotations

from pathlib import Path

from instantsia.api import Study, load

TEXT = """\
instantsia = 1
title      = "Two copies of one paper"
question   = "Does the board act on it?"
hindsight  = false
fact    = [{ id = "genuine", text = "The paper is genuine" }, { id = "storm", text = "A storm comes" }]
body    = [{ id = "board", members = ["ann", "bob", "cem"], rule = { kind = "majority" } }]
actor   = [
  { id = "ann", believes = { genuine = 0.4 } },
  { id = "bob", believes = { genuine = 0.6 } },
  { id = "cem", believes = { genuine = 0.4, storm = 0.5 } },
  { id = "dee" },
]
origin  = [
  { id = "hand", about = "genuine", hit = 0.8, false = 0.3, believed = 0.8, known_to = ["cem"] },
  { id = "ink", about = "genuine", hit = 0.9, false = 0.1, believed = 0.9 },
]
channel = [
  { id = "first", from = "dee", to = ["ann", "bob", "cem"], origin = "hand", lost = 0, believed = 0.9 },
  { id = "second", from = "dee", to = ["ann", "cem"], origin = "hand", fidelity = 0.9, lost = 0.25, believed = 0.9 },
  { id = "expert", from = "dee", to = ["ann"], origin = "ink", slant = 0.2, leans = "no", delay = "1..9" },
]
issue   = [{ id = "policy", options = ["wait", "act"] }]
depends = [{ id = "alarmed", issue = "policy", fact = "genuine", option = "act", by = 0.9 }]
step    = [
  { id = "brought", kind = "report", channel = "first", date = 1931-02-01 },
  { id = "again", kind = "report", channel = "second", date = 1931-02-05 },
  { id = "looked_at", kind = "report", channel = "expert", date = 1931-02-08 },
  { id = "meeting", kind = "vote", body = "board", issue = "policy", date = 1931-02-09 },
  { id = "outcome", kind = "learn", fact = "genuine", to = ["bob"], date = 1931-03-01 },
]
event   = [{ id = "acted", text = "The board acts on the paper", when = 'meeting == "act"' }]

[[assumption]]
about = "fact.genuine"
value = { value = 0.3, why = "invented" }

[[assumption]]
about = "fact.storm"
value = { value = 0.3, why = "invented" }

[[assumption]]
about = "*.policy.wait"
value = { value = 0.5, why = "invented" }

[[assumption]]
about = "*.policy.act"
value = { value = 0.3, why = "invented" }
"""


RELAY = """\
instantsia = 1
title      = "A tap on a cable"
hindsight  = false
fact    = [{ id = "war", text = "They attack" }]
body    = [{ id = "board", members = ["ann", "bob"], rule = { kind = "leader", leader = "ann" } }]
actor   = [
  { id = "ann", believes = { war = 0.3 } },
  { id = "bob", believes = { war = 0.3 } },
  { id = "dee" },
  { id = "eve" },
]
origin  = [{ id = "agent", about = "war", hit = 0.8, false = 0.2 }]
channel = [
  { id = "cable", from = "dee", to = ["bob"], origin = "agent" },
  { id = "tap", from = "eve", to = ["ann"], of = "cable", fidelity = 0.9, editor = "eve", edits = 0.25 },
]
issue   = [{ id = "policy", options = ["wait", "act"] }]
depends = [{ id = "alarmed", issue = "policy", fact = "war", option = "act", by = 0.9 }]
step    = [
  { id = "wires", kind = "report", channel = "cable", date = 1931-02-01 },
  { id = "heard", kind = "report", channel = "tap", date = 1931-02-02 },
  { id = "told", kind = "reveal", origin = "agent", to = ["ann"], chance = 0.4, date = 1931-02-05 },
  { id="gossip", kind="leak", channel="cable", among=["bob"], to=["ann"], hazard=0.1, days=10, date=1931-02-06 },
  { id = "meeting", kind = "vote", body = "board", issue = "policy", date = 1931-03-09 },
]
event   = [{ id = "acted", text = "The board acts", when = 'meeting == "act"' }]

[[assumption]]
about = "fact.war"
value = { value = 0.3, why = "invented" }

[[assumption]]
about = "*.policy.wait"
value = { value = 0.5, why = "invented" }

[[assumption]]
about = "*.policy.act"
value = { value = 0.5, why = "invented" }
"""


def papers(folder: Path, early: str = "") -> Study:
    """The case, written into a folder. early: steps before all others."""
    return _written(folder / "papers", TEXT.replace("step    = [\n", f"step    = [\n{early}\n", 1))


def relay(folder: Path) -> Study:
    """A channel of another, a pen, and a leak."""
    return _written(folder / "relay", RELAY)


def _written(place: Path, text: str) -> Study:
    place.mkdir(exist_ok=True)
    (place / "case.toml").write_text(text, encoding="utf-8")
    return load(str(place))
