"""The examples of a page, run as a reader would run them, in an empty folder.

A fenced block counts by its first line:

    ```console                    `$ ` lines are run, what they print must be what the page shows
    ```toml title="well/case.toml"    (any language with a title) is written to that file;
                                  "(continued)" after the name adds to it
    ```python                     without a title is run; a block ```text title="It prints" behind it is what it prints

Every other block is left alone. A comment `<!-- copy tutorial to well -->` copies a folder or file of docs/ first;
`<!-- copy package -->` copies the package to src/, and what is run uses the copy.

A figure with two decimals in `code` within the prose must stand in a block of the same page.

Folders of the machine and the hash of a run are masked before two outputs are compared; all else must agree.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1]
ROOT = DOCS.parent

PRINTS = "It prints"
CONTINUED = " (continued)"
SECONDS = 120

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_COPY = re.compile(r"<!-- copy (\S+)(?: to (\S+))? -->")
_FIGURE = re.compile(r"`([^`\n]*\d\.\d\d[^`\n]*)`")
_RUN_NAME = re.compile(r"\b([a-z0-9_-]+)-[0-9a-f]{8,64}\b")


@dataclass(frozen=True)
class Block:
    """A fenced block: where its body stands in the page, its language and title."""

    start: int
    end: int
    language: str
    title: str
    body: str


class ExampleError(Exception):
    """An example that does not run, or prints something else than the page shows."""


def pages() -> list[Path]:
    """Every page with examples: what is written by hand."""
    found = [page for page in sorted(DOCS.rglob("*.md")) if page.parent.name != "reference"]
    return [*found, ROOT / "CONTRIBUTING.md"]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for found in _FENCE.finditer(text):
        title = _TITLE.search(found[2])
        yield Block(found.start(3), found.end(3), found[1], title[1] if title else "", found[3])


def run_page(page: Path, *, keep: dict[str, str] | None = None) -> str:
    """The page as it should be: with what its examples print. Raises ExampleError where one does not run.

    keep   takes the text of every file that the page writes
    """
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        environment = _set_up(text, folder)
        out: list[str] = []
        done = 0
        programs: list[str] = []
        printed: str | None = None
        for block in blocks(text):
            body = block.body
            if block.title == PRINTS:
                if printed is None:
                    raise ExampleError(f"{page.name}: nothing was run before {block.title!r}")
                body = _same_or_new(block.body, printed)
                printed = None
            elif block.title:
                _write(folder, block, keep)
            elif block.language == "console":
                body = _console(page, block, folder, environment)
            elif block.language == "python":
                programs.append(block.body)
                printed = _python(page, programs, folder, environment)
            out += [text[done : block.start], body]
            done = block.end
        whole = "".join(out) + text[done:]
        for figure in figures_nowhere(whole):
            raise ExampleError(f"{page.name}: the prose says `{figure}`, and no block of the page does")
        return whole


def figures_nowhere(text: str) -> list[str]:
    """Figures of the prose that no block of the page shows."""
    shown = "".join(block.body for block in blocks(text))
    return [figure for figure in _FIGURE.findall(_FENCE.sub("", text)) if figure not in shown]


def _set_up(text: str, folder: Path) -> dict[str, str]:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    for what, where in _COPY.findall(text):
        if what == "package":
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
            environment["PYTHONPATH"] = str(folder / "src")
        elif (DOCS / what).is_dir():
            shutil.copytree(DOCS / what, folder / where)
        else:
            target = folder / where
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(DOCS / what, target)
    return environment


def _write(folder: Path, block: Block, keep: dict[str, str] | None) -> None:
    name = block.title.removesuffix(CONTINUED)
    target = (folder / name).resolve()
    if folder not in target.parents:
        raise ExampleError(f"{block.title} lies outside of the folder of the page")
    target.parent.mkdir(parents=True, exist_ok=True)
    before = ""
    if block.title.endswith(CONTINUED):
        before = target.read_text(encoding="utf-8")
        if target.suffix == ".toml":
            before += "\n"
    target.write_text(before + block.body, encoding="utf-8")
    if keep is not None:
        keep[name] = before + block.body


def _console(page: Path, block: Block, folder: Path, environment: dict[str, str]) -> str:
    """The block with what its commands print."""
    out = []
    for command, shown in commands(block.body):
        printed = run_command(command, folder, environment, page.name)
        out.append(f"$ {command}\n{_same_or_new(shown, printed)}")
    return "".join(out)


def commands(body: str) -> Iterator[tuple[str, str]]:
    """(command, what is shown below it) of a console block; a line that ends in a backslash goes on."""
    lines = body.splitlines(keepends=True)
    place = 0
    while place < len(lines):
        if not lines[place].startswith("$ "):
            raise ExampleError(f"expected a line that begins with '$ ', found {lines[place]!r}")
        command = lines[place][2:].rstrip("\n")
        place += 1
        while command.endswith("\\"):
            command += "\n" + lines[place].rstrip("\n")
            place += 1
        shown = ""
        while place < len(lines) and not lines[place].startswith("$ "):
            shown += lines[place]
            place += 1
        yield command, shown


def run_command(command: str, folder: Path, environment: dict[str, str], page: str) -> str:
    """What a command prints, both streams; `| head -N` and `| tail -N` are understood."""
    first, *rest = (part.strip() for part in command.replace("\\\n", " ").split(" | "))
    words = shlex.split(first)
    expected = 0
    if words[0] == "instantsia":
        words = [sys.executable, "-m", "instantsia", *words[1:]]
        if words[3] == "check":
            expected = -1
    elif words[0] == "python":
        words = [sys.executable, *words[1:]]
    elif words[0] not in {"cat"}:
        raise ExampleError(f"{page}: {words[0]} is no command that an example may use")
    printed = _run(words, folder, environment, f"{page}: {command}", expected)
    for part in rest:
        name, count = part.split()
        lines = printed.splitlines(keepends=True)
        if name == "head":
            printed = "".join(lines[: int(count.lstrip("-"))])
        elif name == "tail":
            printed = "".join(lines[-int(count.lstrip("-")) :])
        else:
            raise ExampleError(f"{page}: {part} is no pipe that an example may use")
    return printed


def _run(words: list[str], folder: Path, environment: dict[str, str], what: str, expected: int = 0) -> str:
    done = subprocess.run(
        words,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    printed = done.stdout.replace(f"{folder}{os.sep}", "").replace(str(folder), ".")
    if (expected >= 0 and done.returncode != expected) or done.returncode not in {0, 2}:
        raise ExampleError(f"{what}\nexit status {done.returncode}\n{printed}")
    if "Traceback (most recent call last)" in printed:
        raise ExampleError(f"{what}\n{printed}")
    lines = [line.rstrip() for line in printed.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _python(page: Path, programs: list[str], folder: Path, environment: dict[str, str]) -> str:
    """What the last of the blocks prints; the earlier ones are run before it, their printing thrown away.

    One process a block, so that no block leans on what another left behind in the machine.
    """
    mark = "=== last block ==="
    guarded = [f"if __name__ == '__main__':\n    print({mark!r}, flush=True)\n"]
    text = "".join([*programs[:-1], *guarded, programs[-1]])
    program = folder / "example.py"
    program.write_text(text, encoding="utf-8")
    printed = _run([sys.executable, program.name], folder, environment, f"{page.name}: python\n{programs[-1]}")
    program.unlink()
    return printed.partition(f"{mark}\n")[2]


def _same_or_new(shown: str, printed: str) -> str:
    """What the page shows where it means the same as what was printed, else what was printed."""
    return shown if masked(shown) == masked(printed) else printed


def masked(text: str) -> str:
    """The output without what differs between machines: the hash in the name of a run."""
    return _RUN_NAME.sub(r"\1-*", text).strip()
