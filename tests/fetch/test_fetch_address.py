from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.errors import BadAddress
from watcher.fetch import canonical, host_of
from watcher.fetch.address import redirect_target, shown
from watcher.fetch.tracking import NAMES, PREFIXES


@pytest.mark.parametrize(
    ("given_as", "spelled"),
    [
        ("https://example.org/story", "https://example.org/story"),
        ("  HTTPS://News.Example.ORG:443/A/b  ", "https://news.example.org/A/b"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://example.org./a#comments", "https://example.org/a"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a/../b", "https://example.org/b"),
        ("https://example.org/?b=2&a=1", "https://example.org/?b=2&a=1"),
        ("https://example.org/?12345", "https://example.org/?12345"),
        ("https://example.org/?id=7&utm_source=mail&UTM_Medium=x&fbclid=y", "https://example.org/?id=7"),
        ("https://example.org/a?utm%5Fsource=mail", "https://example.org/a"),
        ("https://example.org/?ref=front&source=rss", "https://example.org/?ref=front&source=rss"),
        ("http://[2001:DB8:0::1]:80/x", "http://[2001:db8::1]/x"),
    ],
)
def test_an_article_has_one_spelling(given_as: str, spelled: str) -> None:
    assert canonical(given_as) == spelled


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("", "give one like https://"),
        ("example.org/story", "did you mean https://example.org/story?"),
        ("not an address", "http://; give one like https://"),
        ("//example.org/story", "did you mean https://example.org/story?"),
        ("example.org:8080/story", "did you mean https://example.org:8080/story?"),
        ("ftp://example.org/story", "only web pages"),
        ("htttps://example.org/story", "did you mean https://example.org/story?"),
        ("htp://ann:secret@example.org/story", "did you mean http://example.org/story?"),
        ("javascript:alert(1)", "only web pages"),
        ("file:///etc/passwd", "only web pages"),
        ("mailto:ada@news.example", "mailto:ada@news.example is not http or https"),
        ("http:///story", "host name"),
        ("http://exa mple.org/", "host name"),
        ("http://" + "a" * 64 + ".org/", "host name"),
        ("http://a..b/", "host name"),
        ("http://example.org:99999/", "Port out of range"),
        ("http://[::1/", "no address"),
        ("http://[::zz]/", "address"),
        ("https://ann:secret@example.org/", "take them out"),
        ("https://mailto:secret@example.org/", "take them out"),
        ("ann:secret@example.org", "http"),
        ("https://example.org/" + "a" * 9000, "longer than"),
        ("https://a.example/x\nhttps://b.example/y", "more than one address"),
        ("https://a.example/x, HTTP://b.example/y", "more than one address"),
    ],
)
def test_what_is_no_page_is_refused_with_the_remedy(url: str, remedy: str) -> None:
    with pytest.raises(BadAddress) as raised:
        canonical(url)
    assert remedy in str(raised.value)
    assert len(str(raised.value)) < 700
    assert "secret" not in str(raised.value) + raised.value.url


@given(st.text())
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for url in (text, f"https://{text}", f"https://example.org/{text}"):
        spelled, refusal = spelled_or_refused(url)
        assert refusal.isprintable()
        if not refusal:
            assert spelled_or_refused(spelled) == (spelled, "")
            assert spelled.isascii()
            assert spelled.isprintable()


def spelled_or_refused(url: str) -> tuple[str, str]:
    try:
        return canonical(url), ""
    except BadAddress as refused:
        return "", str(refused)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Example.org/a", "example.org"),
        ("http://example.org/b", "example.org"),
        ("https://example.org:443/", "example.org"),
        ("https://example.org:80/", "example.org:80"),
        ("http://127.0.0.1:8000/", "127.0.0.1:8000"),
        ("http://[::1]:8000/", "[::1]:8000"),
    ],
)
def test_a_host_is_its_name_and_unusual_port(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b?x=1#top", "https://example.org/b?x=1"),
        ("b", "https://example.org/dir/b"),
        ("//www.example.org", "https://www.example.org/"),
        ("?page=2&utm_source=x", "https://example.org/dir/a?page=2&utm_source=x"),
        ("http://other.example:80/ü", "http://other.example/%C3%BC"),
        ("https://ann:secret@example.org/c", "https://example.org/c"),
        ("/c\x1b[31m\r\nSet-Cookie: a=b", "https://example.org/c%1B%5B31mSet-Cookie:%20a=b"),
    ],
)
def test_a_redirect_leads_there(location: str, target: str) -> None:
    assert redirect_target(location, "https://example.org/dir/a") == target


@pytest.mark.parametrize(
    "location", ["ftp://example.org/", "javascript:alert(1)", "file:///etc/passwd", "http://[", "http://"]
)
def test_a_redirect_elsewhere_is_refused(location: str) -> None:
    with pytest.raises(BadAddress) as raised:
        redirect_target(location, "https://example.org/dir/a")
    assert f"out of the web: {location}" in str(raised.value)


def test_a_foreign_address_is_inert_in_messages() -> None:
    assert shown("https://e.org/\x1b[31m\u202e" + "a" * 1000).isprintable()


def test_tracking_names_are_as_they_are_looked_up() -> None:
    assert all(name == name.lower() for name in (*NAMES, *PREFIXES))
    assert not [name for name in NAMES if name.startswith(tuple(PREFIXES))]
