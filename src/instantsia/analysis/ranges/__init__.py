"""How far a printed number would go, and which judgements, doubts and assumptions carry it there."""
