"""Bytes to text: which encoding a page is in."""

from __future__ import annotations

import codecs
import re

from watcher.read.markup.legacy import LATIN, OTHER
from watcher.tongue import COMMON, language_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LANG = re.compile(rb"""<html[^>]{0,300}?\blang\s*=\s*["']?\s*([a-z]{2,3})\b""", re.IGNORECASE)
# No sign is looked at twice: a page of nothing but "<script" would take ten seconds.
_MARKUP = re.compile(rb"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)
ASCII = 127
_FOREIGN = 1 / 3  # of a text's letters: of Latin ones at most a quarter are not plain, of others nearly all
_HEAD = 4096  # the HTML standard looks at 1,024 bytes; real pages put scripts before the meta
_MOST = 3  # times as many letters that fit UTF-8 as bytes that do not
_INSIDE = re.compile(r"�(?=[^\W\d_]|�)")  # letters of another encoding stand inside words; a cut one ends its
_SELDOM = 1 / 4  # of those that do not fit: in a language of accents at least half stand inside words
_SAMPLE = 65_536  # what the guess is made from: its cost grows with the bytes it is shown

# The HTML standard (WHATWG Encoding) reads these labels as their supersets, and pages count on it.
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}

# Text encodings to Python that no page is in: for host names, for literals, and one that hides markup.
_NOT_OF_PAGES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})


def decode(html: bytes | str, charset: str | None = None) -> str:
    """The text of a page: byte order mark, valid UTF-8, HTTP header, meta, and failing all a guess.

    UTF-8 comes before what is declared, since many a header is a server's default.

    Args:
        html: the bytes as received; text is given back as it is.
        charset: the one of the Content-Type header.
    """
    if isinstance(html, str):
        return html
    for mark, name in _BOMS:
        if html.startswith(mark):
            return html[len(mark) :].decode(name, "replace")
    if not html.isascii() and (text := _strictly_utf8(html)) is not None:
        return text
    declared = [found for label in (charset, _meta(html)) if (found := _codec(label))]
    for name in [*declared, "utf-8"]:
        try:
            return html.decode(name)
        except (UnicodeDecodeError, ValueError):
            continue
    return _nearly(html, declared) or html.decode(_guess(html), "replace")


def utf8(html: bytes | str, charset: str | None) -> bytes:
    """The same text as UTF-8: the bytes as they are, as soon as it is sure that they are that."""
    if not isinstance(html, str) and not html.isascii() and _strictly_utf8(html) is not None:
        return html.removeprefix(codecs.BOM_UTF8)
    return decode(html, charset).encode("utf-8", "replace")


def _strictly_utf8(html: bytes) -> str | None:
    """The page when it is UTF-8 beyond doubt: other encodings do not happen to form its sequences."""
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _nearly(html: bytes, declared: list[str]) -> str | None:
    """The page in the declared encoding when only a few of its bytes do not fit: a page cut or glued.

    But more of them fit than do not: else its few quotation marks are in another encoding, all of them.
    """
    for name in [*declared, "utf-8"]:
        text = html.decode(name, "replace")
        misfits = text.count("�")
        fits = len(text) - len(text.encode("ascii", "ignore")) - misfits
        if misfits <= min(fits, 1 + len(text) // 2000):
            return text
    return text if _cut(text, misfits, fits) else None


def _cut(text: str, misfits: int, fits: int) -> bool:
    """Whether what does not fit in a page read as UTF-8 are letters that a program cut in the middle.

    One of its teasers or ten end in such, and each look finds others. No text of another encoding holds many
    sequences of UTF-8; but a template may be UTF-8 around a story that is not.
    """
    return _MOST * misfits <= fits and len(_INSIDE.findall(text)) <= _SELDOM * misfits


def _guess(html: bytes) -> str:
    """What its bytes look like, within what its language was ever written in.

    The letters of one language are those of another in another encoding: "£14" is "Ł14" in that of Poland,
    and which of them the bytes look like changes with every edit of the story.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 25 ms and 3 MB that few pages need

    best, usual = from_bytes(html[:_SAMPLE]).best(), _usual(html[:_SAMPLE])
    guess = best.encoding if best is not None else "cp1252"
    return guess if not usual or guess in usual else usual[0]


def _usual(html: bytes) -> tuple[str, ...]:
    """The encodings of the language that a page states, or that its commonest words are of.

    Those words need no letters but the plain ones. English is what many a template states.
    """
    said = _MARKUP.sub(b" ", html)
    text = said.decode("latin-1")
    stated = _LANG.search(html)
    tag = stated.group(1).decode("ascii").lower() if stated else ""
    if sum(byte > ASCII for byte in said) > _FOREIGN * sum(map(str.isalpha, text)):
        return OTHER.get(tag, ())
    english = tag == "en" and not COMMON.isdisjoint(text.lower().split())
    return LATIN.get(language_of(text, "" if tag == "en" else tag) or "en" * english, ())


def _meta(html: bytes) -> str:
    found = _META.search(html[:_HEAD])
    if found is None:
        return ""
    label = found.group(1).decode("ascii", "replace")
    # A page that could be read this far is not UTF-16, whatever it says (HTML standard, 13.2.3.2).
    return "utf-8" if label.lower().startswith("utf-16") else label


def _codec(label: str | None) -> str:
    """Python's name of a declared encoding; "" when it has none or is none of pages."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
        if name in _NOT_OF_PAGES:
            return ""
        b"a".decode(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    return _SUPERSETS.get(name, name)
