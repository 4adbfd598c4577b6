"""Published models as pure functions on arrays, by family; they know nothing of cases."""
