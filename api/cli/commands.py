"""Which commands there are, in the sections of the help page: where each is, and what it does in one line.

Help is printed from here, so that it loads no command; a command that is called loads its own module only.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["COMMANDS", "SECTIONS", "Command"]


class Command(NamedTuple):
    """A command: the module of `api.cli` and the function in it, and the first line of the function's docstring."""

    module: str
    function: str
    summary: str


SECTIONS: Final[dict[str, dict[str, Command]]] = {
    "Try it": {
        "demo": Command("demo", "demo", "Show on whose say-so the claims of example reports stand."),
    },
    "Reports": {
        "load": Command("load", "load", "Read reports and put what they say into the store."),
        "extract": Command("extract", "extract", "Show who says what in reports, without a store."),
        "reports": Command("reports", "reports", "List the reports in the store, the latest first."),
        "delete": Command("reports", "delete", "Take reports out of the store, with what they said."),
        "retract": Command("retract", "retract", "Note that a report was withdrawn."),
    },
    "Reviews": {
        "review": Command("reviews", "review", "Put reviews of claims by fact-checkers into the store."),
        "reviews": Command("reviews", "reviews", "List the reviews in the store, the latest first."),
    },
    "Ask": {
        "claims": Command("claims", "claims", "List claims with the outlets and origins they have."),
        "trace": Command("trace", "trace", "Draw a claim's chains, from origin to outlet."),
        "corroboration": Command("corroboration", "corroboration", "Tell how many origins a claim rests on, and why."),
        "timeline": Command("timeline", "timeline", "Tell how a claim came to stand as it does."),
        "impact": Command("retract", "impact", "Show what would fall with a report."),
        "circular": Command("retract", "circular", "List who cites each other, and citations that time forbids."),
        "competing": Command("competing", "competing", "List claims that differ in a value, and agreement on each."),
        "paths": Command("paths", "paths", "Show through whom what a source said came to somebody."),
        "source": Command("sources", "source", "Show what a source said, and what it passed on."),
        "sources": Command("sources", "sources", "List who speaks, and how often as the origin."),
    },
    "Without a store": {
        "match": Command("match", "match", "Find the claims most like each other, and how alike they are."),
        "copies": Command("copies", "copies", "Find texts that were taken from others, without a store."),
        "agree": Command("agree", "agree", "Show which values sources agree on, one vote per origin."),
        "record": Command("record", "record", "Show how reliable sources were, from verdicts in CSV."),
    },
    "The store": {
        "export": Command("transfer", "export", "Write the store as RDF, or its claims as STIX 2.1."),
        "import": Command("transfer", "import_", "Add RDF to the store, if it keeps to the shapes."),
        "check": Command("checking", "check", "Look for statements that no sound store holds."),
        "reindex": Command("checking", "reindex", "Rebuild the indexes that searching needs."),
        "reassess": Command("checking", "reassess", "Assess every claim anew, by the policy in force."),
    },
    "More": {
        "serve": Command("serve", "serve", "Serve the HTTP API and its pages."),
        "version": Command("serve", "version", "Show the versions of sayso and its engines."),
    },
}
"""The title of each section, and its commands by name, in the order of the help page."""

COMMANDS: Final[dict[str, Command]] = {
    name: command for section in SECTIONS.values() for name, command in section.items()
}
"""Every command by its name."""
