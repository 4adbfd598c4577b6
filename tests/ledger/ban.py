"""A case of one settlement, with events that ask for it alone and others that do not."""

from __future__ import annotations

from pathlib import Path

from instantsia import api
from tests.cli.test_ledger import BAN

MORE = """
[[event]]
id = "either"
text = "Nothing or everything"
when = 'settlement == "no_ban" or settlement.value >= 90 or not settlement.value > 3'

[[event]]
id = "met"
text = "They met"
when = "settlement.happened"

[[fact]]
id = "rain"
text = "It rained"

[[assumption]]
about = "fact.rain"
value = 0.5
why = "a coin"

[[event]]
id = "wet"
text = "It rained and the ban went beyond half"
when = "rain and settlement.value > 50"
"""


def played(folder: Path) -> api.Result:
    """The case written into a folder and played in 400 draws."""
    (folder / "case.toml").write_text(BAN + MORE)
    return api.load(folder).run(draws=400, runs=None)
