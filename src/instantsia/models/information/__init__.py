"""How word of something travels and what it is worth to whoever gets it: pure functions of arrays."""
