"""Whether two addresses name one article: by their spelling, by what a page claims, by what stands there.

`key` is what addresses have in common that differ in nothing but how a page is delivered. What a page claims
of its address (canonical link, redirect) is evidence, no proof: templates name the front page, the section or
another story. Two stories are one only when their texts agree as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model import Reading

DELIVERY = frozenset({"m", "mobile", "amp", "wap", "touch"})
"""Labels of a host that name a form of delivery. At its end they are a name: mobile.de, amp.dev."""

AMP_SEGMENTS = frozenset({"amp", "amphtml"})
"""Part of a path: the same story for AMP."""

AMP_ENDINGS = (".amp.html", ".amp")
INDEX = frozenset({"index.html", "index.htm", "amp.html"})
"""Last part of a path: what a server answers with when a folder is asked for."""

FORMS = frozenset(
    {"print", "printable", "drucken", "druckversion", "imprimer", "imprimir", "stampa", "comments"}
)
"""Last part of a path that names a form of the story above it: its page for paper, or with its comments. As a
part of a key it would be a guess: a section may have that name."""

AMP_PARAMETERS = re.compile(
    r"amp(?:=(?:1|true|yes)?)?|_amp=\w*|outputtype=amp|output=amp|view=amp|amp_js_v=.*|amp_gsa=.*|usqp=.*",
    re.IGNORECASE,
)
"""Parameters that ask for AMP, or that its caches add."""

_CACHE = re.compile(r"/(?:amp|[cv])/(?P<tls>s/)?(?P<rest>.+)")
CACHES = frozenset({"google.com", "cdn.ampproject.org"})
"""Where other sites' AMP pages stand: google.com/amp/s/HOST/PATH, NAME.cdn.ampproject.org/c/s/HOST/PATH."""

PUBLIC = frozenset({"co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "or", "ne", "go", "govt"})
"""Labels under which two-letter domains give out names: the site of bbc.co.uk is "bbc.co.uk"."""


def key(url: str) -> str:
    """What all addresses of one article have in common, as far as addresses tell.

    Scheme, "www", hosts and decorations for mobile devices and AMP, a closing slash, index files, and the
    order of parameters make no difference; the rest does. Never two articles of a sane site have one key.

    Args:
        url: a canonical address (`watcher.fetch.canonical`); tracking parameters are gone already.
    """
    parts = urlsplit(url)
    host, path = folded(parts.netloc.lower()), parts.path
    if any(host == name or host.endswith(f".{name}") for name in CACHES) and (found := _CACHE.match(path)):
        return key(f"http://{found['rest']}{f'?{parts.query}' if parts.query else ''}")
    query = "&".join(sorted(pair for pair in parts.query.split("&") if pair and not _is_amp(pair)))
    return host + _plain_path(path) + (f"?{query}" if query else "")


def _is_amp(pair: str) -> bool:
    return AMP_PARAMETERS.fullmatch(pair) is not None


def folded(host: str) -> str:
    """A host without "www" and the labels of mobile and AMP pages; its port stays."""
    labels = host.split(".")
    if len(labels) > 2 and labels[0] == "www":  # noqa: PLR2004  a name and its domain remain
        labels = labels[1:]
    return ".".join([label for label in labels[:-2] if label not in DELIVERY] + labels[-2:])


def _plain_path(path: str) -> str:
    segments = [segment for segment in path.split("/") if segment]
    if segments and segments[-1].lower() in INDEX:
        segments = segments[:-1]
    if plain := [segment for segment in segments if segment.lower() not in AMP_SEGMENTS]:
        segments = [*plain[:-1], _without_amp(plain[-1])]
    return "/" + "/".join(segments)


def _without_amp(name: str) -> str:
    for ending in AMP_ENDINGS:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + ending.removeprefix(".amp")
    return name


def believed(own: str, claimed: str) -> str:
    """The key of the address that a page claims, when such a claim can be right; "" otherwise.

    A story does not live at a front page, nor at a folder above it, but as one of its forms; another site's
    story is another story, with a life of its own, even when its words are the same.

    Args:
        own: the page's canonical address.
        claimed: what it says its address is, canonical too.
    """
    ours, theirs = key(own), key(claimed)
    if ours == theirs:
        return ours
    here, there = _path(ours), _path(theirs)
    below = here.removeprefix(there + "/")
    if there == "/" or (below != here and below.lower() not in FORMS):
        return ""
    return theirs if _one_site(ours, theirs) else ""


def _path(of: str) -> str:
    return of[of.find("/") :].partition("?")[0]


def _one_site(ours: str, theirs: str) -> bool:
    """The same domain, or the same name and path under another country's."""
    here, there = (site_of(of.partition("/")[0]) for of in (ours, theirs))
    same_name = here.partition(".")[0] == there.partition(".")[0] and not here[-1:].isdigit()
    return here == there or (same_name and _path(ours) == _path(theirs))


def site_of(host: str) -> str:
    """The domain that somebody registered, as far as it can be told without a list; ports are part of it."""
    labels = folded(host).split(".")
    if labels[-1].partition(":")[0].isdigit():  # an address of numbers
        return host
    length = 3 if len(labels) > 2 and labels[-2] in PUBLIC and len(labels[-1]) == 2 else 2  # noqa: PLR2004
    return ".".join(labels[-length:])


ALIKE = 0.5
"""From this share of the shorter text's word triples the texts are one. Two stories of one template share a
few per cent; the AMP page of a story, or the story an hour later, nearly all."""

SHORTEST = 8
"""Below so many words a text says too little: then its headline must be the same."""


def alike(one: Reading, other: Reading) -> bool:
    """Whether two pages say the same, as two deliveries or two versions of one story do."""
    same_title = bool(one.title) and _words(one.title) == _words(other.title)
    share = _share(one, other)
    return same_title if share is None else share >= (ALIKE / 2 if same_title else ALIKE)


def unlike(one: Reading, other: Reading) -> bool:
    """Whether two pages say enough to tell that they are two stories, were it of one series."""
    return _share(one, other) is not None and not alike(one, other)


def _share(one: Reading, other: Reading) -> float | None:
    """How much of the shorter text stands in both; None where that says too little."""
    texts = [_triples(reading.story) for reading in (one, other)]
    least = min(map(len, texts))
    return len(texts[0] & texts[1]) / least if least >= SHORTEST else None


def strangers(one: Reading, other: Reading) -> bool:
    """Whether nothing but a house's turns of phrase stands in both texts, and no number in both addresses.

    A story that is written anew keeps a sentence; and under the number that its house gave it, whatever the
    words behind that are now.
    """
    texts = [_triples(reading.story) for reading in (one, other)]
    told = len(texts[0] & texts[1]) >= STRANGE * min(map(len, texts)) > 0
    return not told and _numbers(one.url).isdisjoint(_numbers(other.url))


STRANGE = 0.1
"""Below this share of the shorter text's word triples two texts share no more than any two of a house do."""

_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d{4}(?:\d\d)?(?!\d))\d{5,}")  # no day or month


def _numbers(url: str) -> set[str]:
    parts = urlsplit(url)
    return set(_NUMBER.findall(f"{parts.path}?{parts.query}"))


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", unquote(text).casefold())


def _triples(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return set(_runs(words)) if len(words) >= SHORTEST else set()


def _runs(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)
