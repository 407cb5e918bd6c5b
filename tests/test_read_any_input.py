"""Anything in, a Reading out; the same in, the same out; time linear in the bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import steps

from watcher.read import Look, read

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


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 1_000,
        b"</html>",
        b"<div>" * 200_000 + b"<p>Hello</p>",
        b"<b>" * 200_000,
        b"<" * 100_000,
        b"<!--" * 100_000,
        b"<p>" + b"word " * 400_000,
        b"<p>" + b" \n" * 400_000 + b"x",
        b"<br>" * 50_000,
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
