"""`sayso demo`: the example reports, and what a fact-checker wants to see of them."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import drawing, phrases
from api.cli.load import statements
from api.cli.options import JsonOption  # noqa: TC001 - Typer reads the annotations
from api.cli.screen import block, page, print_line
from api.cli.session import opened
from api.settings import DEFAULT_STORE
from graph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from graph.store import Store
    from loaders.document import Document

__all__ = ["demo", "examples", "findings"]

_DRAWN = 2
_LISTED = 8


def demo(
    *,
    store: Annotated[
        str | None, typer.Option("--store", metavar="URL", help="Load into this store; else into one in memory.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show on whose say-so the claims of example reports stand.

    The reports come with sayso; their outlets are made up. Without `--store` they go into a store in memory that is
    gone afterwards.
    """
    with opened(store or "oxigraph:") as open_store, _working("reading the example reports"):
        found = findings(open_store)
    if as_json:
        # One line order whatever the store: keys sorted, nothing that depends on the day.
        print_line(json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True))
        return
    _show(found, store)


def examples() -> Path:
    """Return the folder of the example reports: beside the packages in the source tree, inside `api` when installed.

    Raises `ReadError` when there is none.
    """
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "examples", here.parent / "examples"):
        if (folder / "README.md").is_file():
            return folder
    raise ReadError("the example reports are missing", value=here, remedy="install sayso again")


def findings(store: Store) -> dict[str, Any]:
    """Load the examples into a store and return what they amount to, as JSON: `reports`, and `claims` by outlets.

    Each claim is its corroboration. Nothing in it depends on the store or on the day, and loading again changes
    nothing. Raises the first failure, if a report cannot be loaded.
    """
    from graph.reason.corroboration import corroboration  # noqa: PLC0415 - loaded when the demo runs
    from graph.view import View  # noqa: PLC0415
    from loaders.identity import report_id  # noqa: PLC0415
    from loaders.pipeline import load  # noqa: PLC0415
    from loaders.version import reader_name  # noqa: PLC0415

    documents = _documents(examples())
    summary = load(documents, store, extractor=statements, reader=reader_name())
    for failure in summary.failures:
        raise failure.error
    ids = [report_id(document, store.iris) for document in documents]
    claims = {str(row["id"]) for row in store.rows("claims_of_report", id=ids)}
    view = View(store)
    found = [
        corroboration(dossier, related=view.related(dossier.claim)).as_json()
        for claim in sorted(claims)
        if (dossier := view.dossier(claim))
    ]
    return {
        "reports": [
            {"id": id_, **{key: getattr(document, key) for key in ("title", "publisher", "published", "url")}}
            for id_, document in zip(ids, documents, strict=True)
        ],
        "claims": sorted(found, key=_prominence),
    }


def _prominence(claim: Mapping[str, Any]) -> tuple[object, ...]:
    """Sort claims by outlets; among equals those with the fewest origins first: there a count of outlets misleads."""
    return -claim["publishers"], claim["origins"]["max"], -claim["reports"], claim["claim"]["id"]


def _documents(folder: Path) -> list[Document]:
    """Read the examples, oldest first, as they would have come in."""
    import tomllib  # noqa: PLC0415

    from loaders.read import Overrides, read_path  # noqa: PLC0415

    said = tomllib.loads((folder / "plain.toml").read_text(encoding="utf-8"))
    files = sorted(path for path in folder.iterdir() if path.name not in {"README.md", "plain.toml"} and path.is_file())
    found = [document for path in files for document in read_path(path, overrides=Overrides(**said.get(path.name, {})))]
    return sorted(found, key=lambda document: (document.published or "", document.publisher or ""))


