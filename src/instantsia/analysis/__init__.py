"""What is said about a run: one question a file. What each number is: docs/reference/numbers.md."""
