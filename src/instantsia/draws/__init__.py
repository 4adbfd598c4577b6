"""What varies between draws: numbers with an address, named arrays, inverse functions, order-safe sums."""
