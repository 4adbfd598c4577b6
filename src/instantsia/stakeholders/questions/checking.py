"""Which questions are open, and every answer that cannot be read."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from instantsia.errors import UserError, cut, nearest
from instantsia.stakeholders.folding import begun_by, folded, one_meant
from instantsia.stakeholders.questions.answer_values import Settles
from instantsia.stakeholders.questions.asking import Asking, Question
from instantsia.stakeholders.questions.catalogue import OF_ISSUES, OF_OPTIONS, OF_SCALES, QUESTIONS, RESTED_ON, ask
from instantsia.stakeholders.questions.known import Known
from instantsia.stakeholders.questions.meaning import read_as
from instantsia.stakeholders.questions.options import named_options
from instantsia.stakeholders.questions.remarks import remarks_not_read
from instantsia.stakeholders.questions.several_times import joined
from instantsia.stakeholders.questions.voters import voting

OF_EACH = ("scale", "words", "status_quo")
"""Keys that are asked of every issue."""
MOST_ASKED = 7
"""So many questions are put to a person; what is beyond them is taken as the default, and said."""


def given(pairs: Sequence[str]) -> dict[str, str]:
    """{key: text} of KEY=VALUE as on the command line; raises UserError with every one that is none."""
    out: dict[str, str] = {}
    problems = []
    for pair in pairs:
        key, equals, text = pair.partition("=")
        key, dot, issue = key.strip().partition(".")
        key = key.replace("-", "_").casefold()
        if not encodes(pair):
            problems.append(f"--answer {pair!a}: expected text, found bytes that are none in this alphabet")
        elif not equals:
            problems.append(f"--answer {pair}: expected KEY=VALUE, as in --answer status_quo=0")
        elif key not in QUESTIONS and issue.strip().replace("-", "_").casefold() in OF_ISSUES:
            turned = f"{issue.strip().replace('-', '_').casefold()}.{pair.partition('.')[0].strip()}={text}"
            problems.append(f"--answer {pair}: expected the question before the issue, --answer {shlex.quote(turned)}")
        elif key not in QUESTIONS:
            problems.append(f"--answer {pair}: found {cut(key)}, expected a question ({nearest(key, QUESTIONS)})")
        elif dot and key not in OF_ISSUES:
            problems.append(f"--answer {pair}: {key} is not asked of each issue, expected --answer {key}={text}")
        elif not text.strip():
            problems.append(f"--answer {pair}: found nothing behind the =, expected {QUESTIONS[key].write}")
        else:
            whole = f"{key}{dot}{issue.strip()}"
            try:
                out[whole] = joined(whole, out[whole], text.strip()) if whole in out else text.strip()
            except ValueError as error:
                problems.append(f"--answer {pair}: {error}")
    if problems:
        raise UserError("\n".join(problems))
    return out


def encodes(text: str) -> bool:
    """Whether text can be written to a file: bytes of the command line in another alphabet cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def known_keys(written: Mapping[str, str]) -> None:
    """Raises UserError where a key is no question, or an answer no text."""
    for key, text in written.items():
        if not encodes(key + text):
            raise UserError(f"answers: found {f'{key}={text}'!a}, expected text that can be written to a file")
        if key.partition(".")[0] not in QUESTIONS:
            raise UserError(f"answers: found {cut(key)}, expected a question ({nearest(key, QUESTIONS)})")


def canonical(known: Known, written: Mapping[str, str], headline: str | None = None) -> dict[str, str]:
    """The answers with issues named as the table names them.

    headline   as it was answered: of several issues an answer that names none is about it, and stays so when another
               is the headline; None where nobody said
    """

    def meant(issue: str) -> str | None:
        return one_meant(issue, known.issues)

    about = meant(headline or "") or known.first or next(iter(known.issues), "")
    if len(known.issues) > 1:
        alone = {key for key in written if "." not in key and QUESTIONS[key].of_issue}
        written = {f"{key}.{about}" if key in alone else key: text for key, text in written.items()}
    out = {}
    for key, text in written.items():
        base, dot, issue = key.partition(".")
        name = (meant(issue) or issue) if dot else ""
        # how cells are read is looked up by the whole name of the headline
        out[f"{base}{dot}{name}"] = (meant(text) or text) if base == "issue" else text
    return out


