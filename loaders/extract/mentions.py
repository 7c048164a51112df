"""Noun phrases that name a source, taken apart: determiner, modifiers, head, what follows, and proper names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.given_names import GIVEN_NAMES
from loaders.extract.lexicon import (
    ANONYMOUS_HEADS,
    ANONYMOUS_PLURALS,
    BODY_HEADS,
    COMPANY_HEADS,
    GROUP_HEADS,
    MEDIA_HEADS,
    ORGANISATION_WORDS,
    PERSON_HEADS,
    SPOKES,
    TITLES,
    UNIQUE_OFFICES,
)

__all__ = ["Mention", "is_capital", "looks_personal", "parse", "strip_phrase", "tokens"]

_TOKEN = re.compile(r"[^\s,;:()\[\]\"\u201c\u201d\u00ab\u00bb]+|[,;:()]")
_CUT = frozenset(
    "aboard onboard across behind of in from at for with on to by inside within about near close familiar briefed "
    "involved under outside among "
    "between "
    "speaking citing quoted cited seen obtained reviewed published released issued conducted named identified aware "
    "not currently working based monitoring there here into after before during as whose who which that against "
    "behind directly kept prepared written dated drafted compiled signed sent "
    "overseeing representing present carried shown given provided "
    "calling called surnamed nicknamed dubbed reached contacted interviewed polled surveyed canvassed questioned "
    "consulted "
    "commissioned".split()
)
_AFTER_PARTICIPLE = frozenset(
    "outside inside near around across along behind online earlier last this yesterday by in on at with to from for as "
    "against".split()
)
_PARTICLES = frozenset(
    "of for and the de du des von van der den al el bin ibn da di del della la le los las dos y & on in".split()
)
_CLAUSE = re.compile(
    r"(?:,\s*|\s+)(?:who|which|whose|that|(?:calling|describing|styling) (?:it|him|her|them)sel(?:f|ves)|"
    r"speaking|quoted|cited|citing|asking|declining|requesting|on condition|"
    r"on the condition|under condition|who\b|themselves|himself|herself|itself)\b.*$|\s+(?:it|he|she|they|we)\s+\S.*$",
    re.DOTALL,
)
_COMMON_NOUNS = (
    GROUP_HEADS
    | ANONYMOUS_HEADS
    | ANONYMOUS_PLURALS
    | frozenset(f"{word}s" for word in BODY_HEADS | COMPANY_HEADS if not word.endswith(("s", "y")))
    | frozenset("one some former local senior current several police data his her its their".split())
)
_EDGES = ' \t\n,;:."\u201c\u201d\u00ab\u00bb()-\u2013\u2014'
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some several many most other another one no any "
    "neither each every".split()
)
_BEFORE_SUBJECT = frozenset("as said says and but while when added if".split())
_BEFORE = re.compile(r"^(?:and|but|while|whereas|yet|though)\s+(?=\w+\s*\w)", re.IGNORECASE)
_ONE_OF_BODIES = re.compile(
    r"(?:for|of|at|from) one of (?:them|these|those|the (?:\w+ )*?"
    r"(?:compan|firm|bank|group|agenc|part|union|club|airline|universit|hospital|maker|retailer|lender)\w*)$"
)
_HEADING = re.compile(r",\s+who\s+((?:heads|leads|runs|chairs|directs|led|headed)\s+(?:the\s+)?[A-Z][^,;]*)")
_LONGEST_NAME = 5
_LONGEST_ROLE = 4
_PEOPLE = ANONYMOUS_HEADS | PERSON_HEADS | UNIQUE_OFFICES | SPOKES
_INNER_CAPITAL = re.compile(r"[a-z]{1,5}[A-Z]")
_NUMBER = re.compile(
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|several|some|many|multiple|"
    r"numerous|both|"
    r"most|other|various|few|couple)$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A source phrase taken apart.

    `text` is the phrase without clauses and marks around it. `determiner` is its first word, lower case, where that is
    one ("the", "a", "two"), else "". `head` is the noun that it is about, lower case; `modifiers` the words before it;
    `tail` what follows it, with its preposition ("in the General Staff"); `apposition` what stands after a comma.
    `name` is the proper name at its core, "" when the head is a common noun. `owner` is who possesses it ("Russia's").
    """

    text: str
    determiner: str
    head: str
    modifiers: tuple[str, ...]
    tail: str
    apposition: str
    name: str
    owner: str

    @property
    def plural_count(self) -> bool:
        """Whether a number above one stands before the head."""
        return bool(_NUMBER.match(self.determiner)) or any(_NUMBER.match(word.casefold()) for word in self.modifiers)

    @property
    def definite(self) -> bool:
        """Whether it takes up, or singles out, something: `the`, `this`, a possessive."""
        return self.determiner in {"the", "this", "that", "these", "those"} or bool(self.owner)


