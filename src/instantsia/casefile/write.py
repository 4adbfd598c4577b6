"""A case written as a folder, the way a person would type it, that reads back as the very same case.

`case.toml` holds everything but the claims, which stand in `claims.csv`, and what further coders read in them, which
stands in `claims.NAME.csv`, as long as these tables can carry it all; `README.md` says what the folder is. Numbers keep
every digit, their reasons, their groups and where they come from; what is as the schema has it anyway is left out.
"""

from __future__ import annotations

import math
import os
import shlex
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from instantsia.case.evidence import Assumption, Claim, Coding
from instantsia.case.happenings import Step
from instantsia.case.model import TABLES, Case
from instantsia.case.numbers import Number
from instantsia.case.people import Actor
from instantsia.case.words import Words
from instantsia.casefile.claims_table import read_claims, read_coding, write_claims, write_coding
from instantsia.casefile.document import Document, read_folder, tupled
from instantsia.casefile.folder import CASE, CLAIMS, coder_of, table_of
from instantsia.casefile.load import load
from instantsia.errors import CaseError, UserError
from instantsia.files import new_folder

README = "README.md"
WIDTH = 120
"""Columns after which a list or a table is spread over several lines."""

LAST = ("claim", "coding", "dispute", "assumption")
FIRST = tuple(table for table in TABLES if table not in LAST)

NOT_WRITTEN = ("id", "include")
"""Keys of the head that are the folder's name, or stand in the tables by now."""

STEP_FIRST = ("id", "kind", "text")
STEP_WHO = ("body", "to", "members", "issue", "against")
STEP_LAST = ("tell",)
"""The sentences that tell what came of a step are long and end its entry."""


def write_case(case: Case | Document, folder: Path | str) -> Path:
    """Writes the whole case, what it includes with it, into a folder that is new or empty; returns the folder.

    Written whole or not at all: it is read back beside its place, and comes there only where it is the same case.

    Raises CaseError where a document is no case, UserError where the folder cannot be written or has something in it,
    and where the case is one that cannot be read from a folder (made in Python and never checked).
    """
    case = load(case) if isinstance(case, Document) else case
    target = Path(os.path.abspath(folder))
    _refuse(target, Path(folder))
    try:
        with new_folder(target.with_name(f".{target.name}.{os.getpid()}")) as unfinished:
            for name, text in files_of(case, target.name).items():
                (unfinished / name).write_bytes(text.encode())
            _check(case, unfinished)
            if target.is_dir():
                _move_into(unfinished, target)
            else:
                unfinished.rename(target)
    except UnicodeEncodeError as error:
        found = error.object[error.start : error.end]
        raise UserError(f"{folder} cannot be written: found {found!r}, a character that no file can hold") from None
    except OSError as error:
        raise UserError(f"{folder} cannot be written: {error.strerror}") from None
    return Path(folder)


def files_of(case: Case, folder: str) -> dict[str, str]:
    """{name: text} of the files of a case; case.toml last, without which a folder is no case.

    folder  the name of the folder, for the commands that its README.md names
    """
    table, coded = claims_csv(case.claim), coding_csv(case.coding)
    files = {README: _readme(case, folder, with_claims=bool(table), coders=tuple(coded))}
    if table:
        files[CLAIMS] = table
    files |= coded
    elsewhere = [name for name, there in (("claim", table), ("coding", coded)) if there]
    return files | {CASE: case_toml(case, without=elsewhere)}


def case_toml(case: Case, *, without: Collection[str] = ()) -> str:
    """The case as TOML; without the tables that stand in files of their own."""
    order = [table for table in _order(case) if table not in without]
    entries: dict[str, list[dict[str, Any]]] = {table: [_entry(one) for one in _listed(case, table)] for table in order}
    head = {key: value for key, value in _entry(case).items() if key not in (*NOT_WRITTEN, *order)}
    blocks = [_lines(head)]
    blocks += [[f"[[{table}]]", *_lines(one)] for table in order for one in entries[table]]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def claims_csv(claims: Sequence[Claim]) -> str:
    """The table of these claims, or nothing where it cannot carry each of them as it is.

    It has no cells for the reasons of the chances that a claim is right, and no line breaks of other machines.
    """
    table = write_claims(claims) if claims else ""
    try:
        read = read_claims(table.encode(), CLAIMS)
        again = [Claim.model_validate(tupled(row.cells)) for row in read.rows]
    except (CaseError, ValueError):
        return ""
    # compared as they are told apart: as numbers, 0.0 and -0.0 are equal
    same = [one.model_dump_json() for one in again] == [one.model_dump_json() for one in claims]
    return table if same and not read.problems else ""


