"""Where each key of a TOML document stands, and what is refused before and while it is parsed.

`parse` is what the rest uses: bytes in, document and lines out, or a located problem. The codes:

E01  larger than 16 MB
E02  begins with a byte order mark
E03  not UTF-8
E04  holds a NUL
E05  brackets nested deeper than 64
E06  a key of more than 16 parts
E07  not TOML
E08  a value that cannot be read, such as a number of 5,000 digits
E09  more than a million keys and values, or tables and arrays nested deeper than 80, dotted keys counted

E01 to E06 keep the parser, which takes 6 s over a key of 20,000 parts and ends in a RecursionError or a ValueError on
other input, from ever seeing such text.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeAlias

from instantsia.case.behind_keys import Path as Path
from instantsia.errors import CaseError, Place, Problem

Span: TypeAlias = tuple[int, int]
"""Characters from the first to before the second."""

LARGEST = 16 * 2**20
DEEPEST = 64
KEY_PARTS = 16
DEEPEST_PATH = DEEPEST + KEY_PARTS
MOST_VALUES = 1_000_000

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = re.compile(r"[ \t\r\n]*")
_BLANK = re.compile(r"[ \t]*")
_ATOM = re.compile(r"[^,\]}\n#]+")
_TOKEN = re.compile(r"""["'#\[\]{}.]""")
_KEY_OVER = re.compile(r"[=,\n]")
_LINE_REST = re.compile(r"[^\n]*")
_STOP = {
    '"': re.compile(r'\\[^\n]|"|\n'),
    "'": re.compile(r"'|\n"),
    '"""': re.compile(r'\\.|"""', re.DOTALL),
    "'''": re.compile(r"'''"),
}
_KEYED_DAY = re.compile(r"([A-Za-z_-]{1,40})\s{0,20}=\s{0,20}(\d{4}-\d\d?-\d\d?)")
_DECODE_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{999,}")


def parse(data: bytes, name: str) -> tuple[dict[str, Any], dict[Path, int]]:
    """The document in `data` and the line of every path in it.

    data     bytes of a TOML file
    name     how to call the file in messages
    returns  what tomllib gives, and `positions`
    raises   CaseError with one problem, E01 to E09
    """
    text = guard(data, name)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _refuse_syntax(text, name, str(error))
    except RecursionError:
        _refuse("E05", name, None, "nested too deeply", "write tables under headers of their own")
    except ValueError as error:
        number = _LONG_NUMBER.search(text)
        line = _line(text, number.start()) if number else None
        found = f"found a number of {len(number.group()):,} digits" if number else str(error)
        _refuse("E08", name, line, f"cannot be read: {found}")
    _weigh(document, name)
    return document, positions(text)