def tokens(text: str) -> list[str]:
    """Return the words and marks of a phrase."""
    return _TOKEN.findall(text)


def is_capital(word: str) -> bool:
    """Whether a word is written with a capital or is an abbreviation ("NIS", "iPhone", "talkSPORT" too)."""
    return bool(word) and word[0].isalpha() and (word[0].isupper() or bool(_INNER_CAPITAL.match(word)))


def strip_phrase(text: str) -> str:
    """Take marks and white space off the ends; keep the full stop of an abbreviation ("Corp.", "U.S.")."""
    text = re.sub(r"\s+", " ", text)
    stripped = text.strip(_EDGES)
    dot = text.rstrip(' \t\n,;:"\u201c\u201d\u00ab\u00bb()-\u2013\u2014')
    last = stripped.rsplit(" ", 1)[-1]
    if dot.endswith(stripped + ".") and ("." in last or last.casefold() in {"corp", "inc", "ltd", "co", "jr", "sr"}):
        return stripped + "."
    return stripped


def looks_personal(words: list[str]) -> bool:
    """Whether capitalised words look like a person's name: a given name, or two or three words of no organisation."""
    bare = [w for w in words if is_capital(w)]
    if not bare:
        return False
    rest = bare[1:] if bare[0].casefold() in GIVEN_NAMES else bare
    if any(w.casefold().strip(".") in ORGANISATION_WORDS for w in rest) or any(
        w.casefold() in {"and", "&", "of"} for w in words
    ):
        return False
    if bare[0].casefold().strip(".") in TITLES and len(bare) > 1:
        return True
    if bare[0].casefold() in GIVEN_NAMES and len(bare) > 1:
        return True
    acronym = any(len(w) > 1 and w.isupper() and "." not in w for w in bare)
    return 2 <= len(bare) <= 4 and not acronym and not any(ch.isdigit() for w in bare for ch in w)  # noqa: PLR2004


def parse(text: str) -> Mention:
    """Take a source phrase apart. Total: an empty phrase has an empty head."""
    whole = strip_phrase(_CLAUSE.sub("", _BEFORE.sub("", strip_phrase(text))))
    # "Democrats' concerns that": whose they are.
    whole = re.sub(r"(?<=s)['\u2019]$", "", whole)
    main, apposition = _apposition(whole)
    heading = _HEADING.search(text)
    if heading and not apposition:
        apposition = heading[1]
    words = tokens(main)
    while len(words) > 1 and words[0].casefold() in _BEFORE_SUBJECT:
        words = words[1:]
    if (
        words
        and words[0][:1].isupper()
        and words[0].casefold() in _COMMON_NOUNS
        and (len(words) == 1 or words[1][:1].islower())
    ):
        words[0] = words[0].casefold()
    determiner = (
        words[0].casefold()
        if words and (words[0].casefold() in _DETERMINERS or _NUMBER.match(words[0].casefold()))
        else ""
    )
    core, tail = _core(words)
    name = _name(core, main)
    if not name and apposition and _ONE_OF_BODIES.match(tail) and determiner in {"a", "an", "one"}:
        # "A lawyer for one of the companies, Acme,": the name is the company's.
        tail, apposition = f"{tail.split()[0]} {apposition}", ""
    if not name and apposition:
        name = _name_in(apposition)
    owner = ""
    for number, word in enumerate(core[:-1]):
        if re.search(r"['\u2019]s$|s['\u2019]$", word):
            owner = " ".join(core[(1 if determiner else 0) : number + 1])
    body = core[1:] if determiner and len(core) > 1 else core
    head = body[-1].casefold() if body else ""
    return Mention(whole, determiner, re.sub(r"['\u2019]s$", "", head), tuple(body[:-1]), tail, apposition, name, owner)