def coding_csv(codings: Sequence[Coding]) -> dict[str, str]:
    """{name: table} of what each further coder read, or nothing where these files cannot carry it as it is."""
    by_coder: dict[str, list[Coding]] = {}
    for one in codings:
        by_coder.setdefault(one.by, []).append(one)
    files = {table_of(coder): write_coding(by_coder[coder]) for coder in sorted(by_coder)}
    try:
        read = [read_coding(table.encode(), name, coder_of(name)) for name, table in files.items()]
        again = [Coding.model_validate(tupled(row.cells)) for one in read for row in one.rows]
    except (CaseError, ValueError):
        return {}
    same = [one.model_dump_json() for one in again] == [one.model_dump_json() for one in codings]
    return files if same and not any(one.problems for one in read) else {}


# ------------------------------------------------------------------------------------------------------- the folder


def _refuse(target: Path, named: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UserError(f"{named} is there already and no folder: nothing is overwritten")
    if not target.parent.is_dir():
        raise UserError(f"{target.parent} is no folder: make it first")
    try:
        full = target.is_dir() and any(target.iterdir())
    except OSError as error:
        raise UserError(f"{named} cannot be read: {error.strerror}") from None
    if full:
        raise UserError(f"{named} is not empty: name a folder that is, or a new one, nothing is overwritten")


def _check(case: Case, unfinished: Path) -> None:
    """Raises UserError where the folder does not read back as the case."""
    try:
        again = load(replace(read_folder(unfinished), id=case.id))
    except CaseError as error:
        problems = [replace(problem, place=None) for problem in error.problems]
        raise UserError(f"{case.id} cannot be written as a case by itself: {CaseError(problems)}") from None
    if again != case or again.digest_text != case.digest_text:
        raise UserError(f"{case.id} cannot be written so that it reads back the same: was it made by hand in Python?")


def _move_into(unfinished: Path, target: Path) -> None:
    """The files into a folder that is there; a folder without case.toml is no case, so it goes last."""
    moved: list[Path] = []
    try:
        for file in sorted(unfinished.iterdir(), key=lambda one: one.name == CASE):
            file.rename(target / file.name)
            moved.append(target / file.name)
    except OSError:
        for file in moved:
            file.unlink(missing_ok=True)
        raise


def _readme(case: Case, folder: str, *, with_claims: bool, coders: Sequence[str]) -> str:
    parts = [f"# {case.title}", case.question, case.note]
    if case.unanswerable:
        parts.append(f"What its documents cannot answer: {case.unanswerable}")
    files = ["`case.toml` says who decides, on what, in which steps, and what is assumed"]
    if with_claims:
        files.append("`claims.csv` says what the sources tell, one passage a line")
    files += [f"`{name}` says what a further coder read in the same passages" for name in coders]
    parts.append("A case for Instantsia. " + "; ".join(files) + ".")
    if case.text:
        named = ", ".join(f"`{text.file}`" for text in case.text)
        parts.append(f"The texts from which its passages are cited are not part of it: {named}.")
    parts.append("From the folder around this one:")
    name = shlex.quote(f"./{folder}")
    commands = f"    instantsia check {name}\n    instantsia run {name}"
    return "\n\n".join([*(" ".join(part.split()) for part in parts if part), commands]) + "\n"


# ------------------------------------------------------------------------------------------- entries as they are typed


def _order(case: Case) -> tuple[str, ...]:
    """The tables of a case in the order in which they are written: who and what first, what nobody claims last."""
    return (*FIRST, *case.others, *LAST)


def _listed(case: Case, table: str) -> Sequence[Words]:
    if table == "actor":
        return case.actor[: _stated_actors(case)]
    listed: Sequence[Words] = getattr(case, table)
    return listed


def _stated_actors(case: Case) -> int:
    """How many actors have to be written: members of a body of whom nothing is said follow by themselves."""
    count = len(case.actor)
    while count and case.actor[count - 1] == Actor(id=case.actor[count - 1].id):
        count -= 1
    written = [actor.id for actor in case.actor]
    known = set(written[:count])
    members = dict.fromkeys(member for body in case.body for member in body.heard)
    implied = [member for member in members if member not in known]
    return count if implied == written[count:] else len(written)


def _entry(one: Words) -> dict[str, Any]:
    """{key: value as it is typed}, without what is the default."""
    out: dict[str, Any] = {}
    for name, field in type(one).model_fields.items():
        value = getattr(one, name)
        if name != "kind" and not field.is_required() and value == field.get_default(call_default_factory=True):
            continue
        if isinstance(one, Case) and name in TABLES:
            continue
        # where any word may stand in a number's place, a range as text would be read as that word
        out[field.alias or name] = _typed(value, name, words=_takes_words(field.annotation))
    if isinstance(one, Assumption):
        return _assumption(one)
    return _step_order(one, out) if isinstance(one, Step) else out


def _step_order(step: Step, written: Mapping[str, Any]) -> dict[str, Any]:
    """What it is, who and on what, when, how: constants stand below what they are constants of."""
    base = [field.alias or name for name, field in Step.model_fields.items()]
    own = sorted((key for key in written if key not in base), key=lambda key: key not in STEP_WHO)
    constants = [key for key in own if isinstance(dict(step).get(key), Number)]
    middle = [key for key in base if key not in (*STEP_FIRST, *STEP_LAST)]
    order = [*STEP_FIRST, *(key for key in own if key not in constants), *middle, *constants, *STEP_LAST]
    return {key: written[key] for key in order if key in written}


def _assumption(one: Assumption) -> dict[str, Any]:
    """Reason, group and origin stand beside the value; inside it only where a reason is told of the number alone."""
    bare = _bare(one.value)
    beside = {"why": one.why} if one.why else {}
    inside = {} if one.why == one.value.why else {"why": one.value.why}
    value = bare
    if inside:
        value = {**bare, **inside} if isinstance(bare, dict) else {"value": bare, **inside}
    more = {"group": one.value.group} if one.value.group is not None else {}
    more |= {"source": one.value.source} if one.value.source != "case" else {}
    return {"about": one.about, "value": value, **beside, **more}


def _typed(value: Any, key: str = "", *, words: bool = False) -> Any:
    """A value with nothing in it but what TOML knows."""
    if isinstance(value, Number):
        return _number(value, words=words)
    if isinstance(value, Words):
        return _entry(value)
    if isinstance(value, float):
        return _figure(value)
    if key == "lines":
        first, last = value
        return first if first == last else f"{first}..{last}"
    if isinstance(value, Mapping):
        return {str(name): _typed(inner) for name, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [_typed(inner) for inner in value]
    return value


def _number(number: Number, *, words: bool = False) -> Any:
    extra = {
        key: value
        for key, value, usual in (
            ("why", number.why, ""), ("group", number.group, None), ("source", number.source, "case"),
        )
        if value != usual
    }  # fmt: skip
    bare = _bare(number)
    if isinstance(bare, dict):
        return {**bare, **extra}
    return {"value": bare, **extra} if extra or (words and isinstance(bare, str)) else bare


def _bare(number: Number) -> Any:
    """The figures alone: 60, "60..100", "60..85..100", or { among = [10, 20, 30] }."""
    if number.among:
        return {"among": [_figure(part) for part in number.among]}
    parts = (number.low, number.high) if number.mode is None else (number.low, number.mode, number.high)
    figures = [_figure(part) for part in parts]
    if number.mode is None and repr(figures[0]) == repr(figures[1]):
        return figures[0]
    return "..".join(map(repr, figures))


def _figure(value: float) -> int | float:
    """A whole number as one, any other with every digit that it has; -0.0 is no whole number."""
    negative_zero = value == 0 and math.copysign(1.0, value) < 0
    return int(value) if value.is_integer() and abs(value) < 1e15 and not negative_zero else value


def _takes_words(annotation: Any) -> bool:
    return str in getattr(annotation, "__args__", ())


# ------------------------------------------------------------------------------------------------------------- TOML


def _lines(entry: Mapping[str, Any]) -> list[str]:
    return [line for key, value in entry.items() for line in _key_lines((key,), value)]


def _key_lines(keys: tuple[str, ...], value: Any) -> Iterator[str]:
    """A key and its value: on one line, or where that is too long spread over several, a table key by key."""
    name = ".".join(map(_key, keys))
    line = f"{name} = {_inline(value)}"
    if isinstance(value, str) and "\n" in value and "\r" not in value:
        yield f"{name} = {_literal(value, multiline=True)}"
    elif isinstance(value, str) and len(line) > WIDTH and value == " ".join(value.split()):
        yield f'{name} = """\\'
        yield from _folded(value)
    elif len(line) <= WIDTH or not isinstance(value, (dict, list)) or not value:
        yield line
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _key_lines((*keys, key), inner)
    else:
        yield f"{name} = ["
        yield from _filled([_inline(inner) for inner in value])
        yield "]"


def _folded(text: str) -> Iterator[str]:
    """Lines of a long text, each but the last ending in a backslash: where one stands, the line break is not part of
    the text, and the blank before it is."""
    import tomli_w

    line = ""
    for word in tomli_w.dumps({"x": text})[len('x = "') : -2].split(" "):
        if line and len(line) + len(word) + 3 > WIDTH:
            yield f"{line} \\"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f'{line}"""'


def _filled(items: Sequence[str]) -> Iterator[str]:
    """Items of a list, as many on a line as it takes."""
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > WIDTH and line.strip():
            yield line
            line = "   "
        line += f" {item},"
    yield line


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return (
            f"{{ {', '.join(f'{_key(key)} = {_inline(inner)}' for key, inner in value.items())} }}" if value else "{}"
        )
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return _literal(value)


def _literal(value: Any, *, multiline: bool = False) -> str:
    """A text, number or yes or no as TOML has it."""
    import tomli_w

    if isinstance(value, str) and '"' in value and "'" not in value and value.isprintable():
        # as it stands, for a condition that names an option
        return f"'{value}'"
    return tomli_w.dumps({"x": value}, multiline_strings=multiline)[len("x = ") : -1]


def _key(key: str) -> str:
    import tomli_w

    return tomli_w.dumps({key: 0})[: -len(" = 0\n")]
