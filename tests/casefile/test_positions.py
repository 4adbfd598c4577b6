"""Lines of keys against tomllib and against documents whose lines are known; what is refused, and how fast."""

from __future__ import annotations

import random
import time
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from instantsia.casefile.positions import Path, guard, parse, positions
from instantsia.errors import CaseError, Problem

STRINGS = [
    '"s"',
    '"a # b ] } , = \\" x"',
    "'lit \\ # ]'",
    '"""ml\n # x [ ] " "" \\" \n\\\n   y"""',
    "'''ml ' '' \n # ]'''",
    '""',
    "''",
    '""""""',
    "''''''",
    '""""q"""""',
    "''''q'''''",
    '""""""""',
    '"""x\\\\"""',
]
PLAIN = [
    "1",
    "-3.5e-2",
    "true",
    "inf",
    "-nan",
    "0xDEAD_beef",
    "1979-05-27T07:32:00Z",
    "1979-05-27 07:32:00",
    "07:32:00.5",
    "1979-05-27",
]
QUOTED_KEYS = ["a b", 'q\\"x', "a.b", "#h", "[x]", "", "\\u00e9", "k = 1"]


class Documents:
    """Random TOML, most of it valid, from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def bare(self) -> str:
        return "".join(self.random.choice("abcXYZ019_-") for _ in range(self.random.randint(1, 5)))

    def part(self) -> str:
        which = self.random.random()
        if which < 0.7:
            return self.bare()
        if which < 0.85:
            return f'"{self.random.choice(QUOTED_KEYS)}{self.random.randint(0, 99)}"'
        return f"'{self.random.choice(['lit x', 'a.b', '#'])}{self.random.randint(0, 99)}'"

    def key(self) -> str:
        parts = [self.part() for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        return self.random.choice([".", " . "]).join(parts)

    def blank(self) -> str:
        return self.random.choice(["", " ", "  ", "\t"])

    def gap(self) -> str:
        return self.random.choice(["", " ", "\n", ' # c ] } " \n', "\n\n  ", "\r\n"])

    def value(self, depth: int = 0) -> str:
        which = self.random.random()
        if depth < 4 and which < 0.2:
            count = self.random.randint(0, 4)
            items = []
            for at in range(count):
                comma = "," if at < count - 1 or self.random.random() < 0.4 else ""
                items.append(self.value(depth + 1) + self.gap() + comma + self.gap())
            return "[" + self.gap() + "".join(items) + "]"
        if depth < 4 and which < 0.4:
            pairs = [
                f"{self.blank()}{self.bare()}{at}{self.random.choice(['', '.x', f'.{self.bare()}'])}"
                f"{self.blank()}={self.blank()}{self.value(depth + 1)}{self.blank()}"
                for at in range(self.random.randint(0, 3))
            ]
            return "{" + ",".join(pairs) + "}"
        return self.random.choice(STRINGS + PLAIN)

    def pair(self) -> str:
        end = self.random.choice(["\n", "# c\n", "\r\n", " # [x\n"])
        return f"{self.blank()}{self.key()}{self.blank()}={self.blank()}{self.value()}{self.blank()}{end}"

    def header(self) -> str:
        key = self.key() if self.random.random() < 0.5 else self.random.choice(["aa", "bb", "aa.cc", "bb.dd"])
        inner = self.blank() + key + self.blank()
        header = f"[[{inner}]]" if self.random.random() < 0.6 else f"[{inner}]"
        return f"{self.blank()}{header}{self.blank()}{self.random.choice(['', '# c'])}\n"

    def document(self) -> str:
        text = "".join(self.pair() for _ in range(self.random.randint(0, 5)))
        for _ in range(self.random.randint(0, 6)):
            text += self.header() + "".join(self.pair() for _ in range(self.random.randint(0, 3)))
        return text


def paths(holder: dict[str, Any] | list[Any], base: Path = ()) -> Iterator[Path]:
    items: Any = holder.items() if isinstance(holder, dict) else enumerate(holder)
    for key, value in items:
        yield (*base, key)
        if isinstance(value, dict | list):
            yield from paths(value, (*base, key))


def refusal(data: bytes) -> Problem:
    with pytest.raises(CaseError) as caught:
        parse(data, "case.toml")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("seed", range(8))
def test_every_path_of_tomllib_has_a_line_and_no_other_has(seed: int) -> None:
    """A key without a line would make a message without a place; one too many would hide a misread document."""
    documents = Documents(seed)
    valid = 0
    for _ in range(1500):
        text = documents.document()
        try:
            wanted = set(paths(tomllib.loads(text)))
        except tomllib.TOMLDecodeError:
            continue
        valid += 1
        found = positions(text)
        assert set(found) - {()} == wanted, text
        lines = text.split("\n")
        for path, line in found.items():
            if path and isinstance(path[-1], str) and path[-1].isascii() and path[-1].isalnum():
                assert path[-1] in lines[line - 1], (path, line, text)
        assert parse(text.encode(), "x.toml")[1] == found
    assert valid > 400


@pytest.mark.parametrize("seed", range(4))
def test_line_is_the_one_on_which_it_was_written(seed: int) -> None:
    """Messages would point beside the mistake: every line here is known from how the document was made."""
    rng = random.Random(seed)
    for _ in range(200):
        lines: list[str] = []
        wanted: dict[Path, int] = {(): 1}

        def write(line: str, *new: Path, lines: list[str] = lines, wanted: dict[Path, int] = wanted) -> None:
            for path in new:
                wanted.setdefault(path, len(lines) + 1)
            lines.append(line)

        for number in range(rng.randint(1, 6)):
            while rng.random() < 0.4:
                write(rng.choice(["", "# [not.a.header]", "  # k = 1", "\t"]))
            base: Path = ("claim", number)
            write("[[claim]]", ("claim",), base)
            write('text = """', (*base, "text"))
            for _ in range(rng.randint(0, 3)):
                write(rng.choice(["[[claim]]", "k = 1", '\\"""', "# x"]))
            write('"""')
            write("list = [", (*base, "list"))
            for at in range(rng.randint(0, 3)):
                write(f"  {{ a.b = {at}, c = '#' }}, # ]", *((*base, "list", at, *end) for end in [(), ("a",)]))
                wanted[(*base, "list", at, "a", "b")] = wanted[(*base, "list", at, "c")] = len(lines)
            write("]")
            write("[claim.under.it]", (*base, "under"), (*base, "under", "it"))
            write('"a.b" . c = 1', (*base, "under", "it", "a.b"), (*base, "under", "it", "a.b", "c"))
        ending = rng.choice(["\n", "\r\n"])
        document = ending.join(lines) + rng.choice(["", ending])
        assert parse(document.encode(), "case.toml")[1] == wanted, document


