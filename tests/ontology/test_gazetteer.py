"""News finds its agents by whatever name it uses."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.lookup import ORDINARY, exact
from tests.ontology.gazetteer_data import DATA, SHARED, G, found, id_of, small


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Reuters", "reuters"),
        ("AP", "associated-press"),
        ("the Associated Press", "associated-press"),
        ("The Associated Press's", "associated-press"),
        ("the National Intelligence Service (NIS)", "nis"),
        ("Agence France Presse", "afp"),
        ("Tass", "tass"),
        ("ТАСС", "tass"),  # noqa: RUF001 -- Cyrillic it is
        ("УНІАН", "unian"),  # noqa: RUF001 -- as above
        ("Interfax", "interfax"),
        ("Interfax-Ukraine", "interfax-ukraine"),
        ("“The New York Times”", "new-york-times"),
        ("NYT", "new-york-times"),
        ("the Hill", "the-hill"),
        ("The Fed", "federal-reserve"),
        ("The Times of London", "times-of-london"),
        ("Time", "time-magazine"),
        ("People's Daily", "peoples-daily"),
        ("Jane's", "janes"),
        ("Pentagon", "us-department-of-defense"),
        ("the Pentagon", "us-department-of-defense"),
        ("US Defense Department", "us-department-of-defense"),
        ("U.S. Department of Defense", "us-department-of-defense"),
        ("the US", "united-states"),
        ("U.S.", "united-states"),
        ("Kyiv", "ukraine"),
        ("Kiev", "ukraine"),
        ("Ukraine", "ukraine"),
        ("Ukraine's government", "ukraine"),
        ("Moscow", "russia"),
        ("the Kremlin", "russia-presidential-administration"),
        ("Downing Street", "uk-prime-ministers-office"),
        ("No 10", "uk-prime-ministers-office"),
        ("the White House", "us-white-house"),
        ("Brussels", "european-union"),
        ("Foggy Bottom", "us-state-department"),
        ("the Élysée", "france-elysee"),
        ("Russian Defence Ministry", "russia-defence-ministry"),
        ("Russian Defense Ministry", "russia-defence-ministry"),
        ("Russia's Defence Ministry", "russia-defence-ministry"),
        ("Russia\u2019s Ministry of Defence", "russia-defence-ministry"),
        ("the Russian MoD", "russia-defence-ministry"),
        ("Defence Ministry of Russia", "russia-defence-ministry"),
        ("Ministry of Defence of the Russian Federation", "russia-defence-ministry"),
        ("Moscow's defence ministry", "russia-defence-ministry"),
        ("Ministry of Defence in Kyiv", "ukraine-defence-ministry"),
        ("Ukrainian General Staff", "ukraine-general-staff"),
        ("the General Staff of the Ukrainian army", "ukraine-general-staff"),
        ("Ukrainian military's General Staff", "ukraine-general-staff"),
        ("South Korean spy agency", "nis"),
        ("South Korea's National Intelligence Service", "nis"),
        ("S. Korean Joint Chiefs of Staff", "south-korea-joint-chiefs"),
        ("US Army", "us-army"),
        ("Russia's FSB", "russia-security-service"),
        ("South Korea's JCS", "south-korea-joint-chiefs"),
        ("Japan's Kyodo", "kyodo"),
        ("Russia's TASS", "tass"),
        ("Israeli military", "idf"),
        ("German Foreign Ministry", "germany-foreign-office"),
        ("Міністерство оборони України", "ukraine-defence-ministry"),
        ("Міністерства оборони України", "ukraine-defence-ministry"),
        ("Генштабу ЗСУ", "ukraine-general-staff"),  # noqa: RUF001 -- as above
        ("Кремля", "russia-presidential-administration"),
        ("Києва", "ukraine"),
        ("Минобороны РФ", "russia-defence-ministry"),
        ("МИД России", "russia-foreign-ministry"),
        ("Russian state news agency TASS", "tass"),
        ("South Korean news agency Yonhap", "yonhap"),
        ("the New York Times newspaper", "new-york-times"),
        ("The Sun newspaper", "the-sun"),
        ("агентство Reuters", "reuters"),
    ],
)
def test_found(name: str, slug: str) -> None:
    assert found(name) == slug


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "the",
        "'s",
        "us",
        "Us",
        "who",
        "Who",
        "time",
        "Hill",
        "hill",
        "fed",
        "must",
        "amnesty",
        "the sun",
        "The Times",
        "sky",
        "мали",
        "спутник",
        "General Staff",
        "Defence Ministry",
        "news agency",
        "Russian news agency",
        "Russian state agency",
        "Ministry of Defence of Atlantis",
        "Reuters building",
        "a source in the Russian Defence Ministry",
        "Joint Chiefs of Staff",
        "Ukraine's FSB",
        "Ukraine's TASS",
        "Ukraine's WHO",
        "x " * 10_000,
    ],
)
def test_not_found(name: str) -> None:
    assert found(name) is None


def test_every_name_finds_its_entry() -> None:
    lost = [
        (name, entry.id)
        for entry in G
        for name in (entry.name, *entry.aliases)
        if exact(name) not in SHARED and G.find(name) is not entry
    ]
    assert lost == []


LISTED = {exact(name) for entry in G for name in (entry.name, *entry.aliases)}
ENGLISH = re.compile(r"[A-Za-z. ]+")
BODIES = [entry for entry in G if entry.office and entry.side]
DEMONYMS = {state["id"]: [word for word in state["demonyms"] if ENGLISH.fullmatch(word)] for state in DATA["states"]}


@settings(deadline=None)  # the first Cyrillic name builds a table
@given(st.data())
def test_a_body_is_found_by_state_and_office(data: st.DataObject) -> None:
    """Every way to put them together, but where another entry bears that very name ("US Army")."""
    body = data.draw(st.sampled_from(BODIES))
    assert body.side
    assert body.office
    labels = [label for label in DATA["offices"][body.office] if ENGLISH.fullmatch(label)]
    office = data.draw(st.sampled_from(labels))
    demonym = data.draw(st.sampled_from(DEMONYMS[body.side]))
    government = G.get(body.side)
    assert government
    state = government.name.removeprefix("Government of ")
    orders = [f"{demonym} {office}", f"{state}'s {office}", f"{office} of {state}", f"the {demonym} {office}"]
    name = data.draw(st.sampled_from(orders))
    if exact(name) not in LISTED:
        assert G.find(name) is body


@pytest.mark.parametrize("dress", ["{}", "the {}", "{}'s", "  {} ", "“{}”", "{},", "{} (X)"])
def test_dress_does_not_matter(dress: str) -> None:
    plain_names = [e for e in G if not e.name.startswith("The ") and exact(e.name) not in ORDINARY]
    assert [e.name for e in plain_names if G.find(dress.format(e.name)) is not e] == []


def test_no_two_entries_have_the_same_name_to_show() -> None:
    assert [entry.name for entry in G if exact(entry.name) in SHARED] == []


@settings(deadline=None)  # the first Cyrillic name builds a table
@given(st.text(max_size=40))
def test_any_text_may_be_asked(text: str) -> None:
    entry = G.find(text)
    assert entry is None or G.get(entry.id) is entry
    assert G.find(text) is entry, "asking twice gives the same"


def test_the_language_decides_between_two() -> None:
    two = small(
        {"id": "a", "type": "NewsOutlet", "name": "A", "aliases": [["Зоря", "uk"]]},
        {"id": "b", "type": "NewsOutlet", "name": "B", "aliases": [["Зоря", "ru"]]},
    )
    assert two.find("Зоря") is None
    assert two.find("Зоря", "en") is None
    assert two.find("Зоря", "uk") is two.get("a")
    assert two.shared_names() == {"зоря": ("a", "b")}


def test_an_acronym_must_be_written_as_one() -> None:
    one = small({"id": "a", "type": "Organization", "name": "A", "aliases": [["ITS", "en"], ["LONG", "en"]]})
    assert one.find("ITS") is one.find("the ITS") is one.find("ITS's") is one.get("a")
    assert one.find("its") is one.find("Its") is None
    assert one.find("Long") is one.get("a")


def test_metonyms_are_told_apart() -> None:
    government = G.find("Kyiv")
    assert government
    assert {"kyiv", "kiev", "київ", "киев", "ukraine"} <= government.metonyms
    assert "government of ukraine" not in government.metonyms
    reuters = G.find("Reuters")
    assert reuters
    assert reuters.metonyms == frozenset()


# --- demonyms, bodies, ancestors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("Ukrainian", "ukraine"),
        ("ukrainian", "ukraine"),
        ("Russian", "russia"),
        ("U.S.", "united-states"),
        ("US", "united-states"),
        ("American", "united-states"),
        ("South Korean", "south-korea"),
        ("України", "ukraine"),
        ("Palestinian", "palestinian-authority"),
    ],
)
def test_demonym(word: str, slug: str) -> None:
    assert G.demonym(word) is G.get(id_of(slug))


@pytest.mark.parametrize("word", ["", "us", "Kyiv", "Ukraine", "Korean", "senior", "Reuters"])
def test_no_demonym(word: str) -> None:
    assert G.demonym(word) is None


def test_every_demonym_points_to_one_state() -> None:
    for state in DATA["states"]:
        for word in state["demonyms"]:
            entry = G.demonym(word)
            assert entry, word
            assert entry.id == state["id"]


def test_a_body_by_what_it_is_called_at_home() -> None:
    ukraine = id_of("ukraine")
    assert G.body("the General Staff", ukraine) is G.get(id_of("ukraine-general-staff"))
    assert G.body("MoD", ukraine) is G.get(id_of("ukraine-defence-ministry"))
    assert G.body("President's Office", ukraine) is G.get(id_of("ukraine-presidential-office"))
    assert G.body("Міноборони", ukraine) is G.body("міністерству оборони", ukraine)
    assert G.body("Генштабу", ukraine) is G.get(id_of("ukraine-general-staff"))
    assert G.body("General Staff", id_of("iceland")) is None
    assert G.body("press service", ukraine) is None
    assert G.body("General Staff", "https://example.org/nowhere") is None


def test_ancestors() -> None:
    assert G.ancestors(id_of("ukraine-general-staff")) == (
        id_of("ukraine-armed-forces"),
        id_of("ukraine-defence-ministry"),
        id_of("ukraine"),
    )
    assert G.ancestors(id_of("reuters")) == ()
    assert G.ancestors("https://example.org/nowhere") == ()


def test_a_cycle_of_parents_ends() -> None:
    ring = small(
        {"id": "a", "type": "Organization", "name": "A", "parent": "b"},
        {"id": "b", "type": "Organization", "name": "B", "parent": "c"},
        {"id": "c", "type": "Organization", "name": "C", "parent": "b"},
        {"id": "d", "type": "Organization", "name": "D", "parent": "d"},
        {"id": "e", "type": "Organization", "name": "E", "parent": "gone"},
    )
    assert ring.ancestors("a") == ("b", "c")
    assert set(ring.ancestors("b")) <= {"b", "c"}
    assert ring.ancestors("d") == ()
    assert ring.ancestors("e") == ("gone",)


# --- cost -------------------------------------------------------------------------------------------------------------


def test_it_loads_fast_and_without_rdf_libraries() -> None:
    program = (
        "import sys, time; began = time.process_time()\n"
        "from ontology.gazetteer import gazetteer\n"
        "import ontology.resources, ontology.validation\n"
        "assert gazetteer().find('Reuters')\n"
        "assert not {'rdflib', 'pyshacl'} & set(sys.modules)\n"
        "print(time.process_time() - began)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in range(3)
    ]
    assert min(float(run.stdout) for run in runs) < 0.25
