"""From drafts to statements: chains closed with agency and publisher, claims worded, figures read, covers found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extract.chains import UNKNOWN_PUBLISHER, chain_of
from loaders.extract.covers import Told
from loaders.extract.slavic.covers import covered
from loaders.extract.slavic.figures import figures
from loaders.extract.slavic.shapes import JUDGING
from loaders.extract.slavic.wording import certainty, claim
from loaders.statement import Hop, Statement
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from loaders.document import Document
    from loaders.extract.drafts import Draft
    from loaders.extract.prose import Prose
    from loaders.extract.slavic.lexicon import Lexicon

__all__ = ["close"]


def _is_judged(text: str, draft: Draft) -> bool:
    """Whether the content follows right after its verb, without a conjunction, colon or quotation mark."""
    between = text[draft.cue[0][1] : draft.content[0][0]]
    return draft.stance is Stance.ASSERTS and len(draft.content) == 1 and bool(between) and not between.strip()


def close(
    prose: Prose, drafts: list[Draft], agency: str | None, document: Document, lexicon: Lexicon
) -> tuple[Statement, ...]:
    """Return the statements of a document, in order. `agency` is the wire it is credited to, if any."""
    text, last = prose.text, Hop(Kind.PUBLISHER, document.publisher or UNKNOWN_PUBLISHER)
    found: list[Told] = []
    for draft in drafts:
        origin = draft.origin or (draft.party.hop if draft.party else None)
        said = claim(text, draft.content, origin, lexicon)
        cue = text[slice(*draft.cue[0])] if draft.cue else ""
        if said and origin is not None and cue.casefold().startswith(JUDGING) and _is_judged(text, draft):
            # "Called the step belated" says nothing without its verb.
            said = f"{origin.name[:1].upper()}{origin.name[1:]} {cue} {said[:1].lower()}{said[1:]}"
        if not said:
            continue
        sentence = prose.sentences[draft.sentence]
        unsure, hedge = certainty(text, draft.content, lexicon) if draft.stance.supports else (None, None)
        statement = Statement(
            claim=said,
            stance=draft.stance,
            chain=chain_of(origin, draft.via, agency, last),
            content=draft.content,
            cue=draft.cue,
            source=draft.source,
            quantities=figures(" ".join(text[s:e] for s, e in draft.content), lexicon, document.published),
            source_key=draft.party.key if draft.party else None,
            certainty=unsure,
            hedge=hedge,
            ground_rule=draft.party.ground_rule if draft.party else None,
        )
        found.append(Told(statement, sentence.paragraph, draft.about))
    return covered(text, found, lexicon)
