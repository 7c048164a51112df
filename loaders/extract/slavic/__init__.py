"""Ukrainian and Russian: `statements` reads a document of either, by rules and dictionaries, without a model."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.document import Document
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.statement import Statement

__all__ = ["LANGUAGES", "has_dictionary", "lexicon_of", "statements"]

LANGUAGES = frozenset({"uk", "ru"})


def has_dictionary(language: str) -> bool:
    """Whether the words of a language can be looked up here: its dictionary is a package of its own."""
    return find_spec(f"pymorphy3_dicts_{language}") is not None


def statements(document: Document, language: str) -> tuple[Statement, ...]:
    """Return the statements of a document in `language`, one of `LANGUAGES`, in order. Total: any text has some."""
    from loaders.extract.slavic.credits import credit  # noqa: PLC0415 -- these load dictionaries
    from loaders.extract.slavic.morphology import morphology  # noqa: PLC0415
    from loaders.extract.slavic.prose import prose_of  # noqa: PLC0415
    from loaders.extract.slavic.reader import Reader  # noqa: PLC0415
    from loaders.extract.slavic.statements import close  # noqa: PLC0415

    lexicon = lexicon_of(language)
    prose = prose_of(document.text, lexicon)
    credited = credit(prose, lexicon)
    drafts = Reader(prose, lexicon, morphology(language), credited).read()
    return close(prose, drafts, credited.agency, document, lexicon)


def lexicon_of(language: str) -> Lexicon:
    """Return the words of a language, one of `LANGUAGES`."""
    from loaders.extract.slavic.russian import RUSSIAN  # noqa: PLC0415
    from loaders.extract.slavic.ukrainian import UKRAINIAN  # noqa: PLC0415

    return {"uk": UKRAINIAN, "ru": RUSSIAN}[language]