def test_a_table_stands_at_its_own_header_and_an_implied_one_where_it_is_implied() -> None:
    """A missing key is reported at its table; the wrong header would send the person to another table."""
    found = positions("[a.b]\nk = 1\n\n[a]\nc = 2\n[x.y]\n")
    assert found[("a",)] == 4
    assert found[("a", "b")] == 1
    assert found[("x",)] == 6


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"#" * (16 * 2**20 + 1), "E01", None),
        (b"\xef\xbb\xbfa = 1\n", "E02", 1),
        ("a = 1".encode("utf-16"), "E02", 1),
        (b"a = 1\nb = '\xe9'\n", "E03", 2),
        (b"a = 1\n\n# \0", "E04", 3),
        (b"a = 1\nx = " + b"[" * 65 + b"]" * 65, "E05", 2),
        (b"x = " + b"[" * 3000 + b"]" * 3000, "E05", 1),
        (b"x = " + b"{a=" * 3000 + b"1" + b"}" * 3000, "E05", 1),
        (b"\n" + b".".join([b"a"] * 17) + b" = 1", "E06", 2),
        (b"\n" + b' . "x.y#" ' * 17 + b" = 1", "E06", 2),
        (b"\n[" + b".".join([b"a"] * 3000) + b"]", "E06", 2),
        (b".".join([b"a"] * 20_000) + b" = 1", "E06", 1),
        (b"a = 1\nb = = 2\n", "E07", 2),
        (b"a = 1\nb = [1,\n\n\n", "E07", 2),
        (b"a = 1\na = 2\n", "E07", 2),
        (b"a = 2021-02-30\n", "E07", 1),
        (b"a = 1\nx = '''\nnever closed", "E07", 3),
        (b"a = 'x\ny'", "E07", 1),
        (b"a = 1\n\nx = " + b"9" * 5000, "E08", 3),
        (b"x = [" + b"1," * 1_000_001 + b"]", "E09", None),
    ],
)
def test_hostile_input_is_one_problem_with_its_place(data: bytes, code: str, line: int | None) -> None:
    """Otherwise: a traceback, a wrong line, or minutes in the parser."""
    started = time.process_time()
    problem = refusal(data)
    assert time.process_time() - started < 5
    assert (problem.code, problem.place and problem.place.line) == (code, line)
    assert problem.place is not None
    assert problem.place.file == "case.toml"
    assert len(str(problem)) < 200


