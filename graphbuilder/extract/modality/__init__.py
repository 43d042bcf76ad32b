"""Modality: how far the text stands behind what it says, and who says so.

In: predicates with their arguments, and what sentences mention. Out: `Factuality.of` the stance towards a predicate
(polarity, realis, certainty, who says so), `quotations` what is quoted and of whom, `attributed` statements with the speaker
of the quotation they stand in. Marks within a clause, which arguments need as well, are read in `extract.marks`.
"""

from graphbuilder.extract.modality.attribution import Quotation, attributed, quotations
from graphbuilder.extract.modality.factuality import Factuality
from graphbuilder.extract.modality.quoted import quoted

__all__ = ["Factuality", "Quotation", "attributed", "quotations", "quoted"]
