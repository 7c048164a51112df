"""From a text and its flat attributions to statements with chains: `extract`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extract.extraction import Extraction, Reads

if TYPE_CHECKING:
    from loaders.document import Document

__all__ = ["SUPPORTED", "Extraction", "Reads", "extract"]

# Languages that statements are read in. A document whose language is not known is read as English.
SUPPORTED = frozenset({"en"})


def extract(document: Document, *, tagger: Reads | None = None) -> Extraction:
    """Read who said what, through whom, in a document. Total: any text has an extraction.

    `tagger` marks flat attributions; without one the package's own is loaded. A text in a language that is not
    supported is kept without statements, and the extraction's note says so.
    """
    language = (document.language or "en").split("-")[0].casefold()
    if language not in SUPPORTED:
        return Extraction(document, note=f"no statements were read: language {document.language!r} is not supported")
    if not document.text.strip():
        return Extraction(document, note="no statements were read: the text is empty")
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
    return Extraction(document, close(prose, drafts, credited.agency, document.publisher, document.published))
