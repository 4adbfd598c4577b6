"""What a case is asked of those who coded it: a codebook for one more, and how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from instantsia.api.asked import Asked

if TYPE_CHECKING:
    from instantsia.analysis.agreement import Agreement


class Coded(Asked):
    """A case that can be coded more than once."""

    def codebook(self) -> str:
        """Return what a further coder fills in blind, as comma-separated values.

        A row a claim: where its passage stands, of what it is read, on which scale and as which kinds; nothing that the
        first coder made of it. Filled in, it stands beside claims.csv as claims.NAME.csv, NAME being the coder.

        Raises UserError for a case without claims.
        """
        from instantsia.casefile.codebook import codebook

        return codebook(self.case)

    def agreement(self) -> Agreement:
        """Return what each coder read in every passage that is coded more than once, and how far they agree.

        A second coder that is a program of the same make as the first agrees with it more than a person would: the
        figures are no intercoder reliability of people unless people coded. Raises UserError for a case that one
        person coded.
        """
        from instantsia.analysis.agreement import agreement

        return agreement(self.case)
