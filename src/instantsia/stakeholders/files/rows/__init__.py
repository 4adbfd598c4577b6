"""Rows: which of them are actors, whose they are, and why another is left out."""
