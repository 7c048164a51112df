"""How names are folded so that they can be compared: one place, so that everybody folds alike."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["normal_name"]

_QUOTES = re.compile("[\"'`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u02bc]")
_SPACE = re.compile(r"\s+")
_EDGES = " .,;:!?-\u2013\u2014"


def normal_name(name: str) -> str:
    """Fold a name: NFKC, case-folded, quotation marks and apostrophes off, single spaces, punctuation off the ends.

    Total and idempotent; the result may be empty.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _SPACE.sub(" ", _QUOTES.sub("", folded)).strip(_EDGES)
