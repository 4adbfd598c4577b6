"""What would be wrong: a killed run that does not come back with the same bytes. Real processes, really killed."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="signals"), pytest.mark.slow]

DRAWS, BLOCK, KILLS = 40 * 512, 512, 20
SCRIPT = f"""
import sys
import instantsia
if __name__ == "__main__":
    study = instantsia.load("june-1957")
    study.run(draws={DRAWS}, seed=5, as_of="1957-06-17", runs=sys.argv[1], workers=int(sys.argv[2]), block={BLOCK})
"""


def start(script: Path, runs: Path, workers: int) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, str(script), str(runs), str(workers)]
    return subprocess.Popen(arguments, start_new_session=True, stderr=subprocess.DEVNULL)


def contents(runs: Path) -> dict[str, str]:
    """Hash of every file; of the manifest what does not depend on the machine."""
    out = {}
    for path in sorted(runs.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if path.name == "manifest.json":
                manifest = json.loads(data)
                manifest.pop("machine")
                data = json.dumps(manifest).encode()
            out[str(path.relative_to(runs))] = hashlib.sha256(data).hexdigest()
    return out


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "play.py"
    path.write_text(SCRIPT)
    return path


def test_folders_are_the_same_for_1_2_and_5_workers(script: Path, tmp_path: Path) -> None:
    found = []
    for workers in (1, 2, 5):
        assert start(script, tmp_path / f"runs{workers}", workers).wait(timeout=300) == 0
        found.append(contents(tmp_path / f"runs{workers}"))
    assert len(found[0]) == DRAWS // BLOCK + 4
    assert found[0] == found[1] == found[2]


def test_a_run_killed_at_random_moments_ends_with_the_same_bytes(script: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    assert start(script, tmp_path / "whole", 1).wait(timeout=300) == 0
    seconds = time.monotonic() - began
    chance = random.Random(1957)
    unfinished = 0
    for kill in range(KILLS):
        process = start(script, tmp_path / "killed", 1 + kill % 3)
        try:
            process.wait(timeout=seconds * chance.uniform(0.1, 0.9))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            unfinished += process.wait() == -signal.SIGKILL
    assert unfinished >= 3, "the run was over before it could be killed often enough"
    assert start(script, tmp_path / "killed", 2).wait(timeout=300) == 0
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")


def test_ctrl_c_says_how_many_blocks_are_kept(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "instantsia", "run", "june-1957", "--draws", "2000000", "--workers", "2"]
    process = subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(tmp_path.glob("runs/*/blocks/*.parquet")):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "blocks are kept" in error
    assert "Traceback" not in error
    kept = int(error.split(" of ")[0].split()[-1])
    assert kept == len(list(tmp_path.glob("runs/*/blocks/*.parquet"))) > 0
