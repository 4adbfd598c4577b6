"""The pages of docs/reference/ that are made from the code: docstrings, schema, tables, the command line's own help."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import click
from pydantic import BaseModel

from tools import numbered

MEASURED = "<!-- Made by docs/build.py --write: what `instantsia cases --scores` prints. -->\n\n"
MADE = "<!-- Made by docs/build.py --write from the code. Edit the docstrings instead. -->\n\n"


def measured() -> dict[str, str]:
    """{name of a page below docs/reference: its text} of what has to be played: it takes some seconds."""
    return {"scores.md": MEASURED + scores_page().strip() + "\n"}


def pictures() -> dict[str, str]:
    """{name of a file below docs/pictures: SVG} of what the page about plots shows, of the case of the tutorial."""
    import instantsia

    case = Path(__file__).resolve().parents[1] / "tutorial"
    plot = instantsia.load(case).run(seed=1, as_of="1904-09-18", runs=None).plot
    return {f"{name}.svg": plot[name].svg for name in ("answer", "judgements", "votes")}


def scores_page() -> str:
    """All scores of all bundled cases."""
    from instantsia.api import scoreboard
    from instantsia.report.scoreboard import markdown

    intro = (
        "All scored steps of all bundled cases, losses included, beside rivals that were fixed beforehand. "
        "`instantsia cases --scores` prints the same, and `instantsia control CASE` sets each score beside those of "
        "shuffled and erased claims ([controls](../how-to/controls.md))."
    )
    return f"# Scores\n\n{intro}\n\n{markdown(scoreboard())}"


def generated() -> dict[str, str]:
    """{name of a page below docs/reference: its text}."""
    made: dict[str, Callable[[], str]] = {
        "steps.md": steps_page,
        "rules.md": rules_page,
        "models.md": models_page,
        "case.md": case_page,
        "grammar.md": grammar_page,
        "grades.md": grades_page,
        "checker.md": checker_page,
        "answer.md": answer_page,
        "command-line.md": command_line_page,
        "python.md": python_page,
    }
    of_the_code = {name: MADE + re.sub(r"\n{3,}", "\n\n", page()).strip() + "\n" for name, page in made.items()}
    return of_the_code | {"mechanisms-of-the-journal.md": numbered.page()}


# ------------------------------------------------------------------------------------------------- steps and rules


def steps_page() -> str:
    """Every kind of step."""
    from instantsia import steps
    from instantsia.case.happenings import Group, Step

    out = [
        "# Steps",
        "One thing that happens. `kind` is one of those below, each a file in `src/instantsia/steps/`, or one that "
        "another package brings. "
        "`instantsia explain KIND` prints the same on the terminal.",
        "## Keys of every step",
        _keys(Step, skip=("kind",)),
    ]
    for kind in steps.kinds():
        spec = steps.step_kind(kind)
        out += [f"## {kind}", _doc(spec), f"### Keys of {kind}", _keys(spec, skip=_named(Step))]
        out.append(_models_line(spec.__module__))
    out += ["## Steps that repeat", _doc(Group), _keys(Group)]
    return "\n\n".join(out)


def rules_page() -> str:
    """Every rule."""
    from instantsia import rules
    from instantsia.case.people import Rule

    out = [
        "# Rules",
        "How a body decides. `kind` is one of those below, each a file in `src/instantsia/rules/`, or one that another "
        "package brings; the rule is written in the body: "
        '`rule = { kind = "majority" }`.',
    ]
    for kind in rules.kinds():
        spec = rules.rule_kind(kind)
        out += [f"## {kind}", _doc(spec), f"### Keys of {kind}", _keys(spec, skip=_named(Rule))]
        out.append(_models_line(spec.__module__))
    return "\n\n".join(out)


def models_page() -> str:
    """Every model: equations, shapes, units."""
    out = [
        "# Models",
        "Pure functions on arrays, one file a model. The text below is that of the files: equations, shapes and units "
        "as they stand beside the code.",
        "## Which there are",
        "Those that say of themselves what they assume and when they fail: `instantsia models` lists them, and "
        "`instantsia explain NAME` prints one of the pages below.",
        _table(("name", "what it is", "assumes", "fails", "follows"), list(_abouts())),
    ]
    for module in _all_models():
        out += [f"## {_model_name(module)}", _code(inspect.getdoc(module) or "")]
        for name, thing in vars(module).items():
            said = inspect.getdoc(thing) or ""
            if _own_class(module, name, thing):
                out.append(_code(f"{name}\n\n{_indented(said)}"))
            elif _own_function(module, name, thing) and said:
                out.append(_code(f"{_signature(name, thing)}\n\n{_indented(said)}"))
    return "\n\n".join(out)


def _abouts() -> Iterator[tuple[str, ...]]:
    from instantsia.models.about import modules

    for name in modules():
        about = importlib.import_module(name).ABOUT
        place = name.partition(".models.")[2].replace(".", "/")
        link = f"[{place.rpartition('/')[2].replace('_', '-')}](#{_anchor(place)})"
        yield link, about.title, about.assumes, about.fails, "; ".join(about.cites)


def _all_models() -> list[types.ModuleType]:
    from instantsia import models

    found = []
    for one in pkgutil.walk_packages(models.__path__, "instantsia.models."):
        module = importlib.import_module(one.name)
        if inspect.getdoc(module):
            found.append(module)
    return sorted(found, key=lambda module: module.__name__)


def _model_name(module: types.ModuleType) -> str:
    return module.__name__.partition(".models.")[2].replace(".", "/")


def _own_function(module: types.ModuleType, name: str, value: Any) -> bool:
    return isinstance(value, types.FunctionType) and value.__module__ == module.__name__ and name[0] != "_"


def _own_class(module: types.ModuleType, name: str, value: Any) -> bool:
    return inspect.isclass(value) and value.__module__ == module.__name__ and name[0] != "_"


def _signature(name: str, function: Callable[..., Any]) -> str:
    """As it is written: annotations without the quotes that postponing them has put there."""
    text = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))
    return f"{name}{text}"


def _models_line(name: str) -> str:
    """Which models the module of a step or rule uses, itself or by its helpers."""
    package = name.rpartition(".")[0]
    found: set[str] = set()
    waiting, seen = [name], set[str]()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for value in vars(importlib.import_module(one)).values():
            home = value.__name__ if isinstance(value, types.ModuleType) else getattr(value, "__module__", None) or ""
            if home.startswith("instantsia.models."):
                found.add(home.partition(".models.")[2].replace(".", "/"))
            elif home.startswith(f"{package}._"):
                waiting.append(home)
    links = [f"[{name}](models.md#{_anchor(name)})" for name in sorted(found)]
    return f"Models: {', '.join(links)}." if links else ""


# ---------------------------------------------------------------------------------------------------------- the case


def case_page() -> str:
    """case.toml key by key."""
    from instantsia.case.model import Case
    from instantsia.casefile.claims_table import ALWAYS, WHERE_NEEDED

    out = [
        "# The case file",
        "Every key of `case.toml`. A key that is not listed is an error. `instantsia schema` prints the same as a "
        "JSON Schema, with which an editor can complete and underline. A case may be split over several `*.toml` in "
        "its folder: see [a large case](../how-to/large-cases.md).",
        "## The head",
        _keys(Case, skip=("id", *(name for name, field in Case.model_fields.items() if _table_of(field.annotation)))),
    ]
    for name, field in Case.model_fields.items():
        model = _table_of(field.annotation)
        if model is None:
            continue
        out += [f"## {name}", f"Written as `[[{name}]]`, once for each.", _doc(model)]
        if name == "step":
            out.append("The keys depend on `kind`: see [Steps](steps.md).")
        elif name == "claim":
            out += [_keys(model), "### Columns of claims.csv", _columns(ALWAYS, WHERE_NEEDED)]
        elif name == "coding":
            out += [_keys(model), "### Columns of claims.NAME.csv", _coded_columns()]
        else:
            out.append(_keys(model))
        if name == "body":
            out.append("The keys of `rule` depend on its `kind`: see [Rules](rules.md).")
    return "\n\n".join(out)


def _columns(always: tuple[str, ...], where_needed: tuple[str, ...]) -> str:
    first, second = (", ".join(f"`{name}`" for name in names) for names in (always, where_needed))
    return (
        f"One claim a line, under a header that names the columns: {first}; and where they are needed {second}. "
        "The column `claim` is the id; `source` may be blank where the case has one. Columns may stand in any order. "
        "The separator may be a comma, a semicolon or a tab."
    )


def _coded_columns() -> str:
    from instantsia.casefile.claims_table import CODED, HELP

    first, second = (", ".join(f"`{name}`" for name in names) for names in (CODED, HELP))
    return (
        f"One claim a line, NAME in the name of the file being the coder: {first}. `claim` and `value` must be there. "
        f"{second} are what `instantsia codebook` writes to help the coder; nothing reads them. A row whose value is "
        "blank is a passage that was left uncoded."
    )


def _table_of(annotation: Any) -> type[BaseModel] | None:
    """The model of a list of tables, or None for a plain key."""
    from instantsia.case.words import Words

    if get_origin(annotation) is tuple:
        for one in get_args(annotation):
            inner = get_args(one)[0] if get_origin(one) is typing.Annotated else one
            if isinstance(inner, type) and issubclass(inner, Words):
                return inner
    return None


def _keys(model: type[Any], skip: tuple[str, ...] = ()) -> str:
    """A table of the keys of a model: what each takes, its default, what it is for."""
    from instantsia.case.field_help import field_help

    hints = typing.get_type_hints(model, include_extras=True)
    meanings = field_help(model)
    rows = []
    for name, field in model.model_fields.items():
        if name in skip or (name == "kind" and get_origin(field.annotation) is Literal):
            continue
        default, why = _default(field)
        said = _linked(" ".join(meanings.get(name, "").split()))
        rows.append((f"`{field.alias or name}`", _takes(hints[name]), default, " ".join(filter(None, (said, why)))))
    if not rows:
        return "No keys of its own."
    return _table(("key", "takes", "default", "what it is"), rows)


def _linked(said: str) -> str:
    """The first mention of what has a section of its own leads there."""
    for word, place in (("path", "grammar.md#paths"), ("condition", "grammar.md#conditions"), ("grade", "grades.md")):
        said = re.sub(rf"\b{word}\b", f"[{word}]({place})", said, count=1)
    return said


def _default(field: Any) -> tuple[str, str]:
    from instantsia.case.numbers import Number

    if field.is_required():
        return "must be written", ""
    made = None if field.default_factory is None else field.default_factory()
    value = made if made is None or isinstance(made, Number) else None
    if field.default_factory is None:
        value = field.default
    if isinstance(value, Number):
        return f"`{value.written}`", f"Why: {value.why}." if value.why else ""
    if value in (None, "", ()) or field.default_factory is not None:
        return "", ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`", ""


def _takes(annotation: Any) -> str:
    """What a key takes, in words."""
    names = _type_names()
    for known, words in names:
        if annotation is known or annotation == known:
            return words
    from instantsia.case import numbers

    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is typing.Annotated:
        if any(getattr(one, "json_schema_input_type", None) == (str | tuple[str, ...]) for one in arguments[1:]):
            return "text, or list of texts"
        return _takes(arguments[0])
    if origin in (Union, types.UnionType):
        inner = [one for one in arguments if one is not type(None)]
        if numbers.Probability in inner and str in inner:
            others = [_takes(one) for one in inner if one not in (str, numbers.Probability)]
            return " or ".join(["[credence](grades.md)", *others])
        return " or ".join(dict.fromkeys(_takes(one) for one in arguments if one is not type(None)))
    if origin is Literal:
        return " or ".join(f'`"{one}"`' if isinstance(one, str) else f"`{one}`" for one in arguments)
    if origin is dict:
        return f"table of {_takes(arguments[0])} = {_takes(arguments[1])}"
    if origin in (tuple, list):
        return f"list of {_takes(arguments[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"table ({annotation.__name__.lower()})"
    plain = {str: "text", bool: "true or false", int: "whole number", float: "number"}
    return plain.get(annotation, "value")


def _type_names() -> tuple[tuple[Any, str], ...]:
    from instantsia.case import dates, evidence, numbers, people, questions, words

    return (
        (words.Id, "id"),
        (words.Option, "option"),
        (people.Ids, "id, or list of ids"),
        (people.Options, "option, or list of options"),
        (questions.Texts, "text, or list of texts"),
        (questions.Scale, "table of two named ends"),
        (dates.Date, "date"),
        (evidence.Lines, "lines"),
        (evidence.Reading, "reading"),
        (numbers.Probability, "number 0 to 1"),
        (numbers.Written, "number"),
        (numbers.NotNegative, "number, 0 or more"),
        (numbers.Positive, "number, more than 0"),
        (numbers.Change, "number -1 to 1"),
        (numbers.Points, "number 0 to 100"),
        (numbers.Point, "point of the scale"),
    )


# ------------------------------------------------------------------------------------------ grammar, grades, checker


def grammar_page() -> str:
    """How numbers, dates, paths, conditions and values are written."""
    from instantsia.case import conditions, dates, numbers, paths, values
    from instantsia.case.paths import short
    from instantsia.case.quantities import ROWS

    rows = [row for row in ROWS if row.about]
    widest = max(len(short(row.example)) for row in rows)

    words = "\n".join(
        f"{word} A    {'..'.join(f'{part:g}' for part in parts)} hundredths of the scale from end A"
        for word, parts in [*values.WORDS.items()]
    )
    scale = "..".join(f"{part:g}" for part in values.OPEN)
    return "\n\n".join(
        [
            "# Numbers, dates, paths, conditions",
            "## Numbers and ranges",
            _prose(numbers),
            f"A number is {numbers.EXPECTED}.",
            "`{ among = [10, 20, 30] }` is one of these values, each as likely: what a table makes of a blank.",
            "## Values of claims",
            _prose(values),
            f"A position may also be a word of the printed scale, with A one of its two ends:\n\n"
            f"{_code(f'{words}{chr(10)}open          {scale} hundredths of the scale')}",
            "The end is named by its text or by the option that stands there. The name of an option alone stands for "
            "its point of the scale, at the ends as between them. A value of several options that the passage does not "
            "tell apart joins them by `|`: of a position it is the point of one of them, each as likely. An assumption "
            "about a position, `--set` and an issue's `status_quo` and `line` take the same words.",
            "## Dates",
            _prose(dates),
            f"Expected is {dates.EXPECTED}.",
            "## Paths",
            _prose(paths),
            _code("\n".join(f"{short(row.example):{widest}}  {row.meaning}" for row in rows)),
            "`about` in a claim, `about` in an assumption and `--set` share this grammar. An assumption may be about "
            "`*.ISSUE`: it then covers every actor who has none of their own, neither an assumption nor, where one may "
            "be written with the actor (seats, owes, resents, believes), a number there.",
            "## Conditions",
            _prose(conditions),
            f"At most {conditions.LENGTH_LIMIT} characters, at most {conditions.DEPTH_LIMIT} levels deep.",
        ]
    )


def grades_page() -> str:
    """Every convention that turns a word or a letter into a probability."""
    from instantsia.evidence import credence

    out = [
        "# Grades",
        inspect.getdoc(credence) or "",
        "A number in the case overrides every table. A claim is never surer than "
        f"{credence.MOST:g}, however sure its grades.",
    ]
    rows: dict[str, list[tuple[str, ...]]] = {}
    for row in credence.tables():
        span = "fixed" if row.low == row.high else f"{row.low:g} to {row.high:g}"
        rows.setdefault(row.table, []).append((row.name, f"{row.number:g}", span, row.why))
    for table, lines in rows.items():
        out += [f"## {table[0].upper()}{table[1:]}", _table(("written", "number", "range", "why"), lines)]
        if table == "kind of claim":
            out.append(_of_speech())
        if table == "ICD 203 word":
            out.append(_beside_a_number())
    synonyms = [(word, means) for word, means in credence.SYNONYMS.items()]
    out += ["## Other words for the same", _table(("written", "taken as"), synonyms)]
    return "\n\n".join(out)


def _of_speech() -> str:
    """By which rule what was said is of one kind or of another."""
    from instantsia.evidence.credence import OF_SPEECH

    rule = "; ".join(f"*{kind}* for {what}" for kind, what in OF_SPEECH.items())
    return (
        f"Of speech: {rule}. Such a record is minutes, a stenogram, a cipher, a record of a talk. A diary or a memoir "
        "has own words of who wrote it and of nobody else: what it has another say was heard, remembered and written "
        "down by its author."
    )


def _beside_a_number() -> str:
    """Of which number the word is that a forecast prints, and whose a border between two words is."""
    return (
        "Beside a forecast the word is that of the number printed, not of the unrounded one, so that one number has "
        "one word; a border belongs to the word farther from even: 5 % is *almost no chance* whether it was 4.8 or "
        "6.1 %, 45 % is *unlikely*, 80 % is *very likely*."
    )


def checker_page() -> str:
    """Every code of the checker."""
    from instantsia.casefile.checking.codes import CODES

    ordered = sorted(CODES, key=lambda code: (code[0], len(code), code))
    out = [
        "# Codes of the checker",
        "`instantsia check CASE` lists every problem at once, with file, line, key, what was found and what was "
        "expected. Errors must be mended before anything is played; the exit status is then 2. Warnings are allowed, "
        "and a reader will ask about them. `instantsia explain CODE` prints one of these lines.",
    ]
    for letter, title in (("E", "Errors"), ("W", "Warnings")):
        rows = [(code, " ".join(CODES[code].split())) for code in ordered if code[0] == letter]
        out += [f"## {title}", _table(("code", "what it means"), rows)]
    return "\n\n".join(out)


# ------------------------------------------------------------------------------------------------- the JSON answer


def answer_page() -> str:
    """The JSON object that `run --json` prints, key by key."""
    from instantsia.report import schema

    whole = schema.answer_schema()
    out = [
        "# The JSON answer",
        "What `instantsia run --json` and `instantsia report --json` print, and what stands in `forecast.json` of a "
        "run folder. `instantsia schema answer` prints this as a JSON Schema. What each number is: "
        "[What the printed numbers are](numbers.md). Shares are 0 to 1, rounded once to six decimals; `null` "
        "means that there is nothing to say. What depends on the machine stands under `machine`, which "
        "`forecast.json` leaves out.",
        _table(("key", "holds", "what it is"), list(_schema_rows(whole, whole, ""))),
    ]
    return "\n\n".join(out)


def _schema_rows(node: Mapping[str, Any], whole: Mapping[str, Any], path: str) -> Iterator[tuple[str, ...]]:
    node = _resolved(node, whole)
    for key, inner in node.get("properties", {}).items():
        yield from _schema_row(inner, whole, f"{path}.{key}" if path else key)
    extra = node.get("additionalProperties")
    if isinstance(extra, Mapping) and extra:
        yield from _schema_row(extra, whole, f"{path}.*")


def _schema_row(node: Mapping[str, Any], whole: Mapping[str, Any], name: str) -> Iterator[tuple[str, ...]]:
    said = node.get("description", "")
    full = _resolved(node, whole)
    said = " ".join((said or full.get("description", "")).split())
    if said or not name.endswith(".*"):
        yield f"`{name}`", _json_type(full, whole), said
    for one in [full, *(_resolved(part, whole) for part in full.get("anyOf", full.get("oneOf", ())))]:
        if one.get("type") == "array" and isinstance(one.get("items"), Mapping):
            yield from _schema_rows(one["items"], whole, f"{name}[]")
        else:
            yield from _schema_rows(one, whole, name)


def _resolved(node: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = node.get("$ref")
    if not isinstance(reference, str):
        return node
    found: Any = whole
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return typing.cast(Mapping[str, Any], found)


def _json_type(node: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    node = _resolved(node, whole)
    parts = node.get("anyOf", node.get("oneOf"))
    if parts is not None:
        return " or ".join(dict.fromkeys(_json_type(one, whole) for one in parts))
    if "const" in node:
        return f"`{node['const']}`"
    if "enum" in node:
        return " or ".join(f"`{one}`" for one in node["enum"])
    found = node.get("type", "value")
    return " or ".join(found) if isinstance(found, list) else str(found)


# ------------------------------------------------------------------------------------------ command line and Python


def command_line_page() -> str:
    """Every command, in its own words."""
    from instantsia.cli import COMMANDS, group

    out = [
        "# Command line",
        "Exit status: 0 done, 1 something in a ledger is not as it was filed (`ledger verify`), 2 a mistake in what "
        "was written or typed (one message, nothing half-written), 130 interrupted. The words go to the output, "
        "warnings and progress to the error stream.",
        _code(_help(group, "instantsia")),
    ]
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        out += [f"## {name}", _code(_help(command, f"instantsia {name}"))]
        if isinstance(command, click.Group):
            inner = click.Context(command, info_name=name, parent=context)
            for one in command.list_commands(inner):
                found = command.get_command(inner, one)
                assert found is not None
                out += [f"### {name} {one}", _code(_help(found, f"instantsia {name} {one}"))]
    return "\n\n".join(out)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=80, max_content_width=80)
    context.help_option_names = ["-h", "--help"]
    return command.get_help(context).replace(f"Usage: {name} {name}", f"Usage: {name}")


def python_page() -> str:
    """What `import instantsia` gives, and what a forecast is made of."""
    import instantsia
    from instantsia.analysis.results import changes, forecast, grounds, outcomes, settlement
    from instantsia.api.pictures import Picture, Pictures
    from instantsia.api.samples import Samples

    out = [
        "# Python",
        "What `import instantsia` gives. Examples: [use it from Python and notebooks](../how-to/python.md).",
        "## Functions",
    ]
    things = {name: getattr(instantsia, name) for name in sorted(instantsia.__all__) if name[0] != "_"}
    for name, thing in things.items():
        if inspect.isfunction(thing):
            out.append(_function(name, thing, 3))
    for title, kind in (("Classes", False), ("Errors", True)):
        out.append(f"## {title}")
        for name, thing in things.items():
            if inspect.isclass(thing) and issubclass(thing, BaseException) is kind and not name.startswith("Problem"):
                out.append(_class(name, thing))
    out.append(_class("Problem", things["Problem"]))
    out.append("## Pictures and samples")
    out += [_class(thing.__name__, thing) for thing in (Picture, Pictures, Samples)]
    out += [
        "## The forecast",
        "`run.forecast` is a `Forecast`: plain values, no arrays. Shares are 0 to 1 and unrounded; `None` means that "
        "there is nothing to say.",
    ]
    for module in (forecast, outcomes, grounds, settlement, changes):
        for name, thing in vars(module).items():
            if inspect.isclass(thing) and thing.__module__ == module.__name__:
                out.append(_class(name, thing))
    return "\n\n".join(out)


def _class(name: str, thing: type) -> str:
    out = [f"### {name}"]
    doc = inspect.getdoc(thing) or ""
    if dataclasses.is_dataclass(thing):
        fields = "\n".join(f"{one.name}: {_written_type(one.type)}" for one in dataclasses.fields(thing) if one.repr)
        out += [_doc(thing) if not doc.startswith(f"{name}(") else "", _code(fields, "text")]
    else:
        out.append(_doc(thing))
    inherited = [base for base in thing.__mro__[1:] if base.__module__.startswith("instantsia.api.")]
    members = dict(vars(thing))
    for base in inherited:
        members = {**members, **{key: value for key, value in vars(base).items() if key not in members}}
    for key, value in members.items():
        if key[0] == "_":
            continue
        if inspect.isfunction(value):
            out.append(_function(f"{name}.{key}", value, 4))
        elif isinstance(value, property) or type(value).__name__ == "cached_property":
            getter = getattr(value, "fget", None) or getattr(value, "func", None)
            returns = _written_type(getattr(getter, "__annotations__", {}).get("return", ""))
            said = inspect.getdoc(getter) or ""
            out += [f"#### {name}.{key}", f"`{returns}`" + (f" · {said}" if said else "")]
    return "\n\n".join(one for one in out if one)


def _function(name: str, function: Callable[..., Any], level: int) -> str:
    written = _signature(name.rpartition(".")[2], function)
    return "\n\n".join([f"{'#' * level} {name}", _code(written), _docstring(function)])


def _written_type(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


# --------------------------------------------------------------------------------------------------------- Markdown


def _doc(thing: Any) -> str:
    """The docstring of a class; one that is inherited from a library is none."""
    return _docstring(thing) if thing.__dict__.get("__doc__") else ""


def _docstring(thing: Any) -> str:
    """A docstring as Markdown: prose as it is, tables of arguments and examples as they are typed."""
    text = inspect.getdoc(thing) or ""
    out = []
    for block in text.split("\n\n"):
        lines = block.splitlines()
        aligned = len(lines) > 0 and any(re.match(r"\S+(?:, \S+)*  +\S", line) for line in lines)
        if block.startswith(">>>") or aligned:
            out.append(_code(block))
        elif block.startswith("    "):
            out.append(block)
        else:
            out.append(_escaped(block))
    return "\n\n".join(out)


def _prose(module: types.ModuleType) -> str:
    return _docstring(module)


def _escaped(text: str) -> str:
    # brackets and stars outside of code mean themselves
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"([\[\]*<>_])", r"\\\1", part) for part in parts)


def _code(text: str, language: str = "text") -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return "\n".join([line(header), "|" + " --- |" * len(header), *(line(row) for row in rows)])


def _named(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def _anchor(name: str) -> str:
    """The anchor that the documentation generator gives to a heading."""
    kept = re.sub(r"[^\w\s-]", "", name.lower())
    return re.sub(r"[-\s]+", "-", kept).strip("-")
