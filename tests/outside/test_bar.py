"""What would be wrong: a rule, a step with a late report and a belief, or a walk of a thousand turns that cannot be
added from outside this package with one file each.

The package is the one that CONTRIBUTING.md shows. There it stands beside a copy of this package; here it is put on the
path alone, beside the package as it is.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
FILES = {"src/bar_example/third.py", "src/bar_example/cable.py", "src/bar_example/walk.py"}
METADATA = {f"src/bar_example-1.0.dist-info/{name}" for name in ("METADATA", "entry_points.txt")}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = {title: body for title, body in BLOCK.findall(text) if "bar_example" in title or "long-war" in title}
    assert shown.keys() == FILES | METADATA | {"long-war/case.toml"}
    for title, body in shown.items():
        (tmp_path / title).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / title).write_text(body, encoding="utf-8")
    return tmp_path


def run(desk: Path, *arguments: str) -> str:
    paths = [str(desk / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=desk, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def columns(desk: Path, *, draws: int = 20_000, changes: tuple[str, ...] = ()) -> dict[str, Any]:
    """Counts of what came of the case, played and no more."""
    script = (
        "import json, sys, numpy as np, instantsia\n"
        "draws, *changes = sys.argv[1:]\n"
        "study = instantsia.load('long-war', set=changes)\n"
        "found = study.run(draws=int(draws), seed=7, runs=None).columns\n"
        "belief = [found[f'supposed/flood/{who}'] for who in ('arne', 'britt', 'carl')]\n"
        "votes = np.stack([found[f'vote/ballot/{who}'] for who in ('arne', 'britt', 'carl')])\n"
        "day = found['arrived/cable']\n"
        "print(json.dumps({\n"
        "    'carried': float((found['decided/ballot'] == 1).mean()),\n"
        "    'a third for it': float((votes == 1).any(axis=0).mean()),\n"
        "    'came': float(np.isfinite(day).mean()),\n"
        "    'first': float(np.nanmin(day)), 'heard': float(np.isfinite(belief[0]).mean()),\n"
        "    'by': {str(k): float((day <= np.nanmin(day) + k).mean()) for k in (0, 3)},\n"
        "    'beliefs': sorted({round(float(b), 6) for b in belief[0][np.isfinite(belief[0])]})[:5],\n"
        "    'won': float((found['decided/month'] == 1).mean()),\n"
        "    'lost': float((found['decided/month'] == 2).mean()),\n"
        "    'turns': float(found['turns/war'].mean()), 'most': int(found['turns/war'].max()),\n"
        "}))\n"
    )
    (desk / "counts.py").write_text(script, encoding="utf-8")
    counted: dict[str, Any] = json.loads(run(desk, "counts.py", str(draws), *changes))
    return counted


def test_the_case_is_sound(desk: Path) -> None:
    assert run(desk, "-m", "instantsia", "check", "long-war") == "no problems\n"


def test_a_rule_is_one_file(desk: Path) -> None:
    counted = columns(desk)
    assert 0 < counted["carried"] == counted["a third for it"] < 1


def test_a_late_report_and_a_belief_are_one_file_and_one_row(desk: Path) -> None:
    sure = tuple(f"{who}.supposes.flood=0.4" for who in ("arne", "britt", "carl"))
    counted = columns(desk, changes=("step.cable.daily=0.3", "step.cable.right=0.8", *sure))
    # a day for each of four: 1 - .7^4 by the vote
    assert counted["by"]["0"] == pytest.approx(0.3, abs=0.015)
    assert counted["by"]["3"] == pytest.approx(1 - 0.7**4, abs=0.015)
    assert counted["heard"] == pytest.approx(counted["came"], abs=1e-9)
    # Bayes' rule by hand: .4 and a report that is right in .8, saying no and yes
    assert counted["beliefs"] == pytest.approx([0.08 / 0.56, 0.32 / 0.44], abs=1e-6)


def test_a_walk_of_a_thousand_turns_is_one_file(desk: Path) -> None:
    counted = columns(desk, draws=4_000, changes=("step.month.wins=0.52", "step.month.width=10"))
    # the gambler's ruin, and how long it takes on average; in a thousand turns next to none goes on
    ratio = 0.48 / 0.52
    won = 1 / (1 + ratio**10)
    assert counted["won"] == pytest.approx(won, abs=4 * (won * (1 - won) / 4_000) ** 0.5)
    assert counted["won"] + counted["lost"] > 0.999
    assert counted["turns"] == pytest.approx(10 * (2 * won - 1) / (0.52 - 0.48), rel=0.06)
    far = columns(desk, draws=400, changes=("step.month.wins=0.5", "step.month.width=2000"))
    assert (far["most"], far["turns"], far["won"], far["lost"]) == (1000, 1000.0, 0.0, 0.0)
