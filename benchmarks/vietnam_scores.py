"""Score vietnam-1966 on the events that were fixed before it could be played, beside their rivals.

    .venv/bin/python benchmarks/vietnam_scores.py            # prints the tables; a quarter of a minute
    .venv/bin/python benchmarks/vietnam_scores.py --check    # exit status 1 where the page says something else
    .venv/bin/python benchmarks/vietnam_scores.py --write    # writes them into the page

The page is docs/cases/vietnam-1966/scores.md. What stands in it before the tables, how a run is read as a forecast of
each event, was fixed before any of these scores had been seen. Events and rivals: tests/cases/vietnam_1966_events.toml.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.cases.rivals import Forecast, forecast, log_loss, loss  # noqa: E402

import instantsia  # noqa: E402
from instantsia.analysis import censored  # noqa: E402
from instantsia.draws.state import State  # noqa: E402
from instantsia.engine.plan import prepare  # noqa: E402
from instantsia.engine.play import play  # noqa: E402
from instantsia.engine.program import program_of  # noqa: E402
from readmes import Marks  # noqa: E402

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

CASE, DRAWS, SEED = "vietnam-1966", 10_000, 1
FIXED = tomllib.loads((ROOT / "tests" / "cases" / "vietnam_1966_events.toml").read_text(encoding="utf-8"))
EVENTS: dict[str, dict[str, Any]] = {event["id"]: event for event in FIXED["event"]}
RIVALS: dict[str, dict[str, Any]] = {rival["id"]: rival for rival in FIXED["rival"]}
MONTHS: int = FIXED["clock"]["months"]
SETS: dict[str, list[str]] = {"all eight": FIXED["scores"]["together"], "six": FIXED["scores"]["narrow"]}
STATED = ("term.bombing.firm=1", "term.bombing.relax=0", "term.bombing.price.worth=0", "term.bombing.alone=0")
"""The four settings of the rival that is run: the top of the scale of what talks are measured in is the whole prize;
where nothing that Hanoi could do is worth anything to Washington no price is asked."""
AS_SAID, PLACES = "the case", ("friendly_capital", "neutral_asian", "neutral_european", "ally_with_ties")
ERASED = "no claim believed"
AT, BESIDE = (24, MONTHS), ("by month", "hazard, by", "apart at")
BAR, EVEN = ("constant hazard", "stated words"), ("even odds", "even odds on a ladder")
NEAR = 0.03
"""Where a constant hazard comes so near the mechanisms add nothing to it."""
PAGE = ROOT / "docs" / "cases" / CASE / "scores.md"
MARKS = Marks("<!-- scores: benchmarks/vietnam_scores.py -->", "<!-- end of scores -->")


# ----------------------------------------------------------------------------------------- a run, read as a forecast


@dataclass(frozen=True)
class Run:
    """A run of the case, by month from 1 to 73; inf where something never came about."""

    state: State
    firsts: Floats

    def month(self, milestone: str) -> Floats:
        """(draw,) the month in which a milestone was reached."""
        days = self.state["reached", milestone]
        return np.where(np.isfinite(days), np.searchsorted(self.firsts, days, side="right").astype(float), np.inf)


def played(sets: tuple[str, ...] = (), draws: int = DRAWS, *, erased: bool = False) -> Run:
    """The case, with what had been told by its day; erased: as if nothing had been, and all is assumed."""
    study = instantsia.load(CASE)
    without = [source.id for source in study.case.source] if erased else []
    plan = study.changing(set=sets, without=without).plan(draws, SEED, known_by=str(study.case.as_of))
    group = next(one for one in plan.case.group if one.id == "months")
    return Run(play(prepare(plan), program_of(plan), 0, draws), np.array(list(group.days()), dtype=float))


def forecasts(run: Run) -> dict[str, tuple[Forecast | None, int]]:
    """{event: (what the run says of it, None where its condition holds in no draw; draws in which it holds)}."""
    talks, part, full = (run.month(one) for one in ("talks.acknowledged", "bombing.partial", "bombing.full"))
    began, whole = np.isfinite(talks), np.isfinite(full)
    every = np.ones(len(talks), dtype=np.bool_)
    moscow, carried = run.month("probe.in_moscow") <= 3, run.month("probe.carried") <= 2
    places = np.stack([run.month(f"venue.{one}") for one in PLACES])
    asked, refused = asked_for(run)
    return {
        "H1": (censored.of_draws(talks, MONTHS), len(talks)),
        "H2": (_shares(_orders(part, talks, full), len(EVENTS["H2"]["classes"]), every), len(talks)),
        "H3": (_chance(full <= talks, began), int(began.sum())),
        "H4": (_chance(run.state["priced", "bombing"] > 0, whole), int(whole.sum())),
        "H5": (_shares(places.argmin(axis=0), len(PLACES), began), int(began.sum())),
        "H6a": (_chance(moscow, every), len(talks)),
        "H6b": (_chance(carried, every), len(talks)),
        "H7": (_chance(refused, asked), int(asked.sum())),
        "H8": (_shares(_ends(run.month("peace.signed")), 3, every), len(talks)),
    }


def asked_for(run: Run) -> tuple[Bools, Bools]:
    """(draw,) whether the first answer asked for something in return, or was a no; and whether Hanoi refused that.

    The first meeting that nothing came between ends in a refusal, or the two are agreed. Asked for was something where
    it was refused, and where they are agreed on the full halt at its price.
    """
    refused, agreed = run.month("talks.refused"), run.month("talks.agreed")
    no = refused < agreed
    bought = (run.state["priced", "bombing"] > 0) & np.isfinite(agreed) & (run.month("bombing.full") == agreed)
    return no | (~no & bought), no


def _orders(part: Floats, talks: Floats, full: Floats) -> NDArray[np.intp]:
    """(draw,) the place of the order among the classes of H2; within a month the order of the steps: the level that
    is given, the part before the whole, and then the talks."""
    names = ("partial", "full", "talks")
    classes = [tuple(one.split(", ")) for one in EVENTS["H2"]["classes"][:-1]]
    order = np.argsort(np.stack([part, full, talks]), axis=0, kind="stable")
    place = {tuple(names.index(one) for one in each): at for at, each in enumerate(classes)}
    found = np.array([place[tuple(column)] for column in order.T.tolist()])
    return np.where(np.isfinite(np.maximum(np.maximum(part, talks), full)), found, len(classes))


def _ends(signed: Floats) -> NDArray[np.intp]:
    """(draw,) the place of the class of H8."""
    return np.searchsorted(np.array(EVENTS["H8"]["until"], dtype=float), signed, side="left")


def _chance(what: Bools, among: Bools) -> float | None:
    return float(what[among].mean()) if among.any() else None


def _shares(places: NDArray[np.intp], count: int, among: Bools) -> list[float] | None:
    return [float((places[among] == one).mean()) for one in range(count)] if among.any() else None


# -------------------------------------------------------------------------------------------------------- the tables

Told = Mapping[str, Forecast | None]
Events = Mapping[str, dict[str, Any]]


def cells(told: Told, events: Events) -> list[str]:
    """The loss of each event and the mean of each set; blank where nothing is said, of a mean where H1 is all."""
    each = ["" if (said := told[id]) is None else f"{loss(event, said):.2f}" for id, event in events.items()]
    return [*each, *(f"{one:.2f}" if any(each[1:]) else "" for one in means(told, events).values())]


def means(told: Told, events: Events) -> dict[str, float]:
    """The mean log loss over each set, even odds where nothing is said."""
    even = RIVALS[FIXED["scores"]["silent"]]
    out = {}
    for name, among in SETS.items():
        said = {id: told[id] if told[id] is not None else forecast(even, events[id], MONTHS) for id in among}
        out[name] = sum(log_loss(events[id], one) for id, one in said.items() if one is not None) / len(among)
    return out


def told_by_rivals() -> dict[str, dict[str, Forecast | None]]:
    """{rival: {event: what it says}} of those that are not run."""
    rivals = {name: one for name, one in RIVALS.items() if one["kind"] != "run"}
    return {name: {id: forecast(one, event, MONTHS) for id, event in EVENTS.items()} for name, one in rivals.items()}


def to_what_came(event: Mapping[str, Any], said: Forecast) -> str:
    """What is given to what happened, in words."""
    if isinstance(said, float):
        return f"{said:.2f} that it does"
    if isinstance(said, list):
        likeliest = max(event["truth"], key=lambda one: event["truth"][one])
        return f"{said[event['classes'].index(likeliest)]:.2f} to {likeliest}"
    middle = int(np.searchsorted(said, 0.5)) + 1
    half = f"month {middle}" if middle <= MONTHS else f"not by month {MONTHS}"
    return f"{said[event['truth'] - 1]:.2f} by month {event['truth']}, even chance {half}"


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(one)} |" for one in (head, ["---"] * len(head), *rows)]


def constant(run: Run) -> list[list[str]]:
    """What comes about by the end of 1968 and of the span, beside the constant hazard with the same mean month."""
    out = []
    for milestone in ("talks.acknowledged", "bombing.partial", "bombing.full", "probe.in_moscow", "peace.signed"):
        month = run.month(milestone)
        mean = float(np.minimum(month, MONTHS).mean())
        rate = censored.with_mean(mean, MONTHS)
        by, alike = censored.of_draws(month, MONTHS), censored.hazard(rate, MONTHS)
        out.append([f"`{milestone}`", f"{mean:.1f}", f"{rate:.3f}"])
        for at in AT:
            ours, theirs = by[at - 1], alike[at - 1]
            out[-1] += [f"{ours:.2f}", f"{theirs:.2f}", f"{ours - theirs:+.3f}"]
    return out


def made() -> str:
    """All that stands between the marks of the page."""
    case = played()
    runs = {AS_SAID: forecasts(case), "stated words": forecasts(played(STATED)), ERASED: forecasts(played(erased=True))}
    told: dict[str, Told] = {name: {id: said for id, (said, _) in one.items()} for name, one in runs.items()}
    told |= told_by_rivals()
    names = [AS_SAID, ERASED, *RIVALS]
    first = {id: {**event, **event.get("was", {})} for id, event in EVENTS.items()}
    under_first = [[name, (row := cells(told[name], first))[list(EVENTS).index("H6b")], *row[-2:]] for name in names]
    by = censored.of_draws(case.month("talks.acknowledged"), MONTHS)
    rate = censored.with_mean(float(np.minimum(case.month("talks.acknowledged"), MONTHS).mean()), MONTHS)
    alike = censored.hazard(rate, MONTHS)
    apart = abs(float(by[AT[0] - 1] - alike[AT[0] - 1]))
    return "\n".join(
        [
            f"{DRAWS:,} draws of seed {SEED}. H1 in months; H2, H5, H8 log loss, the others Brier; less is better.",
            "",
            *table(["", *EVENTS, *SETS], [[name, *cells(told[name], EVENTS)] for name in names]),
            "",
            "The same under the first truth of H6b, 0.1:",
            "",
            *table(["", "H6b", *SETS], [one for one in under_first if one[-1]]),
            "",
            "What the runs give, and in how many draws the condition of an event holds:",
            "",
            *table(["", *(x for name in runs for x in (name, "draws"))], _gives(runs)),
            "",
            *_hit(told, first),
            "",
            f"A constant hazard with the mean month of the run, both cut off at month {MONTHS}:",
            "",
            *table(["", "mean month", "hazard", *(f"{who} {at}" for at in AT for who in BESIDE)], constant(case)),
            "",
            f"By month {AT[0]} the run gives {by[AT[0] - 1]:.2f} to talks and that hazard {alike[AT[0] - 1]:.2f}: "
            + (
                f"{apart:.3f} apart, so the mechanisms add nothing to it"
                if round(apart, 2) <= NEAR
                else f"{apart:.2f} apart"
            )
            + f". On H1 the run loses {loss(EVENTS['H1'], by):.2f} months and that hazard "
            f"{loss(EVENTS['H1'], alike):.2f}.",
        ]
    )


def _gives(runs: Mapping[str, Mapping[str, tuple[Forecast | None, int]]]) -> list[list[str]]:
    rows = []
    for id, event in EVENTS.items():
        rows.append([id])
        for one in runs.values():
            said, draws = one[id]
            rows[-1] += ["not scored" if said is None else to_what_came(event, said), f"{draws:,}"]
    return rows


def _hit(told: Mapping[str, Told], first: Events) -> Iterator[str]:
    """Whether the case is a hit by the rule of the page on the events, under both truths of H6b."""
    truth = EVENTS["H6b"]["truth"], first["H6b"]["truth"]
    for events, under in zip((EVENTS, first), truth, strict=True):
        mean = {name: means(one, events)["all eight"] for name, one in told.items()}
        hit = mean[AS_SAID] < min(mean[one] for one in BAR)
        beside = ", ".join(f"{mean[one]:.3f} of {one}" for one in (*BAR, *EVEN))
        yield f"* H6b at {under}: {'a hit' if hit else 'no hit'} by the rule; {mean[AS_SAID]:.3f}, beside {beside}."


def main() -> int:
    parser = argparse.ArgumentParser(description="The scores of vietnam-1966 on the events fixed beforehand.")
    parser.add_argument("--write", action="store_true", help="write the tables into the page")
    parser.add_argument("--check", action="store_true", help="compare the page with what would be written")
    options = parser.parse_args()
    text, page = made(), PAGE.read_text(encoding="utf-8")
    print(text)
    if options.write:
        PAGE.write_text(MARKS.around(page, text), encoding="utf-8")
    if options.check and MARKS.around(page, text) != page:
        print(f"{PAGE} says something else", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
