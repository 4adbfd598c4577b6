"""How many decisions it takes to tell a leader, a text in the middle and a majority apart, on made-up decisions.

    .venv/bin/python benchmarks/recover.py            # prints the tables, about a minute
    .venv/bin/python benchmarks/recover.py --write    # writes them into docs/explanation/what-decisions-tell.md

Seven members and three options on a scale of 0 to 100; the first holds if nothing is decided. Of each decision an
observer knows where each member stood, give or take `ERROR` points, and what was decided, "nothing" included. The
decisions are made by one rule with known constants (`TRUTH`), by the functions that a case is played with. The observer
takes the three rules for equally likely and knows of their constants no more than the `PRIOR`; with P the chance of a
decision under a rule with some constants, averaged over where the members may have stood,

    P(rule | decisions) ~ mean over constants drawn from the prior of the product over decisions of P(decision)

Two worlds: members who stand anywhere ("apart"), and members who stand near one another ("close"), as those of a
committee do that has talked it over.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from committee_votes import BESIDE, CHAIRMAN
from instantsia.models.voting.ballots import Ballots
from instantsia.models.voting.choice import choose
from instantsia.models.voting.hearing import Hearing
from instantsia.rules import leader, majority, middle_text
from readmes import Marks

Floats = NDArray[np.float64]
Ints = NDArray[np.int8]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "what-decisions-tell.md"
MARKS = Marks("<!-- recover: benchmarks/recover.py -->", "<!-- end of recover -->")
MEMBERS, PLACES, ERROR = 7, np.array([0.0, 50.0, 100.0]), 10.0
NOTHING = len(PLACES)
"""The place of an outcome that is no option: nothing was decided."""
RULES = ("leader", "middle-text", "majority")
WORLDS = ("apart", "close")
NUMBERS = (5, 10, 20, 40, 80, 160)
SURE, OFTEN = 0.95, 0.8
PRIOR: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "leader": {"heed": (0.0, 1.0), "precision": (3.0, 12.0)},
    "middle-text": {"pull": (0.0, 1.0), "unity": (0.5, 1.0), "patience": (0.0, 15.0)},
    "majority": {"precision": (3.0, 12.0)},
}
TRUTH: Mapping[str, Mapping[str, float]] = {
    "leader": {"heed": 0.2, "precision": 6.0},
    "middle-text": {"pull": 0.5, "unity": 0.67, "patience": 5.0},
    "majority": {"precision": 6.0},
}
LOOKED_FOR = (("leader", "heed"), ("middle-text", "pull"), ("middle-text", "unity"))


@dataclass(frozen=True)
class Size:
    """How much is worked out.

    situations  different tables of positions; constants: draws from the prior; stands: places where the members may
    have stood, for each; repeats: runs of decisions of each rule
    """

    situations: int = 240
    constants: int = 200
    stands: int = 64
    repeats: int = 400


def situations(world: str, size: Size, rng: np.random.Generator) -> Floats:
    """(situation, member) where each was heard to stand."""
    if world == "apart":
        return rng.uniform(0.0, 100.0, (size.situations, MEMBERS))
    centre = rng.uniform(0.0, 100.0, (size.situations, 1))
    return np.clip(centre + rng.normal(0.0, 8.0, (size.situations, MEMBERS)), 0.0, 100.0)


def stood(heard: Floats, stands: int, rng: np.random.Generator) -> Floats:
    """(situation x stands, member) where they may have stood."""
    many = np.repeat(heard, stands, axis=0)
    return np.clip(many + rng.normal(0.0, ERROR, many.shape), 0.0, 100.0)


def decided(rule: str, position: Floats, constants: Mapping[str, float], rng: np.random.Generator) -> Ints:
    """(draw,) what a body decides whose members stand at (draw, member), the first of them its leader or chair."""
    draws, first = len(position), np.zeros(len(position), np.int16)
    utility = 1.0 - np.abs(position[:, :, None] - PLACES) / 100.0
    numbers = {key: np.full(draws, value) for key, value in constants.items()}
    weight = np.ones(position.shape)
    if rule == "majority":
        vote = choose(rng.random(position.shape), utility, numbers["precision"][:, None])
        ballots = Ballots(vote, weight, NOTHING, 0, np.full(draws, -1, np.int8), first, all_put=True)
        found = majority.Spec(kind="majority", tie="chair").decide(ballots, {}, {}).option
    else:
        seen = Hearing(
            np.ones(position.shape, np.bool_), weight, utility, position, PLACES,
            np.ones((draws, NOTHING), np.bool_), 0, first, first,
        )  # fmt: skip
        if rule == "leader":
            one = leader.Spec(kind="leader", leader="first")
            chance = {"word": rng.random(draws)}
            found = one.decide(seen, numbers | {"quiet": np.zeros(draws)}, chance).option
        else:
            found = middle_text.Spec(kind="middle-text").decide(seen, numbers, {}).option
    return np.where(found < 0, np.int8(NOTHING), found).astype(np.int8)


def chances(rule: str, heard: Floats, constants: Mapping[str, float], stands: int, rng: np.random.Generator) -> Floats:
    """(situation, outcome) the chance of each outcome; none is 0, half a stand of all is shared out among them."""
    came = decided(rule, stood(heard, stands, rng), constants, rng).reshape(len(heard), stands)
    counts = np.stack([(came == place).sum(axis=1) for place in range(NOTHING + 1)], axis=1)
    return (counts + 0.5 / (NOTHING + 1)) / (stands + 0.5)


@dataclass(frozen=True)
class Known:
    """What the observer knows of a rule: the constants that were drawn, and the chances of every outcome.

    drawn   {constant: (draw,)}
    chance  (situation, outcome, draw)
    """

    drawn: Mapping[str, Floats]
    chance: Floats


def known(rule: str, heard: Floats, size: Size, rng: np.random.Generator) -> Known:
    """Every outcome under constants that are drawn from the prior."""
    drawn = {key: rng.uniform(*ends, size.constants) for key, ends in PRIOR[rule].items()}
    each = [
        chances(rule, heard, {key: values[draw] for key, values in drawn.items()}, size.stands, rng)
        for draw in range(size.constants)
    ]
    return Known(drawn, np.stack(each, axis=2))


def weights(rule: Known, where: NDArray[np.intp], came: Ints, number: int) -> Floats:
    """(repeat, draw) the log-likelihood of the first decisions of each run, under each draw of the constants."""
    total = np.zeros((len(where), rule.chance.shape[2]))
    for place in range(number):
        total += np.log(rule.chance[where[:, place], came[:, place]])
    return total


def posterior(log: Mapping[str, Floats]) -> dict[str, Floats]:
    """{rule: (repeat,) its chance}, from the log-likelihoods of its constants and an even prior."""
    top = np.max([one.max(axis=1) for one in log.values()], axis=0)
    means = {rule: np.exp(one - top[:, None]).mean(axis=1) for rule, one in log.items()}
    whole = sum(means.values())
    return {rule: mean / whole for rule, mean in means.items()}


@dataclass(frozen=True)
class Told:
    """What runs of decisions tell of the rule that made them.

    right, wrong  share of the runs in which the true rule, or another one, is at least `SURE`
    spread        {constant: (width of the range in which it lies with .8, of the prior's; mean of the runs' medians)}
    """

    world: str
    rule: str
    number: int
    right: float
    wrong: float
    spread: Mapping[str, tuple[float, float]]


def runs(size: Size, seed: int = 1) -> Iterator[Told]:
    """Runs of decisions of every rule in every world, and what they tell."""
    for place, world in enumerate(WORLDS):
        rng = np.random.default_rng([seed, place])
        heard = situations(world, size, rng)
        all_known = {rule: known(rule, heard, size, rng) for rule in RULES}
        for rule in RULES:
            true = chances(rule, heard, TRUTH[rule], 8 * size.stands, rng)
            where = rng.integers(0, len(heard), (size.repeats, max(NUMBERS)))
            came = (rng.random(where.shape)[:, :, None] >= np.cumsum(true[where], axis=2)[:, :, :-1]).sum(axis=2)
            for number in NUMBERS:
                log = {other: weights(one, where, came.astype(np.int8), number) for other, one in all_known.items()}
                chance = posterior(log)
                wrong = np.max([chance[other] for other in RULES if other != rule], axis=0)
                yield Told(
                    world, rule, number, float(np.mean(chance[rule] >= SURE)), float(np.mean(wrong >= SURE)),
                    {key: _range(all_known[rule].drawn[key], log[rule]) for of, key in LOOKED_FOR if of == rule},
                )  # fmt: skip


def _range(values: Floats, log: Floats) -> tuple[float, float]:
    """How wide the middle .8 of a constant is, as a part of that of the prior, and its median; means of all runs."""
    order = np.argsort(values)
    weight = np.exp(log - log.max(axis=1, keepdims=True))[:, order]
    share = np.cumsum(weight, axis=1) / weight.sum(axis=1, keepdims=True)
    low, middle, high = (values[order][np.argmax(share >= at, axis=1)] for at in (0.1, 0.5, 0.9))
    prior = np.quantile(values, 0.9) - np.quantile(values, 0.1)
    return float(np.mean(high - low) / prior), float(np.mean(middle))


def fomc(data: Path = BESIDE) -> tuple[int, int] | None:
    """In how many meetings the Chairman's rate is not the median of the others', and how many there are; None without
    the data."""
    path = data / "meade_preferences.csv"
    if not path.is_file():
        return None
    own, others = {}, {}
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            own[row["fdate"]] = float(row["AGbp"])
            if row["member_name"] not in ("", CHAIRMAN) and row["vote"] and row["ratebp"]:
                others.setdefault(row["fdate"], []).append(float(row["ratebp"]))
    # of an even number either of the two in the middle is one
    apart = sum(
        not (np.quantile(rates, 0.5, method="lower") <= own[day] <= np.quantile(rates, 0.5, method="higher"))
        for day, rates in others.items()
    )
    return int(apart), len(others)


def tables(found: list[Told]) -> str:
    """What is told, in Markdown."""
    heads = " | ".join(str(number) for number in NUMBERS)
    lines = []
    for world in WORLDS:
        lines += [
            f"Members who stand {'anywhere' if world == 'apart' else 'close to one another'}:",
            "",
            f"| decisions made by | {heads} | enough in {OFTEN:.0%} of the runs |",
            "|---|" + "---|" * (len(NUMBERS) + 1),
        ]
        for rule in RULES:
            mine = [one for one in found if (one.world, one.rule) == (world, rule)]
            enough = next((str(one.number) for one in mine if one.right >= OFTEN), f"more than {NUMBERS[-1]}")
            cells = " | ".join(f"{one.right:.2f} ({one.wrong:.2f})" for one in mine)
            lines.append(f"| {rule} | {cells} | {enough} |")
        lines.append("")
    lines += [
        "What is left of a constant's range once the rule is known, where members stand anywhere (in brackets: close",
        "to one another):",
        "",
        f"| constant | as it was | {heads} |",
        "|---|---|" + "---|" * len(NUMBERS),
    ]
    for rule, key in LOOKED_FOR:
        apart, close = ([one for one in found if (one.world, one.rule) == (world, rule)] for world in WORLDS)
        cells = " | ".join(
            f"{one.spread[key][0]:.2f} ({other.spread[key][0]:.2f})" for one, other in zip(apart, close, strict=True)
        )
        lines.append(f"| `{key}` of {rule} | {TRUTH[rule][key]:g} | {cells} |")
    return "\n".join(lines)


def main() -> None:
    made = tables(list(runs(Size())))
    if "--write" in sys.argv:
        PAGE.write_text(MARKS.around(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")
    print(made)
    meetings = fomc()
    if meetings is not None:
        apart, number = meetings
        print(f"\nThe Chairman's rate is not the median of the others' in {apart} of {number} meetings.")


if __name__ == "__main__":
    main()
