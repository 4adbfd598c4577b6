"""Answers about how a table is read: which column is which, which words are points of a scale, what a mark means.

What is proposed was read so already; whoever answers otherwise has the table read anew.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from instantsia.case.numbers import plain
from instantsia.errors import cut, listed
from instantsia.stakeholders import told
from instantsia.stakeholders.files.cells.in_answers import in_an_answer
from instantsia.stakeholders.files.cells.signs import as_sign, in_signs
from instantsia.stakeholders.files.columns.scales import figure, on_scale
from instantsia.stakeholders.files.meaning import in_words, read_columns
from instantsia.stakeholders.files.sheet import Scale
from instantsia.stakeholders.files.table.graded_options import gradable
from instantsia.stakeholders.files.values.exceptions import NAMED, Meant, written_meant
from instantsia.stakeholders.files.values.meant_as import As
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.options import CHANGE, NO_DECISION, motion
from instantsia.stakeholders.questions.scale_runs import counts_most, run_of
from instantsia.stakeholders.questions.words import MEANT, OF_SIDE, PLACED, names_in

READING = frozenset(
    ("encoding", "issue", "columns", "leave_out", "options", "scale", "words", "salience_scale", "grades", "decimal",
     "ends")
)  # fmt: skip
"""Keys whose answers change how cells are read."""
OF_FILES = ("encoding", "columns", "decimal")
"""Those of them that say how a file is read, whatever stands in it: a table of votes takes them too."""
OPTIONS_MARKED = 3
"""So many columns of signs may be the options of one question."""
MOST = 5
"""So many columns that may be positions, too, are named."""
AS_OPTIONS = "options"
"""The answer that words of attitude are options and no points of a scale."""


def default_alphabet(asking: Asking) -> str:
    return asking.known.alphabets[0].partition(" (")[0] if asking.known.alphabets else "UTF-8"


def told_alphabet(asking: Asking) -> str:
    proposed, *others = asking.known.alphabets
    return f"It is read as {proposed}; {' or '.join(others[:3])} could be meant as well."


def guessed_alphabet(asking: Asking) -> str:
    proposed, *others = asking.known.alphabets
    remedy = f"--answer {shlex.quote(f'encoding={others[0]}')} reads it as another"
    return f"{asking.known.file} is read as {proposed} ({remedy})."


def alphabet(written: str, asking: Asking) -> str:
    """The alphabet that was told; raises ValueError where there is none of that name."""
    if asking.text("encoding") is None:
        return written
    from instantsia.stakeholders.files.formats.alphabets import page_meant

    return page_meant(written)


def default_columns(asking: Asking) -> str:
    return asking.known.columns


def columns(written: str, asking: Asking) -> dict[str, tuple[str, ...]]:
    """{role: names of its columns}."""
    return read_columns(written) if written else {}


def told_columns(asking: Asking) -> str:
    return f"It reads: {in_words(asking.known.columns)}.{_also(asking)}{_ends(asking)}{_one_question(asking)}"


def _one_question(asking: Asking) -> str:
    """The answer by which columns of signs or grades, read as issues, are options of one question, as they may be."""
    positions = [part.removeprefix("position:") for part in asking.known.columns.split("|") if "position:" in part]
    held = [asking.known.samples.get(name, ()) for name in positions]
    if len(positions) < OPTIONS_MARKED or not all(some and (in_signs(some) or gradable(some)) for some in held):
        return ""
    line = shlex.quote(f"columns={asking.known.columns.replace('position:', 'option:')}")
    return f" Where they are the options of one question, --answer {line} says so."


def _also(asking: Asking, *, whole: bool = False) -> str:
    """Which columns could be positions as well; where somebody is asked, the beginnings of their names."""
    ends = [part.partition(":")[2] for part in asking.known.ends_beside]
    some = [one for one in asking.known.also if one not in ends]
    if not some:
        return ""
    more = f" or {len(some) - MOST} more" if len(some) > MOST else ""
    named = " or ".join(map(repr if whole else cut, some[:MOST])) + more
    if "positions on " in in_words(asking.known.columns) or "position:" not in asking.known.columns:
        return f" There could also be positions on further issues: {named}."
    return f" The position could also be {named}, or there are positions on further issues."


def longer_columns(asking: Asking) -> tuple[str, ...]:
    """A line for each column, with some of what stands in it."""
    return tuple(f"{name}: {', '.join(map(repr, some)) or 'blank'}" for name, some in asking.known.samples.items())


def guessed_columns(asking: Asking) -> str:
    written = shlex.quote(f"columns={asking.known.columns}")
    said = f"{told.GUESSED}{in_words(asking.known.columns)} (--answer {written} says it, or another)."
    return said + _also(asking, whole=True) + _ends(asking)


def _ends(asking: Asking) -> str:
    """What to add to the answer where columns of the least and the most that each accepts are ends of the position."""
    some = asking.known.ends_beside
    if not some or "position:" not in asking.known.columns:
        return ""
    named = " and ".join(cut(one.partition(":")[2]) for one in some)
    what = "an end" if len(some) == 1 else "the ends"
    return f" {named} may be {what} of what each accepts: then add {'|' + '|'.join(some)!r} to this answer."


def read_words(written: str) -> dict[str, Meant]:
    """{word: what it is} of "strongly for 100|n.c. unknown|411 or more 411..550|ill absent"; empty of "options".

    Raises ValueError where it is none of these.
    """
    if written.strip().casefold() in (AS_OPTIONS, ""):
        return {}
    out: dict[str, Meant] = {}
    for part in names_in(written):
        match, point = MEANT.fullmatch(part), PLACED.fullmatch(part)
        if match is not None and match["unknown"]:
            out[match[1]] = None
        elif match is not None:
            out[match[1]] = tuple(float(one.replace(",", ".")) for one in match["range"].split(".."))
        elif point is not None:
            out[point[1]] = float(point[2].replace(",", "."))
        elif (side := OF_SIDE.fullmatch(part)) is not None:
            out[side[1]] = As(side[2].casefold())
        elif " " in part:
            # which of its words are the cell's, and which what it means, the column tells
            out[part] = As(part, whole=False)
        else:
            raise ValueError(
                f"found {cut(part)}, expected each word with its point of the scale, a range, unknown, abstain, absent "
                f"or another word of the column behind it, as in strongly for 100|for 75|against 25|n.c. unknown, or "
                f"{AS_OPTIONS}"
            )
    if not out:
        raise ValueError(f"found {cut(written)}, expected words with what they mean, or {AS_OPTIONS}")
    return out


def words(written: str, asking: Asking) -> dict[str, Meant]:
    """{word: what it is}, all on the scale that holds."""
    found = read_words(written)
    if asking.text("words") is not None and asking.table_facts.wrong:
        raise ValueError("; ".join(asking.table_facts.wrong))
    low, high = asking.value("scale")
    for word, one in found.items():
        ends = ends_of(one)
        if ends and not low <= ends[0] <= ends[-1] <= high:
            told = f"found {'..'.join(map(figure, ends))} for {cut(word)}"
            raise ValueError(f"expected points from {figure(low)} to {figure(high)}, {told}")
    return found


def ends_of(meant: Meant) -> tuple[float, ...]:
    return meant if isinstance(meant, tuple) else (meant,) if isinstance(meant, float) else ()


def as_answered(meant: Mapping[str, Meant]) -> str:
    # an answer about one way of writing a word holds for all of them
    some: dict[str, str] = {}
    for word, one in meant.items():
        if name := in_an_answer(word):
            some.setdefault(folded(name), f"{name} {written_meant(one)}")
    return "|".join(some.values())


def default_words(asking: Asking) -> str:
    return as_answered(asking.table_facts.words)


def points_in(meant: Mapping[str, Meant]) -> str:
    """Words with their points, those that stand in no single cell; one written in two ways once."""
    some: dict[str, str] = {}
    for word, point in meant.items():
        if isinstance(point, float):
            some.setdefault(folded(word), f"{word} {figure(point)}")
    return listed([*some.values()])


def exceptions(meant: Mapping[str, Meant], where: Mapping[str, str]) -> list[str]:
    """What was read out of texts, and what was read as not known, a phrase each."""
    held = [
        f"{word!r} ({where[word]}) {written_meant(one)}"
        for word, one in meant.items()
        if one is not None and not isinstance(one, As) and word in where
    ]
    options = [f"{word!r} ({where[word]}) {one.text}" for word, one in meant.items() if isinstance(one, As)]
    unknown = [f"{word!r} ({where.get(word, '')})" for word, one in meant.items() if one is None]
    if len(unknown) > NAMED + 1:
        unknown = [*unknown[:NAMED], f"and {len(unknown) - NAMED} more"]
    out = [f"read as numbers: {', '.join(held)}"] if held else []
    out += [f"read as an option, in doubt: {', '.join(options)}"] if options else []
    return [*out, f"read as not known: {', '.join(unknown)}"] if unknown else out


def points_told(meant: Mapping[str, Meant], where: Mapping[str, str]) -> str:
    said = "; ".join(read_as(meant, where, "it reads: "))
    return f"{said[:1].upper()}{said[1:]}."


def read_as(meant: Mapping[str, Meant], where: Mapping[str, str], begin: str) -> list[str]:
    """Points of words, what was read out of texts, and what was read as not known, a phrase each."""
    points = points_in({word: one for word, one in meant.items() if word not in where})
    return [*([f"{begin}{points}"] if points else []), *exceptions(meant, where)]


def words_among_options(asking: Asking) -> str:
    """How it is asked what cells mean that are no options among options."""
    return "What do these cells mean, which are no options of their own?" if asking.table_facts.options else ""


def told_words(asking: Asking) -> str:
    facts = asking.table_facts
    told = points_told(facts.words, facts.where)
    low, high = asking.value("scale")
    middle = next((word for word, at in facts.words.items() if at == (low + high) / 2 and as_sign(word)), None)
    if middle is None or motion(asking) is None:
        return told
    return f"{told} Whoever is in the middle may vote either way, unless '{middle} abstain' is answered."


def guessed_words(asking: Asking) -> str:
    facts, key = asking.table_facts, _key("words", asking)
    points = points_in({word: one for word, one in facts.words.items() if word not in facts.where})
    out = []
    if points and (sides := motion(asking)):
        remedy = "(--answer settles=bargain says that it may end between them)"
        taken = " or ".join(word for word in reversed(sides) if word not in (NO_DECISION, CHANGE))
        lean = "who leans may more often vote the other way"
        out.append(f"Words read as votes {taken}{_of(asking)}; {lean}: {points} {remedy}.")
    elif points:
        remedy = f"(--answer {key}=options says that they are options)"
        out.append(f"Words read as points of a scale{_of(asking)}: {points} {remedy}.")
    some = exceptions(facts.words, facts.where)
    if some:
        said = "; ".join(some)
        as_what = "OPTION" if facts.options else "POINT"
        remedy = f"(--answer {key}={shlex.quote(_first(facts.words, facts.where, as_what))} says another)"
        out.append(f"{said[:1].upper()}{said[1:]}{_of(asking)} {remedy}.")
    return " ".join(out)


def _first(meant: Mapping[str, Meant], where: Mapping[str, str], as_what: str) -> str:
    """How an answer about the first of the cells that are no numbers, or no options, is written."""
    return next(f"{in_an_answer(word)} {as_what}" for word in meant if word in where or meant[word] is None)


def told_scale(asking: Asking) -> str:
    doubt = asking.table_facts.doubt
    return "" if doubt is None else f"{doubt.why[:1].upper()}{doubt.why[1:]}."


def guessed_scale(asking: Asking) -> str:
    doubt = asking.table_facts.doubt
    assert doubt is not None
    remedy = f"(--answer {_key('scale', asking)}=LOW..HIGH says another)"
    return f"Scale guessed{_of(asking)}: {_ends_of(doubt.scale)}, since {doubt.why} {remedy}."


def _ends_of(scale: Scale) -> str:
    """Both ends of a scale as they are read."""
    return " to ".join(on_scale(end, scale) for end in scale)


def told_ends(asking: Asking) -> str:
    unit = f" (in {asking.table_facts.unit.name})" if asking.table_facts.unit.name else ""
    return f"The scale runs from {_ends_of(asking.value('scale'))}{unit}."


def default_salience_scale(asking: Asking) -> str:
    return "0..100" if asking.known.salience is None else run_of(asking.known.salience)


def told_salience_scale(asking: Asking) -> str:
    doubt = asking.known.salience
    if doubt is None:
        return ""
    most = f"; {one}" if (one := counts_most(doubt)) else ""
    return f"{doubt.why[:1].upper()}{doubt.why[1:]}{most}; each counts as its share of the upper end."


def guessed_salience_scale(asking: Asking) -> str:
    doubt = asking.known.salience
    assert doubt is not None
    low, high = doubt.scale
    ends = f"{plain(low)}..{plain(high)} turns it" if doubt.falls else "LOW..HIGH says another"
    most = f" ({one})" if (one := counts_most(doubt)) else ""
    told = f"Scale of saliences guessed: {figure(low)} to {figure(high)}{most}, since {doubt.why}"
    return f"{told} (--answer salience_scale={ends})."


MARKS = {".": ".", ",": ",", "point": ".", "dot": ".", "comma": ",", "decimal point": ".", "decimal comma": ","}


def read_mark(written: str) -> str:
    """The decimal mark; raises ValueError where it is none."""
    found = MARKS.get(written.strip().casefold())
    if found is None:
        raise ValueError(f"found {cut(written)}, expected point or comma")
    return found


def default_mark(asking: Asking) -> str:
    proposed = asking.known.decimal
    return "comma" if proposed is not None and proposed[0] == "," else "point"


def told_mark(asking: Asking) -> str:
    assert asking.known.decimal is not None
    mark, text = asking.known.decimal
    return f"{text} is {_meant(text, mark)} with a decimal {default_mark(asking)}."


def guessed_mark(asking: Asking) -> str:
    assert asking.known.decimal is not None
    mark, text = asking.known.decimal
    other = "point" if mark == "," else "comma"
    return f"Read {text} as {_meant(text, mark)} (--answer decimal={other} says otherwise)."


def _meant(text: str, mark: str) -> str:
    whole = re.sub(r"[.,](?=\d{3})" if mark not in text else r"$^", "", text)
    return whole.replace(",", ".")


def _of(asking: Asking) -> str:
    return f" of {asking.table_facts.name}" if len(asking.known.issues) > 1 else ""


def _key(key: str, asking: Asking) -> str:
    name = asking.issue
    return key if name is None or name == asking.value("issue") else shlex.quote(f"{key}.{name}")
