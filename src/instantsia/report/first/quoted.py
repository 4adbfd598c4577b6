"""A text in quotes as a note has it; the ends of one that is cut are those of its reader."""

QUOTED = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
"""A pattern of one that is whole."""
