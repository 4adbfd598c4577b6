"""The walk over the keys that a model declares: what each of them takes by its type."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from instantsia.case import dates, evidence
from instantsia.case.numbers import Number
from instantsia.case.words import Words
from tests.casefile.random_cases.naming import Fault, Naming
from tests.casefile.random_cases.values import Left

TRIES = 12
"""How often something that is wrong with an entry is drawn anew or left out."""


class Walking(Naming):
    """Entries made of the keys that their models declare."""

    def add(self, table: str, model: type[Words], entry: Mapping[str, Any], **more: Any) -> None:
        """The entry with other keys beside, where it is sound by itself; raises Left where it cannot be."""
        written = self.keys(model, dict(entry), **more)
        self.models[table].append(self.sound(model, written))
        self.tables[table].append(written)

    def keys(
        self, model: type[Words], entry: dict[str, Any], *,
        without: Sequence[str] = (), here: Mapping[str, Any] | None = None, inside: str = "",
    ) -> dict[str, Any]:  # fmt: skip
        """The entry with what it must have and some of what it may have besides; raises Left.

        here     what stands around it
        inside   the key of the entry under which the table stands that is to be written
        """
        outer = self.here, self.refers, self.within
        self.here, self.within = {**(here or {}), **entry}, f"{inside}." if inside else ""
        self.refers = self.refers if inside else model.REFERS
        free = {
            key: field for name, field in model.model_fields.items()
            if (key := field.alias or name) not in entry and key not in without
        }  # fmt: skip
        try:
            for key, field in free.items():
                if field.is_required() or self.rng.random() < self.often:
                    self.draw(model, entry, key, field)
            return self.mended(model, entry, free)
        finally:
            self.here, self.refers, self.within = outer

    def draw(self, model: type[Words], entry: dict[str, Any], key: str, field: FieldInfo) -> None:
        """Writes something under a key, or nothing where there is nothing; raises Left where there must be."""
        try:
            self.here[key] = entry[key] = self.value(model, key, field)
        except Left:
            if field.is_required():
                raise
            self.leave(entry, key)

    def leave(self, entry: dict[str, Any], key: str) -> None:
        entry.pop(key, None)
        self.here.pop(key, None)

    def mended(self, model: type[Words], entry: dict[str, Any], free: Mapping[str, FieldInfo]) -> dict[str, Any]:
        """The entry with what is wrong drawn anew or left out until it is sound; raises Left.

        free   the keys that were not given
        """
        optional = [key for key, field in free.items() if not field.is_required()]
        for attempt in range(2 * TRIES):
            if attempt == TRIES:
                for key in optional:
                    self.leave(entry, key)
            found = self.faults(model, entry)
            if not found:
                return entry
            self.change(model, entry, free, self.rng.choice(found))
        raise Left

    def change(self, model: type[Words], entry: dict[str, Any], free: Mapping[str, FieldInfo], fault: Fault) -> None:
        """One key drawn anew, left out or written besides: the one that is wrong, or one that the message names."""
        key, message = fault
        words = {*re.findall(r"\w+", message)}
        spoken = [one for one in free if one in words]
        if key not in free or (spoken and self.rng.random() < 0.5):
            optional = [one for one, field in free.items() if not field.is_required()]
            chosen = spoken or [one for one in optional if one in entry] or optional
            if not chosen:
                raise Left
            key = self.rng.choice(chosen)
        if key in entry and not free[key].is_required() and self.rng.random() < 0.3:
            self.leave(entry, key)
        else:
            self.draw(model, entry, key, free[key])

    # ------------------------------------------------------------------------------------------------ by their types

    def value(self, model: type[Words], key: str, field: FieldInfo) -> Any:
        """Something that may be written under a key; raises Left."""
        for name in (f"{spoken(model)}_{key}", f"any_{key}"):
            special: Callable[[], Any] | None = getattr(self, name, None)
            if special is not None:
                return special()
        annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        return self.of_type(annotation, key, self.sort(key))

    def of_type(self, annotation: Any, key: str, sort: str | None) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            if any(getattr(one, "func", None) is dates._read for one in arguments[1:]):
                return self.date(self.day)
            if any(getattr(one, "func", None) is evidence.read_lines for one in arguments[1:]):
                return self.lines()
            if arguments[0] is Number:
                return self.fitting(annotation)
            return self.of_type(arguments[0], key, sort)
        if origin in (typing.Union, types.UnionType):
            return self.of_type(self.rng.choice([one for one in arguments if one is not types.NoneType]), key, sort)
        if origin is Literal:
            return self.rng.choice(arguments)
        if origin in (tuple, list):
            return self.several(arguments[0], key, sort)
        if origin is dict:
            return self.table(arguments, key, sort)
        if annotation is bool:
            return self.rng.random() < 0.7
        if annotation is float:
            return self.place()
        if annotation is int:
            return self.rng.randrange(1, 9)
        if annotation is str:
            return self.text() if sort is None else self.name(sort)
        if isinstance(annotation, type) and issubclass(annotation, Words):
            return self.keys(annotation, {}, here=self.here, inside=key)
        raise Left

    def several(self, annotation: Any, key: str, sort: str | None) -> Any:
        """A list, each of its entries once; one name may stand by itself."""
        found = [self.of_type(annotation, key, sort) for _ in range(self.rng.randrange(1, 4))]
        if isinstance(found[0], dict):
            return list({one.get("member", place): one for place, one in enumerate(found)}.values())
        if isinstance(found[0], str):
            found = list(dict.fromkeys(found))
            return found[0] if self.rng.random() < 0.2 and sort is not None else found
        return found

    def table(self, arguments: Sequence[Any], key: str, sort: str | None) -> dict[str, Any]:
        names = list(self.options() if sort is None else self.known(sort))
        if not names:
            raise Left
        chosen = self.rng.sample(names, self.rng.randrange(1, min(len(names), 3) + 1))
        return {name: self.of_type(arguments[1], key, sort) for name in chosen if name != self.here.get("id")}

    def place(self) -> Any:
        """A point of the scale of the issue that is being written."""
        scale = self.here.get("scale")
        low, high = sorted(map(float, scale)) if scale else (0.0, 10.0)
        return self.figure(low, high)


def spoken(model: type[Any]) -> str:
    """A Spec by its file, everything else by its own name, in small letters."""
    return model.__module__.rpartition(".")[2] if model.__name__ == "Spec" else model.__name__.lower()
