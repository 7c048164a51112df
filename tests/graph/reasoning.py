"""Builds dossiers in few words, for the tests of reasoning."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from graph.dossier import Dossier
from graph.model import Agent, Assertion, Claim, Copy, Quantity, Quote, Report
from ontology.schemes import AgentType, Identification, Stance

CLAIM = Claim("c:1", "About 59,000 troops were sent", "en", (Quantity(Decimal(59000), "troops", approximate=True),))
TYPES = {
    "anon": AgentType.ANONYMOUS_SOURCE,
    "group": AgentType.GROUP,
    "doc": AgentType.DOCUMENT,
    "person": AgentType.PERSON,
    "org": AgentType.ORGANIZATION,
    "gov": AgentType.GOVERNMENT_BODY,
    "news": AgentType.NEWS_OUTLET,
    "wire": AgentType.NEWS_AGENCY,
}
IDENTIFICATIONS = {"anon": Identification.POSITION_DESCRIBED, "person": Identification.NAMED}


@dataclass
class Story:
    """Collects reports. A hop is `kind:name` or `kind:name@organisation`; report-owned ones get an id per report."""

    agents: dict[str, Agent] = field(default_factory=dict)
    assertions: list[Assertion] = field(default_factory=list)
    reports: dict[str, Report] = field(default_factory=dict)
    competing: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()

    def agent(self, spec: str, report: str = "", parent: str | None = None) -> tuple[str, str | None]:
        kind, _, rest = spec.partition(":")
        name, _, organisation = rest.partition("@")
        own = kind in {"anon", "group", "doc"}
        iri = f"{report}/source/{name}" if own else f"agent:{name}"
        if organisation:
            self.agents.setdefault(
                f"agent:{organisation}", Agent(f"agent:{organisation}", AgentType.GOVERNMENT_BODY, organisation)
            )
        self.agents.setdefault(iri, Agent(iri, TYPES[kind], name, parent=parent and f"agent:{parent}"))
        return iri, f"agent:{organisation}" if organisation else None

    def report(
        self,
        publisher: str,
        *chains: tuple[str, ...],
        stance: Stance = Stance.ASSERTS,
        published: str | None = "2024-11-24",
        withdrawn: str | None = None,
        key: str | None = None,
    ) -> str:
        """Add a report by `publisher` (a hop); each chain is its hops before the publisher."""
        report = f"r:{key or len(self.reports) + 1}"
        by, _ = self.agent(publisher)
        self.reports.setdefault(
            report, Report(report, f"Title {report}", by, "", "d", published=published, withdrawn=withdrawn)
        )
        start = sum(a.relays is None and a.report == report for a in self.assertions)
        for number, chain in enumerate(chains or ((),), start + 1):
            below = None
            for place, spec in enumerate((*chain, publisher)):
                iri, organisation = self.agent(spec, report)
                kind = spec.partition(":")[0]
                assertion = Assertion(
                    f"{report}/assertion/{number}/{place}",
                    report,
                    (CLAIM.id,),
                    iri,
                    stance,
                    relays=below,
                    identification=IDENTIFICATIONS.get(kind),
                    affiliation=organisation,
                    wording=CLAIM.text if below is None else None,
                    content=(Quote(0, 5, "words"),) if below is None else (),
                )
                self.assertions.append(assertion)
                below = assertion.id
        return report

    def copy(self, report: str, of: str, *shared: Quote) -> None:
        """Say that `report` has its text from `of`."""
        self.copies = (*self.copies, Copy(report, of, Decimal("0.8"), shared))

    def dossier(self) -> Dossier:
        return Dossier(
            CLAIM,
            tuple(sorted(self.assertions, key=lambda a: a.id)),
            self.agents,
            self.reports,
            (),
            self.competing,
            self.copies,
        )