def guard(data: bytes, name: str) -> str:
    """The text in `data`, fit for the parser; one scan, linear in its length.

    Raises CaseError with one problem, E01 to E06.
    """
    if len(data) > LARGEST:
        _refuse("E01", name, None, f"found {len(data):,} bytes, expected at most 16 MB", "is this a case file?")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        _refuse("E02", name, 1, "begins with a byte order mark", 'save it as "UTF-8 without BOM"')
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte {data[error.start]:#04x} at offset {error.start}"
        _refuse("E03", name, line, f"found {found}, expected UTF-8", "save it as UTF-8")
    nul = text.find("\0")
    if nul >= 0:
        _refuse("E04", name, _line(text, nul), "found a NUL character, expected plain text", "save it as UTF-8")
    _guard_nesting(text, name)
    return text


def positions(text: str) -> dict[Path, int]:
    """{path: line} of every key, table header and array element, lines counted from 1; `()` stands on line 1.

    Only for text that tomllib accepts: on other text the result is undefined. A table that is only implied ("a" in
    `[a.b]`) stands where it is first implied; one with a header of its own stands at that header. Iterative, and
    linear in the length of the text times the length of a path.
    """
    at: dict[Path, int] = {(): 0}
    _walk(text, at, None)
    ends = [match.start() for match in re.finditer("\n", text)]
    return {path: bisect_left(ends, offset) + 1 for path, offset in at.items()}


@dataclass
class Spans:
    """Where the keys and texts of a document are written, quotes included.

    keys    {path: every place at which its last key is written: in headers, dotted keys and inline tables}
    texts   {path of a value that is text: its place}
    """

    keys: dict[Path, list[Span]] = field(default_factory=dict)
    texts: dict[Path, Span] = field(default_factory=dict)

    def note(self, path: Path, place: Span) -> None:
        """Note that the last key of `path` is written there, too."""
        self.keys.setdefault(path, []).append(place)


def spans(text: str) -> Spans:
    """Where keys and texts are written in `text`; only for text that tomllib accepts, as `positions`."""
    out = Spans()
    _walk(text, {(): 0}, out)
    return out


def _walk(text: str, at: dict[Path, int], out: Spans | None) -> None:
    """Notes where every path of the document stands, in `at`, and where keys and texts are written, in `out`."""
    elements: dict[Path, int] = {}
    here: Path = ()
    pos = _skip(text, 0)
    while pos < len(text):
        start = pos
        places: list[Span] | None = None if out is None else []
        if text[pos] == "[":
            doubled = text.startswith("[[", pos)
            parts, pos = _key(text, pos + 1 + doubled, places)
            above = [_resolve(parts[:size], elements) for size in range(1, len(parts))]
            for path in above:
                at.setdefault(path, start)
            if doubled:
                base = (*_resolve(parts[:-1], elements), parts[-1])
                at.setdefault(base, start)
                here = (*base, elements.get(base, 0))
                elements[base] = elements.get(base, 0) + 1
            else:
                here = _resolve(parts, elements)
            at[here] = start
            if out is not None and places is not None:
                for path, place in zip([*above, here], places, strict=True):
                    out.note(path[:-1] if isinstance(path[-1], int) else path, place)
            pos += 1 + doubled
        else:
            parts, pos = _key(text, pos, places)
            _note_key(at, here, parts, start, out, places)
            pos = _value(text, _skip(text, pos + 1), (*here, *parts), at, out)
        pos = _skip(text, pos)


def _key(text: str, pos: int, places: list[Span] | None) -> tuple[list[str], int]:
    """The parts of the dotted key at `pos` and the place behind it and the blanks that follow.

    places   where each part is written is noted here
    """
    parts: list[str] = []
    while True:
        pos = _end(_BLANK, text, pos)
        if text[pos] in "\"'":
            end = _string_end(text, pos)
            escaped = text[pos] == '"' and "\\" in text[pos:end]
            parts.append(tomllib.loads("k=" + text[pos:end])["k"] if escaped else text[pos + 1 : end - 1])
        else:
            end = _end(_BARE, text, pos)
            parts.append(text[pos:end])
        if places is not None:
            places.append((pos, end))
        pos = _end(_BLANK, text, end)
        if not text.startswith(".", pos):
            return parts, pos
        pos += 1


def _value(text: str, pos: int, path: Path, at: dict[Path, int], out: Spans | None) -> int:
    """Notes all paths inside the value at `pos`, which belongs to `path`; the place behind it."""
    bases: list[Path] = []  # of the arrays and inline tables that are open, and beside it
    counts: list[int] = []  # the number of elements so far, or -1 in an inline table
    while True:
        if text[pos] in "[{":
            bases.append(path)
            counts.append(0 if text[pos] == "[" else -1)
            pos += 1
        elif text[pos] in "\"'":
            start, pos = pos, _string_end(text, pos)
            if out is not None:
                out.texts[path] = (start, pos)
        else:
            pos = _end(_ATOM, text, pos)
        while bases:  # behind an item or an opening bracket: on to the next item, or out
            pos = _skip(text, pos)
            if text[pos] == ",":
                pos = _skip(text, pos + 1)
            if text[pos] not in "]}":
                break
            bases.pop()
            counts.pop()
            pos += 1
        if not bases:
            return pos
        if counts[-1] >= 0:
            path = (*bases[-1], counts[-1])
            counts[-1] += 1
            at[path] = pos
        else:
            start = pos
            places: list[Span] | None = None if out is None else []
            parts, pos = _key(text, pos, places)
            _note_key(at, bases[-1], parts, start, out, places)
            path = (*bases[-1], *parts)
            pos = _skip(text, pos + 1)


def _note_key(
    at: dict[Path, int], base: Path, parts: list[str], start: int, out: Spans | None, places: list[Span] | None
) -> None:
    for size in range(1, len(parts) + 1):
        at.setdefault((*base, *parts[:size]), start)
    if out is not None and places is not None:
        for size, place in enumerate(places, 1):
            out.note((*base, *parts[:size]), place)


def _resolve(parts: list[str], elements: dict[Path, int]) -> Path:
    """The path that a header means: an array of tables on the way stands for its last element so far."""
    path: Path = ()
    for part in parts:
        path = (*path, part)
        if path in elements:
            path = (*path, elements[path] - 1)
    return path


def _string_end(text: str, pos: int) -> int:
    """The place behind the string that opens at `pos`; where it is not closed, the end of the line or text."""
    quote = text[pos]
    fence = quote * 3 if text.startswith(quote * 3, pos) else quote
    pos += len(fence)
    while stop := _STOP[fence].search(text, pos):
        pos = stop.end()
        if stop.group() == "\n":
            return stop.start()
        if stop.group() == fence:
            if len(fence) == 3:  # up to two quotes before the last three belong to the content
                pos += text.startswith(quote, pos)
                pos += text.startswith(quote, pos)
            return pos
    return len(text)


def _guard_nesting(text: str, name: str) -> None:
    depth = dots = pos = 0
    while token := _TOKEN.search(text, pos):
        start, mark = token.start(), token.group()
        if _KEY_OVER.search(text, pos, start):
            dots = 0
        pos = start + 1
        if mark == ".":
            dots += 1
            if dots >= KEY_PARTS:
                _refuse("E06", name, _line(text, start), f"found a key of more than {KEY_PARTS} parts")
        elif mark in "\"'":
            pos = _string_end(text, start)
        elif mark == "#":
            pos = _end(_LINE_REST, text, pos)
        else:
            dots = 0
            depth = depth + 1 if mark in "[{" else max(0, depth - 1)
            if depth > DEEPEST:
                _refuse("E05", name, _line(text, start), f"found brackets nested deeper than {DEEPEST}")


def _weigh(document: dict[str, Any], name: str) -> None:
    """Refuses what passes the guard and would still be too much to give every value a path."""
    level: list[Any] = [document]
    count = 0
    for _ in range(DEEPEST_PATH):
        below: list[Any] = []
        for holder in level:
            count += len(holder)
            inside = holder.values() if isinstance(holder, dict) else holder
            below.extend(value for value in inside if isinstance(value, dict | list))
        if count > MOST_VALUES:
            _refuse("E09", name, None, f"found more than {MOST_VALUES:,} keys and values", "is this a case file?")
        level = below
    if level:
        _refuse(
            "E09",
            name,
            None,
            f"found a value nested deeper than {DEEPEST_PATH}",
            "use fewer tables in tables",
        )


def _refuse_syntax(text: str, name: str, message: str) -> NoReturn:
    place = _DECODE_PLACE.search(message)
    sentence = message[: place.start()] if place else message
    sentence = sentence[:1].lower() + sentence[1:]
    if place and place[1]:
        where = f"column {place[2]}{_of_day(text, int(place[1]), int(place[2]))}"
        _refuse("E07", name, int(place[1]), f"not valid TOML at {where}: {sentence}")
    line = _line(text, len(text.rstrip()))
    _refuse("E07", name, line, f"not valid TOML where the file ends: {sentence}")


def _of_day(text: str, line: int, column: int) -> str:
    """ ", date = 1956-11-31": the key and the day at a place of a line; "" where no day is written there."""
    written = next(itertools.islice(text.split("\n"), line - 1, None), "")
    here = (one for one in _KEYED_DAY.finditer(written) if one.start() < column <= one.end() + 1)
    return next((f", {one[1]} = {one[2]}" for one in here), "")


def _refuse(code: str, name: str, line: int | None, message: str, remedy: str = "") -> NoReturn:
    raise CaseError([Problem(code, message, Place(name, line), remedy=remedy)]) from None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _skip(text: str, pos: int) -> int:
    """The place behind blanks, line ends and comments."""
    pos = _end(_SPACE, text, pos)
    while text.startswith("#", pos):
        pos = _end(_SPACE, text, _end(_LINE_REST, text, pos))
    return pos


def _end(pattern: re.Pattern[str], text: str, pos: int) -> int:
    match = pattern.match(text, pos)
    return match.end() if match else pos
