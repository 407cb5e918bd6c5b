"""Anything in, a Reading out; the same in, the same out; time linear in the bytes."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import steps

from watcher.read import Look, read
from watcher.read.roles.reprints import counted

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench import _corpus, gate
from bench._shapes import MARKUP, PLACES, RUNS, SENTENCE

URL = "https://harbour.example/a"
_TAGS = (
    "div",
    "p",
    "b",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "article",
    "h1",
    "h2",
    "br",
    "a",
    "blockquote",
    "span",
    "/p",
    "/div",
    "/article",
)
_PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS]),
    st.sampled_from(
        [
            "<div class=comments>",
            "<p class=author-bio>",
            "<!--",
            "-->",
            "&#0;",
            "&amp",
            "<",
            "\0",
            "Update 3 Feb: ",
        ]
    ),
    st.text(max_size=30),
    st.sampled_from(["The ferry sails again after nine days in the yard, its owner said. "] * 3),
)
_PAGES = st.lists(_PIECES, max_size=40).map("".join)


@given(st.binary(max_size=2_000), st.sampled_from([None, "utf-8", "utf-16", "shift_jis", "nonsense"]))
def test_any_bytes_give_a_reading(raw: bytes, charset: str | None) -> None:
    assert read(raw, URL, charset=charset).url == URL


@given(_PAGES, st.text(max_size=20))
def test_any_markup_and_address_give_the_same_reading_twice(html: str, url: str) -> None:
    assert read(html, url) == read(html, url)


@pytest.mark.parametrize("url", ["http://[", "https://[harbour]/a", "//harbour]a"])
def test_an_address_that_cannot_be_taken_apart_hinders_no_reading(url: str) -> None:
    page = f"<link rel=canonical href='http://['><h1>Ferry</h1><p>{SENTENCE * 3}<a href='http://['>More</a>"
    reading = read(page, url)
    assert (reading.url, reading.text) == (url, read(page, URL).text)


@settings(max_examples=60)
@given(_PAGES, _PAGES)
def test_equal_fingerprints_mean_equal_readings(one: str, other: str) -> None:
    looks = Look(one, URL), Look(other, URL)
    if looks[0].page == looks[1].page or looks[0].scope == looks[1].scope:
        assert read(one, URL) == read(other, URL)


@settings(max_examples=60)
@given(_PAGES, st.integers(0, 400), st.sampled_from(["x", "<p>", "Corrected. ", " "]))
def test_a_change_that_shows_in_the_reading_shows_in_the_fingerprint(html: str, at: int, piece: str) -> None:
    changed = html[:at] + piece + html[at:]
    if read(html, URL) != read(changed, URL):
        looks = Look(html, URL), Look(changed, URL)
        assert looks[0].page != looks[1].page
        assert looks[0].scope != looks[1].scope


@given(_PAGES)
def test_a_look_reads_as_read_does_whatever_was_asked_of_it_before(html: str) -> None:
    look = Look(html, URL)
    assert look.scope
    assert look.reading() == look.reading() == read(html, URL)


_PAGE = """<!doctype html><html lang=en><head><title>Ferry sails | The Harbour Post</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sails", "author": "Ada"}
</script></head><body><nav><a href=/>Home</a></nav><article class=entry-content><h1>Ferry sails</h1>
<p class=byline>By Ada Brandt</p><p>The ferry sails again after nine days in the yard, its owner said.</p>
<p><strong>Update 3 Feb:</strong> It did not sail: “the hull leaks”, said the yard (see below).</p><ul><li>One
<li>Two</ul><table><tr><td>Crossings<td>14</table></article><footer>© 2021</footer></body></html>"""


@given(
    st.lists(
        st.tuples(st.integers(0, len(_PAGE)), st.integers(0, 40), _PIECES | st.binary(max_size=6)), max_size=8
    ),
    st.sampled_from(["utf-8", "utf-16", "cp037", "shift_jis", "hz", "utf-7"]),
)
def test_a_page_with_parts_cut_out_and_others_put_in_is_read(
    wounds: list[tuple[int, int, str | bytes]], charset: str
) -> None:
    raw = _PAGE.encode()
    for at, gone, piece in wounds:
        raw = raw[:at] + (piece if isinstance(piece, bytes) else piece.encode()) + raw[at + gone :]
    assert read(raw, URL, charset=charset) == read(raw, URL, charset=charset)


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-16", "shift_jis", "cp037", "hz", "rot13", "idna", "punycode", "no-such"]
)
@pytest.mark.parametrize("written", ["utf-8", "utf-16", "shift_jis", "koi8-r", "cp037"])
def test_a_wrong_encoding_may_garble_a_page_and_no_more(charset: str, written: str) -> None:
    raw = _PAGE.replace("<head>", f"<head><meta charset={charset}>").encode(written, "replace")
    assert read(raw, URL, charset=charset).url == URL


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 1_000,
        b"</html>",
        b"<html><head><title>x</title>" + b"<link rel=x href=y>" * 500_000,
        b"<div>" * 200_000 + b"<p>Hello</p>",
        b"<b>" * 200_000,
        b"<" * 100_000,
        b"<!--" * 100_000,
        b"<p>" + b"word " * 400_000,
        b"<p>" + b" \n" * 400_000 + b"x",
        b"<br>" * 50_000,
        b"<div>" + b"".join(b"<a href=%d></a>" % i for i in range(8_000)) + b"<p>x</p></div>",
        b"<div " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x</div>",
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
        b'<?xml version="1.0" encoding="utf-16"?><p>Hello there</p>',
    ],
    ids=lambda raw: repr(raw[:12]),
)
@pytest.mark.timeout(120)
def test_hostile_pages_are_read_in_bounded_time(raw: bytes) -> None:
    """What grows with the square of the page takes hours, not seconds."""
    assert read(raw, URL).url == URL


@pytest.mark.timeout(10)
def test_what_stands_twice_on_a_long_page_is_told_in_bounded_time() -> None:
    days = [
        f"On day {day} the ferry sailed again, and the whole town came to see it." for day in range(30_000)
    ]
    assert set(counted(days * 2).values()) == {1}


@pytest.mark.parametrize("before", [0, 9_900, 9_950, 10_000, 19_950, 25_000])
def test_a_tag_with_a_whole_picture_in_it_says_nothing_wherever_it_stands(before: int) -> None:
    """libxml2 looks at all of an element's attributes for each one of them."""
    script = f"<script>data = '{'x' * before}'</script>"
    hidden = "<p hidden data-picture='{}'>The ferry sails again.</p>"
    found = {size: read(f"<body>{script}{hidden.format('A' * size)}", URL).text for size in (10, 25_000)}
    assert found == {10: "", 25_000: "The ferry sails again."}


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.timeout(60)
def test_no_text_is_gone_over_again_and_again(run: str) -> None:
    text = (RUNS[run] * 20_000)[:20_000]
    assert read("".join(place(text) for place in PLACES.values()), URL).url == URL


