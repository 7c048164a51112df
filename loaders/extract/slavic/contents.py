"""Which words of a sentence each of its attributions claims, which stand within another's, and which only pass on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.extract.contents import subtract
from loaders.extract.phrases import trim

if TYPE_CHECKING:
    from loaders.extract.prose import Prose
    from loaders.extract.slavic.clauses import Block
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.mentions import Mention
    from loaders.extract.slavic.register import Source
    from loaders.statement import Span, Spans

__all__ = ["Claimed", "claimed"]

_EDGES = " \t\n\xa0,;:\u2014\u2013-"
_WORDS = re.compile(r"[^\W_]+")
_FEW = 3
# Words between two insertions are the second one's if they begin anew.
_ANEW = re.compile(r"\s*[,;.\u2014\u2013-]*\s*(?:а|но|але|и|і|та|однак|проте)\s")
_SPLIT = re.compile(r"[,;]\s+$|[\u2014\u2013-]\s*$")


@dataclass(slots=True)
class Claimed:
    """A block with its content. `outer` is the block whose content it stands in, `relays` those that pass it on.

    `passes_on` says that its source is an outlet, `pronoun` that it names nobody new, `relay` that it is a relay's;
    `mentions` are its sources as read, `parties` as resolved.
    """

    block: Block
    passes_on: bool
    pronoun: bool
    mentions: list[Mention] = field(default_factory=list)
    parties: list[Source] = field(default_factory=list)
    content: Spans = ()
    outer: Claimed | None = None
    relays: list[Claimed] = field(default_factory=list)
    relay: bool = False


def claimed(prose: Prose, body: Span, found: list[Claimed], lexicon: Lexicon) -> list[Claimed]:
    """Return the blocks of a sentence in order with their contents; one without content is a pointer or a relay."""
    _Sentence(prose, body, found, lexicon).share()
    return found


class _Sentence:
    """One sentence as its attributions share it out."""

    def __init__(self, prose: Prose, body: Span, found: list[Claimed], lexicon: Lexicon) -> None:
        self.prose = prose
        self.text = prose.text
        self.body = body
        self.found = found
        self.spans = [c.block.span for c in found]
        self.opening = [c for c in found if c.block.shape in {"that", "colon"}]
        self.around = [c for c in found if c.block.shape == "around"]
        joints = "|".join(sorted({*lexicon.conjunctions, *lexicon.asides}, key=len, reverse=True))
        self.trailing = re.compile(rf"(?:[,;\s]|\b(?:{joints})(?=[,\s]|$))+$", re.IGNORECASE)

    def share(self) -> None:
        """Give every attribution its content, its relays, and the one that it stands in."""
        regions = self._regions()
        for one in self.around:
            self._hold(one, regions)
        self._arrange([c for c in self.around if c.outer is None and not c.relay])
        self._join()
        for one in self.opening:
            self._open(one, *regions[id(one)])
        for one in self.found:
            if one.block.shape == "object" and one.block.object:
                one.content = self._pieces(one.block.object, one)

    def _words(self, start: int, end: int) -> int:
        return len(_WORDS.findall(self.text[start:end]))

    def _regions(self) -> dict[int, Span]:
        """Return where the contents of "that" and colons reach: to the next such attribution that stands apart."""
        regions: dict[int, Span] = {}
        for number, one in enumerate(self.opening):
            end = self.body[1]
            for later in self.opening[number + 1 :]:
                if self._words(one.block.content, later.block.span[0]) >= _FEW:
                    end = min(end, later.block.span[0])
                    break
                if later.outer is None and not later.pronoun:
                    later.outer = one
            regions[id(one)] = (one.block.content, end)
        return regions

    def _hold(self, one: Claimed, regions: dict[int, Span]) -> None:
        """Settle an insertion within what another one says: it passes that on, or is quoted in it."""
        holders = [o for o in self.opening if regions[id(o)][0] <= one.block.span[0] < regions[id(o)][1]]
        if not holders:
            return
        holder = holders[-1]
        if one.passes_on and not holder.passes_on:
            one.relay = True
            holder.relays.append(one)
        elif one.pronoun or (one.passes_on and holder.passes_on):
            one.relay = one.passes_on
        else:
            one.outer = holder
            one.content = self._pieces(regions[id(holder)], holder)

    def _open(self, one: Claimed, first: int, last: int) -> None:
        inner = [c for c in self.found if c.outer is one]
        if inner:
            # What is said before the inner attribution, if anything, is the outer one's own.
            last = min(c.block.span[0] for c in inner)
            if self._words(first, last) < _FEW:
                return
        one.content = self._pieces((first, last))

    def _arrange(self, around: list[Claimed]) -> None:
        """Give each insertion its words: those before it, or after it where it opens its clause."""
        tops = [c for c in self.found if c in around or (c.outer is None and c.block.shape != "around")]
        owned: dict[int, list[Span]] = {id(c): [] for c in tops}
        for number, one in enumerate(tops):
            if one not in around:
                continue
            previous = tops[number - 1] if number else None
            following = tops[number + 1] if number + 1 < len(tops) else None
            before = (previous.block.span[1] if previous else self.body[0], one.block.span[0])
            after = (one.block.span[1], following.block.span[0] if following else self.body[1])
            said = self.text[slice(*before)]
            anew = previous is None or (previous in around and bool(_ANEW.match(said)))
            if anew and _WORDS.search(self.trailing.sub("", said)):
                owned[id(one)].append(before)
                if previous is not None:
                    owned[id(previous)] = [s for s in owned[id(previous)] if s != before]
            if _WORDS.search(self.text[slice(*after)]):
                owned[id(one)].append(after)
        for one in around:
            one.content = tuple(p for s in sorted(owned[id(one)]) for p in self._pieces(s))

    def _join(self) -> None:
        """Make an outlet that only passes on what its neighbour says a relay of it."""
        others = [c for c in self.found if not c.passes_on]
        for one in self.around:
            if one.relay or one.outer is not None or one.block.cited:
                continue
            if one.passes_on and not one.content and others:
                self._pass_on(one, min(others, key=lambda c: abs(c.block.span[0] - one.block.span[0])))
            elif not one.passes_on and not one.content:
                outlets = [c for c in self.around if c.passes_on and c.content and not c.block.cited]
                if outlets:
                    one.content, outlets[0].content = outlets[0].content, ()
                    self._pass_on(outlets[0], one)

    def _pass_on(self, relay: Claimed, origin: Claimed) -> None:
        relay.relay = True
        origin.relays.append(relay)

    def _pieces(self, whole: Span, own: Claimed | None = None) -> Spans:
        """Return what is left of a region without the attributions in it, trimmed; `own` is not looked for in it."""
        found: list[Span] = []
        text, prose = self.text, self.prose
        for start, end in subtract(whole, [s for s in self.spans if own is None or s != own.block.span]):
            first, last = trim(text, start, end, _EDGES + ".")
            if last < end and text[last : last + 1] in ".!?\u2026" and prose.quote_at(last) is not None:
                last += 1
            joined = self.trailing.search(text, first, last)
            if joined and joined.start() > first and prose.quote_at(last - 1) is None:
                first, last = trim(text, first, joined.start(), _EDGES)
            if first < last and _WORDS.search(text[first:last]):
                found.append((first, last))
        return tuple(found)
