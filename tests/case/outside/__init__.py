"""What another package would bring: tables, kinds of numbers and a step that reads them."""
