"""The models that say what they are: one line each, and the page that `explain` prints of one."""

from __future__ import annotations

import importlib
import inspect
import json
import textwrap
from collections.abc import Mapping
from typing import Any

from instantsia.models import settlement
from instantsia.models.about import About, modules

WIDTH = 80
INDENT = "  "
NEEDED = {
    "NEEDS_VOTING": "votes and a quota",
    "NEEDS_REFERENCE": "the point that holds if nothing is decided",
    "NEEDS_SETTER": "who sets the agenda",
}
OF_EVERY_METHOD = ("stakes", "voting", "chance", "keywords")
"""Arguments that `settle` has in every file; what a person may choose are the others."""


def names() -> Mapping[str, str]:
    """{name with hyphens: family}, by family, with the methods of other packages; imports none of them."""
    found = {name.replace("_", "-"): family for *_, family, name in (module.split(".") for module in modules())}
    found |= dict.fromkeys(settlement.methods(), "settlement")
    return dict(sorted(found.items(), key=lambda one: (one[1], one[0])))


def model(name: str) -> Any:
    """The module of a model; raises UserError for one of another package that cannot be loaded."""
    if settlement.is_method(name):
        return settlement.method(name)
    return importlib.import_module(f"instantsia.models.{names()[name]}.{name.replace('-', '_')}")


def listed() -> str:
    """A line each: name and title."""
    wide = max(len(name) for name in names())
    out, family = [], ""
    for name, its in names().items():
        if family != its:
            family = its
            out.append(family)
        out.append(f"{INDENT}{name:<{wide}}  {model(name).ABOUT.title}")
    return "\n".join([*out, "Next: instantsia explain NAME"])


def listed_json() -> str:
    """The same with all that they say of themselves: `models.<name>` {family, title, cites, assumes, fails}."""
    found = {}
    for name, family in names().items():
        about: About = model(name).ABOUT
        found[name] = {
            "family": family,
            "title": about.title,
            "cites": list(about.cites),
            "assumes": about.assumes,
            "fails": about.fails,
        }
    return json.dumps({"models": found}, indent=2, ensure_ascii=False)


def page(name: str) -> str:
    """Title, equations, what it assumes, when it fails, whom it follows, what it needs and what may be chosen.

    name   one of `names()`
    """
    module = model(name)
    about: About = module.ABOUT
    said = {"Assumes": about.assumes, "Fails": about.fails, "Cites": "; ".join(about.cites)}
    if hasattr(module, "settle"):
        said |= {"Needs": _needs(module), "Keywords": _keywords(module.settle), "In a case": _in_a_case(name)}
        if module.TRACK is not None:
            said["Past errors"] = f"those of {module.TRACK} on EU decisions (see models/settlement/dressing.py)"
    blocks = [f"{name} (model, {names()[name]})\n{about.title}", inspect.getdoc(module) or ""]
    blocks += [_paragraph(title, text) for title, text in said.items() if text]
    return "\n\n".join(blocks)


def _needs(module: Any) -> str:
    needs = [] if module.NEEDS_VOTING else ["capability and salience"]
    needs += [said for key, said in NEEDED.items() if getattr(module, key)]
    return ", ".join(["positions", *needs])


def _keywords(settle: Any) -> str:
    own = [one for one in inspect.signature(settle).parameters.values() if one.name not in OF_EVERY_METHOD]
    return ", ".join(f"{one.name} ({one.default} by default)" for one in own)


def _in_a_case(name: str) -> str:
    return f'kind = "settle", model = "{name}"'


def _paragraph(title: str, text: str) -> str:
    return textwrap.fill(f"{title}: {text}", WIDTH, subsequent_indent=INDENT, break_on_hyphens=False)
