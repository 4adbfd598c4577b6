"""The package with two more tables, six more kinds of numbers and one more step, in a process of its own.

The schema has to be wider before any other module reads it; so this runs by itself and prints what it finds as JSON.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from instantsia.case import model
from instantsia.case.numbers import NotNegative, Probability
from instantsia.case.words import Id, Words


class Wire(Words):
    """A way by which word comes."""

    id: Id
    delay: NotNegative | None = None


class Guild(Words):
    """A side in a talk."""

    id: Id
    patience: Probability | None = None


class Case(model.Case):
    wire: tuple[Wire, ...] = ()
    guild: tuple[Guild, ...] = ()


model.Case = Case  # type: ignore[misc]
model.TABLES = model.tables_of(Case)

# all that follows reads the wider schema
from instantsia import api, steps  # noqa: E402
from instantsia.analysis.changes.differing import changed  # noqa: E402
from instantsia.case import paths  # noqa: E402
from instantsia.case.limits import LARGEST  # noqa: E402
from instantsia.case.numbers import Number  # noqa: E402
from instantsia.case.quantities import Quantity, hand_in, inline, quantities  # noqa: E402
from instantsia.case.values import Domain, scale_of  # noqa: E402
from instantsia.casefile.document import from_mapping  # noqa: E402
from instantsia.casefile.load import examined, load  # noqa: E402
from instantsia.casefile.overlay import apply  # noqa: E402
from instantsia.casefile.write import case_toml  # noqa: E402
from instantsia.engine.plan import Plan, prepare  # noqa: E402
from instantsia.engine.play import play_block  # noqa: E402
from instantsia.engine.program import program_of  # noqa: E402
from instantsia.errors import CaseError  # noqa: E402
from instantsia.report import naming, terminal  # noqa: E402
from instantsia.report.listing.paths import listed  # noqa: E402

steps.__path__.append(str(Path(__file__).parent / "steps"))

hand_in(
    (
        Quantity(
            "dread", "actor.{actor}.dreads.{fact}", "chance that an actor gives to a fact, 0-1",
            "actor.elm.dreads.attack", Domain(0.0, 1.0), axis="actor",
            phrase="how surely {actor} holds that {fact} is so", heading="dread",
        ),
        Quantity(
            "trust", "wire.{wire}.trust.{actor}", "how far an actor believes what comes through a wire, 0-1",
            "wire.cable.trust.elm", Domain(0.0, 1.0), axis="actor", phrase="how far {actor} trusts the {wire}",
            heading="trust",
        ),
        Quantity(
            "delay", "wire.{wire}.delay", "days until what is sent arrives, 0 or more", "wire.cable.delay",
            Domain(0.0, LARGEST), inline=True, phrase="days that the {wire} takes", heading="delays",
        ),
        Quantity(
            "reservation", "guild.{guild}.reservation.{scale}", "the point of the scale beyond which a guild walks out",
            "guild.town.reservation.toll", lambda case, bound, _: scale_of(case.issues[bound["scale"]]),
            phrase="what {guild} would rather walk out than take ({scale})", heading="reservations",
        ),
        Quantity(
            "cost", "guild.{guild}.cost", "what a turn of waiting costs a guild, 0 or more", "guild.town.cost",
            Domain(0.0, LARGEST), default=Number(low=0.0, high=0.0, why="waiting costs nothing"),
            phrase="what waiting costs {guild}", heading="costs",
        ),
        Quantity(
            "patience", "guild.{guild}.patience", "what a guild thinks a turn later is worth of the same now, 0-1",
            "guild.town.patience", Domain(0.0, 1.0), inline=True, phrase="patience of {guild}", heading="patience",
        ),
    )
)  # fmt: skip
NEW = tuple(row for row in quantities().rows if row.name in {
    "dread", "trust", "delay", "reservation", "cost", "patience",
})  # fmt: skip


def mapping(**more: Any) -> dict[str, Any]:
    case: dict[str, Any] = {
        "instantsia": 1,
        "title": "A warning",
        "actor": [{"id": "elm"}, {"id": "fir"}],
        "fact": [{"id": "attack"}],
        "issue": [{"id": "toll", "scale": {"0": "none", "9": "all"}}],
        "source": [{"id": "log", "cite": "Log", "p": 0.9, "seen": "county library"}],
        "wire": [{"id": "cable", "delay": "1..3"}],
        "guild": [{"id": "town", "patience": "0.5..0.9"}],
        "step": [{"id": "warning", "kind": "heed", "whom": "elm", "through": "cable", "says": "attack",
                  "date": "1931-03-11"}],
        "event": [{"id": "heeded", "text": "It is heeded", "when": 'warning == "heeded"'}],
        "assumption": [
            {"about": "*.dreads.attack", "value": 0.5},
            {"about": "elm.dreads.attack", "value": "0.6..0.8"},
            {"about": "wire.cable.trust.elm", "value": 1},
        ],
    }  # fmt: skip
    return {**case, **more}


def assuming(about: str, value: Any) -> dict[str, Any]:
    return mapping(assumption=[*mapping()["assumption"], {"about": about, "value": value}])


def claiming(about: str, value: Any) -> dict[str, Any]:
    claim = {"id": "c1", "source": "log", "lines": 1, "about": about, "value": value, "kind": "reported"}
    return mapping(claim=[claim])


def problems(case: Mapping[str, Any]) -> list[str]:
    return [str(one) for one in examined(from_mapping(case, "warning"))[1]]


def refused(text: str) -> list[str]:
    try:
        apply(from_mapping(mapping(), "warning"), [text])
    except CaseError as error:
        return [str(one) for one in error.problems]
    return []


def of_row(row: Quantity) -> dict[str, Any]:
    path, value = row.example, 0.25
    document = from_mapping(mapping(), "warning")
    after = load(apply(document, [f"{paths.short(path)}={value}"]).document)
    covering = paths.covering(after, path)
    number = inline(after, path) if covering is None else covering.value
    assert number is not None
    return {
        "read": [one.quantity.name for one in quantities().matches(path)],
        "canonical": paths.canonical(paths.short(path)) == path,
        "assumed": problems(assuming(path, value)),
        "assumed outside": problems(assuming(path, -2)),
        "claimed": problems(claiming(path, value)),
        "claimed outside": problems(claiming(path, -2)),
        "misspelt": problems(claiming(f"{path}s", value)),
        "set": [number.low, number.high, number.source],
        "set outside": [str(one) for one in examined(apply(document, [f"{paths.short(path)}=-2"]).document)[1]],
        "set misspelt": refused(f"{paths.short(path)}s=0.25"),
        "said": naming.path(path, {}),
    }


def played() -> dict[str, Any]:
    case = load(from_mapping(claiming("fir.dreads.attack", 0.1), "warning"))
    plan = Plan(case, seed=3, draws=4000)
    prepared, program = prepare(plan), program_of(plan)
    state = play_block(prepared, program, 0)
    belief, trust = state["dread", "attack"], state["trust", "cable"]
    return {
        "read": [node.path for node in program.paths],
        "claimed": [node.path for node in program.paths if node.claims],
        "shape": belief.shape,
        "elm": [float(belief[:, 0].min()), float(belief[:, 0].max()), float(belief[:, 0].mean())],
        "same": bool((belief[:, 0] == state["number", "actor.elm.dreads.attack"]).all()),
        "fir": sorted(set(belief[:, 1].tolist())),
        "trust": [float(trust[0, 0]), bool((trust[:, 1] != trust[:, 1]).all())],
        "heeded": float((state["decided", "warning"] == 1).mean()),
        "chance": float((belief[:, 0] * trust[:, 0]).mean()),
        "meaning": prepared.variables["dread"].meaning,
        "late": [float(state["ended", "warning"].min()), float(state["ended", "warning"].max())],
    }


def forecast() -> dict[str, Any]:
    """All that is said of a run, and what a change of a number that is written in a new table reaches."""
    study = api.load({"id": "warning", **mapping()})
    run = study.run(draws=2000, seed=3, runs=None)
    before = Plan(load(from_mapping(mapping(), "warning")))
    sets = ["wire.cable.delay=9", "elm.dreads.attack=0.1"]
    after = Plan(load(apply(from_mapping(mapping(), "warning"), sets).document))
    compared = study.compare(set=sets, draws=2000, seed=3)
    return {
        "assumptions": terminal.assumptions(run.forecast),
        "changed": sorted(changed(before, after)),
        "difference": compared.events[0].change,
        "written again": load(from_mapping(tomllib.loads(case_toml(before.case)), "warning")) == before.case,
    }


def silent() -> list[str]:
    case = mapping()
    case["assumption"] = [one for one in case["assumption"] if "trust" not in one["about"]]
    return problems(case)


def twice() -> str:
    row = next(row for row in NEW if row.name == "trust")
    try:
        hand_in([row])
    except ValueError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    case = load(from_mapping(mapping(), "warning"))
    found = {
        "rows": {row.name: of_row(row) for row in NEW},
        "listed": listed(case),
        "played": played(),
        "forecast": forecast(),
        "silent": silent(),
        "unknown kind": refused("wier.cable.delay=3"),
        "unknown thing": refused("wire.cabel.delay=3"),
        "unknown key": refused("wire.cable.dely=3"),
        "unknown wire": problems(mapping(step=[{**mapping()["step"][0], "through": "cabel"}])),
        "twice": twice(),
    }
    print(json.dumps(found))
