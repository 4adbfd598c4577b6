"""One cause, one message: what could not be read counts as there for everything that names it or needs it."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from instantsia.casefile.document import TABLES, from_mapping, read_folder
from instantsia.casefile.load import examined
from tests.casefile import dock

MORE = """
[[group]]
id = "weeks"
every = "week"
from = 1911-06-21
until = 1911-07-20
while = "not talk.happened"

[[step]]
id = "warned"
kind = "report"
channel = "pilot"
within = "weeks"

[[step]]
id = "talk"
kind = "convene"
within = "weeks"
body = "board"
by = ["quill"]
chair = "reed"
chair_chance = { value = "0.2..0.6", why = "as told" }
absent = [{ member = "stone", or = "reed", chance = "0.3..0.7" }]

[[step]]
id = "sale"
kind = "vote"
after = "recourse"
body = "sellers"
issue = "price"

[[body]]
id = "sellers"
members = ["quill", "reed"]
rule = { kind = "acclamation", leader = "quill", rivals = ["reed"], dissent = "0..0.2" }

[[issue]]
id = "price"
options = ["low", "high"]
scale = { 0 = "low", 100 = "high" }

[[dispute]]
about = "reed.dock"
agree_within = 5

[[event]]
id = "sold"
text = "It is sold"
question = "Will it be sold?"
when = 'sale == "high" and talk.happened and talk.ended < "1911-07-20" and talk.times > 1 and weeks.turns > 1'

[[assumption]]
about = "quill.dock"
value = { value = "50..60..90", why = "his own words", group = "owners" }
why = "his own words"

[[fact]]
id = "storm"
text = "A storm is coming"

[[origin]]
id = "glass"
about = "storm"
hit = { value = "0.7..0.9", why = "as told" }
trust = { reed = 0.6 }
known_to = ["quill"]

[[channel]]
id = "pilot"
from = "quill"
to = ["reed"]
origin = "glass"
delay = "0..1"

[[depends]]
id = "caution"
issue = "price"
fact = "storm"
by = "10..30"
who = ["reed"]

[[party]]
id = "owners"
home = ["sellers"]
ideal = 100
talking = { value = "0.02..0.1", why = "as told" }
horizon = "6..24"
on = "price"

[[party]]
id = "tenants"
home = []
ideal = 0
through = "owners"

[[war]]
id = "strike"
between = ["owners", "tenants"]
issue = "price"
forts = "5..9"
start = "-1..1"
battles = 1
chance = "0.4..0.6"
belief = { owners = 0.6, tenants = "0.3..0.4" }
strength = 10
cost = { owners = 0, tenants = "0..0.01" }
season = { months = [5, 6], rest = 0.5 }

[[stock]]
id = "purse"
of = "tenants"
start = 50
drift = "-2..-1"
bears = "war.strike.cost.tenants"

[[term]]
id = "rent"
levels = ["old", "less", "none"]
giver = "owners"
taker = "tenants"
part = { less = 0.4 }
price = { id = "quiet", tacit = true, cost = "0..0.1" }

[[track]]
id = "letters"
between = ["owners", "tenants"]
carrier = { by = "bank", chance = 0.5 }
places = { inn = 0.3 }
open = 1911-06-01

[[ally]]
id = "bank"
of = "owners"
veto = { on = ["rent.less", "agreement"], chance = 0.5 }

[[ally]]
id = "union"
of = "tenants"
presses = { against = "rent.none", chance = 0.2 }
aid = { cap = 1, months = 2 }
tells = 2

[[outside]]
id = "flight"
by = "tenants"
chance = "0..0.1"

[[calendar]]
id = "terms"
dates = [1911-06-24, 1911-09-29]
changes = { owners = 0.1 }

[[assumption]]
about = "fact.storm"
value = { value = "0.2..0.4", why = "as told" }

[[assumption]]
about = "reed.believes.storm"
value = { value = "0.1..0.3", why = "as told" }

[[actor]]
id = "quill"
name = "Mrs Quill"

[[actor]]
id = "reed"
aliases = ["Read"]

[[claim]]
id = "more1"
source = "memoir"
about = "record.ballot.vote.reed"
value = "let"

[[claim]]
id = "more2"
source = "memoir"
about = "town.owes.quill"
value = "0.3..0.5"

[[coding]]
by = "second"
claim = "more2"
about = "town.owes.quill"
source = "memoir"
value = "0.2..0.4"
kind = "reported"
why = "so it reads"

[[what_if]]
id = "dear"
set = ["step.sale.motion=high", "quill.dock=80"]
without = ["source.memoir"]
assume = ["memoir=genuine"]
text = "It is dear"
"""


def small() -> dict[str, Any]:
    """A case with something in every table, as plain data."""
    case = tomllib.loads(dock.CASE + MORE)
    rows = csv.DictReader(io.StringIO(dock.CLAIMS))
    case["claim"] += [{key.replace("claim", "id"): value for key, value in row.items() if value} for row in rows]
    return case


SMALL = small()


def leaves(raw: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything that is written in an entry, tables inside it included."""
    if path:
        yield path
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from leaves(value, (*path, key))
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from leaves(value, (*path, number))


def keys() -> Iterator[tuple[Any, ...]]:
    """(table, number, key ...) of everything that is written in SMALL."""
    for table in TABLES:
        for number, entry in enumerate(SMALL[table]):
            yield from ((table, number, *path) for path in leaves(entry))


