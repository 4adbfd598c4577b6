"""What every code of the checker means."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.casefile.checking import lint
from instantsia.casefile.checking.lint.numbers import e1


def _explained(rule: object) -> str:
    return " ".join((rule.__doc__ or "").split())


CODES: Mapping[str, str] = {
    "E01": "A file larger than 16 MB is no case file.",
    "E02": "A file begins with a byte order mark: save case files as UTF-8 without it (a table may have it).",
    "E03": "A file is not UTF-8.",
    "E04": "A file holds a NUL character: it is no plain text.",
    "E05": "Brackets are nested deeper than 64.",
    "E06": "A key has more than 16 parts.",
    "E07": "A file is no TOML, or a table no table: the parser says where it stopped.",
    "E08": "A value cannot be read, such as a number of 5,000 digits.",
    "E09": "A file has more than a million values, or tables nested deeper than 80.",
    "E10": "A case folder or file is not there, cannot be opened, or is called almost as it should be.",
    "E11": "A key or column that nothing reads; the nearest one that is known is named.",
    "E12": "A key or column that must be there is missing.",
    "E13": "A value is not of the kind that its key takes.",
    "E14": "A kind of step or rule that neither this program nor another installed package has.",
    "E15": "A condition that cannot be read, or names what is not there or comes later.",
    "E16": "A path that takes no value: claims and assumptions are about KIND.ID.KEY, and actor. may be left out.",
    "E17": "A value outside of what its path takes, or a word that is not on its scale.",
    "E18": "Days and order: steps happen in the order of the list and name earlier ones, groups stand together.",
    "E19": "A body, its rule or a step names a member who is none, or twice; a body is its own superior, or a person.",
    "E20": "Something is written twice where it may stand once.",
    "E21": "A row of claims.csv, or of a further coder, has more cells than its header.",
    "E22": "What follows --set, --without or --assume cannot be done.",
    "E23": "A step or a rule that asks for something its case does not have; the step or rule says what.",
    "E24": "A key that has another name now: `instantsia upgrade CASE` renames it.",
    "E25": "What a further coder read stands at another passage than the claim: same ids, same passages.",
    "E26": "The sides of a bargain and what stands between them do not fit: two parties want the two ends of an issue.",
    "E4": "Ids are unique where they are named; every reference names what is there; nothing runs in a circle.",
    "W2": "A grade that nobody could judge (F or 6) stands behind a number that moves the answer. Needs a run.",
    "W5": "The words of a quote stand more than once within its lines. Needs the text: `check --texts`.",
    "W10": "One source is behind more than half of the answer. Needs a run.",
    "W25": "Claims that move the headline by less than half a hundredth. Needs a run.",
    "E31": "A quote is lost: its first and last words do not stand at its lines, nor anywhere. Needs the text.",
    "E32": "A text beside the case is a link that leads out of the case folder; it is not read.",
    "W31": "A quote stands elsewhere, or reads a little otherwise: a person mends lines or words. Needs the text.",
    "W32": "A copy of a text is not the one that was fingerprinted; its line numbers may differ.",
    "W34": "Turns of a group of steps before the vantage are played like the others. Needs a run.",
    "W33": "A text is not among the copies, so the quotes from it were not looked up.",
    **{code: _explained(rule) for code, rule in {"E1": e1, **lint.ERRORS, **lint.WARNINGS}.items()},
}  # fmt: skip
"""{code: what it means, in a sentence}: what `instantsia explain` prints."""
