"""`python -m loaders.extract FILE...`: print the extraction of each report as a line of JSON."""

from __future__ import annotations

import json
import sys

from loaders.extract import extract
from loaders.read import read_path
from loaders.tagger import load_tagger


def main(paths: list[str]) -> int:
    """Print one JSON object a report. Raises `ReadError` for a file that is none."""
    tagger = load_tagger()
    for path in paths:
        for document in read_path(path):
            found = extract(document, tagger=tagger)
            sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
