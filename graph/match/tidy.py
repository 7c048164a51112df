"""Texts as they are compared for likeness: what a post carries besides its words is taken off, tags are parted."""

from __future__ import annotations

import re

from graph.match.words import fold

__all__ = ["is_post", "tidy", "views"]

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S*")
_SIGNED = re.compile(
    r"\s*[\u2014\u2013-]\s+([^\u2014\u2013]{0,80}?)\s*\(@\w+\)\s*(?:\w+ \d{1,2}, \d{4}|\d{1,2} \w+ \d{4})?\W*$"
)
"""How a quoted post is signed: a dash, the name, the handle in brackets, the date."""
_TAG = re.compile(r"[#@](\w+)")
_PARTS = re.compile(r"[^\W\d_a-z]+(?![a-z])|[^\W\d_]?[^\W\d_A-Z]+|\d+|[^\W\d_]+")
_QUOTES = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]|(?<!\\w)'|'(?!\\w)")


def tidy(text: str) -> str:
    """Return a text without links and the signs of tags and handles; tags are parted, quotation marks of one kind.

    "#AustralianFires" is "Australian Fires"; of the signature of a quoted post only the name is left. A text of nothing
    else comes back as it was, folded.
    """
    folded = fold(text)
    plain = _SIGNED.sub(r" \1", _LINK.sub(" ", folded))
    return " ".join(_QUOTES.sub('"', _parted(plain)).split()) or folded


def views(text: str) -> tuple[str, ...]:
    """Return how a text is shown to the model: as `tidy` has it with its own quotation marks, and signed at either end.

    "We won. \u2014 Ann (@ann)" is "We won. Ann" and "Ann: We won."; a text that nobody signed has one view.
    """
    folded = fold(text)
    plain = _LINK.sub(" ", folded)
    signed = _SIGNED.search(plain)
    shown = [plain]
    if signed and signed[1]:
        words = _SIGNED.sub("", plain)
        shown = [f"{words} {signed[1]}", f"{signed[1]}: {words}"]
    return tuple(" ".join(_parted(view).split()) or folded for view in shown)


def is_post(text: str) -> bool:
    """Whether a text was posted on a network, as far as a signature with a handle, or a link, tells."""
    folded = fold(text)
    return bool(_LINK.search(folded) or _SIGNED.search(folded))


def _parted(text: str) -> str:
    return _TAG.sub(lambda tag: " ".join(_PARTS.findall(tag[1])), text)
