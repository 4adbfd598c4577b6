"""How a leadership decides and how it deals with the other side, from cited evidence."""

__version__ = "0.1.0.dev0"
