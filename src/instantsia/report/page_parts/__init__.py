"""The parts of the page: one file a section, all of them functions from a forecast to HTML."""
