"""One chart a file: a pure function from numbers to SVG text, colours by CSS variables, title and text inside."""
