"""A case checked as a whole: its problems, and every citation looked up in the user's copies of the texts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Literal

from instantsia.case.evidence import Claim, Text
from instantsia.case.model import Case
from instantsia.casefile.checking import what_ifs
from instantsia.casefile.document import Document, read_folder
from instantsia.casefile.folder import none_because
from instantsia.casefile.load import examined, warnings
from instantsia.casefile.positions import LARGEST
from instantsia.documents import lock as locks
from instantsia.documents.quotes import Found, fingerprint, locate
from instantsia.documents.texts import Text as Copy
from instantsia.documents.texts import read_text
from instantsia.errors import CaseError, Place, Problem, UserError
from instantsia.files import read_plain, write_whole
from instantsia.frozen import frozen

Status = Literal["exact", "near", "ambiguous", "lost", "reference", "unlocated"]


@frozen
class CheckedClaim:
    """What became of one citation.

    status  exact: the words stand where they are said to; near: a person confirms; ambiguous; lost; reference: its
            source was seen elsewhere and there is no text; unlocated: no lines are stated, or the text is not at hand
    text    id of the text, or ""
    lines   first and last line where it was found, else where it is said to stand; counted from 1
    seen    address and day, for a reference
    note    what a person should know, or ""
    """

    id: str
    status: Status
    text: str = ""
    lines: tuple[int, int] | None = None
    seen: str = ""
    note: str = ""


@frozen
class Checked:
    """All problems of a case, and its citations.

    included  {case that it includes: those of the problems that are warnings of that case by itself}
    """

    problems: tuple[Problem, ...] = ()
    claims: tuple[CheckedClaim, ...] = ()
    case: str = ""
    included: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    @property
    def errors(self) -> bool:
        """Whether the case cannot be used, or a quote is lost."""
        return any(problem.severity == "error" for problem in self.problems)


def check_document(document: Document, texts: Path | str | None = None) -> Checked:
    """Every problem of a document, also of one that is no case yet; quotes are looked up below `texts` or beside it."""
    case, problems = examined(document)
    if case is None:
        return Checked(problems, case=document.id)
    found = [*what_ifs.refused(document), *warnings(document, case)]
    looked = _look_up(document, case, None if texts is None else Path(texts))
    found += looked.problems
    return Checked(tuple(found), looked.claims, document.id, dict(_of_included(document, found)))


def _of_included(document: Document, problems: Sequence[Problem]) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    for name, folder in document.included.items():
        inner = read_folder(folder)
        case, _ = examined(inner)
        theirs = frozenset(() if case is None else warnings(inner, case))
        if told := tuple(one for one in problems if one in theirs):
            yield name, told


def passages(document: Document, case: Case, texts: Path | str | None = None) -> Mapping[str, str]:
    """{claim: its passage, the whole lines}, of those whose words stand where they are said to in a copy at hand.

    Lines of one paragraph are joined, and paragraphs told apart by a stroke.
    """
    folder = None if texts is None else Path(texts)
    copies, _ = _copies(document, case, folder)
    exact = (one for one in _look_up(document, case, folder).claims if one.status == "exact" and one.lines)
    return {one.id: _in_one_line(copies[one.text].lines[one.lines[0] - 1 : one.lines[1]]) for one in exact if one.lines}


def _in_one_line(lines: Sequence[str]) -> str:
    paragraphs = "\n".join(line.strip() for line in lines).split("\n\n")
    return " / ".join(" ".join(one.split()) for one in paragraphs if one.strip())


def write_lock(folder: Path, texts: Path | str | None = None) -> str:
    """Look every quote of the case in `folder` up and write its citations.lock; says in a sentence what was done.

    Raises CaseError where the case has errors or a quote is not exact: what is locked is what was found.
    """
    document = read_folder(folder)
    case, problems = examined(document)
    if case is None:
        raise CaseError(problems)
    looked = _look_up(document, case, None if texts is None else Path(texts), fresh=True)
    errors = [p for p in looked.problems if p.code in {"E31", "E32", "W5", "W31", "W33"}]
    if errors:
        raise CaseError(replace(p, code=p.code.replace("W", "E")) for p in errors)
    path = folder / locks.NAME
    write_whole(path, locks.dump(looked.lock).encode())
    return f"{path} is written: {len(looked.lock.claims)} quotes in {len(looked.lock.texts)} texts"


@frozen
class _Looked:
    claims: tuple[CheckedClaim, ...]
    problems: tuple[Problem, ...]
    lock: locks.Lock


def _look_up(document: Document, case: Case, texts: Path | None, fresh: bool = False) -> _Looked:
    copies, problems = _copies(document, case, texts)
    lock = locks.Lock() if fresh else _lock(document)
    for name, copy in copies.items():
        known = lock.texts.get(name)
        if known is not None and known != copy.sha256:
            problems.append(
                Problem("W32", f"the copy of {name} is not the one that was fingerprinted", key=f"text.{name}")
            )
    claims: list[CheckedClaim] = []
    entries: dict[str, locks.Entry] = {}
    for claim in case.claim:
        source = case.source_of(claim)
        text = None if source is None else source.text
        seen = claim.seen or ("" if source is None else source.seen)
        if text is None:
            status: Status = "reference" if seen else "unlocated"
            claims.append(CheckedClaim(claim.id, status, "", claim.lines, seen))
            continue
        if text not in copies or (claim.lines is None and not claim.first):
            claims.append(CheckedClaim(claim.id, "unlocated", text, claim.lines, seen, "the text is not at hand"))
            continue
        entry = lock.claims.get(claim.id)
        try:
            found = locate(
                copies[text], claim.lines, claim.first, claim.last,
                None if entry is None else entry.fingerprint, lock.texts.get(text),
            )  # fmt: skip
        except UserError as error:
            problems.append(Problem("E31", str(error), _place(document, claim), f"claim.{claim.id}"))
            claims.append(CheckedClaim(claim.id, "lost", text, claim.lines, seen, str(error)))
            continue
        note = _note(claim, found)
        claims.append(CheckedClaim(claim.id, found.status, text, found.lines or claim.lines, seen, note))
        if found.status == "exact" and found.quote is not None:
            entries[claim.id] = locks.Entry(found.lines, fingerprint(found.quote))
        moved = found.status == "exact" and not _inside(found.lines, claim.lines)
        code = "W31" if moved else {"lost": "E31", "ambiguous": "W5", "near": "W31"}.get(found.status)
        if code is not None:
            problems.append(Problem(code, note, _place(document, claim), f"claim.{claim.id}"))
    shas = {name: copy.sha256 for name, copy in copies.items()}
    return _Looked(tuple(claims), tuple(problems), locks.Lock(shas, entries))


def _note(claim: Claim, found: Found) -> str:
    where = _lines(claim.lines)
    if found.status == "lost":
        return f"the quote is not at lines {where}" if where else "the quote is not in the text"
    if found.status == "ambiguous":
        places = ", ".join(_lines(place) for place in found.places[:5])
        return f"the quote stands {len(found.places) or 'several'} times: lines {places}"
    if found.status == "near":
        return (
            f"something like the quote stands at lines {_lines(found.lines)}, expected at {where or 'no stated lines'}"
        )
    if not _inside(found.lines, claim.lines):
        return f"the quote stands at lines {_lines(found.lines)}, not at {where}"
    return ""


def _inside(found: tuple[int, int] | None, stated: tuple[int, int] | None) -> bool:
    return found is None or stated is None or (stated[0] <= found[0] and found[1] <= stated[1])


def _copies(document: Document, case: Case, texts: Path | None) -> tuple[dict[str, Copy], list[Problem]]:
    copies: dict[str, Copy] = {}
    problems: list[Problem] = []
    for text in case.text:
        path = next((one for one in _places(document, text, texts) if one.is_file()), None)
        if path is None and texts is not None:
            problems.append(Problem("W33", f"{text.file} is not in {texts}", key=f"text.{text.id}"))
        elif path is not None and _leads_out(document, path, texts):
            entry = document.entry("text", text.id)
            message = f"{path.name} is a link that leads out of the case folder: it is not read"
            remedy = "name the folder of your copies: --texts FOLDER"
            place = None if entry is None else entry.place(("file",))
            problems.append(Problem("E32", message, place, f"text.{text.id}.file", remedy))
        elif path is not None:
            copies[text.id] = read_text(path)
    return copies, problems


def _places(document: Document, text: Text, texts: Path | None) -> Iterator[Path]:
    for folder in (texts, document.folder):
        if folder is not None:
            yield folder / text.file
            yield folder / Path(text.file).name


def _leads_out(document: Document, path: Path, texts: Path | None) -> bool:
    """Whether a text beside the case lies elsewhere: a case that somebody sent must not read what they name.

    The folder that was named by hand may hold links to wherever the copies lie.
    """
    if texts is not None and path.is_relative_to(texts):
        return False
    return document.folder is None or not path.resolve().is_relative_to(document.folder.resolve())


def _lock(document: Document) -> locks.Lock:
    path = None if document.folder is None else document.folder / locks.NAME
    if path is None or not os.path.lexists(path):
        return locks.Lock()
    try:
        content = read_plain(path, LARGEST).decode("utf-8")
    except FileNotFoundError:
        raise UserError(f"{path} {none_because(path)}") from None
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise UserError(f"{path} cannot be read: {error}") from None
    return locks.load(content, str(path))


def _place(document: Document, claim: Claim) -> Place | None:
    entry = document.entry("claim", claim.id)
    return None if entry is None else entry.place(("lines",))


def _lines(lines: tuple[int, int] | None) -> str:
    if lines is None:
        return ""
    return f"{lines[0]}" if lines[0] == lines[1] else f"{lines[0]}..{lines[1]}"
