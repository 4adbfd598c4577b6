"""What may be said of a path."""

from __future__ import annotations

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.quantities import domain_of
from instantsia.case.values import Domain
from tests.casefile.random_cases.particular import Particular
from tests.casefile.random_cases.values import Left


class Domains(Particular):
    """Paths, and the values that they take."""

    def domain(self, case: Case, path: str) -> Domain | None:
        outcomes = {step: self.outcomes(case, step) for step in case.steps} if paths.is_record(path) else {}
        if paths.is_record(path) and not outcomes[path.split(".")[1]]:
            raise Left
        return domain_of(case, path, outcomes)

    def shown(self, path: str) -> str:
        """A path in full or as it is commonly written."""
        return self.rng.choice((path, paths.short(path)))
