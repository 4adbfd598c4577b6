"""The examples of a page, run as a reader would run them, in an empty folder.

A fenced block counts by its first line:

    ```console                    `$ ` lines are run, what they print must be what the page shows
    ```toml title="well/case.toml"    (any language with a title) is written to that file;
                                  "(continued)" after the name adds to it
    ```python                     without a title is run; a block ```text title="It prints" behind it is what it prints

    ```console title="At a terminal"    is run on a terminal of its own: what stands behind each `]:` is typed
    ```console title="It refuses"    is run as well, and must end with status 2

Every other block is left alone. A comment `<!-- copy tutorial to well -->` copies a folder or file of docs/ first;
`<!-- copy package -->` copies the package to src/, and what is run uses the copy; `<!-- on 2027-01-11 -->` has what
follows run as on that day.

A figure with two decimals in `code` within the prose must stand in a block of the same page.

Folders of the machine, the hash of a run and the head of a ledger are masked before two outputs are compared; all else
must agree. A run, or a head, that the page has shown may be named by a later command.
"""

from __future__ import annotations

import os
import re
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1]
ROOT = DOCS.parent
FIXED_CLOCK = DOCS / "tools" / "fixed_clock.py"

PRINTS = "It prints"
TERMINAL = "At a terminal"
REFUSES = "It refuses"
CONTINUED = " (continued)"
ASKED = "]:"
SECONDS = 120

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_COPY = re.compile(r"<!-- copy (\S+)(?: to (\S+))? -->")
_FIGURE = re.compile(r"`([^`\n]*\d\.\d\d[^`\n]*)`")
_DAY = re.compile(r"<!-- on (\d{4}-\d\d-\d\d) -->")
_RUN_NAME = re.compile(r"\b([a-z0-9_-]+)-[0-9a-f]{8,64}\b")
_HEAD = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Block:
    """A fenced block: where its body stands in the page, its language and title."""

    start: int
    end: int
    language: str
    title: str
    body: str


@dataclass
class Session:
    """Where the commands of a page are run.

    day     as on which day, "" for today
    shown   {name of a run, or head of a ledger, as the page shows it: (as it is here, as the page will show it)}
    """

    page: str
    folder: Path
    environment: dict[str, str]
    day: str = ""
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)

    def learn(self, shown: str, printed: str) -> str:
        """What the page will show of a command's output; names in it may stand in later commands."""
        told = dict(self.shown.values())
        named = "|".join(sorted(told))
        renamed = re.sub(named, lambda found: told[found[0]], printed) if named else printed
        there, here, new = (_names(text) for text in (shown, printed, renamed))
        # a run that the page has shown under one name keeps it
        same = masked(shown) == masked(printed) and all(told.get(h, t) == t for h, t in zip(here, there, strict=True))
        kept = shown if same else renamed
        for before, now, then in zip(there if len(there) == len(here) else new, here, _names(kept), strict=True):
            self.shown[before] = self.shown[then] = (now, then)
        return kept

    def told(self, command: str) -> tuple[str, str]:
        """A command as it is run here, and as the page will show it: the start of a name stands for the name."""
        run = shows = command
        for word in command.split():
            known = next((name for name in self.shown if len(word) > 8 and name.startswith(word)), None)
            if known is not None:
                here, then = self.shown[known]
                run, shows = run.replace(word, here[: len(word)]), shows.replace(word, then[: len(word)])
        return run, shows


def _names(text: str) -> list[str]:
    """Names of runs, then heads of ledgers, in the order in which they stand."""
    return [match[0] for names in (_RUN_NAME, _HEAD) for match in names.finditer(text)]


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
        session = Session(page.name, folder, _set_up(text, folder))
        out: list[str] = []
        done = 0
        programs: list[str] = []
        printed: str | None = None
        for block in blocks(text):
            body = block.body
            session.day = ["", *_DAY.findall(text[: block.start])][-1]
            if block.title == PRINTS:
                if printed is None:
                    raise ExampleError(f"{page.name}: nothing was run before {block.title!r}")
                body = _same_or_new(block.body, printed)
                printed = None
            elif block.language == "console":
                body = _console(block, session)
            elif block.title:
                _write(folder, block, keep)
            elif block.language == "python":
                programs.append(block.body)
                printed = _python(programs, session)
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


def _console(block: Block, session: Session) -> str:
    """The block with what its commands print."""
    out = []
    for command, shown in commands(block.body):
        run, shows = session.told(command)
        if block.title == TERMINAL:
            typed = [line.rpartition(ASKED)[2].strip() for line in shown.splitlines() if ASKED in line]
            printed = _talk(_words(run, session), typed, session)
        else:
            printed = run_command(run, session, 2 if block.title == REFUSES else 0)
        out.append(f"$ {shows}\n{session.learn(shown, printed)}")
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


