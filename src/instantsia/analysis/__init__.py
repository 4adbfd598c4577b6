"""What is said about a run: one question a file. DESIGN: the reference page "What the printed numbers are"."""