def _apposition(text: str) -> tuple[str, str]:
    """Split at the first comma: "Ann Bell, who heads X" / "the NIS, South Korea's spy agency"."""
    bare = re.sub(r"\s*\([^()]*(?:\)|$)", "", text)
    main, _, rest = bare.partition(",")
    aged = re.fullmatch(r"\s*(?:aged\s+)?\d{1,3}\s*(?:,\s*(.*))?", rest, re.DOTALL)
    if aged:
        rest = aged[1] or ""
    return strip_phrase(main), strip_phrase(rest)


def _name_in(apposition: str) -> str:
    """Return the name that an apposition is: "the former mayor, Ann Bell"; "" when it is something else."""
    words = tokens(apposition.split(",", maxsplit=1)[0])
    if len(words) > 1 and words[0] == "the" and all(is_capital(w) for w in words[1:]):
        words = words[1:]
    if len(words) > 2 and words[0] in {"the", "a", "an"}:  # noqa: PLR2004 -- "the activist Ann Bell"
        start = next((n for n, w in enumerate(words) if is_capital(w)), 0)
        if 1 < start <= _LONGEST_ROLE and words[start - 1] in _PEOPLE:
            words = words[start:]
    if (
        not words
        or len(words) > _LONGEST_NAME
        or not all(is_capital(w) or w in _PARTICLES for w in words)
        or words[0] in {"the", "a", "an", "on", "in", "of", "for", "and", "&"}
    ):
        return ""
    return " ".join(words)


def _core(words: list[str]) -> tuple[list[str], str]:
    """Cut the words before the first preposition or clause, unless it is inside a proper name."""
    for number, word in enumerate(words):
        follows = words[number + 1].casefold() if number + 1 < len(words) else ""
        late = number > 1 or words[0].casefold() in _COMMON_NOUNS
        participle = late and number and word.endswith("ed") and word.islower() and follows in _AFTER_PARTICIPLE
        first = 1 if words[0].casefold() in _DETERMINERS else 0
        inner = word[0].isupper() and word.casefold() not in _PARTICLES and number and is_capital(words[number - 1])
        inner = inner or (word.endswith("ing") and follows in BODY_HEADS | COMPANY_HEADS | MEDIA_HEADS)
        if number > first and (word.casefold() in _CUT or participle) and not inner:
            before, after = words[number - 1], words[number + 1 : number + 3]
            inside = word in {"of", "for", "on", "in"} and is_capital(before) and before.casefold() not in _DETERMINERS
            capitals = bool(after) and (
                is_capital(after[0]) or (after[0] == "the" and len(after) > 1 and is_capital(after[1]))
            )
            named = before.casefold().strip(".") in ORGANISATION_WORDS
            office = before.casefold() in TITLES | UNIQUE_OFFICES or before.endswith(("'s", "\u2019s"))
            run = _run(words[:number])
            person = (
                len(run) > 1
                and not named
                and (run[0].casefold().strip(".") in TITLES | GIVEN_NAMES or not before.endswith("s"))
            )
            if inside and capitals and (named or (word == "of" and not office and not person)):
                continue
            return words[:number], " ".join(words[number:])
    return words, ""


def _run(words: list[str]) -> list[str]:
    """Return the capitalised words that end a list."""
    start = len(words)
    while start and is_capital(words[start - 1]):
        start -= 1
    return words[start:]


def _name(core: list[str], main: str) -> str:
    """Return the proper name that ends the core: capitalised words, particles between them."""
    if not core or not is_capital(core[-1]):
        return ""
    if len(core) == 1 and (core[0].casefold() in _DETERMINERS or _NUMBER.match(core[0].casefold())):
        # "Two of the aides": the number only begins a sentence.
        return ""
    start = len(core) - 1
    while start:
        before = core[start - 1]
        inside = before[:1].isupper() and start > 1 and is_capital(core[start - 2]) and before != "the"
        if (
            is_capital(before)
            and not re.search(r"['\u2019]s$", before)
            and (inside or before.casefold() not in _DETERMINERS)
        ):
            start -= 1
        elif before == "the" and start > 2 and core[start - 2] in {"for", "of"} and is_capital(core[start - 3]):  # noqa: PLR2004
            start -= 3
        elif before in _PARTICLES - {"the", "and"} and start > 1 and is_capital(core[start - 2]):
            start -= 2
        else:
            break
    name = core[start:]
    while len(name) > 1 and name[0].casefold() in _DETERMINERS:
        name = name[1:]
    first, last = main.find(name[0]), main.rfind(name[-1])
    return main[first : last + len(name[-1])] if 0 <= first <= last else " ".join(name)