def test_nesting_by_dotted_keys_inside_brackets_is_refused_too() -> None:
    """Within the limits of brackets and key parts a path of a thousand parts is possible; each costs its length."""
    dotted = ".".join("abcdefgh")
    problem = refusal((f"{dotted} = " + f"{{ {dotted} = " * 30 + "1" + "}" * 30).encode())
    assert problem.code == "E09"


def test_what_is_just_allowed_is_read() -> None:
    """The guard would refuse honest documents: brackets in strings and comments, 64 brackets, 16 parts."""
    text = "\n".join(
        [
            "# " + "[" * 100 + "." * 100,
            "a = '" + "[" * 100 + "." * 100 + "'",
            'b = "\\"' + "[" * 100 + '"',
            'c = """' + "[\n" * 100 + '\\""""',
            "d = " + "[" * 64 + "]" * 64,
            "e." + ".".join("abcdefghijklmno") + " = 1.5",
            "f = [" + "1.5, " * 100 + "]",
            "g = '''" + "{\n" * 100 + "'''''",
            "[" + ".".join("hijklmnopqrstuvw") + "]",
        ]
    )
    document, lines = parse(text.encode(), "case.toml")
    assert document["f"] == [1.5] * 100
    assert lines[("g",)] == 1 + 3 + 100 + 1 + 1 + 1 + 1
    assert guard(text.encode(), "case.toml") == text


def test_an_empty_file_is_an_empty_document() -> None:
    """A file just begun would end in a traceback."""
    assert parse(b"", "case.toml") == ({}, {(): 1})
    assert parse(b"# nothing yet", "case.toml") == ({}, {(): 1})


def test_time_grows_with_the_length_and_not_faster() -> None:
    """A table of claims of ten times the length would take a hundred times as long."""

    def seconds(claims: int) -> float:
        text = "".join(f'[[claim]]\nid = "c{at}"\nlines = [{at}, {at}]\nx.y = {{ a = 1 }}\n' for at in range(claims))
        started = time.process_time()
        parse(text.encode(), "case.toml")
        return time.process_time() - started

    seconds(100)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.005)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_documents_never_end_in_a_traceback(seed: int) -> None:
    """A slip of the hand anywhere in a file would show the person our insides."""
    documents = Documents(seed)
    rng = random.Random(seed)
    for _ in range(1500):
        data = bytearray(documents.document().encode())
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(data) + 1)
            data[at : at + rng.randint(0, 2)] = rng.choice(
                [b"", b'"', b"'", b'"""', b"[", b"]", b"{", b"\\", b"\xff", b"\0", b"\r", b".", b"=", b"\n"]
            )
        try:
            document, lines = parse(bytes(data), "case.toml")
        except CaseError as error:
            (problem,) = error.problems
            assert problem.place is not None
            assert problem.place.line is not None
            assert 1 <= problem.place.line <= data.count(b"\n") + 1
        else:
            assert set(lines) - {()} == set(paths(document))
