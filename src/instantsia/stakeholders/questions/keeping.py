"""Where answers are kept: NAME.instantsia/answers.toml beside the table.

Where that folder is about another table of the same name (ban.csv beside ban.xlsx), it is NAME.csv.instantsia.
"""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from instantsia.casefile.folder import none_because
from instantsia.casefile.positions import LARGEST
from instantsia.errors import UserError, cut, nearest
from instantsia.files import read_plain
from instantsia.stakeholders.questions.catalogue import QUESTIONS

SUFFIX, FILE = ".instantsia", "answers.toml"
ABOUT, NOT_HERE = "# What was answered about ", ". What is not here is asked by `instantsia forecast`."
TAKEN = "# Taken as default: "
SHEETS = "sheet"
"""The table of answers by sheet: [sheet.Tax]."""


def folder_of(table: Path) -> Path:
    """The folder of what is kept about a table: ban.instantsia beside ban.xlsx; ban.csv.instantsia where that is about
    another table."""
    common, own = (table.parent / f"{name}{SUFFIX}" for name in (table.stem, table.name))
    return own if own.is_dir() or _about(common) not in ("", _named(table)) else common


def _about(folder: Path) -> str:
    """The name of the table that a folder is about, as `keep` wrote it; "" where it does not say so."""
    try:
        first, _, _ = read_plain(folder / FILE, LARGEST).decode("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return first.removeprefix(ABOUT).removesuffix(NOT_HERE) if first.startswith(ABOUT) else ""


def _named(table: Path) -> str:
    return " ".join(table.name.split())


def kept(table: Path, sheet: str = "") -> dict[str, str]:
    """The answers that were kept about a sheet of a table; raises UserError where the file cannot be read.

    sheet   its name, "" where the format has none. Of a file from before answers were kept by sheet all are taken.
    """
    file = folder_of(table) / FILE
    found = _file(file)
    sheets = found.pop(SHEETS, {})
    if not isinstance(sheets, dict) or not all(isinstance(one, dict) for one in sheets.values()):
        told = cut(str(sheets))
        raise UserError(f"{file}: found {told} in [{SHEETS}], expected answers by sheet, as in [{SHEETS}.NAME]")
    own = sheets.get(sheet)
    out: dict[str, str] = {}
    for key, value in (found if own is None and not (sheet and sheets) else own or {}).items():
        # a number or a day that somebody wrote into it by hand means its text
        if key.partition(".")[0] not in QUESTIONS or isinstance(value, (bool, list, dict)):
            remedy = nearest(key, QUESTIONS)
            raise UserError(f"{file}: found {cut(key)} = {cut(value)}, expected answers as text ({remedy})")
        out[key] = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return out


def _file(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(read_plain(file, LARGEST).decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        if os.path.lexists(file):
            raise UserError(f"{file} {none_because(file)}") from None
        return {}
    except OSError as error:
        remedy = "" if file.is_file() else " (answers are kept in a file of that name: move what is there away)"
        raise UserError(f"{file} cannot be read: {error.strerror}{remedy}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: {error} (mend it, or delete it and answer again)") from None


def taken_before(table: Path, sheet: str = "") -> list[str]:
    """What was taken as default when the answers were kept, as `keep` wrote it; empty where that cannot be read."""
    try:
        lines = read_plain(folder_of(table) / FILE, LARGEST).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    begin = _taken(sheet)
    return [line.removeprefix(begin) for line in lines if line.startswith(begin)]


def _taken(sheet: str) -> str:
    """How a line begins that says what was taken as default."""
    return f"{TAKEN[:-2]} on {' '.join(sheet.split())}: " if sheet else TAKEN


def keep(table: Path, written: Mapping[str, str], taken: Sequence[str] = (), sheet: str = "") -> str:
    """Writes the answers beside the table, whole or not at all; returns why not, or "".

    taken   KEY=VALUE of what was taken as default: a remark in the file, since it may be another tomorrow
    sheet   the name of the sheet that they are about: those of other sheets stay
    """
    import tomli_w

    folder = folder_of(table)
    order = {key: number for number, key in enumerate(QUESTIONS)}
    ranked = sorted(written, key=lambda key: (order[key.partition(".")[0]], key))
    answers: dict[str, Any] = {key: written[key] for key in ranked}
    remarks: list[str] = []
    if sheet:
        try:
            before = _file(folder / FILE).get(SHEETS, {})
        except UserError as error:
            return f"the answers are not kept: {error}"
        answers = {SHEETS: {**(before if isinstance(before, dict) else {}), sheet: answers}}
        remarks = _remarks(folder / FILE, sheet)
    text = f"{ABOUT}{_named(table)}{NOT_HERE}\n"
    text += tomli_w.dumps(answers)
    text += "".join(f"{one}\n" for one in remarks)
    text += "".join(f"{_taken(sheet)}{' '.join(one.split())}\n" for one in taken)
    temporary = folder / f".{FILE}.{os.getpid()}"
    made = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        temporary.write_text(text, "utf-8")
        os.replace(temporary, folder / FILE)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        return f"the answers are not kept: {folder} cannot be written ({error.strerror})"
    return ""


def _remarks(file: Path, sheet: str) -> list[str]:
    """The remarks in a file on what was taken as default on other sheets."""
    try:
        lines = read_plain(file, LARGEST).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line for line in lines if line.startswith(f"{TAKEN[:-2]} on ") and not line.startswith(_taken(sheet))]
