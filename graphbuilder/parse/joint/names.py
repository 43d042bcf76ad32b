"""Names as BIO labels, and what each source's way of annotating says about them.

Sources disagree: one calls every state LOC, another ORG when it acts, a third knows no dates. Each source therefore has a
*guideline*: from its own label to the set of our labels it may stand for. Training spends probability on the set as
a whole (marginal likelihood over partial labels; Jin & Ghahramani 2002), so no source teaches what it does not know.
"""

from collections.abc import Mapping
from functools import cache

TYPES = (
    "Person",
    "Organization",
    "Geopolitical",
    "Place",
    "Facility",
    "Nationality",
    "Event",
    "Date",
    "Number",
    "Money",
    "Product",
    "Agreement",
    "Work",
    "Position",
)
LABELS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))
INDEX = {label: number for number, label in enumerate(LABELS)}

_LAND = ("Geopolitical", "Place", "Facility")
_COARSE_REST = ("Nationality", "Event", "Date", "Number", "Money", "Product", "Agreement", "Work", "Position")

#: guideline → source label → our types it may mean; the entry "O" lists types the source leaves unmarked.
GUIDELINES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ontonotes": {
        "PERSON": ("Person",),
        "ORG": ("Organization",),
        "GPE": ("Geopolitical",),
        "LOC": ("Place",),
        "FAC": ("Facility",),
        "NORP": ("Nationality",),
        "LANGUAGE": ("Nationality",),
        "EVENT": ("Event",),
        "DATE": ("Date",),
        "TIME": ("Date",),
        "CARDINAL": ("Number",),
        "ORDINAL": ("Number",),
        "PERCENT": ("Number",),
        "QUANTITY": ("Number",),
        "MONEY": ("Money",),
        "PRODUCT": ("Product",),
        "LAW": ("Agreement",),
        "WORK_OF_ART": ("Work",),
        "O": ("Position",),
    },
    "coarse": {  # slovnet
        "PER": ("Person",),
        "ORG": ("Organization",),
        "LOC": _LAND,
        "O": _COARSE_REST,
    },
    "uner": {  # a state that acts is ORG here
        "PER": ("Person",),
        "ORG": ("Organization", "Geopolitical"),
        "LOC": _LAND,
        "O": _COARSE_REST,
    },
    "factrueval": {
        "PER": ("Person",),
        "ORG": ("Organization",),
        "LOC": _LAND,
        "JOB": ("Position",),
        "O": tuple(kind for kind in _COARSE_REST if kind != "Position"),
    },
    "own": {kind: (kind,) for kind in TYPES} | {"O": ()},
}


@cache
def allowed(guideline: str, label: str) -> tuple[int, ...]:
    """Return the indexes of our labels that *label* (``O``, ``B-PER``, …) may stand for under *guideline*.

    >>> [LABELS[i] for i in allowed("coarse", "B-LOC")]
    ['B-Geopolitical', 'B-Place', 'B-Facility']
    """
    table = GUIDELINES[guideline]
    if label == "O":
        return (0, *(INDEX[f"{prefix}-{kind}"] for kind in table["O"] for prefix in "BI"))
    prefix, kind = label.split("-", 1)
    return tuple(INDEX[f"{prefix}-{ours}"] for ours in table[kind])