def taken(known: Known, written: Mapping[str, str]) -> list[str]:
    """KEY=VALUE of the questions that nobody answered and whose default holds."""
    return [
        f"{shlex.quote(one.key)}={shlex.quote(default)}"
        for one in open_questions(known, written)
        if (default := one.question.default(one.asking))
    ]


def left_open(known: Known, written: Mapping[str, str]) -> Iterator[str]:
    """What is still read as not known, or as proposed, where only some of such cells were answered."""
    asking = ask(known, written)
    columns = [(asking.of(name), "words", facts.words, facts.where) for name, facts in known.issues.items()]
    # what was answered is a number by now, or known to be none, and is proposed no more
    for of, key, meant, where in (*columns, (asking, "grades", known.grades, known.where)):
        if of.text(key) is None:
            continue
        said = set(map(folded, of.value(key)))
        rest = {word: one for word, one in meant.items() if folded(word) not in said}
        if said and rest:
            yield f"Not answered of {key}, and so {'; '.join(read_as(rest, where, 'read as: '))}."


def guessed(known: Known, written: Mapping[str, str]) -> list[str]:
    """What was guessed about the table and nobody has answered, a sentence each: to be read before the answer."""
    said = (one.question.guessed(one.asking) for one in open_questions(known, written))
    first = (*known.passed_over, known.rivals, *known.doubles, *remarks_not_read(known, written))
    return [sentence for sentence in (*first, *said, *left_open(known, written)) if sentence]


def check(known: Known, written: Mapping[str, str], where: Mapping[str, str] | None = None) -> None:
    """Raises UserError with every answer that cannot be read, in the order of the questions; defaults too.

    where   {key: the file in which it stands} of those that were not told this time
    """
    problems: list[str] = []
    where = where or {}
    for key in written:
        _, dot, issue = key.partition(".")
        if dot and issue not in known.issues:
            told = _told(key, written, where)
            near = nearest(issue, begun_by(issue, known.issues) or known.issues)
            problems.append(f"{told}: found {cut(issue)}, expected an issue ({near})")
    try:
        headline = ask(known, written).value("issue")
    except ValueError as error:
        raise UserError(f"{_told('issue', written, where)}: {error}") from None
    for name in (headline, *(issue for issue in known.issues if issue != headline)):
        asking = ask(known, written, name)
        for key, wrong in _unreadable(asking, name == headline):
            one = key if name == headline and f"{key}.{name}" not in written else f"{key}.{name}"
            if one in written:
                again = f" (--answer {shlex.quote(one)}=... says another)" if one in where else ""
                problems.append(f"{_told(one, written, where)}: {wrong}{again}")
            else:
                say = "" if "--answer" in str(wrong) else f" (say --answer {shlex.quote(one)}=...)"
                problems.append(f"{known.file}: {one}: {wrong}{say}")
    by_name = named_options(ask(known, written))
    for key in written:
        if key not in where and key in (OF_SCALES if by_name else OF_OPTIONS):
            what = "named options have none" if by_name else "only named options have one"
            problems.append(f"{_told(key, written, where)}: {key} is not looked at: {what}")
    if "quota" in written and "quota" not in where and (decider := _decider(known, written)):
        problems.append(
            f"{_told('quota', written, where)}: quota is not looked at: {cut(decider)} decides alone "
            "(--answer settles=vote counts votes)"
        )
    if problems:
        raise UserError("\n".join(dict.fromkeys(problems)))


def _decider(known: Known, written: Mapping[str, str]) -> str:
    """Who decides alone; "" where votes are counted, it is bargained out or that cannot be read."""
    try:
        settles: Settles = ask(known, written).value("settles")
    except ValueError:
        return ""  # told where it is read
    return settles.decider


