"""Two sides that fight and talk, month by month: a sketch of what the other side of a conflict may become."""
