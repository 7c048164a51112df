"""Documents whose statements are written down, line by line: an extractor that needs no model, for tests of loading.

A line is `origin > intermediary > ...: STANCE: words`; an origin or intermediary is `kind/name@affiliation`. A line
that begins with a colon is the publisher's own voice. `covers=0,1` may follow the stance.
"""

from __future__ import annotations

import re

from loaders.document import Document
from loaders.statement import Hop, Statement
from ontology.schemes import Identification, Kind, Stance

__all__ = ["document", "extractor"]

_LINE = re.compile(r"^(?P<chain>[^:]*): ?(?:(?P<stance>[a-zA-Z]+)(?: covers=(?P<covers>[\d,]+))?: )?(?P<words>.+)$")
_KEYED = re.compile(r"#(\d+)$")


def document(publisher: str, *lines: str, published: str | None = "2024-11-24", url: str | None = None) -> Document:
    text = "\n".join(lines)
    return Document(text, f"News of {publisher}", publisher, published, url, "en", origin=f"{publisher}.txt")


def extractor(read: Document) -> list[Statement]:
    """Read a document made by `document`. A line `BROKEN` raises `ValueError`, as a fault of extraction would."""
    found, start = [], 0
    for line in read.text.split("\n"):
        if line == "BROKEN":
            raise ValueError("this report cannot be read")
        match = _LINE.match(line)
        if match:
            found.append(_statement(match, start, read.publisher or "unknown publisher"))
        start += len(line) + 1
    return found


def _statement(match: re.Match[str], start: int, publisher: str) -> Statement:
    hops = [hop.strip() for hop in match["chain"].split(">") if hop.strip()]
    key = _KEYED.search(hops[0]) if hops else None
    chain = tuple(_hop(_KEYED.sub("", hop)) for hop in hops)
    return Statement(
        claim=match["words"],
        stance=Stance(match["stance"] or "asserts"),
        chain=(*chain, Hop(Kind.PUBLISHER, publisher)),
        content=((start + match.start("words"), start + match.end("words")),),
        covers=tuple(int(number) for number in (match["covers"] or "").split(",") if number),
        source_key=int(key[1]) if key else None,
    )


def _hop(spec: str) -> Hop:
    kind, _, rest = spec.partition("/")
    name, _, affiliation = rest.partition("@")
    identification = Identification.UNNAMED if kind == "anonymous" else Identification.NAMED
    return Hop(Kind(kind), name.strip(), affiliation.strip() or None, identification)
