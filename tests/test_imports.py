"""What would be wrong: two modules that need each other, so that neither can be read, tested or moved alone."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"


def modules(root: Path) -> dict[str, Path]:
    """{dotted name: file} of everything below a folder."""
    found = {}
    for file in root.rglob("*.py"):
        parts = file.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imported(text: str, names: Mapping[str, Path]) -> set[str]:
    """The modules among `names` that a text imports, wherever it does: in functions and for types alone as well."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            paths = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {path if path in names else str(node.module) for path in paths}
    return found & names.keys()


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Modules that import each other in a ring, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_needs_another_that_needs_it() -> None:
    names = modules(SOURCE)
    assert len(names) > 200
    graph = {name: imported(file.read_text(encoding="utf-8"), names) - {name} for name, file in names.items()}
    assert circle(graph) == []


def test_a_circle_is_found_where_there_is_one() -> None:
    """Two imports for types alone, one of them inside a function."""
    names = {"a": Path("a.py"), "a.b": Path("a/b.py"), "c": Path("c.py")}
    graph = {
        "a.b": imported("if TYPE_CHECKING:\n    from c import Thing", names),
        "c": imported("def late() -> None:\n    from a import b", names),
    }
    assert graph == {"a.b": {"c"}, "c": {"a.b"}}
    assert set(circle(graph)) == {"a.b", "c"}
    assert circle({**graph, "c": imported("import a", names)}) == []
