"""Letters that steer a terminal instead of being shown: no name in somebody else's file may carry them there.

Escape sequences move the cursor, rename the window, answer in the user's stead; marks of direction show a line in
another order than it has. Letters that are written from right to left need none of them to be shown so.
"""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, the cursor
    r"|(?:\x1b[P\]X^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # OSC and its like: a title
    r"|\x1b[ -/]*[0-~]"
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LINE SEPARATOR}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{NOMINAL DIGIT SHAPES}"
    "\N{INTERLINEAR ANNOTATION ANCHOR}-\N{INTERLINEAR ANNOTATION TERMINATOR}]"
)
_HALF = re.compile("[\ud800-\udfff]")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What stands for a byte of a file's name that is no letter."""


def shown(text: str) -> str:
    """The text without escape sequences and without a control character but the line feed and the tab.

    >>> shown("\\x1b[31mred\\x1b[0m \\u202eabc")
    'red abc'
    """
    return _HALF.sub(UNREADABLE, _CONTROL.sub("", _SEQUENCE.sub("", text)))


def escaped(json: str) -> str:
    """JSON that means the same and has no such character in it.

    >>> escaped('"\\u202eabc"')
    '"\\\\u202eabc"'
    """

    def by_number(match: re.Match[str]) -> str:
        return f"\\u{ord(match[0]):04x}"

    return _HALF.sub(by_number, _CONTROL.sub(by_number, json))
