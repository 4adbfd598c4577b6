"""Texts and their lines: normalised, hashed, a quote found again without being kept."""
