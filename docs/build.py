"""Build and check the documentation.

    python docs/build.py --write     make the generated pages again, and what the examples print
    python docs/build.py --check     fail where a page is stale, a link leads nowhere or an example does not run
    python docs/build.py --site DIR  build the site into a folder

Run with the Python of .venv. The documentation generator is installed from requirements/docs.lock where it is missing.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import examples, links, pages

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
REFERENCE = DOCS / "reference"
CASE = DOCS / "tutorial"
"""The finished case of the tutorial: other pages begin with it."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Build and check the documentation.")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--write", action="store_true", help="make generated pages and printed outputs again")
    group.add_argument("--check", action="store_true", help="fail where anything is stale, broken or does not run")
    group.add_argument("--site", type=Path, metavar="DIR", help="build the site into DIR")
    parser.add_argument("--without-examples", action="store_true", help="with --check: the tests have run them already")
    options = parser.parse_args()
    if options.write:
        for name in write():
            print(f"wrote {name}")
        return 0
    install()
    if options.site is not None:
        return 1 if build(options.site.resolve()) else 0
    ran = [] if options.without_examples else stale_examples()
    problems = [*stale(), *ran, *built(), *links.broken_beside(ROOT)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print("the documentation is up to date" if not problems else f"{len(problems)} problem(s) in the documentation")
    return 1 if problems else 0


def write() -> list[str]:
    """Write what is generated; returns the names of the files that changed."""
    changed = []
    for name, text in (pages.generated() | pages.measured()).items():
        changed += _put(REFERENCE / name, text)
    changed += _put_page(DOCS / "tutorial.md")  # the other pages begin with its case
    for name, text in pages.pictures().items():
        changed += _put(DOCS / "pictures" / name, text)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for names in pool.map(_put_page, [page for page in examples.pages() if page != DOCS / "tutorial.md"]):
            changed += names
    return changed


def _put_page(page: Path) -> list[str]:
    keep: dict[str, str] = {}
    changed = _put(page, examples.run_page(page, keep=keep))
    if page == DOCS / "tutorial.md":
        for name, text in tutorial_case(keep).items():
            changed += _put(CASE / name, text)
    return changed


def tutorial_case(kept: dict[str, str]) -> dict[str, str]:
    """{file: text} of the case as it stands at the end of the tutorial."""
    return {Path(name).name: text for name, text in kept.items() if name.startswith("well/")}


def _put(path: Path, text: str) -> list[str]:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [str(path.relative_to(ROOT))]


def stale() -> list[str]:
    """A sentence for every generated page that the code has left behind."""
    made = pages.generated() | pages.measured()
    out = [
        f"docs/reference/{name} is stale: python docs/build.py --write"
        for name, text in made.items()
        if not (REFERENCE / name).exists() or (REFERENCE / name).read_text(encoding="utf-8") != text
    ]
    for page in sorted(REFERENCE.glob("*.md")):
        if page.name not in made and page.read_text(encoding="utf-8").startswith(pages.MADE):
            out.append(f"docs/reference/{page.name} is made by nothing any more: delete it")
    return out


def stale_examples() -> list[str]:
    """A sentence for every page whose examples do not run, or print something else than it shows."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return [problem for found in pool.map(check_page, examples.pages()) for problem in found]


def check_page(page: Path) -> list[str]:
    """What is wrong with the examples of one page."""
    keep: dict[str, str] = {}
    try:
        text = examples.run_page(page, keep=keep)
    except examples.ExampleError as error:
        return [str(error)]
    name = str(page.relative_to(ROOT))
    out = []
    shown = page.read_text(encoding="utf-8")
    if text != shown:
        out.append(f"{name}: {first_difference(shown, text)}: python docs/build.py --write")
    if page == DOCS / "tutorial.md":
        for file, written in tutorial_case(keep).items():
            if not (CASE / file).exists() or (CASE / file).read_text(encoding="utf-8") != written:
                out.append(f"docs/tutorial/{file} is not what the tutorial writes: python docs/build.py --write")
    return out


def first_difference(shown: str, printed: str) -> str:
    """The first line in which two texts differ."""
    lines = zip([*shown.splitlines(), ""], [*printed.splitlines(), ""], strict=False)
    for number, (one, other) in enumerate(lines, 1):
        if one != other:
            return f"line {number} shows {one!r}, the program prints {other!r}"
    return "the page and what is printed differ in length"


def built() -> list[str]:
    """Build the site into a temporary folder and follow its links."""
    with tempfile.TemporaryDirectory() as made:
        return build(Path(made)) or list(links.broken(Path(made)))


def build(site: Path) -> list[str]:
    """Build the site; a list with what the generator said where it failed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return [f"mkdocs: {done.stdout}{done.stderr}".strip()]
    return []


def install() -> None:
    """Install the documentation generator where it is missing, and say so."""
    if importlib.util.find_spec("mkdocs") is not None and importlib.util.find_spec("material") is not None:
        return
    lock = ROOT / "requirements" / "docs.lock"
    print(f"mkdocs is not installed: installing what {lock.relative_to(ROOT)} names", file=sys.stderr)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=False).returncode:
        sys.exit("the documentation generator could not be installed; what pip said stands above")


if __name__ == "__main__":
    sys.exit(main())
