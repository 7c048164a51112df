"""What was searched before it is said that nobody else says so: the honest end of "no corroboration found"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.reason.words import count, listed

if TYPE_CHECKING:
    from graph.summaries import Coverage

__all__ = ["means", "searched"]

_WORDS, _GUARD = "wordings that share words with it", "guard on figures, units, dates, negation and names"
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip


def means(coverage: Coverage) -> tuple[str, ...]:
    """Return how other wordings of a claim are found: see `loaders.resolve.candidates` and `graph.match`."""
    vectors = () if coverage.model is None else (f"vectors of wordings, by {coverage.model}",)
    return (_WORDS, *vectors, _GUARD)


def searched(coverage: Coverage) -> str:
    """Return in words what there was to search in, and how it was searched."""
    if not coverage.reports:
        return "Nothing was searched: there are no reports."
    by = count(coverage.publishers, "publisher")
    tongues = [_LANGUAGES.get(code.partition("-")[0].lower(), code) for code, _ in coverage.languages]
    where = f" in {listed(list(dict.fromkeys(tongues)))}" if tongues else ""
    dates = ""
    if coverage.first and coverage.last:
        first, last = coverage.first[:10], coverage.last[:10]
        dates = f", published {first}" if first == last else f", published {first} to {last}"
    alike = "share words with it" if coverage.model is None else "share words with it, or are near it by their vectors,"
    undated = f" ({coverage.undated} without a date)" if coverage.undated else ""
    return (
        f"Searched: {count(coverage.reports, 'report')} by {by}{where}{dates}{undated}, for wordings that {alike} "
        "and agree in figures, dates and names. What says the same in quite other words can be missed."
    )
