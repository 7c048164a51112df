from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.agents import read
from loaders.extract.credits import credit
from loaders.extract.mentions import parse
from loaders.extract.names import Names
from loaders.extract.prose import Prose
from loaders.extract.stances import responses, stance_of
from ontology.schemes import Identification, Kind, Stance


@pytest.mark.parametrize(
    ("phrase", "kind", "name", "identification"),
    [
        (
            "a senior source in the General Staff",
            Kind.ANONYMOUS,
            "a senior source in the",
            Identification.POSITION_DESCRIBED,
        ),
        ("a spokesman for the ministry", Kind.ANONYMOUS, "a spokesman", Identification.POSITION_DESCRIBED),
        ("a source", Kind.ANONYMOUS, "a source", Identification.UNNAMED),
        ("two people familiar with the matter", Kind.ANONYMOUS, "two people", Identification.UNNAMED),
        ("the victim's sister", Kind.ANONYMOUS, "sister", Identification.POSITION_DESCRIBED),
        ("a cabinet minister", Kind.ANONYMOUS, "cabinet minister", Identification.POSITION_DESCRIBED),
        ("the foreign minister", Kind.PERSON, "the foreign minister", Identification.POSITION_DESCRIBED),
        ("the company's chief executive", Kind.PERSON, "chief executive", Identification.POSITION_DESCRIBED),
        ("Norland's top general", Kind.PERSON, "top general", Identification.POSITION_DESCRIBED),
        ("Ann Bell, chief executive of Corvane", Kind.PERSON, "Ann Bell", Identification.NAMED),
        ("Corvane spokeswoman Ann Bell", Kind.PERSON, "Ann Bell", Identification.NAMED),
        ("its defence minister, Josef Harel", Kind.PERSON, "Josef Harel", Identification.NAMED),
        ("Prime Minister Petr Novak", Kind.PERSON, "Petr Novak", Identification.NAMED),
        ("U.S. officials", Kind.GROUP, "U.S. officials", Identification.POSITION_DESCRIBED),
        ("Doctors", Kind.GROUP, "doctors", Identification.POSITION_DESCRIBED),
        ("three officials", Kind.GROUP, "three officials", Identification.POSITION_DESCRIBED),
        ("Russia's Defence Ministry", Kind.ORGANISATION, "Defence Ministry", Identification.ORGANISATION_ONLY),
        ("Germany", Kind.ORGANISATION, "Germany", Identification.ORGANISATION_ONLY),
        ("the Bank of England", Kind.ORGANISATION, "Bank of England", Identification.ORGANISATION_ONLY),
        ("data from the statistics office", Kind.ORGANISATION, "statistics office", Identification.ORGANISATION_ONLY),
        ("the latest U.S. estimates", Kind.ORGANISATION, "U.S.", Identification.ORGANISATION_ONLY),
        ("the ministry", Kind.ORGANISATION, "ministry", Identification.ORGANISATION_ONLY),
        ("a study published in a journal", Kind.DOCUMENT, "a study", Identification.DOCUMENT),
        ("the indictment", Kind.DOCUMENT, "indictment", Identification.DOCUMENT),
    ],
)
def test_a_phrase_is_read_by_the_conventions(
    phrase: str, kind: Kind, name: str, identification: Identification
) -> None:
    hop = read(parse(phrase), Names(phrase))
    assert hop is not None
    assert (hop.kind, hop.identification) == (kind, identification)
    assert name.casefold() in hop.name.casefold()


@pytest.mark.parametrize("phrase", ["security reasons", "a lack of evidence", "", "it", "growing concerns"])
def test_who_cannot_speak_is_nobody(phrase: str) -> None:
    assert read(parse(phrase), Names(phrase)) is None


