"""Ranking: likest first, ties by place, posts compared by their words, and lines in and out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.embed import minilm
from graph.errors import ReadError
from graph.match.lexical import Lexical, pieces_of, words_of
from graph.match.lines import Line, match_lines, read_lines
from graph.match.ranking import Ranking
from graph.match.tidy import tidy, views

CLAIMS = (
    "Volvo will cut 3,000 jobs worldwide",
    "Volvo is to cut 3,000 jobs around the world",
    "Volvo will cut 1,500 jobs worldwide",
    "Volvo will not cut 3,000 jobs worldwide",
    "A new tram line was opened in Lisbon",
    "Greece has banned advertising of gambling on television",
)


def test_the_likest_come_first_and_ties_keep_their_order() -> None:
    ranking = Ranking([*CLAIMS, 'Greece has "banned" it', "Greece has 'banned' it"], minilm())
    found = list(ranking.best(["VOLVO to cut 3,000 jobs", "Greece has “banned” it"], 3))
    assert {number for number, _ in found[0]} <= {0, 1, 2, 3}
    assert [number for number, _ in found[1]][:2] == [6, 7]
    assert found[1][0][1] == found[1][1][1]
    for best in found:
        assert [score for _, score in best] == sorted((score for _, score in best), reverse=True)
        assert all(0 <= score <= 1 for _, score in best)


def test_a_post_finds_its_claim_before_other_posts() -> None:
    post = "Volvo cuts 3,000 jobs #Volvo \u2014 Ann Lee (@annlee) March 3, 2016"
    other = "Jobs at Volvo, again #Volvo \u2014 Ann Lee (@annlee) March 5, 2016"
    best = next(Ranking([post, other, CLAIMS[0], post], minilm()).best_of_each(3))
    assert [number for number, _ in best] == [3, 2, 1]


def test_no_text_is_its_own_match_and_lists_end_where_texts_do() -> None:
    ranking = Ranking(CLAIMS, minilm())
    for number, best in enumerate(ranking.best_of_each(50)):
        assert sorted([number, *(other for other, _ in best)]) == list(range(len(CLAIMS)))
    assert [list(best) for best in Ranking(CLAIMS[:1], minilm()).best_of_each(5)] == [[]]
    assert list(Ranking([], minilm()).best(["anything"], 5)) == [[]]
    assert list(Ranking([], minilm()).best_of_each(5)) == []


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("The #AustralianFires today https://t.co/abc", "The Australian Fires today"),
        ("We won pic.twitter.com/x1 \u2014 Ann Lee (@annlee) March 3, 2016", "We won Ann Lee"),
        ("ask @NASA2020 now", "ask NASA 2020 now"),
        ("«Yes» is what \u201cshe\u201d 'said', isn't it", '"Yes" is what "she" "said", isn\'t it'),
        ("https://t.co/abc", "https://t.co/abc"),
        ("#УкраїнаСьогодні: так", "УкраїнаСьогодні: так"),
    ],
)
def test_posts_are_tidied(post: str, words: str) -> None:
    assert tidy(post) == words


def test_a_signed_post_is_shown_signed_at_either_end() -> None:
    assert views("We won https://t.co/x \u2014 Ann Lee (@annlee) March 3, 2016") == (
        "We won Ann Lee",
        "Ann Lee: We won",
    )
    assert views("We 'won'") == ("We 'won'",)


@given(st.text(max_size=60))
def test_any_text_is_tidied_and_likest_to_itself(text: str) -> None:
    assert tidy(tidy(text)) is not None
    assert all(view for view in views(text)) or not text.strip()
    for terms in (words_of, pieces_of):
        likeness = Lexical([*CLAIMS, text], terms).likeness(text)
        assert likeness.max() <= 1.0001
        if terms(text):
            assert likeness[-1] == pytest.approx(1, abs=1e-4)


def test_lines_tell_how_claims_stand_and_cut_nothing() -> None:
    claims = [Line(f"c{number}", text) for number, text in enumerate(CLAIMS)]
    found = {line["id"]: line["matches"] for line in map(json.loads, match_lines(claims, minilm(), top=5))}
    assert list(found) == [line.id for line in claims]
    assert all(len(matches) == 5 for matches in found.values())
    relations = {match["id"]: match["relation"] for match in found["c0"]}
    assert relations == {"c1": "same", "c2": "competing", "c3": "related", "c4": "related", "c5": "related"}
    assert all(list(match) == ["id", "score", "relation"] for matches in found.values() for match in matches)


def test_claims_against_others_are_not_compared_with_each_other() -> None:
    claims = [Line(1, CLAIMS[0]), Line(2, CLAIMS[1])]
    lines = match_lines(claims, minilm(), against=[Line(1, CLAIMS[2]), Line("x", CLAIMS[0])], top=9, reasons=True)
    found = [json.loads(line) for line in lines]
    assert [[match["id"] for match in one["matches"]] for one in found] == [["x", 1], ["x", 1]]
    assert found[0]["matches"][0] == {"id": "x", "score": 1.0, "relation": "same", "reason": "the same words"}
    assert found[0]["matches"][1]["reason"] == "the value differs: 3,000 job against 1,500 job"


def test_bad_lines_are_told_by_number() -> None:
    lines = ['\ufeff{"id": 1, "text": "a", "more": 2}', "", "[]", '{"id": "x"}', '{"text": "b"}', "{"]
    told: list[str] = []
    assert list(read_lines(lines, failed=lambda error: told.append(error.message))) == [Line(1, "a")]
    assert [message.split(" is ")[0].split(" has ")[0] for message in told] == ["line 3", "line 4", "line 5", "line 6"]
    with pytest.raises(ReadError, match="line 1 is no JSON object"):
        list(read_lines(["3"]))
