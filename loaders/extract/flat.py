"""Flat attributions of a text in whatever language: the tagger's in English, the rules' in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.document import Document
from loaders.extract.lines import lines_of
from loaders.extract.slavic import LANGUAGES, has_dictionary, statements
from loaders.read.languages import detected_language, is_cyrillic
from loaders.statement import Attribution

if TYPE_CHECKING:
    from loaders.extract.extraction import Reads

__all__ = ["InItsLanguage"]


class InItsLanguage:
    """Reads a text's attributions by `tagger`, or by the rules of its language where it is Ukrainian or Russian."""

    def __init__(self, tagger: Reads) -> None:
        self._tagger = tagger

    def read(self, text: str) -> tuple[Attribution, ...]:
        """Return the attributions of a text, in order. Total: any text has some or none."""
        language = detected_language(text) if is_cyrillic(text) else None
        if language not in LANGUAGES or not has_dictionary(language):
            return self._tagger.read(text)
        lines = lines_of(text)
        found = lines.all_back(statements(Document(lines.text, language=language), language))
        return tuple(Attribution(one.source, one.cue, one.content) for one in found)
