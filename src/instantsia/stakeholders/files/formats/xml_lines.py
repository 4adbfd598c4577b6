"""XML as elements that know their line. Document types and entities are refused: they can unpack without end."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from instantsia.stakeholders.files.sheet import TableError

DEEPEST = 50
MOST_ELEMENTS = 1_000_000


@dataclass
class Element:
    """One element: its name, its own text, the line where it begins."""

    name: str
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        """The children with this name."""
        return [one for one in self.children if one.name == name]


class _RefusedError(Exception):
    """Something that is well-formed and not read."""


def parsed(data: bytes, file: str) -> Element:
    """The outermost element; raises TableError in one sentence."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    roots: list[Element] = []
    open_elements: list[Element] = []
    count = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(open_elements) >= DEEPEST or count > MOST_ELEMENTS:
            raise _RefusedError("found elements without end, expected a file of KTAB")
        made = Element(name, parser.CurrentLineNumber)
        (open_elements[-1].children if open_elements else roots).append(made)
        open_elements.append(made)

    def finish(name: str) -> None:
        open_elements.pop()

    def characters(text: str) -> None:
        if open_elements:
            open_elements[-1].text += text

    def refuse(name: str, *_: object) -> None:
        if name.lower() == "html":
            told = 'found a web page, expected a table (save as "Excel workbook (.xlsx)" or CSV)'
            raise _RefusedError(told)
        raise _RefusedError("found a document type or an entity, expected XML without (remove the line with <!DOCTYPE)")

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except _RefusedError as refused:
        raise TableError([f"{file}, line {parser.CurrentLineNumber}: {refused}"]) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        said = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        raise TableError([f"{file}, line {line}: no XML that can be read: {said}"]) from None
    return roots[0]
