"""XML read from its beginning to its end. Document types and entities are refused: they can unpack without end."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

Begin = Callable[[str, dict[str, str]], None]
DEEPEST = 100
MOST_ELEMENTS = 8_000_000
"""Of one part; a table of 10,000 rows and a hundred columns has a quarter of it. They take some ten seconds."""


class UnreadableError(Exception):
    """No XML, or more of it than is read."""


class Enough(Exception):
    """Raised by a handler that has seen what it needs."""


def walk(data: bytes, begin: Begin, finish: Callable[[str], None], characters: Callable[[str], None]) -> None:
    """Call the handlers in the order of the file, with names less their prefix; raises UnreadableError.

    A prefix stands for one of two namespaces (transitional and strict) whose elements are the same.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    bare: dict[str, str] = {}
    depth = count = 0

    def local(name: str) -> str:
        found = bare.get(name)
        if found is None:
            found = bare[name] = name.rpartition(":")[2]
        return found

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise UnreadableError("found elements without end")
        begin(local(name), attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        finish(local(name))

    def refuse(*_: object) -> None:
        raise UnreadableError("found a document type or an entity")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except Enough:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError(str(error)) from None
