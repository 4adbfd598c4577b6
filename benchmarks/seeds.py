"""How far the low and the high end of a range depend on the seed: seeds 1 to 10, unrounded.

    .venv/bin/python benchmarks/seeds.py             # at the default draws and at 100,000, about three minutes
    .venv/bin/python benchmarks/seeds.py 10000

Three forecasts: the example of `instantsia new`, a table of fourteen rows with two blanks, and june-1957. A range is
that over the three groups of assumptions that move most; where two are as strong, another seed may choose another. So
the spread is printed of all ten, and of those with the three groups that most seeds choose, with how many others
there are.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import instantsia
from measure import EXAMPLE

SEEDS = range(1, 11)
DEFAULT, MANY = 10_000, 100_000
BLANK = (3, 9)


def fourteen() -> str:
    """Fourteen rows of numbers without order, two of them without a position."""
    numbers = random.Random(14)
    lines = ["actor,position,salience,capability"]
    for row in range(1, 15):
        position = "" if row in BLANK else str(numbers.randint(0, 100))
        lines.append(f"Member {row},{position},{numbers.randint(20, 95)},{numbers.randint(5, 60)}")
    return "\n".join(lines) + "\n"


def ends(study: instantsia.Study, draws: int) -> list[tuple[tuple[str, ...], float, float]]:
    """(the three groups, low, high) of the first event, by seed."""
    out = []
    for seed in SEEDS:
        forecast = study.run(seed=seed, draws=draws).forecast
        share = forecast.head.share
        if share.low is None or share.high is None:
            raise SystemExit(f"{study} has no range")
        out.append((tuple(sorted(one.id for one in forecast.strongest)), share.low, share.high))
    return out


def spread(found: list[tuple[tuple[str, ...], float, float]]) -> str:
    """The largest less the smallest low, and the same of the high ends."""
    lows, highs = [low for _, low, _ in found], [high for *_, high in found]
    return f"low {max(lows) - min(lows):.4f} high {max(highs) - min(highs):.4f}"


def main() -> None:
    draws = [int(one) for one in sys.argv[1:]] or [DEFAULT, MANY]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "fourteen.csv"
        table.write_text(fourteen(), encoding="utf-8")
        studies = {
            "ban": instantsia.forecast_table(EXAMPLE),
            "fourteen rows": instantsia.forecast_table(table),
            "june-1957": instantsia.load("june-1957"),
        }
        print("largest less smallest of low and high over ten seeds; of those with the same three groups; others")
        for many in draws:
            for name, study in studies.items():
                found = ends(study, many)
                most = Counter(groups for groups, _, _ in found).most_common(1)[0][0]
                same = [one for one in found if one[0] == most]
                print(
                    f"{many:8,} draws  {name:14} {spread(found)}   same groups: {spread(same)}   "
                    f"others: {len(found) - len(same)}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
