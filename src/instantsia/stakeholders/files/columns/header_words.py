"""The words of `header_words.toml`, by which parts of a column's name say what it holds: read once."""

import tomllib
from pathlib import Path

HEADER_WORDS = tomllib.loads(Path(__file__).with_name("header_words.toml").read_text("utf-8"))