def with_other(raw: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of written data with another value at a path."""
    if not path:
        return value
    if isinstance(raw, list):
        return [with_other(one, path[1:], value) if number == path[0] else one for number, one in enumerate(raw)]
    return {key: with_other(one, path[1:], value) if key == path[0] else one for key, one in raw.items()}


def at(raw: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        raw = raw[part]
    return raw


def problems(case: dict[str, Any]) -> list[str]:
    return [str(problem) for problem in examined(from_mapping(case, "small"))[1]]


def test_the_case_of_these_tests_is_sound_and_has_every_table() -> None:
    """If it failed, the tests below would leave a table out."""
    assert problems(SMALL) == []
    assert all(SMALL[table] for table in TABLES)


EVERY = [*keys()]


@pytest.mark.parametrize("path", EVERY, ids=[".".join(map(str, path)) for path in EVERY])
def test_what_is_of_another_type_is_one_message(path: tuple[Any, ...]) -> None:
    """A space in the name of a group gave 31 messages, of which 30 were about something that was right."""
    found = problems(with_other(SMALL, path, [[1]]))
    assert len(found) == 1, "\n".join(found)


FREE = {
    "text": {"file"}, "source": {"cite", "seen"}, "claim": {"why", "first", "last"}, "actor": {"name", "aliases"},
    "issue": {"0", "100"}, "step": {"why"}, "event": {"text", "question"}, "assumption": {"why"},
    "what_if": {"text"}, "fact": {"text"}, "origin": {"why"},
    "coding": {"why"}, "party": {"why"},
}  # fmt: skip
"""Keys that take any text, in whichever table they stand."""

FORMS = [
    path for path in keys() if isinstance(at(SMALL, path), str) and not FREE.get(path[0], set()).intersection(path[-2:])
]


@pytest.mark.parametrize("path", FORMS, ids=[".".join(map(str, path)) for path in FORMS])
def test_what_is_of_another_form_is_one_message(path: tuple[Any, ...]) -> None:
    """As above, for a text that is none of those that a key takes."""
    found = problems(with_other(SMALL, path, "No such thing!"))
    assert len(found) == 1, "\n".join(found)


NAMES = {"p", "open", "right", "owes", "scale", "belief", "cost", "part", "places", "changes"}
"""Tables whose keys are names that a case gives or uses, not keys of the schema."""
KEYS = [path for path in keys() if isinstance(path[-1], str) and path[-2] not in NAMES]


@pytest.mark.parametrize("path", KEYS, ids=[".".join(map(str, path)) for path in KEYS])
def test_a_slip_in_a_key_is_one_message(path: tuple[Any, ...]) -> None:
    """`membres` was told twice: as a key that nobody reads, and as one that was missing."""
    above, key = at(SMALL, path[:-1]), path[-1]
    slip = {(f"{key}x" if one == key else one): value for one, value in above.items()}
    found = problems(with_other(SMALL, path[:-1], slip))
    assert len(found) == 1, "\n".join(found)


def in_files(folder: Path, case: str = dock.CASE, claims: str = dock.CLAIMS) -> list[str]:
    return [str(problem) for problem in examined(read_folder(dock.write(folder, case, claims)))[1]]


HEADER = dock.CLAIMS.partition("\n")[0].split(",")


@pytest.mark.parametrize("column", HEADER)
def test_a_slip_in_a_column_is_one_message(tmp_path: Path, column: str) -> None:
    """If it failed, every row of a table of claims would be told of because of one word in its header."""
    header = ",".join(f"{one}x" if one == column else one for one in HEADER)
    found = in_files(tmp_path / "dock", claims=dock.CLAIMS.replace(dock.CLAIMS.partition("\n")[0], header))
    assert len(found) == 1, "\n".join(found)


@pytest.mark.parametrize("table", [table for table in TABLES if f"[[{table}]]" in dock.CASE])
def test_one_table_in_place_of_a_list_is_one_message(tmp_path: Path, table: str) -> None:
    """[actor] in place of [[actor]]: everything in it counts as there."""
    head, _, rest = dock.CASE.partition(f"[[{table}]]")
    others = "".join(rest.partition("[[")[1:])
    while f"[[{table}]]" in others:
        before, _, after = others.partition(f"[[{table}]]")
        others = before + "".join(after.partition("[[")[1:])
    found = in_files(tmp_path / "dock", f"{head}[{table}]{rest.partition('[[')[0]}{others}")
    assert len(found) == 1, "\n".join(found)


def test_a_case_that_is_not_there_to_be_included_is_one_message(tmp_path: Path) -> None:
    """Whatever stands in it counts as there."""
    _, _, rest = dock.CASE.partition("[[step]]")
    steps = f'instantsia = 1\ntitle = "The dock"\ninclude = ["dok"]\n\n[[step]]{rest}'
    found = in_files(tmp_path / "let", steps)
    assert len(found) == 1, "\n".join(found)
    assert "expected a case beside this one" in found[0]


@pytest.mark.parametrize("table", TABLES)
def test_a_slip_in_the_name_of_a_table_is_one_message(table: str) -> None:
    """[[asumption]] was told once, and then of everything that had nothing to fall to."""
    found = problems({(f"{key}x" if key == table else key): value for key, value in SMALL.items()})
    assert len(found) == 1, "\n".join(found)
    assert f"did you mean {table}?" in found[0]
