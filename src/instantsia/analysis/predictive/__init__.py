"""How good predictive distributions were: scores on arrays, paired differences, the tables they are read from."""
