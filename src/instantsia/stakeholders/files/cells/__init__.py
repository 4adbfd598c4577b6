"""One cell: what a number, a word, a grade or a sign in it can be."""
