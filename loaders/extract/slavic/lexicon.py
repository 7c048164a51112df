"""What the rules need to know of a language: its words, as data. No names of people, places or stories.

Nouns and verbs are lemmas as pymorphy3's dictionary has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from decimal import Decimal

    from ontology.schemes import Bound, Stance

__all__ = ["Lexicon", "words"]

Words = frozenset[str]


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words of attribution.

    Verbs: `speech` report words; of them `denying`, `confirming` and `doubting` give another stance, `adding` go on,
    `about` take "about" and a noun that says it all, `shown` have a document as their subject, `impersonal` stand
    without a subject beside the document or statement that says it. `quoting` pass on somebody else's words.
    `giving` report where figures are their object ("gave such a figure"), `phrases` with the words after them ("came |
    to the conclusion"), `predicates` are adjectives that report an opinion ("is sure that"),
    `being` are forms of "there is", `unless` are verbs that say something even when negated ("does not exclude that").

    Phrases: `by_words` open the one whose words they are, with the case that follows; `citing` likewise, the one who is
    cited; `that` are conjunctions before a content; `about_words` prepositions with what is spoken about; `asides`
    between commas belong to the clause around them.

    Nouns: what their names say; `sources` say nothing but that somebody told it, `unique` are offices of one holder,
    `kin` are always somebody's; `particles` stand inside names.
    """

    code: str
    speech: Words
    denying: Words
    confirming: Words
    doubting: Words
    adding: Words
    about: Words
    shown: Words
    impersonal: Words
    quoting: Words
    unless: Words
    being: Words
    predicates: Words
    negation: Words
    that: Words
    by_words: tuple[tuple[tuple[str, ...], str], ...]
    citing: tuple[tuple[tuple[str, ...], str], ...]
    as_words: Words
    about_words: Words
    pointers: Words
    quoted_words: Words
    prepositions: Words
    inside: Words
    joints: Words
    conjunctions: Words
    relative: Words
    he: Words
    she: Words
    it: Words
    they: Words
    his: Words
    her: Words
    their: Words
    one_of: Words
    former: Words
    deputy: Words
    sources: Words
    individuals: Words
    speakers: Words
    kin: Words
    unique: Words
    groups: Words
    people: Words
    documents: Words
    figures: Words
    channels: Words
    talks: Words
    media: Words
    bodies: Words
    companies: Words
    hearers: Words
    particles: Words
    asides: tuple[str, ...]
    giving: Words
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    nobody: Words
    describing: Words
    nominal: re.Pattern[str]
    not_names: Words
    answers: tuple[tuple[Stance, re.Pattern[str]], ...]
    unverified: re.Pattern[str]
    hedges: tuple[tuple[str, re.Pattern[str]], ...]
    anonymity: re.Pattern[str]
    anaphoric: re.Pattern[str]
    figures_named: re.Pattern[str]
    sayings_named: re.Pattern[str]
    lead: re.Pattern[str]
    labels: re.Pattern[str]
    source_label: re.Pattern[str]
    detail_label: re.Pattern[str]
    abbreviations: Words
    before_names: Words
    starters: Words
    small: dict[str, int]
    scales: dict[str, Decimal]
    bounds: tuple[tuple[re.Pattern[str], Bound], ...]
    approximately: re.Pattern[str]
    ranges: re.Pattern[str]
    months: str
    currency: dict[str, str]
    percent: re.Pattern[str]
    unit_stop: Words
    not_counted: re.Pattern[str]
