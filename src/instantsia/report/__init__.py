"""What a run says, in words and pictures: terminal, page, JSON. No number is formatted anywhere but in `wording`."""
