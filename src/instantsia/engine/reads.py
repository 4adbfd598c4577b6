from instantsia.engine.program import program_of
from instantsia.reads import needs, step_reads, wanted

__all__ = ["needs", "program_of", "step_reads", "wanted"]