def test_an_affiliation_has_its_canonical_name() -> None:
    hop = read(parse("a source in the General Staff of the Ukrainian Armed Forces"), Names(""))
    assert hop is not None
    assert hop.affiliation == "General Staff of the Armed Forces of Ukraine"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Acme declined to comment.", Stance.DECLINED_TO_COMMENT),
        ("Acme had no comment.", Stance.DECLINED_TO_COMMENT),
        ("Acme did not immediately respond to a request for comment.", Stance.NOT_YET_COMMENTED),
        ("The ministry has not yet commented on these statements.", Stance.NOT_YET_COMMENTED),
        ("Bell could not be reached for comment.", Stance.NOT_YET_COMMENTED),
        ("The ministry has yet to respond.", Stance.NOT_YET_COMMENTED),
        ("Norland neither confirmed nor denied the report.", Stance.NEITHER_CONFIRMED_NOR_DENIED),
        ("Norland would neither confirm nor deny it.", Stance.NEITHER_CONFIRMED_NOR_DENIED),
        ("Acme would not confirm or deny the sale.", Stance.NEITHER_CONFIRMED_NOR_DENIED),
        ("Norland has neither confirmed that it did so nor denied it.", Stance.NEITHER_CONFIRMED_NOR_DENIED),
        ("Reuters could not independently verify the claim.", Stance.NOT_INDEPENDENTLY_VERIFIED),
        ("The data has not been independently confirmed.", Stance.NOT_INDEPENDENTLY_VERIFIED),
        ("It was not possible to verify the figures independently.", Stance.NOT_INDEPENDENTLY_VERIFIED),
        ("Neither side's account could be independently verified.", Stance.NOT_INDEPENDENTLY_VERIFIED),
        ("There was no independent confirmation.", Stance.NOT_INDEPENDENTLY_VERIFIED),
    ],
)
def test_responses_and_notices_are_told_apart(sentence: str, stance: Stance) -> None:
    found = responses(sentence, 0, len(sentence))
    assert [answer.stance for answer in found] == [stance]


@pytest.mark.parametrize(
    "sentence", ["He said the firm would comment later.", "They responded that it was false.", "It confirmed the deal."]
)
def test_what_is_no_response_is_none(sentence: str) -> None:
    assert responses(sentence, 0, len(sentence)) == ()


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", Stance.ASSERTS),
        ("denied", Stance.DENIES),
        ("confirmed", Stance.CONFIRMS),
        ("questioned", Stance.QUESTIONS),
        ("cast doubt on", Stance.QUESTIONS),
        ("did not deny", Stance.CONFIRMS),
    ],
)
def test_a_cue_has_a_stance(cue: str, stance: Stance) -> None:
    assert stance_of(cue) is stance


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KYIV, Nov 23 (Reuters) - The bridge is closed.", "Reuters"),
        ("KYIV (AP) \u2014 The bridge is closed.", "AP"),
        ("BEIJING, Jan. 12 (Xinhua) -- Exports rose.", "Xinhua"),
        ("MOSCOW. Nov 25 (Interfax) - Exports rose.", "Interfax"),
        ("Berlin (dpa) - The tax falls.", "dpa"),
        ("Exports rose, it said. (Yonhap)", "Yonhap"),
        ("Exports rose, it said.\n\n(Yonhap)", "Yonhap"),
        ("Exports rose (by a third) - and fell.", None),
        ("The institute (NIS) said so.", None),
        ("Exports rose, it said.\n\nPhoto: Reuters", None),
        ("Exports rose.\n\n(Reporting by Ann Bell; Editing by Jo Hill)", None),
    ],
)
def test_datelines_and_credits_name_the_agency(text: str, agency: str | None) -> None:
    assert credit(Prose(text)).agency == agency


@given(st.text(max_size=120))
def test_any_phrase_can_be_taken_apart(text: str) -> None:
    read(parse(text), Names(text), speaks=True)


@given(st.text(alphabet=st.sampled_from('Ab .!?"\u201c\u201d\n()-,'), max_size=200))
def test_sentences_lie_within_the_text_and_never_overlap(text: str) -> None:
    prose = Prose(text)
    last = 0
    for sentence in prose.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
    assert all(0 <= s < e <= len(text) for s, e in (*prose.quotes, *prose.paragraphs))
