"""Closed namespaces: a misspelt term fails in Python, not in a query that silently finds nothing.

Terms are plain `str` IRIs, so that hot paths and the command line need no RDF library; wrap them in `rdflib.URIRef`
where rdflib wants one. `sayso.ttl` defines the same terms: a test keeps both equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.schemes import (
    AgentType,
    Bound,
    Certainty,
    GroundRule,
    Identification,
    Independence,
    RelayType,
    Stance,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DCT", "OA", "OWL", "PROV", "RDF", "RDFS", "SAYSO", "SCHEMA", "SKOS", "XSD", "Namespace"]


class Namespace:
    """An IRI prefix with the only local names that may be used under it.

    `NS.name` and `NS["name"]` give the full IRI as `str`; a name that is not in the list raises `AttributeError` or
    `KeyError` naming it. `name in NS` and iteration (sorted local names) work; `NS.base` is the prefix IRI.
    """

    __slots__ = ("_terms", "base")

    def __init__(self, base: str, names: str) -> None:
        self.base = base
        self._terms = {name: base + name for name in names.split()}

    def __getattr__(self, name: str) -> str:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"no term {name!r} in the closed namespace {self.base}") from None

    def __getitem__(self, name: str) -> str:
        try:
            return self._terms[name]
        except KeyError:
            raise KeyError(f"no term {name!r} in the closed namespace {self.base}") from None

    def __contains__(self, name: object) -> bool:
        return name in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._terms))


_CONCEPTS = " ".join(
    member.value
    for scheme in (Stance, Identification, Certainty, GroundRule, RelayType, Independence, Status, Bound)
    for member in scheme
)
_LETTERS = "reliabilityA reliabilityB reliabilityC reliabilityD reliabilityE reliabilityF"
_NUMBERS = "credibility1 credibility2 credibility3 credibility4 credibility5 credibility6"

SAYSO = Namespace(
    "https://w3id.org/sayso/ontology#",
    # classes
    "Report Revision Claim Assertion Agent Selector Quantity Review Assessment Copy Load Decision "
    + " ".join(AgentType)
    # concept schemes
    + " StanceScheme IdentificationScheme CertaintyScheme GroundRuleScheme RelayTypeScheme IndependenceScheme "
    "StatusScheme BoundScheme ReliabilityScheme CredibilityScheme "
    # report
    "publisher title text language url published loaded digest revisionNumber hasRevision withdrawnAt "
    "withdrawalReason withdrawalLoaded credit reader "
    # claim
    "wording quantity value unit bound approximate asOf competesWith "
    # assertion
    "inReport about madeBy stance relays relayType identification certainty hedge groundRule label affiliation words "
    "contentSelector cueSelector sourceSelector "
    # agent
    "name alias parent metonymOf wikidata side office demonym possiblySame "
    # review
    "reviewOf reviewer rating ratingValue bestRating worstRating topic "
    # assessment
    "assesses status rule originsMin originsMax reportCount publisherCount "
    # copy
    "copiedBy copiedFrom containment sharedSelector "
    # decision
    "merges splits splitWording into undoes withdraws reinstates effective decidedBy decidedAt why "
    # record of a source
    f"reliability credibility {_CONCEPTS} {_LETTERS} {_NUMBERS}",
)
RDF = Namespace(
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "type Property Statement subject predicate object first rest nil langString dirLangString reifies",
)
RDFS = Namespace(
    "http://www.w3.org/2000/01/rdf-schema#",
    "Class label comment domain range subClassOf subPropertyOf isDefinedBy seeAlso",
)
OWL = Namespace(
    "http://www.w3.org/2002/07/owl#",
    "Ontology Class ObjectProperty DatatypeProperty FunctionalProperty sameAs versionInfo",
)
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#",
    "string boolean integer decimal double float date dateTime gYear gYearMonth anyURI nonNegativeInteger "
    "positiveInteger",
)
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme inScheme hasTopConcept topConceptOf prefLabel altLabel definition scopeNote notation "
    "exactMatch closeMatch",
)
PROV = Namespace(
    "http://www.w3.org/ns/prov#",
    "Entity Activity Agent Person Organization SoftwareAgent wasAttributedTo wasDerivedFrom wasGeneratedBy "
    "generatedAtTime startedAtTime endedAtTime wasAssociatedWith invalidatedAtTime wasInvalidatedBy wasRevisionOf "
    "wasQuotedFrom used actedOnBehalfOf value",
)
SCHEMA = Namespace(
    "https://schema.org/",
    "Claim ClaimReview Rating NewsArticle Person Organization NewsMediaOrganization GovernmentOrganization appearance "
    "firstAppearance publisher datePublished headline name url inLanguage articleBody claimReviewed itemReviewed "
    "reviewRating ratingValue bestRating worstRating author alternateName parentOrganization text affiliation "
    "description",
)
OA = Namespace(
    "http://www.w3.org/ns/oa#",
    "TextQuoteSelector TextPositionSelector hasSelector exact prefix suffix start end",
)
DCT = Namespace("http://purl.org/dc/terms/", "title description license creator issued modified source")
