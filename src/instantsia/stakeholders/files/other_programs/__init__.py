"""Layouts of other programs and data sets: KTAB, the exchange model, PrefLib, the European Union's decisions."""
