"""How instance IRIs are made. Everything lives under a base IRI; the same input always gives the same IRI."""

from __future__ import annotations

import hashlib
import re

from ontology.names import normal_name

__all__ = ["DEFAULT_BASE", "GAZETTEER_BASE", "Iris", "short", "slug"]

DEFAULT_BASE = "https://w3id.org/sayso/id/"
GAZETTEER_BASE = "https://w3id.org/sayso/agent/"
_MAX_SLUG = 48


def slug(text: str) -> str:
    """Make a readable path segment: letters and digits of any script, joined by `-`, at most 48 code points."""
    words = re.sub(r"[\W_]+", "-", normal_name(text)).strip("-")
    return words[:_MAX_SLUG].strip("-") or "x"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def short(iri: str) -> str:
    """Return what people type for an IRI: the part after the last of its known prefixes (`claim/…`, `report/…`)."""
    match = re.fullmatch(r"(?:.*/)?((?:report|claim|agent|review|decision)/.+)", iri, re.DOTALL)
    return match.group(1) if match else iri


class Iris:
    """Makes IRIs under one base. `base` must end in `/` or `#`."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not base.endswith(("/", "#")):
            base += "/"
        self.base = base

    def report(self, publisher: str, key: str) -> str:
        """Return a report's IRI: `key` is its URL, else what identifies it (title and date, or its text)."""
        return f"{self.base}report/{slug(publisher)}-{_digest(key)}"

    def claim(self, text: str) -> str:
        """Return the IRI of a claim first met in this wording."""
        return f"{self.base}claim/{slug(text)}-{_digest(normal_name(text))}"

    def review(self, reviewer: str, key: str) -> str:
        """Return the IRI of a review: `key` is its URL, else what identifies it (claim and date)."""
        return f"{self.base}review/{slug(reviewer)}-{_digest(key)}"

    def agent(self, kind: str, name: str) -> str:
        """Return the IRI of a named agent that the gazetteer does not know."""
        return f"{self.base}agent/{slug(name)}-{_digest(kind, normal_name(name))}"

    @staticmethod
    def source(report: str, number: int) -> str:
        """Return the IRI of a report's own agent (anonymous source, group, document), numbered from 1."""
        return f"{report}/source/{number}"

    @staticmethod
    def assertion(report: str, statement: int, hop: int) -> str:
        """Return the IRI of an assertion: statements are numbered from 1 in a report, hops from 0 at the origin."""
        return f"{report}/assertion/{statement}/{hop}"

    @staticmethod
    def part(owner: str, name: str, number: int) -> str:
        """Return the IRI of a part that belongs to one node: a quantity of a claim, a selector of an assertion."""
        return f"{owner}/{name}/{number}"

    def decision(self, *parts: str) -> str:
        """Return the IRI of a decision about claims, made of all that it says."""
        return f"{self.base}decision/{_digest(*parts)}"

    @property
    def decisions_graph(self) -> str:
        """The named graph of decisions about claims."""
        return f"{self.base}graph/decisions"

    @property
    def agents_graph(self) -> str:
        """The named graph of shared agents."""
        return f"{self.base}graph/agents"

    @property
    def claims_graph(self) -> str:
        """The named graph of claims."""
        return f"{self.base}graph/claims"

    @property
    def reviews_graph(self) -> str:
        """The named graph of reviews."""
        return f"{self.base}graph/reviews"

    @property
    def assessments_graph(self) -> str:
        """The named graph of assessments, which are derived."""
        return f"{self.base}graph/assessments"

    @property
    def copies_graph(self) -> str:
        """The named graph of the copies that reports were found to be, which are derived."""
        return f"{self.base}graph/copies"