@pytest.mark.timeout(60)
def test_labels_without_end_in_a_text_without_spaces_are_each_read_once() -> None:
    """Where the day of each is looked for up to the end of the text, this takes minutes, not seconds."""
    assert read(f"<html lang=ja><p>{'編集部注：月曜ではなく火曜です。' * 40_000}", URL).url == URL


@pytest.mark.parametrize("sign", ["&#1;", "&#31;", "&#xfffe;", "&#xD800;", "\ud800", "&#0;", "&#x0B"])
@pytest.mark.parametrize(
    "more", ["", " {x}", "".join(f" a{n}=1" for n in range(120))], ids=["", "brace", "many"]
)
def test_signs_that_are_no_characters_may_stand_anywhere(sign: str, more: str) -> None:
    said = f"<div class='{sign}a' id='{sign}'{more}><p title='{sign}'>{SENTENCE * 3}</p></div>"
    entries = "".join(
        f"<div class=entry><h3>1{n}:15 {sign} GMT</h3><p>{SENTENCE}</p></div>" for n in range(9)
    )
    label = f"<p><span>Correction</span>The ferry {sign} stays.</p>"
    page = f"<meta name=description content='{sign}'{more}>{said}{label}<a href='{sign}'{more}>{sign}</a>"
    assert SENTENCE.strip() in read(page, URL).text
    assert read(f"<h1>Ferry</h1>{entries}", URL).url == URL


@pytest.mark.timeout(20)
def test_a_link_of_dots_without_end_is_looked_at_once() -> None:
    told = "".join(PLACES["paragraph"](SENTENCE * 3) for _ in range(3))
    page = f"{told}<p><a href='/a'>{'1.' * 100_000} a</a></p>"
    assert read(page, URL).url == URL


@pytest.mark.parametrize("shape", MARKUP)
@pytest.mark.timeout(60)
def test_the_steps_of_a_reading_grow_with_the_page_and_no_faster(shape: str) -> None:
    small, large = (MARKUP[shape](size) for size in (2_000, 8_000))
    read(small, URL)
    assert steps(lambda: read(large, URL)) < 8 * steps(lambda: read(small, URL)) + 2_000


@pytest.mark.corpus
@pytest.mark.skipif(not _corpus.PAGES.exists(), reason="needs the labelled pages beside the project")
def test_labelled_pages_cut_anywhere_are_read() -> None:
    for page, html in _corpus.load("segments", 25):
        chance, raw = Random(page["id"]), html.encode()
        at = chance.randrange(len(raw))
        for part in (raw[:at], raw[at:]):
            assert read(part, URL, charset=chance.choice([None, "utf-16", "shift_jis"])).url == URL


@pytest.mark.corpus
@pytest.mark.skipif(not _corpus.PAGES.exists(), reason="needs the labelled pages beside the project")
def test_no_level_of_the_fingerprint_hides_a_change_of_a_labelled_page() -> None:
    for page, html in _corpus.load("segments", 60):
        tree = gate.parsed(html)
        plain = gate.churn.markup(tree)
        before, reading = Look(plain, URL), read(plain, URL)
        assert before.scope
        for _, changed in gate.mutations(tree, page):
            after = Look(changed, URL)
            if after.page == before.page or after.scope == before.scope:
                assert after.reading() == reading


def test_time_grows_with_the_bytes_and_no_faster() -> None:
    def cost(count: int) -> int:
        lines = (
            f"<p>The ferry {i} sails again after nine days in the yard, says its owner.</p>"
            for i in range(count)
        )
        raw = "".join(lines)
        return steps(lambda: read(raw, URL))

    cost(50)
    assert cost(400) < 6 * cost(100)
