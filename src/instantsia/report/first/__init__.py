"""The first screen: at most eight lines for somebody who has never seen the program and has ten seconds."""
