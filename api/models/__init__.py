"""The shapes of the JSON that goes in and out. They are closed: a field that is not listed here is a defect.

`id` is an IRI, `self` the URL under which the thing can be fetched. Dates of the world have the precision that is
known (`2024`, `2024-11`, `2024-11-24`, `2024-11-24T10:00:00Z`); what is not known is null. Spans are half-open
code-point offsets into the report's text.
"""

from api.models.base import AgentRef, ClaimRef, Origins, Page, PublisherRef, QuantityOut, ReportRef
from api.models.claims import (
    ChainReport,
    ChainWords,
    ClaimItem,
    ClaimOut,
    Hop,
    Provenance,
    ProvenanceChain,
    ProvenanceHop,
    ProvenanceReport,
)
from api.models.corroboration import (
    Chain,
    Corroboration,
    CorroborationClaim,
    CoverageOut,
    CredibilityOut,
    LiftOut,
    LinkOut,
    LoopOut,
    NamedOut,
    NoticeOut,
    OriginGroup,
    Pair,
    PolicyOut,
    ReviewNote,
    SourceReliability,
)
from api.models.reports import AssertionOut, Loaded, ReportIn, ReportItem, ReportOut, RevisionOut, Words, WordsOut
from api.models.service import Health, Problem, ProblemField, StatsOut
from api.models.sources import SourceClaim, SourceItem, SourceOut
from api.models.timeline import CauseOut, StepOut, TimelineOut
from api.models.withdrawal import (
    ImpactClaim,
    ImpactOut,
    ImpactReport,
    ImpactState,
    LoopItem,
    WithdrawalIn,
    WithdrawalOut,
)

__all__ = [
    "AgentRef",
    "AssertionOut",
    "CauseOut",
    "Chain",
    "ChainReport",
    "ChainWords",
    "ClaimItem",
    "ClaimOut",
    "ClaimRef",
    "Corroboration",
    "CorroborationClaim",
    "CoverageOut",
    "CredibilityOut",
    "Health",
    "Hop",
    "ImpactClaim",
    "ImpactOut",
    "ImpactReport",
    "ImpactState",
    "LiftOut",
    "LinkOut",
    "Loaded",
    "LoopItem",
    "LoopOut",
    "NamedOut",
    "NoticeOut",
    "OriginGroup",
    "Origins",
    "Page",
    "Pair",
    "PolicyOut",
    "Problem",
    "ProblemField",
    "Provenance",
    "ProvenanceChain",
    "ProvenanceHop",
    "ProvenanceReport",
    "PublisherRef",
    "QuantityOut",
    "ReportIn",
    "ReportItem",
    "ReportOut",
    "ReportRef",
    "ReviewNote",
    "RevisionOut",
    "SourceClaim",
    "SourceItem",
    "SourceOut",
    "SourceReliability",
    "StatsOut",
    "StepOut",
    "TimelineOut",
    "WithdrawalIn",
    "WithdrawalOut",
    "Words",
    "WordsOut",
]
