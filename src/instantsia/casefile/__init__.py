"""Text to Case and back: reading a folder, what is wrong in it and where, changes on top, tables, a skeleton."""
