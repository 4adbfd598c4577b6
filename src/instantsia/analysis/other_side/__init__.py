"""Two sides that fight and bargain: what each would accept, what stands in the way, what each mechanism moves."""
