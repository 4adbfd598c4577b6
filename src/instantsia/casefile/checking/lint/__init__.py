"""What a checked case should be asked before it is believed: one function a rule, its docstring the explanation.

    conditions W27
    sources   E3 W1 W8 W11 W13
    tellers   W12 W15 W16 W21
    claims    E2 E5 W6 W7 W14 W17 W20 W30 W35 W42
    coders    W36
    numbers   E1 W18 W19 W23 W45
    bargains  W37 W38 W39 W40 W41 W43
    idle      W44
    names     W22 W24 W26 W28

Rules that need a run (W2 a grade that nobody could judge behind a number that matters, W10 one source behind more than
half of the answer, W25 claims that move nothing, W34 turns before the vantage) are notices of `run`. W5 and W31 to W33
need the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from instantsia.case.model import Case
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.lint.bargains import w37, w38, w39, w40, w41, w43
from instantsia.casefile.checking.lint.claims import e2, e5, w6, w7, w14, w17, w20, w30, w35, w42
from instantsia.casefile.checking.lint.coders import w36
from instantsia.casefile.checking.lint.conditions import w27
from instantsia.casefile.checking.lint.idle import w44
from instantsia.casefile.checking.lint.names import w22, w24, w26, w28
from instantsia.casefile.checking.lint.numbers import e1, w18, w19, w23, w45
from instantsia.casefile.checking.lint.sources import e3, w1, w8, w11, w13
from instantsia.casefile.checking.lint.tellers import w12, w15, w16, w21
from instantsia.casefile.checking.written import Written

Rule = Callable[[Case], Iterator[Finding]]

ERRORS: Mapping[str, Rule] = {"E2": e2, "E3": e3, "E5": e5}
"""Beside E1, which is about what is not written, and so must know what is."""
WARNINGS: Mapping[str, Rule] = {
    "W1": w1, "W6": w6, "W7": w7, "W8": w8, "W11": w11, "W12": w12, "W13": w13, "W14": w14, "W15": w15, "W16": w16,
    "W17": w17, "W18": w18, "W19": w19, "W20": w20, "W21": w21, "W22": w22, "W23": w23, "W24": w24,
    "W26": w26, "W27": w27, "W28": w28, "W30": w30, "W35": w35, "W36": w36, "W37": w37,
    "W38": w38, "W39": w39, "W40": w40, "W41": w41, "W42": w42, "W43": w43, "W44": w44, "W45": w45,
}  # fmt: skip


def errors(case: Case, written: Written) -> Iterator[Finding]:
    """What must be mended before a case is played. written: what stands in it, also what could not be read."""
    yield from e1(case, written)
    for rule in ERRORS.values():
        yield from rule(case)


def warnings(case: Case) -> Iterator[Finding]:
    """What is allowed, and what a reader will ask about."""
    for rule in WARNINGS.values():
        yield from rule(case)