def _show(found: Mapping[str, Any], store: str | None) -> None:
    from rich.text import Text  # noqa: PLC0415

    out = page()
    reports, claims = found["reports"], found["claims"]
    outlets = len({report["publisher"] for report in reports})
    out.print(Text("On whose say-so?", style="bold"))
    block(
        out,
        f"{phrases.count(len(reports), 'report')} by {phrases.count(outlets, 'outlet')} make "
        f"{phrases.count(len(claims), 'claim')}. The outlets are made up; what they report is not.",
    )
    # What one outlet alone has is not what this is about, unless there is nothing else.
    repeated = [claim for claim in claims if claim["publishers"] > 1] or list(claims)
    _table(out, repeated[:_LISTED], len(claims))
    for claim in claims[:_DRAWN]:
        _claim(out, claim)
    _reception(out, claims)
    _next(out, claims, store)


def _table(out: Console, claims: Sequence[Mapping[str, Any]], total: int) -> None:
    from rich.text import Text  # noqa: PLC0415

    out.print()
    out.print(Text("outlets  origins  status                claim", style="dim"))
    for claim in claims:
        numbers = phrases.origins(claim["origins"]["min"], claim["origins"]["max"])
        row = Text(f"{claim['publishers']:7}  ").append(f"{numbers:>7}", style="bold")
        row.append(f"  {phrases.status(claim['status']):<20}  ")
        block(out, claim["claim"]["text"], lead=row)
    if total > len(claims):
        block(out, f"and {phrases.count(total - len(claims), 'more claim')}", style="dim")


def _claim(out: Console, claim: Mapping[str, Any]) -> None:
    from rich.rule import Rule  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    out.print()
    out.print(Rule(style="dim"))
    block(out, phrases.sentence(claim["claim"]["text"]), style="bold")
    out.print(drawing.headline(claim))
    block(out, phrases.sentence(claim["explanation"]))
    if drawing.tally(claim):
        out.print()
        out.print(Text(drawing.tally(claim)))
    for tree in drawing.chain_trees(claim, width=out.width, brief=True):
        out.print()
        out.print(tree)
    lines = drawing.reasons(claim)
    if lines:
        out.print()
        out.print(Text("Why they count so", style="dim"))
        for line in lines:
            block(out, line, lead=Text("  - "), style="dim")


def _reception(out: Console, claims: Sequence[Mapping[str, Any]]) -> None:
    from rich.rule import Rule  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    lines = list(dict.fromkeys(line for claim in claims for line in drawing.reception(claim)))
    if not lines:
        return
    out.print()
    out.print(Rule(style="dim"))
    out.print(Text("Who was asked, and what outlets say of their checking", style="bold"))
    for line in lines:
        block(out, line, indent=2)
    out.print(Text("None of these is a denial.", style="dim"))


def _next(out: Console, claims: Sequence[Mapping[str, Any]], store: str | None) -> None:
    """Say what to try now. The store in memory is gone, so that whoever wants to ask has to keep the reports first."""
    from rich.rule import Rule  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    words = "59,000 troops" if any("59,000" in claim["claim"]["text"] for claim in claims) else "WORDS"
    flag = f" --store {store}" if store and store != DEFAULT_STORE else ""
    keep = () if store else ((f"sayso demo --store {DEFAULT_STORE}", "keep these reports in a store, and then:"),)
    steps = (
        *keep,
        (f'sayso trace "{words}"{flag}', "a claim's chains, with the words they were read from"),
        (f'sayso corroboration "{words}"{flag}', "how many origins, and why"),
        (f"sayso source Reuters --role relay{flag}", "what rests on an agent"),
        (f"sayso load FILES{flag}", "put your own reports in"),
        (f"sayso serve{flag}", "the HTTP API on http://127.0.0.1:8480"),
    )
    out.print()
    out.print(Rule(style="dim"))
    out.print(Text("Next", style="bold"))
    for step, meaning in steps:
        out.print(Text(f"  {step}"), soft_wrap=True)
        block(out, meaning, indent=6, style="dim")


@contextmanager
def _working(what: str) -> Iterator[None]:
    """Show on a terminal that something is going on."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status(what):
        yield
