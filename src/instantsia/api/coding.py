"""What a case is asked of those who coded it: a codebook for one more, and how far they agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.api.asked import Asked
from instantsia.casefile.overlay import Changed

if TYPE_CHECKING:
    from instantsia.analysis.agreement import Agreement


class Coded(Asked):
    """A case that can be coded more than once.

    changed   the case with the changes made to it
    """

    changed: Changed

    def codebook(self, texts: str | Path | None = None) -> str:
        """Return what a further coder fills in blind, as comma-separated values.

        A row a claim: where its passage stands, of what it is read, on which scale and as which kinds; nothing that the
        first coder made of it. Filled in, it stands beside claims.csv as claims.NAME.csv, NAME being the coder.

        texts   a folder with your copies of the texts. The words of a passage are shown where they stand in a copy, in
                it or beside the case; of any other it is said where it is to be found

        Raises UserError for a case without claims.
        """
        from instantsia.casefile.checking.citations import passages
        from instantsia.casefile.codebook import codebook

        return codebook(self.case, passages(self.changed.document, self.case, texts))

    def agreement(self) -> Agreement:
        """Return what each coder read in every passage that is coded more than once, and how far they agree.

        A second coder that is a program of the same make as the first agrees with it more than a person would: the
        figures are no intercoder reliability of people unless people coded. Raises UserError for a case that one
        person coded.
        """
        from instantsia.analysis.agreement import agreement

        return agreement(self.case)
