"""From a text and its flat attributions to statements with chains: `extract`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.extraction import Extraction, Reads
from loaders.extract.lines import lines_of
from loaders.extract.slavic import LANGUAGES, has_dictionary, statements
from loaders.read.languages import detected_language, is_cyrillic, primary_language

if TYPE_CHECKING:
    from loaders.document import Document
    from loaders.statement import Statement

__all__ = ["SUPPORTED", "Extraction", "Reads", "extract", "language_of"]

# Languages that statements are read in.
SUPPORTED = frozenset({"en", *LANGUAGES})


def language_of(document: Document) -> str | None:
    """Return the language to read a document in: its own, else the one its text shows; None where nobody can tell.

    A tag that the letters contradict is not believed: a Cyrillic text that is called English is not.
    """
    cyrillic = is_cyrillic(document.text)
    told = primary_language(document.language) if document.language else None
    if told and not (cyrillic and told == "en"):
        return told
    return detected_language(document.text) if cyrillic else "en"


def extract(document: Document, *, tagger: Reads | None = None) -> Extraction:
    """Read who said what, through whom, in a document. Total: any text has an extraction.

    The language is the document's, else what its text shows; a text in Latin letters that does not show it is read as
    English. `tagger` marks flat attributions in English; without one the package's own is loaded. A text in a language
    that is not supported is kept without statements, and the extraction's note says so. Whatever ends the lines, the
    same is read; spans are of the text as it is.
    """
    if not document.text.strip():
        return Extraction(document, note="no statements were read: the text is empty")
    language = language_of(document)
    if language is None:
        return Extraction(document, note="no statements were read: the language of the text cannot be told")
    if language not in SUPPORTED:
        return Extraction(document, note=f"no statements were read: language {language!r} is not supported")
    if language in LANGUAGES and not has_dictionary(language):
        needed = f"the dictionary of language {language!r} is not installed; pip install pymorphy3-dicts-{language}"
        return Extraction(document, note=f"no statements were read: {needed}")
    lines = lines_of(document.text)
    plain = document if lines.text == document.text else replace(document, text=lines.text)
    found = statements(plain, language) if language in LANGUAGES else _english(plain, tagger)
    return Extraction(document, lines.all_back(found))


def _english(document: Document, tagger: Reads | None) -> tuple[Statement, ...]:
    # The rules and the weights cost time to load, which whoever only imports this package should not pay.
    from loaders.extract.chains import close  # noqa: PLC0415
    from loaders.extract.credits import credit  # noqa: PLC0415
    from loaders.extract.prose import Prose  # noqa: PLC0415
    from loaders.extract.reader import Reader  # noqa: PLC0415

    if tagger is None:
        from loaders.tagger import load_tagger  # noqa: PLC0415

        tagger = load_tagger()
    prose = Prose(document.text)
    credited = credit(prose)
    drafts = Reader(prose, tagger.read(document.text), credited).read()
    return close(prose, drafts, credited.agency, document.publisher, document.published)
