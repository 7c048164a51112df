"""The proper names in a text: which are persons', by how they are introduced, and whose a surname is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from loaders.extract.given_names import GIVEN_NAMES
from loaders.extract.lexicon import (
    ANONYMOUS_HEADS,
    BODY_HEADS,
    COMPANY_HEADS,
    MEDIA_HEADS,
    MEDIA_WORDS,
    ORGANISATION_WORDS,
    PERSON_HEADS,
    SPOKES,
    TITLES,
    UNIQUE_OFFICES,
)
from loaders.extract.mentions import is_capital, tokens
from ontology.gazetteer import gazetteer

__all__ = ["Names"]

# A full stop belongs to a name only after an initial or a short form of a title: the next sentence is no part of it.
_SHORT_FORMS = "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Hon|Rev|St|Sir|Jr|Sr"
_PART = rf"(?:(?:{_SHORT_FORMS}|[A-Z]|[A-Z]\.[A-Z])\.(?=\s[A-Z])|[^\W\d_a-z][\w\u2019'-]*)"
_SEQUENCE = re.compile(
    rf"(?<![\w.]){_PART}"
    rf"(?:[ \xa0]+(?:&\s+)?(?:(?:de|du|von|van|der|den|al|el|bin|ibn|da|di|del|la|le|dos)\s+)?{_PART})*"
)
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_ROLE_BEFORE = re.compile(r"([\w-]+),?\s+$")
_PERSONAL_AFTER = re.compile(
    r",\s+(?:aged\s+)?\d{1,3}\b|,\s+who\b|,\s+(?:an?|the|its|his|her|their|whose)?\s*(?:[\w'\u2019-]+\s+){0,5}?"
    r"(?:"
    + "|".join(
        sorted(
            UNIQUE_OFFICES
            | SPOKES
            | {"professor", "analyst", "economist", "executive", "researcher", "scientist", "lawyer"}
        )
    )
    + r")\b"
)
# "A former pharmacist at the chain, Ann Bell": the name is not the chain's.
_OF_BODY = re.compile(
    r"\b(?:at|of|for|from|with|in|by)\s+(?:the|an?|its|his|her|their)\s+(?:[\w'\u2019-]+\s+){0,3}?[\w-]+,\s+$"
)
# "Fatma, 52," and "Ali, a father of three": one name is enough.
_PERSON_AFTER = re.compile(
    r",\s+(?:aged\s+)?\d{1,3}(?=[,.](?!\d)|\s+(?:who|from|of|told|said)\b)|,\s+(?:an?|the)\s+(?:\w+|"
    r"\d{1,3})-year-old\b|"
    r",\s+(?:an?|another|one)\s+(?:[\w'\u2019-]+\s+){0,3}?(?:"
    + "|".join(sorted((ANONYMOUS_HEADS | PERSON_HEADS) - COMPANY_HEADS - {"operator", "figure", "trader"}))
    + r")\b"
)
_SAYS = (
    r"(?:said|says|told|wrote|writes|added|warned|claimed|stated|declared|announced|insisted|admitted|"
    r"explained|spoke)"
)
_AS_PEOPLE_DO = re.compile(
    rf"(?<![\w.])(?<![A-Z][\w-] )([A-Z][a-z][\w-]+)\s+(?:has\s+|also\s+|later\s+)?{_SAYS}\b[^.;]{{0,40}}?\s(?:in|"
    rf"on|during|to)\s+"
    r"(?:his|her)\b"
    rf"|\b(?:In|On|During)\s+(?:his|her)\s[^,.;]{{2,60}},\s([A-Z][a-z][\w-]+)\s+(?:has\s+|also\s+)?{_SAYS}\b"
    rf"|(?<![\w.])([A-Z][a-z][\w-]+)\s+(?:has\s+|also\s+)?(?:told|tells)\s[^.;]{{2,50}}?\sin an interview\b"
    rf"|\b[Ii]n an interview\s[^,.;]{{2,50}},\s([A-Z][a-z][\w-]+)\s+{_SAYS}\b"
    r"|\b(?:Mr|Mrs|Ms|Dr)\.?\s([A-Z][a-z][\w-]+)\b"
    r"|(?<![\w.])([A-Z][a-z][\w-]+)['\u2019]s (?:wife|husband|mother|father|widow|lawyer|son|daughter|brother|sister)\b"
)
_COMPANIES = "|".join(sorted(COMPANY_HEADS | BODY_HEADS | {"website", "unit", "subsidiary", "charity"}))
# "Acme finance chief Ann Bell", "shares of Acme": what only a company has.
_OWNS = re.compile(
    r"(?:['\u2019]s?)?\s+(?:shares|stock|shareholders|stores|subscribers|revenue|profits?|headquarters|CEO|"
    r"chief executive|"
    r"finance chief|CFO|COO|board)\b|\s+(?:spokes\w+|executives?|employees|officials|boss|founder|analysts?|"
    r"economists?|"
    r"negotiators|bosses|chiefs)\b"
)
_CORPORATE_AFTER = re.compile(rf",\s+(?:which|(?:an?|the)\s+(?:[\w'\u2019-]+\s+){{0,4}}?(?:{_COMPANIES}))\b")
_MEDIA = "|".join(sorted(MEDIA_HEADS - {"paper", "station", "network", "channel"}))
_MEDIUM_AFTER = re.compile(
    rf"(?:,\s+(?:an?|the)\s+(?:[\w'\u2019-]+\s+){{0,4}}?(?:{_MEDIA})\b|\s+can\s+(?:exclusively\s+)?"
    r"(?:reveal|disclose)\b|\s+(?:news agency|newspaper|newswire|news "
    rf"portal|news website)\b)"
)
# Nouns that can only be a person's: "stablemaster Miyagawa".
_HUMAN = re.compile(r"[a-z]{3,}(?:ist|man|woman|master|keeper|fielder|ologist|wright|smith)")
_RIVAL = re.compile(
    r"\b(?:its|their)\s+(?:\w+\s+)?(?:rival|competitor|subsidiary|parent|supplier|unit|insurer|"
    r"partner)\s+$"
)
_HEAD_OF = re.compile(
    rf"\b(?:{'|'.join(sorted(UNIQUE_OFFICES | SPOKES | {'lawyer', 'member', 'owner', 'founder', 'editor'}))})"
    rf"\s+(?:of|for|at)\s+[^,.;]{{2,60}},\s+$"
)
_NOT_NAMES = frozenset(
    "the a an this that these those he she it they we i you his her its their our my in on at by for from to of "
    "and but or if "
    "as when while after before since according meanwhile however also asked no not some about more most nearly over "
    "under last next earlier later both all many few two three four five six seven eight nine ten there here what "
    "who "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december mr mrs ms dr said says added maybe perhaps yes well so just how why let".split()
)
_ROLES = TITLES | PERSON_HEADS | ANONYMOUS_HEADS | UNIQUE_OFFICES
_MEMORY = 200
_LONGEST_PERSON = 4


class Names:
    """The persons of a text. Total and pure: depends on the text alone."""

    def __init__(self, text: str) -> None:
        self._persons: dict[str, str] = {}
        self.persons: list[tuple[int, str]] = []
        self.organisations: list[tuple[int, str]] = []
        self._likely: list[tuple[int, list[str]]] = []
        self._media: set[str] = set()
        self._corporate: set[str] = set()
        alone: set[str] = set()
        for match in _SEQUENCE.finditer(text):
            self._learn(text, match)
            if " " not in match.group():
                alone.add(_key(match.group()))
        for at, words in self._likely:
            # A name of several words whose last stands alone elsewhere is a person's: "Len Burman ... Burman said".
            if _key(words[-1]) in alone and not (gazetteer().find(words[-1]) or gazetteer().demonym(words[-1])):
                self._person(" ".join(words), words)
                self.persons.append((at, " ".join(words)))
        for match in _AS_PEOPLE_DO.finditer(text):
            # One name that is nowhere introduced: "Okafor said in her evening address".
            name = next(g for g in match.groups() if g)
            known = gazetteer().find(name) or _key(name) in self._corporate or name.isupper()
            if not known and name.casefold() not in _NOT_NAMES and _key(name) not in self._persons:
                self._person(name, [name])
        self.persons.sort()
        self.organisations = [(at, name) for at, name in self.organisations if _key(name) not in self._persons]

    def is_person(self, name: str) -> bool:
        """Whether the name, or a surname, is a person's."""
        words = [w for w in tokens(name) if w.casefold().strip(".") not in TITLES]
        key = _key(" ".join(words))
        if key in self._persons or (words and len(words) == 1 and _key(words[0]) in self._persons):
            return True
        if gazetteer().find(name) or key in self._corporate:
            return False
        branch = bool(words) and words[0].casefold() not in GIVEN_NAMES and gazetteer().find(words[-1]) is not None
        return len(words) > 1 and not branch and _personal(words, certain=False)

    def is_short_for(self, name: str, position: int) -> bool:
        """Whether one word stands for an organisation whose name it opens, which the text names before its persons."""
        first = next((at for at, whole in self.organisations if whole.startswith(f"{name} ")), None)
        person = next((at for at, whole in self.persons if whole.split()[-1] == name), None)
        return first is not None and first < position and (person is None or first < person)

    def is_medium(self, name: str) -> bool:
        """Whether the text itself calls the name an outlet's: "the portal Acme", "Acme, a weekly"."""
        return _key(re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)) in self._media

    def introduces(self, name: str) -> bool:
        """Whether the text itself introduces the name as a person's: by a title, a role, or a given name."""
        return (
            _key(name) in self._persons or _key(name.rsplit(maxsplit=1)[-1] if name.split() else name) in self._persons
        )

    def before(self, position: int) -> list[tuple[int, str]]:
        """Return the last organisations named before an offset, with their own offsets, in order."""
        end = bisect_left(self.organisations, (position, ""))
        return self.organisations[max(0, end - _MEMORY) : end]

    def person_in(self, start: int, end: int) -> str | None:
        """Return the first person named in `[start, end)`, under the fullest name; None when there is none."""
        first = bisect_left(self.persons, (start, ""))
        return self.persons[first][1] if first < len(self.persons) and self.persons[first][0] < end else None

    def persons_in(self, start: int, end: int) -> list[str]:
        """Return the persons named in `[start, end)`, in order."""
        first, last = bisect_left(self.persons, (start, "")), bisect_left(self.persons, (end, ""))
        return [name for _, name in self.persons[first:last]]

    def main_person(self) -> str | None:
        """Return the person named most often, if any: whom "the player himself" is about."""
        counts = Counter(self.full(name) for _, name in self.persons)
        return counts.most_common(1)[0][0] if counts else None

    def full(self, name: str) -> str:
        """Return the fullest form of a person's name that the text gives; the name itself when there is no other."""
        words = [w for w in tokens(name) if w.casefold().strip(".") not in TITLES]
        bare = _POSSESSIVE.sub("", " ".join(words)) or name
        return self._persons.get(_key(bare), bare)

    def _learn(self, text: str, match: re.Match[str]) -> None:  # noqa: C901, PLR0912 -- one branch a kind of name
        words = tokens(_POSSESSIVE.sub("", match.group()))
        start = match.start()
        while words and words[0].casefold() in _NOT_NAMES and words[0] != "WHO":
            start += len(words[0]) + 1
            words = words[1:]
        owned = max((n for n, w in enumerate(words[:-1]) if re.search(r"\w['\u2019]s$", w)), default=-1) + 1
        if owned and len(words) - owned > 1 and words[owned].casefold() in GIVEN_NAMES:
            # "Caltech's Jun Watanabe": whose somebody is is no part of the name.
            start += sum(len(w) + 1 for w in words[:owned])
            words = words[owned:]
        words = _with_article(words, text[max(0, match.start() - 4) : start])
        headed = len(words) > 1 and words[0].casefold() in COMPANY_HEADS | MEDIA_HEADS
        if headed:
            start += len(words[0]) + 1
            words = words[1:]
        title = max((n for n, word in enumerate(words[:-1]) if word.casefold().strip(".") in TITLES), default=-1)
        if title >= 0 and not any(w.casefold().strip(".") in ORGANISATION_WORDS for w in words[title + 1 :]):
            start += sum(len(word) + 1 for word in words[:title])
            words = words[title:]
        titles = []
        while words and words[0].casefold().strip(".") in _ROLES and len(words) > 1:
            titles.append(words.pop(0))
        if not words:
            return
        name = " ".join(words)
        entry = gazetteer().find(name)
        role = _ROLE_BEFORE.search(text[max(0, start - 30) : start])
        before = role[1].casefold() if role else ""
        at = max(0, start - 60)
        head_of = _HEAD_OF.search(text, max(0, start - 90), start)
        introduced = (
            bool(titles or head_of) or before in TITLES | SPOKES | PERSON_HEADS or bool(_HUMAN.fullmatch(before))
        )
        personal = bool(_PERSONAL_AFTER.match(text, match.end()) or _PERSON_AFTER.match(text, match.end()))
        corporate = (
            headed
            or (bool(_CORPORATE_AFTER.match(text, match.end())) and not personal)
            or (bool(_OWNS.match(text, match.end())) and (len(words) > 1 or match.group()[-1] not in "s\u2019'"))
            or bool(_RIVAL.search(text, max(0, start - 30), start))
            or (
                before in MEDIA_HEADS | COMPANY_HEADS | BODY_HEADS
                and not head_of
                and not _OF_BODY.search(text, at, start)
            )
        )
        if (
            before in MEDIA_HEADS
            or (headed and match.group().split()[0].casefold() in MEDIA_HEADS)
            or _MEDIUM_AFTER.match(text, match.end())
        ):
            self._media |= {_key(name), _key(name).removeprefix("the ")}
            corporate = True
        if corporate and not introduced and not _personal(words, certain=True):
            self._corporate.add(_key(name))
        personal = personal and not any(len(w) > 1 and w.isupper() for w in words)
        if entry is None and not corporate and (introduced or personal or _personal(words, certain=True)):
            if _fits(words) and (len(words) > 1 or introduced or _PERSON_AFTER.match(text, match.end())):
                self._person(name, words)
                self.persons.append((match.start(), name))
        elif len(words) == 1 and _key(name) in self._persons:
            self.persons.append((match.start(), self._persons[_key(name)]))
        elif (
            entry
            or corporate
            or any(w.casefold().strip(".") in ORGANISATION_WORDS for w in words)
            or not _personal(words, certain=False)
        ):
            self.organisations.append((start, name))
        else:
            self._likely.append((match.start(), words))

    def _person(self, name: str, words: list[str]) -> None:
        key = _key(name)
        if len(words) > 1 or key not in self._persons:
            self._persons.setdefault(key, name)
            self._persons.setdefault(_key(words[0]), name)
            surname = _key(words[-1])
            if len(self._persons.get(surname, "").split()) < len(words):
                self._persons[surname] = name


def _with_article(words: list[str], before: str) -> list[str]:
    """Return "The Times", "The Post" for an outlet's name that says nothing without its article; else the words."""
    article = before.casefold().endswith("the ")
    alone = len(words) == 1 and words[0].casefold() in MEDIA_WORDS and words[0] != words[0].upper()
    return ["The", *words] if article and alone else words


def _fits(words: list[str]) -> bool:
    rest = words[1:] if words[0].casefold() in GIVEN_NAMES else words
    organisational = any(w.casefold().strip(".") in ORGANISATION_WORDS for w in rest)
    return len(words) <= _LONGEST_PERSON and not organisational and all(is_capital(w) or w.islower() for w in words)


def _personal(words: list[str], *, certain: bool) -> bool:
    if not 1 < len(words) <= _LONGEST_PERSON or not _fits(words):
        return False
    if words[0].casefold() in GIVEN_NAMES:
        return True
    if any(w.casefold() in MEDIA_WORDS for w in words) or any(len(w) > 1 and w.isupper() for w in words):
        return False
    return not certain


def _key(name: str) -> str:
    return _POSSESSIVE.sub("", name.strip()).casefold()
