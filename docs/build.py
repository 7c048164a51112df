"""Build the reference: the Python API (pdoc), the vocabulary as a page, and the HTTP service's OpenAPI document.

python docs/build.py OUT
"""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path

import pdoc
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SKOS

from api.app import create_app
from graph.stores import open_store
from ontology.resources import ontology_text
from ontology.terms import SAYSO

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The sayso vocabulary</title>
<style>body{{font:1rem/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}}
dt{{font-weight:600;margin-top:1rem}}
code{{background:#f3f3f3}}</style></head><body><h1>The sayso vocabulary</h1><p><code>{base}</code></p><dl>
{terms}
</dl></body></html>
"""


def vocabulary() -> str:
    """Return the ontology as one HTML page: a definition list of its terms, sorted by name."""
    ontology = Graph().parse(data=ontology_text(), format="turtle")
    terms = []
    for term in sorted(set(ontology.subjects(RDF.type)), key=str):
        if not str(term).startswith(SAYSO.base):
            continue
        name = str(term).removeprefix(SAYSO.base)
        said = ontology.value(term, SKOS.definition) or ontology.value(term, RDFS.comment) or ""
        terms.append(
            f'<dt id="{html.escape(name)}"><code>sayso:{html.escape(name)}</code></dt><dd>{html.escape(said)}</dd>'
        )
    return _PAGE.format(base=SAYSO.base, terms="\n".join(terms))


def main(out: Path) -> None:
    """Write everything under `out`, which is made when it is not there."""
    out.mkdir(parents=True, exist_ok=True)
    pdoc.pdoc("ontology", "graph", "loaders", "api", output_directory=out / "python")
    (out / "vocabulary.html").write_text(vocabulary(), encoding="utf-8")
    with open_store("oxigraph:") as store:
        (out / "openapi.json").write_text(json.dumps(create_app(store).openapi(), indent=1), encoding="utf-8")
    print(f"written to {out}: python/index.html, vocabulary.html, openapi.json")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/docs"))
