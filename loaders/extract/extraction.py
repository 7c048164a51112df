"""What extraction returns, and the JSON of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from graph.quantities import quantity_json

if TYPE_CHECKING:
    from loaders.document import Document
    from loaders.statement import Attribution, Hop, Statement

__all__ = ["Extraction", "Reads"]


class Reads(Protocol):
    """What extraction needs of a tagger: flat attributions, with code-point offsets into the text."""

    def read(self, text: str) -> tuple[Attribution, ...]:
        """Return the attributions of a text, in order."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document and the statements read from it. `note` says why there are none where reading was not possible."""

    document: Document
    statements: tuple[Statement, ...] = ()
    note: str | None = None

    def as_json(self, id: str | None = None) -> dict[str, Any]:  # noqa: A002 -- the name that the JSON has
        """Return the extraction as JSON data: `report`, `assertions`, and `note` where there is one.

        `id` is the report's IRI, or None for the document's own. Spans are pairs of code-point offsets into
        `report.text`; `covers` are the numbers of other assertions in the list; `certainty`, `hedge` and
        `groundRule` are left out where the text gives none.
        """
        document = self.document
        found: dict[str, Any] = {
            "report": {
                "id": id or document.id,
                "title": document.title,
                "publisher": document.publisher,
                "published": document.published,
                "language": document.language,
                "text": document.text,
            },
            "assertions": [_assertion(statement) for statement in self.statements],
        }
        if self.note:
            found["note"] = self.note
        return found


def _assertion(statement: Statement) -> dict[str, Any]:
    found: dict[str, Any] = {
        "claim": statement.claim,
        "stance": statement.stance.value,
        "content": [list(span) for span in statement.content],
        "cue": [list(span) for span in statement.cue],
        "source": [list(span) for span in statement.source],
        "quantities": [quantity_json(quantity) for quantity in statement.quantities],
        "chain": [_hop(hop) for hop in statement.chain],
        "covers": list(statement.covers),
    }
    if statement.certainty:
        found["certainty"] = statement.certainty.value
    if statement.hedge:
        found["hedge"] = statement.hedge
    if statement.ground_rule:
        found["groundRule"] = statement.ground_rule.value
    return found


def _hop(hop: Hop) -> dict[str, str]:
    found = {"kind": hop.kind.value, "name": hop.name}
    if hop.affiliation:
        found["affiliation"] = hop.affiliation
    if hop.identification:
        found["identification"] = hop.identification.value
    return found
