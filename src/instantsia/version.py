"""The version, a literal: reading it from the installed package would cost more than the rest of the start."""

__version__ = "0.1.0.dev0"