def run_command(command: str, session: Session, expected: int = 0) -> str:
    """What a command prints, both streams; `| head -N`, `| tail -N` and `| grep [-A N] WORDS` are understood."""
    first, *rest = (part.strip() for part in command.replace("\\\n", " ").split(" | "))
    words = _words(first, session)
    printed = _run(words, session, f"{session.page}: {command}", -1 if " check " in f"{first} " else expected)
    for part in rest:
        lines = printed.splitlines(keepends=True)
        match shlex.split(part):
            case ["head", count]:
                printed = "".join(lines[: int(count.lstrip("-"))])
            case ["tail", count]:
                printed = "".join(lines[-int(count.lstrip("-")) :])
            case ["grep", "-A", after, pattern]:
                printed = "".join(_with_those_after(lines, pattern, int(after)))
            case ["grep", pattern]:
                printed = "".join(_with_those_after(lines, pattern, 0))
            case _:
                raise ExampleError(f"{session.page}: {part} is no pipe that an example may use")
    return printed


def _with_those_after(lines: list[str], pattern: str, after: int) -> list[str]:
    """The lines that hold a pattern, each with so many after it."""
    found = [place for place, line in enumerate(lines) if pattern in line]
    kept = {place for one in found for place in range(one, one + after + 1)}
    return [line for place, line in enumerate(lines) if place in kept]


def _words(command: str, session: Session) -> list[str]:
    words = shlex.split(command.replace("\\\n", " "))
    if words[0] == "instantsia":
        started = [str(FIXED_CLOCK), session.day] if session.day else ["-m", "instantsia"]
        return [sys.executable, *started, *words[1:]]
    if words[0] == "python":
        return [sys.executable, *words[1:]]
    if words[0] != "cat":
        raise ExampleError(f"{session.page}: {words[0]} is no command that an example may use")
    return words


def _talk(words: list[str], typed: list[str], session: Session) -> str:
    """What stands on a terminal of its own when `typed` has been typed, a line at each question."""
    mine, its = os.openpty()
    process = subprocess.Popen(
        words, cwd=session.folder, env=session.environment, stdin=its, stdout=its, stderr=its, start_new_session=True
    )
    os.close(its)
    out, waiting = b"", list(typed)
    try:
        while select.select([mine], [], [], SECONDS)[0]:
            try:
                out += os.read(mine, 4096)
            except OSError:  # the other end is closed: it is done
                break
            if out.endswith(f"{ASKED} ".encode()):
                if not waiting:
                    raise ExampleError(f"{session.page}: the page types too little: {out.decode()}")
                os.write(mine, waiting.pop(0).encode() + b"\n")
        else:
            raise ExampleError(f"{session.page}: it waits: {out.decode()}")
        status = process.wait(SECONDS)
    finally:
        process.kill()
        process.wait()
        os.close(mine)
    if status or waiting:
        raise ExampleError(f"{session.page}: {' '.join(words)}\nexit status {status}\n{out.decode()}")
    return _clean(out.decode().replace("\r\n", "\n"), session)


def _run(words: list[str], session: Session, what: str, expected: int = 0) -> str:
    done = subprocess.run(
        words,
        cwd=session.folder,
        env=session.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    printed = _clean(done.stdout, session)
    if (expected >= 0 and done.returncode != expected) or done.returncode not in {0, 2}:
        raise ExampleError(f"{what}\nexit status {done.returncode}\n{printed}")
    if "Traceback (most recent call last)" in printed:
        raise ExampleError(f"{what}\n{printed}")
    return printed


def _clean(printed: str, session: Session) -> str:
    """Without the folder of the page, and without blanks at the ends of lines."""
    printed = printed.replace(f"{session.folder}{os.sep}", "").replace(str(session.folder), ".")
    lines = (line.rpartition("\r")[2].rstrip() for line in printed.split("\n"))
    return "".join(f"{line}\n" for line in lines).removesuffix("\n")


def _python(programs: list[str], session: Session) -> str:
    """What the last of the blocks prints; the earlier ones are run before it, their printing thrown away.

    One process a block, so that no block leans on what another left behind in the machine.
    """
    mark = "=== last block ==="
    guarded = [f"if __name__ == '__main__':\n    print({mark!r}, flush=True)\n"]
    text = "".join([*programs[:-1], *guarded, programs[-1]])
    program = session.folder / "example.py"
    program.write_text(text, encoding="utf-8")
    printed = _run([sys.executable, program.name], session, f"{session.page}: python\n{programs[-1]}")
    program.unlink()
    return printed.partition(f"{mark}\n")[2]


def _same_or_new(shown: str, printed: str) -> str:
    """What the page shows where it means the same as what was printed, else what was printed."""
    return shown if masked(shown) == masked(printed) else printed


def masked(text: str) -> str:
    """The output without what differs between machines: the hash in the name of a run, the head of a ledger."""
    return _HEAD.sub("*", _RUN_NAME.sub(r"\1-*", text)).strip()
