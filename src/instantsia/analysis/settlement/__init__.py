"""Where it settles on a scale, who is pivotal there, and who would have to stand elsewhere to tip it."""
