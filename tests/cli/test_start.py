"""What would be wrong: a command that makes the user wait for libraries it does not use."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from instantsia.cli import COMMANDS

HEAVY = ("numpy", "pydantic", "polars", "rich", "scipy", "numba", "rapidfuzz", "anyascii", "importlib.metadata")
NEVER = ("scipy", "numba", "edtf", "matplotlib", "altair", "nicegui", "pandas", "pyarrow", "rich", "rapidfuzz", "dask")

SCRIPT = """
import json, sys
from instantsia.cli import main
sys.argv = ["instantsia", *json.loads(sys.argv[1])]
try:
    main()
except SystemExit as stop:
    code = stop.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
raise SystemExit(code)
"""


def modules_after(arguments: list[str], folder: Path) -> set[str]:
    """What a fresh interpreter has imported once the command is done."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(arguments)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *[[name, "--help"] for name in COMMANDS]])
def test_help_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    assert not modules_after(arguments, tmp_path) & set(HEAVY)


@pytest.mark.slow
def test_a_run_imports_no_library_that_it_does_not_use(tmp_path: Path) -> None:
    arguments = ["run", "june-1957", "--as-of", "1957-06-17", "--draws", "400"]
    loaded = modules_after(arguments, tmp_path)
    assert not loaded & set(NEVER)
    unused = {f"instantsia.{name}" for name in ("documents.quotes", "casefile.skeleton", "casefile.schema", "web")}
    assert not loaded & unused


def test_a_table_imports_nothing_that_only_other_cases_have(tmp_path: Path) -> None:
    """Ballots, reports, beliefs and what repeats: to import what asks for them takes a twentieth of its time."""
    (tmp_path / "dam.csv").write_text("actor,position\nann,10\nben,60\nchi,90\n")
    loaded = modules_after(["forecast", "dam.csv", "--defaults", "--draws", "400"], tmp_path)
    steps = {
        name for name in loaded if name.startswith("instantsia.steps.") and not name.startswith("instantsia.steps._")
    }
    assert steps == {"instantsia.steps.settle"}
    others = "beliefs.knew inside over_time results.beliefs results.changes results.inside results.times"
    assert not loaded & {f"instantsia.analysis.{name}" for name in others.split()}
    assert not loaded & {"instantsia.steps._ballot", "instantsia.report.page_parts.over_time"}


@pytest.mark.parametrize(
    "arguments",
    [["cases"], ["explain"], ["explain", "win-set"], ["models"], ["runs"], ["show", "june-1957"]],
)
def test_commands_that_play_nothing_do_not_import_polars(arguments: list[str], tmp_path: Path) -> None:
    assert not modules_after(arguments, tmp_path) & {"polars", "scipy", "pandas"}


def test_voting_power_loads_neither_the_schema_nor_numpy(tmp_path: Path) -> None:
    """Twenty-seven members are counted in a tenth of a second, of which loading is most."""
    (tmp_path / "council.csv").write_text("member,votes\na,2\nb,1\n")
    assert not modules_after(["power", "council.csv", "--quota", "2"], tmp_path) & {"numpy", "pydantic", "polars"}


@pytest.mark.parametrize("said", [None, "2"])
def test_linear_algebra_has_one_thread_unless_another_number_is_said(said: str | None, tmp_path: Path) -> None:
    """To start the others, which nothing uses, takes a twentieth of the time of a small table."""
    script = "import os, sys; from instantsia import cli\ntry: cli.main()\nexcept SystemExit: pass\n" + (
        "print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    env |= {} if said is None else {"OPENBLAS_NUM_THREADS": said}
    done = subprocess.run(
        [sys.executable, "-c", script, "--version"], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == f"{said or 1} False", done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_the_summary_in_the_list_is_the_first_line_of_the_commands_own_help(name: str) -> None:
    command = importlib.import_module(f"instantsia.cli.{name}").command
    assert command.help.splitlines()[0] == COMMANDS[name]


@pytest.mark.skipif(os.name != "posix", reason="pipes")
@pytest.mark.parametrize("arguments", [["explain"], ["show", "june-1957", "--claims"]])
def test_a_reader_who_has_gone_is_no_failure(arguments: list[str]) -> None:
    """`instantsia show ... | head` in a script that stops at the first failure."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run([sys.executable, "-m", "instantsia", *arguments], stdout=write, stderr=subprocess.PIPE)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["--help"], ["power", "--help"], ["explain"], ["schema"]])
def test_a_full_disk_behind_the_answer_is_one_sentence(arguments: list[str], unbuffered: str) -> None:
    """`instantsia schema > file` on a full disk: a traceback says nothing, and success would be a lie."""
    command, env = [sys.executable, "-m", "instantsia", *arguments], os.environ | {"PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"cannot write to standard output: No space left on device\n")


def test_another_failure_of_the_system_is_not_blamed_on_the_answer() -> None:
    """Otherwise a fault of ours would read as a full disk."""
    script = "from instantsia import cli\ndef fails(**_):\n raise OSError(5, 'odd')\ncli.group.main = fails\ncli.main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "standard output" not in done.stderr
    assert "odd" in done.stderr


@pytest.mark.parametrize(
    ("watched", "end"), [("", "written\n"), ("sys.setprofile(lambda *_: None); ", "written\nfreed\n")]
)
def test_a_command_ends_at_once_with_all_that_is_to_be_done_at_the_end(watched: str, end: str) -> None:
    """Else a small table waits while all is freed piece by piece; or what others registered, or measure, is lost."""
    script = (
        "import atexit, os, sys; from instantsia import cli\n"
        "class Kept:\n    def __del__(self, write=os.write):\n        write(1, b'freed\\n')\n"
        f"kept = Kept(); atexit.register(print, 'written'); sys.argv[1:] = ['power']; {watched}cli.process()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, end)


def test_a_profile_of_a_command_is_written() -> None:
    """Else whoever profiles a command gets nothing, since it ends before the profiler writes."""
    command = [sys.executable, "-m", "cProfile", "-m", "instantsia", "explain"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "function calls" in done.stdout, done.stderr
