"""Where answers are kept: NAME.instantsia/answers.toml beside the table."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from instantsia.casefile.folder import none_because
from instantsia.casefile.positions import LARGEST
from instantsia.errors import UserError, cut, nearest
from instantsia.files import read_plain
from instantsia.stakeholders.questions.catalogue import QUESTIONS

SUFFIX, FILE = ".instantsia", "answers.toml"
TAKEN = "# Taken as default: "


def folder_of(table: Path) -> Path:
    """The folder of what is kept about a table: ban.instantsia beside ban.xlsx."""
    return table.parent / f"{table.stem}{SUFFIX}"


def kept(table: Path) -> dict[str, str]:
    """The answers that were kept; raises UserError where the file cannot be read."""
    import tomllib

    file = folder_of(table) / FILE
    try:
        found = tomllib.loads(read_plain(file, LARGEST).decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        if os.path.lexists(file):
            raise UserError(f"{file} {none_because(file)}") from None
        return {}
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: {error} (mend it, or delete it and answer again)") from None
    out: dict[str, str] = {}
    for key, value in found.items():
        # a number or a day that somebody wrote into it by hand means its text
        if key.partition(".")[0] not in QUESTIONS or isinstance(value, (bool, list, dict)):
            remedy = nearest(key, QUESTIONS)
            raise UserError(f"{file}: found {cut(key)} = {cut(value)}, expected answers as text ({remedy})")
        out[key] = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return out


def taken_before(table: Path) -> list[str]:
    """What was taken as default when the answers were kept, as `keep` wrote it; empty where that cannot be read."""
    try:
        lines = read_plain(folder_of(table) / FILE, LARGEST).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line.removeprefix(TAKEN) for line in lines if line.startswith(TAKEN)]


def keep(table: Path, written: Mapping[str, str], taken: Sequence[str] = ()) -> str:
    """Writes the answers beside the table, whole or not at all; returns why not, or "".

    taken   KEY=VALUE of what was taken as default: a remark in the file, since it may be another tomorrow
    """
    import tomli_w

    folder = folder_of(table)
    order = {key: number for number, key in enumerate(QUESTIONS)}
    ranked = sorted(written, key=lambda key: (order[key.partition(".")[0]], key))
    name = " ".join(table.name.split())
    text = f"# What was answered about {name}. What is not here is asked by `instantsia forecast`.\n"
    text += tomli_w.dumps({key: written[key] for key in ranked})
    text += "".join(f"{TAKEN}{' '.join(one.split())}\n" for one in taken)
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