def unfit(known: Known, written: Mapping[str, str], kept: Collection[str]) -> dict[str, str]:
    """{key: why it cannot be read} of the first answers that were kept and fit no more, beside those of this time."""
    out = {}
    for key in kept:
        _, dot, issue = key.partition(".")
        if key in written and dot and issue not in known.issues:
            out[key] = f"found {cut(issue)}, expected an issue ({nearest(issue, known.issues)})"
    try:
        headline = ask(known, written).value("issue")
    except ValueError as error:
        return {"issue": str(error)} if "issue" in kept else out
    for name in (headline, *(issue for issue in known.issues if issue != headline)):
        for key, wrong in _unreadable(ask(known, written, name), name == headline):
            one = key if name == headline and f"{key}.{name}" not in written else f"{key}.{name}"
            if one in kept and one in written:
                out[one] = str(wrong)
    return out


def _unreadable(asking: Asking, headline: bool) -> Iterator[tuple[str, ValueError]]:
    """(key, what is wrong) of the first answer, or default, that cannot be read: those after it rest on it."""
    by_name = named_options(asking)
    for key in QUESTIONS:
        if key in (OF_SCALES if by_name else (*OF_OPTIONS, "options")) or (key not in OF_ISSUES and not headline):
            continue
        if key == "quota" and asking.text(key) is None and not voting(asking):
            continue
        try:
            asking.value(key)
        except ValueError as error:
            yield key, error
            if key in RESTED_ON:
                return


def _told(key: str, written: Mapping[str, str], where: Mapping[str, str]) -> str:
    if key in where:
        return f"{where[key]}: {key} = {cut(written[key])}"
    return f"--answer {key}={shlex.quote(written[key])}"


class Open(NamedTuple):
    """A question that nobody has answered: the key under which its answer is kept, and what it is put against."""

    key: str
    question: Question
    asking: Asking

    @property
    def write(self) -> str:
        """How its answer is written."""
        return self.question.written_as(self.asking) or self.question.write

    @property
    def lines(self) -> list[str]:
        """The question as it is put, with what the table shows about it."""
        about = f" ({self.asking.table_facts.name})" if "." in self.key else ""
        told = self.question.told(self.asking)
        return [f"{self.question.otherwise(self.asking) or self.question.text}{about}", *([told] if told else [])]


PLAIN = ("The sheet tells it", "is read as what holds", "is a guess", "is proposed")
"""Words of a question that say whence what is proposed was taken, or that it is a guess."""


def open_questions(known: Known, written: Mapping[str, str]) -> Iterator[Open]:
    """The questions that nobody has answered and the table does not, in the order in which they are put.

    Of issues that are not the headline it is asked how their cells are read and what holds. How many is for the
    one who asks; each answer may open others, or close them.
    """
    asking = ask(known, written)
    headline = asking.value("issue")
    for question in QUESTIONS.values():
        if asking.text(question.key) is None and question.asked(asking):
            yield Open(question.key, question, asking)
        if question.key in OF_EACH:
            for name in known.issues:
                other = asking.of(name)
                if name != headline and other.text(question.key) is None and question.asked(other):
                    yield Open(f"{question.key}.{name}", question, other)


def to_answer(known: Known, written: Mapping[str, str], *, must: bool) -> list[Open]:
    """The open questions that somebody has to answer, else those whose default may be what is meant."""
    # a question in words has no default, and nobody has to put it
    return [
        one
        for one in open_questions(known, written)
        if one.question.must_be(one.asking) == must and one.question.default(one.asking)
    ]


def line(one: Open, *, must: bool) -> tuple[str, str]:
    """(`--answer` to add, quoted for a shell, and the question in words), the answer what is proposed."""
    asked = " ".join(one.lines)
    return (
        f"--answer {shlex.quote(one.key)}={shlex.quote(one.question.default(one.asking))}",
        f"{asked} ({one.write}){_guess(asked) if must else ''}",
    )


def lines(known: Known, written: Mapping[str, str], *, must: bool) -> list[tuple[str, str]]:
    """`line` of every question that `to_answer` names."""
    return [line(one, must=must) for one in to_answer(known, written, must=must)]


def _guess(words: str) -> str:
    """That what stands in the line to paste is a guess, where the question does not say where it comes from."""
    return "" if any(one in words for one in PLAIN) else " The value below is a guess."
