"""What is told of two sides that fight and bargain: screens, JSON and parts of the page."""
