"""Set up and go, with nothing but Python 3.11 or newer, pip and venv.

python3 begin.py                    sets up .venv and plays june-1957 as of the day before it began
python3 begin.py test [...]         sets up .venv and runs the tests but for the slowest; what follows goes to pytest
python3 begin.py test --all         all of them
python3 begin.py test --fast [...]  without what is slow or needs a browser, with fewer examples: while you work
python3 begin.py COMMAND ...        sets up .venv and runs `instantsia COMMAND ...`

Only the standard library is used here. The set-up is done once, and again when a lock file has changed.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
FIRST = ["run", "june-1957", "--as-of", "1957-06-17"]
ALL_CORES = ["-n", "auto"]
USUAL = ["-m", "not slow"]
FAST = ["-m", "not slow and not browser", "--hypothesis-profile", "fast"]


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036
        print(f"Instantsia needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    testing = arguments[:1] == ["test"]
    python = set_up("test" if testing else "run")
    if testing:
        command = [str(python), "-m", "pytest", *for_pytest(arguments[1:])]
    else:
        command = [str(python), "-m", "instantsia", *(arguments or FIRST)]
    try:
        return subprocess.run(command, cwd=HERE if testing else None, check=False).returncode
    except KeyboardInterrupt:
        return 130


def for_pytest(arguments: list[str]) -> list[str]:
    """What pytest is called with: `--fast` and `--all`, wherever they stand, choose by marks; the rest stays as it is.

    Where nothing else is asked, the slowest are left out and the others dealt out to all cores; who names a test sees
    it run in one process.
    """
    rest = [one for one in arguments if one not in ("--fast", "--all")]
    usual = [] if rest or "--all" in arguments else USUAL
    chosen = FAST if "--fast" in arguments else usual
    return [*chosen, *(rest or ALL_CORES)]


def set_up(what: str) -> Path:
    """Make .venv and install what the lock files name; returns its Python."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    locks = [HERE / "requirements" / f"{name}.lock" for name in (["run"] if what == "run" else ["run", "test"])]
    stamps = {lock: VENV / f"{lock.stem}.stamp" for lock in locks}
    wanted = {lock: hashlib.sha256(lock.read_bytes() + str(HERE).encode()).hexdigest() for lock in locks}
    if python.exists() and all(s.exists() and s.read_text() == wanted[lock] for lock, s in stamps.items()):
        return python
    print(f"Setting up {VENV} (once; about a minute) ...", file=sys.stderr)
    if not python.exists():
        try:
            venv.create(VENV, with_pip=True)
        except (subprocess.CalledProcessError, OSError) as error:
            sys.exit(f"cannot make {VENV}: {error}\n(on Debian: apt-get install python3-venv)")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = [[*pip, "--require-hashes", "-r", str(locks[-1])]]
    steps.append([*pip, "--no-deps", "--no-build-isolation", "--editable", str(HERE)])
    for step in steps:
        if subprocess.run(step, check=False).returncode:
            sys.exit("the set-up failed; what pip said stands above")
    for lock, stamp in stamps.items():
        stamp.write_text(wanted[lock])
    return python


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
