"""begin.py: the first command that anybody types, and what a person runs while working."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
FAST = ["-m", "not slow and not browser", "--hypothesis-profile", "fast"]


@pytest.fixture
def begin() -> ModuleType:
    spec = importlib.util.spec_from_file_location("begin", ROOT / "begin.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def called(begin: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that it would start; nothing is set up and nothing is started."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(begin, "set_up", lambda what: Path(what))
    monkeypatch.setattr(begin.subprocess, "run", run)
    return commands


@pytest.mark.parametrize(
    ("typed", "started"),
    [
        ([], ["run", "-m", "instantsia", "run", "june-1957", "--as-of", "1957-06-17"]),
        (["cases", "--fast"], ["run", "-m", "instantsia", "cases", "--fast"]),
        (["test"], ["test", "-m", "pytest", "-m", "not slow", "-n", "auto"]),
        (["test", "--all"], ["test", "-m", "pytest", "-n", "auto"]),
        (["cases", "--all"], ["run", "-m", "instantsia", "cases", "--all"]),
        (["test", "tests/case", "-x"], ["test", "-m", "pytest", "tests/case", "-x"]),
        (["test", "--fast"], ["test", "-m", "pytest", *FAST, "-n", "auto"]),
        (["test", "tests/case", "--fast", "-x"], ["test", "-m", "pytest", *FAST, "tests/case", "-x"]),
    ],
)
def test_what_is_started(begin: ModuleType, called: list[list[str]], typed: list[str], started: list[str]) -> None:
    """`test` alone leaves out the slowest; `--fast` and `--all` are taken out wherever they stand after `test`."""
    assert begin.main(typed) == 5, "its status is that of what it started"
    assert called == [started]


def test_fast_leaves_out_what_is_slow_and_what_needs_a_browser(begin: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    slow: s\n    browser: b\n", encoding="utf-8")
    shutil.copyfile(ROOT / "tests" / "conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\n@pytest.mark.slow\ndef test_long(): ...\n\n@pytest.mark.browser\ndef test_page(): ...\n\n"
        "def test_short(): ...\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *begin.for_pytest(["--fast"])], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "test_short" in done.stdout
    assert "test_long" not in done.stdout
    assert "test_page" not in done.stdout


def test_what_it_names_is_of_this_suite(pytestconfig: pytest.Config) -> None:
    """A misspelt mark would leave nothing out."""
    known = {mark.partition(":")[0] for mark in pytestconfig.getini("markers")}
    assert set(FAST[1].replace("not ", "").split(" and ")) <= known
    assert settings.get_profile(FAST[3]).max_examples < settings.get_profile("instantsia").max_examples
    assert settings.get_profile(FAST[3]).deadline is None
