"""`python -m loaders.extract FILE`: print the extraction of a file as JSON, as `sayso extract FILE --json` does."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from loaders.document import Document
from loaders.extract import extract


def _read(path: Path) -> Document:
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if path.suffix != ".json":
        return Document(text=text, title=text.strip().partition("\n")[0], language="en", origin=str(path))
    data = json.loads(text)
    publisher = data.get("publisher")
    return Document(
        text=data.get("articleBody", ""),
        title=data.get("headline", ""),
        publisher=publisher.get("name") if isinstance(publisher, dict) else publisher,
        published=data.get("datePublished"),
        url=data.get("url"),
        language=data.get("inLanguage"),
        origin=str(path),
    )


def main(arguments: list[str]) -> int:
    """Print one JSON object a file."""
    for argument in arguments:
        found = extract(_read(Path(argument)))
        sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
