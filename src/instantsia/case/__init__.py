"""What may be written in a case: people, bodies, questions, evidence, steps. No files, no arrays."""
