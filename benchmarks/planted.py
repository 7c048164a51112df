"""A collection of texts in which copies are planted, the same every time, so that it is known what is to be found.

Sentences are made up from a vocabulary as uneven as that of a language, or given; every text is a new mixture
of them, so that texts share sentences by chance as they share set phrases. Some texts end in one of a few notices that
many share, some quote one of a few long statements. A copy is made as editors make them:

    verbatim    all of it, under another headline
    truncated   its first third to two thirds
    reworded    15 words in 100 replaced by others
    partial     a third to two thirds of its sentences, in one piece, among others
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.copies.find import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["KINDS", "Planted", "planted", "sentences"]

_MARKS = re.compile('["\u201c\u201d]')
KINDS = ("verbatim", "truncated", "reworded", "partial")
_SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve zo kra ble stri dor men tal nix".split()
_FEW = "the of to in a and that on for said with was by at it from as is he be".split()


@dataclass(frozen=True, slots=True)
class Planted:
    """The texts, and for each id of a copy what it was made from and how: `(original, kind)`."""

    items: tuple[Item, ...]
    copies: dict[str, tuple[str, str]]


def sentences(number: int, seed: int = 1) -> list[str]:
    """Return made-up sentences of 8 to 30 words."""
    draw = random.Random(seed)
    vocabulary = ["".join(draw.choices(_SYLLABLES, k=draw.choice((2, 2, 3, 3, 4)))) for _ in range(20_000)]
    words = _FEW + vocabulary
    # As in languages, the n-th word is about n times as rare as the first.
    weights = [1 / (place + 3) for place in range(len(words))]
    cumulative = [0.0]
    for weight in weights:
        cumulative.append(cumulative[-1] + weight)
    return [
        " ".join(draw.choices(words, cum_weights=cumulative[1:], k=draw.randint(8, 30))).capitalize() + "."
        for _ in range(number)
    ]


def planted(
    originals: int, copies: int, pool: Sequence[str], *, seed: int = 2, notices: int = 5, dated: bool = True
) -> Planted:
    """Mix `originals` texts of `pool` and plant `copies` among them."""
    draw = random.Random(seed)
    boilerplate = [" ".join(draw.sample(pool, 3)) for _ in range(notices)]
    statements = [_MARKS.sub("", " ".join(draw.sample(pool, 4))) for _ in range(max(1, originals // 10))]
    texts: list[tuple[str, list[str], int]] = []
    for number in range(originals):
        body = draw.sample(pool, draw.randint(6, 36))
        if draw.random() < 0.1:
            body.insert(draw.randrange(len(body)), f"\u201c{draw.choice(statements)}\u201d, a statement said.")
        texts.append((f"o{number}", body, draw.randrange(10_000)))
    made: list[tuple[str, str, int]] = []
    truth: dict[str, tuple[str, str]] = {}
    for number in range(copies):
        of, body, day = draw.choice(texts)
        kind = KINDS[number % len(KINDS)]
        name = f"c{number}"
        made.append((name, "\n\n".join(_copied(body, kind, pool, draw)), day + draw.randint(1, 20)))
        truth[name] = (of, kind)
    made += [(name, "\n\n".join([draw.choice(pool), *body]), day) for name, body, day in texts]
    draw.shuffle(made)
    items = []
    for name, text, day in made:
        ending = "\n\n" + draw.choice(boilerplate) if boilerplate and draw.random() < 0.3 else ""
        items.append(Item(name, text + ending, _date(day) if dated else None))
    return Planted(tuple(items), truth)


def _copied(body: Sequence[str], kind: str, pool: Sequence[str], draw: random.Random) -> list[str]:
    headline = draw.choice(pool)
    if kind == "verbatim":
        return [headline, *body]
    part = draw.uniform(0.34, 0.67)
    if kind == "truncated":
        return [headline, *body[: max(4, round(part * len(body)))]]
    if kind == "reworded":
        others = " ".join(draw.choices(pool, k=40)).split()
        return [headline, *(" ".join(_other(word, others, draw) for word in one.split()) for one in body)]
    length = max(4, round(part * len(body)))
    start = draw.randrange(max(1, len(body) - length + 1))
    taken = list(body[start : start + length])
    before, after = (draw.sample(pool, draw.randint(0, length)) for _ in range(2))
    return [headline, *before, *taken, *after]


def _other(word: str, others: Sequence[str], draw: random.Random) -> str:
    return draw.choice(others) if draw.random() < 0.15 else word


def _date(day: int) -> str:
    year, rest = divmod(day, 336)
    return f"{1990 + year}-{rest // 28 + 1:02d}-{rest % 28 + 1:02d}"
