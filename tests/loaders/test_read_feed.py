"""RSS and Atom: each entry is a report, and its source is whom it was taken from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ReadError
from loaders.document import Credit, Document
from loaders.read import read_bytes

BODY = "<p>The boats are safe, the director said on Monday.</p><p>The mayor <b>has not</b> commented &amp; left.</p>"
TEXT = "The boats are safe, the director said on Monday.\n\nThe mayor has not commented & left."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://harbour.example/</link><language>en-GB</language>
<item><title>Night boats &amp;amp; days</title><link>https://harbour.example/1</link>
<pubDate>Sun, 24 Nov 2024 10:00:00 +0200</pubDate><description>Too short.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded>
<source url="https://northwire.example/feed">Northwire</source></item>
<item><title>Bridges</title><guid>https://harbour.example/2</guid><description>The bridge was closed.</description>
<dc:creator>Reuters</dc:creator></item>
<item><title>Ours</title><link>https://harbour.example/3</link><description>The bridge is open.</description>
<dc:creator>Anna Berg</dc:creator><source url="https://harbour.example/feed">Harbour Post</source></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>Harbour Post</title>
<entry><title>Boats</title><link rel="self" href="https://harbour.example/feed/1"/>
<link href="https://harbour.example/1"/><published>2024-11-24T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
<source><title>Northwire</title><link href="https://northwire.example/"/></source></entry></feed>"""


def read(text: str, name: str = "a.rss") -> list[Document]:
    return list(read_bytes(text.encode(), name=name))


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "", "feed.atom"])
def test_entries_of_rss(name: str) -> None:
    first, second, third = read(RSS, name)
    assert first == Document(
        text=TEXT,
        title="Night boats & days",
        publisher="Harbour Post",
        published="2024-11-24T10:00:00+02:00",
        url="https://harbour.example/1",
        language="en",
        credit=Credit(
            "Northwire", "RSS source: Northwire, https://northwire.example/feed", "https://northwire.example/feed"
        ),
        origin=f"{name}[1]",
    )
    assert (second.url, second.published, second.text) == ("https://harbour.example/2", None, "The bridge was closed.")
    assert second.credit == Credit("Reuters", "author: Reuters")
    assert third.credit is None, "a person is no agency, and a feed's own title no other source"


def test_an_entry_of_atom() -> None:
    (found,) = read(ATOM, "a.atom")
    assert (found.text, found.url, found.language) == ("One.\n\nTwo.", "https://harbour.example/1", "uk")
    assert found.credit is not None
    assert (found.credit.name, found.credit.url) == ("Northwire", "https://northwire.example/")


def test_an_entry_without_text_stops_no_other() -> None:
    failed: list[ReadError] = []
    broken = RSS.replace("<description>The bridge was closed.</description>", "<description> </description>")
    assert len(list(read_bytes(broken.encode(), name="a.rss", failed=failed.append))) == 2
    assert [str(error).partition(";")[0] for error in failed] == ["a.rss[2] has an entry without text"]


def test_what_a_feed_defines_to_blow_up_is_not_followed() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    text = f"{bomb}<rss><channel><item><description>So it is: &b;</description></item></channel></rss>"
    (found,) = read(text)
    assert found.text == "So it is:"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_are_read_or_refused_with_our_own_error(title: str, body: str) -> None:
    text = f"<rss><channel><item><title>{title}</title><description>{body}</description></item></channel></rss>"
    try:
        for found in read_bytes(text.encode(errors="replace"), name="a.rss"):
            assert found.text.strip()
    except ReadError:
        pass
